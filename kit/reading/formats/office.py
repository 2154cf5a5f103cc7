"""Word files and OpenDocument texts: zips of XML, of which only the text is taken. Nothing is run or fetched."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

from kit.reading.cells import line_in
from kit.reading.draft import Draft, File, NotRead
from kit.reading.pages import Found
from kit.reading.tidy import tidy

_LARGEST_PART = 50_000_000  # bytes of XML
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TITLE_STYLES = re.compile(r"^(?:title|heading ?1|heading1|titre|titel)$", re.IGNORECASE)
# Deleted words that are still in the file, what boxes repeat for old programs, field codes, notes of reviewers
_WORD_UNSHOWN = {_WORD + name for name in ("del", "delText", "instrText", "moveFrom")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_ODT_UNSHOWN = {_TEXT + name for name in ("tracked-changes", "note", "table-of-content", "sequence-decls")} | {
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
}


def read_docx(file: File) -> list[Draft]:
    """The paragraphs of a Word file, those in its tables and boxes too."""
    content = _part(file.raw, "word/document.xml")
    paragraphs, title = [], None
    for paragraph in content.iter(_WORD + "p"):
        text = "".join(_word_text(paragraph)).strip()
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        if text and title is None and style is not None and _TITLE_STYLES.match(style.get(_WORD + "val", "")):
            title = text
        paragraphs.append(text)
    return _draft(file, paragraphs, title, "a Word file")


def read_odt(file: File) -> list[Draft]:
    """The paragraphs and headings of an OpenDocument text."""
    content = _part(file.raw, "content.xml")
    paragraphs, title = [], None
    for paragraph in _outer(content, {_TEXT + "p", _TEXT + "h"}):
        text = "".join(_odt_text(paragraph)).strip()
        is_title = paragraph.get(_TEXT + "outline-level") == "1" or paragraph.get(_TEXT + "style-name") == "Title"
        if text and title is None and is_title:
            title = text
        paragraphs.append(text)
    return _draft(file, paragraphs, title, "an OpenDocument text")


def _draft(file: File, paragraphs: list[str], title: str | None, what: str) -> list[Draft]:
    text, odd = tidy("\n\n".join(filter(None, paragraphs)))
    if not text.strip():
        raise NotRead("there is no text in it; if it holds pictures of pages, their words would have to be typed")
    # Who made the file, and when, is seldom who wrote the article, and when: neither is taken.
    found = Found(title=line_in(title), path=file.path, id=file.id_of())
    found.warnings = [f"taken out of {what}: only its text was read", *odd]
    return [Draft(text, found)]


def _part(raw: bytes, name: str) -> ElementTree.Element:
    """The XML part with this name.

    Raises NotRead when it is missing, too large, damaged, protected or declares a document type.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if archive.getinfo(name).file_size > _LARGEST_PART:
                raise NotRead(f"its text unpacks to more than {_LARGEST_PART // 1_000_000} MB; split it")
            return xml_of(archive.read(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        raise NotRead(f"it is damaged or protected by a password ({error}); save it anew", failed=True) from None


def xml_of(raw: bytes) -> ElementTree.Element:
    """The tree of an XML file.

    Raises NotRead for one that declares a document type (it could define entities that grow without end or name other
    files) and for one that is not well-formed.
    """
    text = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace").lstrip("\ufeff \n\r\t")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotRead("its XML declares a document type, as no article needs; it was not opened")
    try:
        return ElementTree.fromstring(re.sub(r"^<\?xml[^>]*\?>", "", text))
    except ElementTree.ParseError as error:
        raise NotRead(f"its XML is damaged: {error}; save it anew", failed=True) from None


def _word_text(node: ElementTree.Element):
    """The text of a paragraph, without that of paragraphs in boxes within it, which come on their own."""
    for child in node:
        if child.tag in _WORD_UNSHOWN or child.tag == _WORD + "p":
            continue
        if child.tag == _WORD + "t":
            yield child.text or ""
        elif child.tag in {_WORD + "tab", _WORD + "br", _WORD + "cr"}:
            yield "\t" if child.tag.endswith("tab") else "\n"
        else:
            yield from _word_text(child)


def _odt_text(node: ElementTree.Element):
    yield node.text or ""
    for child in node:
        if child.tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c", "1") or 1), 100)
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag not in _ODT_UNSHOWN:
            yield from _odt_text(child)
        yield child.tail or ""


def _outer(node: ElementTree.Element, tags: set[str]):
    """The elements with these tags that lie in none of their kind."""
    for child in node:
        if child.tag in tags:
            yield child
        elif child.tag not in _ODT_UNSHOWN:
            yield from _outer(child, tags)
