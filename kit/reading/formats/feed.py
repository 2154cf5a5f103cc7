"""Feeds: the items of RSS and Atom. Other XML is no article."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kit.reading.draft import Draft, File, NotRead
from kit.reading.formats.office import xml_of
from kit.reading.rows import Row, drafts_of_rows

# What an item calls its text, the fullest first
_TEXT = ("encoded", "content", "description", "summary")
_FIELDS = {"title": "title", "pubDate": "date", "published": "date", "date": "date", "updated": "date",
           "creator": "author", "author": "author", "guid": "id", "id": "id"}  # fmt: skip


def read(file: File) -> list[Draft]:
    """One draft an item."""
    root = xml_of(file.raw)
    items = [node for node in root.iter() if _name(node) in {"item", "entry"}]
    if not items:
        raise NotRead("it is XML, but no feed of news; save the article as .txt or .html")
    source = next((node.text for node in root.iter() if _name(node) == "title"), None)
    rows: list[Row] = [(f"item {number}", _record(item, source)) for number, item in enumerate(items, 1)]
    file.warnings.append("a feed: its items may be only the beginnings of articles")
    return drafts_of_rows(file, ["text", *dict.fromkeys(_FIELDS.values()), "source", "url"], rows)


def _record(item: Element, source: str | None) -> dict[str, str | None]:
    found: dict[str, str | None] = {"source": source}
    texts = {}
    for child in item:
        name = _name(child)
        said = "".join(child.itertext()).strip()
        if name in _TEXT:
            texts[name] = said
        elif name == "link":
            found.setdefault("url", child.get("href") or said)
        elif name in _FIELDS:
            found.setdefault(_FIELDS[name], said)
    return found | {"text": next((texts[name] for name in _TEXT if texts.get(name)), None)}


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
