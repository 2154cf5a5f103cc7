"""PDF files: the text of the pages, its lines joined to paragraphs, without what every page has on top or foot."""

from __future__ import annotations

import io
import re
from collections import Counter

from kit.reading.draft import Draft, File, NotRead
from kit.reading.pages import Found
from kit.reading.tidy import tidy

_MOST_PAGES = 1_000
_MOST_LETTERS = 20_000_000
_EDGE = 3  # lines at the top and foot of a page that may be a running head
_FULL = 0.8  # of the longest lines' length: a shorter line ends a paragraph, if a sentence ends in it
_NUMBER = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:][\"”’')]*$")


def read(file: File) -> list[Draft]:
    """One draft.

    Raises NotRead for a password, for pages that are pictures, for a damaged file.
    """
    pages, more = _pages(file.raw)
    text, odd = tidy("\n\n".join(_paragraphs(_without_running_heads(pages))))
    if not any(letter.isalpha() for letter in text):
        raise NotRead("it has no text, only pictures of pages; let a program for scans (OCR) read it first")
    warnings = ["taken out of a PDF: lines were joined, look whether paragraphs are right", *odd]
    if more:
        warnings.append(f"only the first {_MOST_PAGES} pages were read")
    return [Draft(text, Found(path=file.path, id=file.id_of(), warnings=warnings))]


def _pages(raw: bytes) -> tuple[list[list[str]], bool]:
    """The lines of each page, and whether pages were left out."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PdfReadError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on odd files are no help to an analyst
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotRead("it is protected by a password; save it without one")
        pages, letters = [], 0
        for number, page in enumerate(reader.pages):
            if number == _MOST_PAGES or letters > _MOST_LETTERS:
                return pages, True
            text = page.extract_text() or ""
            letters += len(text)
            pages.append([line.strip() for line in text.split("\n")])
        return pages, False
    except (PdfReadError, PyPdfError) as error:
        raise NotRead(f"the PDF is damaged ({error}); get it again", failed=True) from None


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without lines that most of them have on top or foot, their numbers aside."""
    if len(pages) < 2:
        return pages
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page) if line})
    running = {shape for shape, count in edges.items() if count > max(1, len(pages) / 2)}
    kept = []
    for page in pages:
        last = len(page) - _EDGE
        kept.append([
            line for at, line in enumerate(page)
            if not ((at < _EDGE or at >= last) and (_shape(line) in running or line.isdecimal()))
        ])  # fmt: skip
    return kept


def _edge(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[-_EDGE:]


def _shape(line: str) -> str:
    return _NUMBER.sub("0", " ".join(line.split()).casefold())


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Lines joined: a paragraph ends at an empty line, or where a sentence ends in a line that is not full."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    full = _FULL * lengths[int(len(lengths) * 0.9)] if lengths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in (line for page in pages for line in [*page, None]):
        if line is None:  # the page ends: a sentence may go on
            is_open = is_open and not _ENDS.search(paragraphs[-1])
        elif not line:
            is_open = False
        else:
            if is_open and _goes_on(paragraphs[-1], line):
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            is_open = len(line) >= full
    return paragraphs


def _goes_on(before: str, line: str) -> bool:
    return not line.startswith(("•", "●", "▪", "- ", "* "))


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and len(before) > 1 and before[-2].islower() and line[:1].islower():
        return before[:-1] + line  # a word that was divided; "long-term" at a line's end loses its hyphen
    return f"{before} {line}"
