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
_USUAL = 0.6  # the share of lines that may be shorter than a usual full one: a few are headings, a few very long
_NUMBER = re.compile(r"\d+")
# What browsers print on top and foot of a page: "3/12/22, 10:44 PM Title", "https://… 1/3"
_PRINTED = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d|^https?://\S+(?: \d+/\d+)?$|^\d+/\d+$")
# A line that ends so goes on in the next, however short it is: a headline, mostly
_GOES_ON = re.compile(r"\b(?:a|an|and|as|at|by|for|from|in|of|on|or|over|the|to|with)$|[,&–—]$", re.IGNORECASE)
_POINTS = ("•", "●", "▪", "- ", "* ")
_GLYPHS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ʼ": "’"})
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
            text = (page.extract_text() or "").translate(_GLYPHS)
            letters += len(text)
            pages.append([line.strip() for line in text.split("\n")])
        return pages, False
    except (PdfReadError, PyPdfError) as error:
        raise NotRead(f"the PDF is damaged ({error}); get it again", failed=True) from None


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without lines that most of them have on top or foot, their numbers aside."""
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page) if line})
    running = {shape for shape, count in edges.items() if count > max(1, len(pages) / 2)}
    is_running = lambda line: _shape(line) in running or bool(_PRINTED.match(line)) or line.isdecimal()
    kept = []
    for page in pages:
        last = len(page) - _EDGE
        edge = lambda at, last=last: at < _EDGE or at >= last
        page = [line for at, line in enumerate(page) if not (edge(at) and is_running(line))]
        kept.append("\n".join(page).strip("\n").split("\n"))  # an empty line at an edge ends no paragraph
    return kept


def _edge(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[-_EDGE:]


def _shape(line: str) -> str:
    return _NUMBER.sub("0", " ".join(line.split()).casefold())


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Lines joined: a paragraph ends at an empty line, or where a sentence ends in a line that is not full."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    full = _FULL * lengths[int(len(lengths) * _USUAL)] if lengths else 0
    paragraphs: list[str] = []
    is_open = blank = False
    for line in (line for page in pages for line in [*page, None]):
        if line is None:  # the page ends: a sentence may go on
            is_open = is_open and not _ENDS.search(paragraphs[-1])
        elif not line:
            is_open, blank = False, True
        else:
            is_open = is_open or (bool(paragraphs) and not blank and _is_middle(paragraphs[-1], line))
            if is_open and not line.startswith(_POINTS):
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            is_open, blank = len(line) >= full or bool(_GOES_ON.search(line)), False
    return paragraphs


def _is_middle(before: str, line: str) -> bool:
    """Does a sentence that was not ended go on in a small letter?"""
    return line[0].islower() and not _ENDS.search(before)


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and len(before) > 1 and before[-2].islower() and line[:1].islower():
        return before[:-1] + line  # a word that was divided; "long-term" at a line's end loses its hyphen
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha() and line[:1].isalpha():
        return before + line
    return f"{before} {line}"
