"""Plain text, and whatever turns out to be text: web pages, mails and records under any name."""

from __future__ import annotations

import re

from kit.reading.draft import MOST_LETTERS, MOST_MARKUP, Draft, File, NotRead
from kit.reading.encodings import decode, decode_page
from kit.reading.kinds import WEB_ENDINGS, kind_of_text
from kit.reading.pages import Found
from kit.reading.tidy import tidy
from kit.reading.web import looks_like_html, text_of

# The few control characters that happen in texts are those of line ends and of terminals
_NEVER = re.compile("[\x01-\x06\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\x00]")


def read(file: File) -> list[Draft]:
    """One article: the text of the file, or of the web page in it."""
    is_page = file.ending in WEB_ENDINGS or looks_like_html(file.raw)
    text, warnings = (decode_page if is_page else decode)(file.raw)
    if is_binary(text):
        raise NotRead("it is no text; save it as .txt, .docx or .pdf")
    kind = kind_of_text(file, text)
    if kind == "html":
        if file.ending not in WEB_ENDINGS:
            warnings.append("a web page by its content: tags were taken out")
        return [page(text, file, warnings)]
    if kind != "text":
        from kit.reading.formats import mail, records

        file.warnings.append("a mail by its content" if kind == "mail" else "JSON by its content")
        return mail.read(file) if kind == "mail" else records.read(file)
    if file.ending in WEB_ENDINGS:
        warnings.append("the file has no tags: read as plain text")
    if len(text) > MOST_LETTERS:
        raise NotRead(f"a text of more than {MOST_LETTERS // 1_000_000} million characters; split it")
    text, odd = tidy(text)
    return [Draft(text, Found(path=file.path, id=file.id_of(), warnings=warnings + odd))]


def page(markup: str, file: File, warnings: list[str]) -> Draft:
    """The article on a web page.

    Raises NotRead when there is none.
    """
    if len(markup) > MOST_MARKUP:
        raise NotRead(f"a page of more than {MOST_MARKUP // 1_000_000} million characters; copy its text and paste it")
    markup, odd = tidy(markup, markup=True)
    body, found = text_of(markup)
    if body is None:
        raise NotRead("no article was found in the page; copy its text and paste it")
    found.path, found.id = file.path, file.id_of()
    found.warnings = warnings + odd + found.warnings
    return Draft(tidy(body)[0], found)


def is_binary(text: str) -> bool:
    """Are there too many characters that no text has?"""
    sample = text[:4000]
    return len(_NEVER.findall(sample)) > 0.1 * len(sample)
