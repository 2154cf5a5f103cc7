"""Web pages into text: the article without what stands around it, its title, day and author. Nothing is fetched."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from kit.reading.lines import alone, is_paywall
from kit.reading.markup import lines_of
from kit.reading.pages import Found

_TAGS = re.compile(rb"<(?:!doctype|html|head|body|article|div|p|h1|table|span|meta)\b", re.IGNORECASE)
_STUB = 300  # words: a longer text is hardly the beginning alone


def looks_like_html(raw: bytes) -> bool:
    """Do the first bytes hold tags of a page?"""
    return len(_TAGS.findall(raw[:20_000])) >= 2


def text_of(markup: str) -> tuple[str | None, Found]:
    """The text of the page's article (None if there is none), and what the page says about it.

    trafilatura is asked first, then the article that the page's scripts hold, at last the visible lines are sorted
    like pasted text.
    """
    found = Found()
    free, seen, records = lines_of(markup)
    text = _extracted(markup, found)
    record = records[0] if records else {}
    _fill(found, record)
    written = str(record.get("articleBody") or "").strip()
    if len(written) > 1.5 * len(text or ""):
        text = "\n\n".join(line.strip() for line in written.splitlines() if line.strip())
    if not text:
        text = "\n\n".join(free) if any(alone(line) == "body" for line in free) else None
        found.warnings += ["no article is marked in the page: its lines were sorted like pasted text"] if text else []
    if text and len(text.split()) < _STUB and (_is_closed(record) or any(map(is_paywall, seen))):
        found.warnings.append("only the beginning of the article: the rest is behind a paywall")
    return text, found


def _extracted(markup: str, found: Found) -> str | None:
    """What trafilatura takes for the article; title, author, source, url and day go into `found`."""
    import trafilatura

    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            return None
        # The extensive search would take a date from a copyright line or a year in the text.
        meta = trafilatura.extract_metadata(tree, extensive=False)
        text = trafilatura.extract(
            markup, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False,
            deduplicate=False,
        )  # fmt: skip
    except (RecursionError, ValueError):  # nested too deeply, or no tree at all
        return None
    if meta is not None:
        found.author, found.source = meta.author, meta.sitename or meta.hostname
        found.url = meta.url if meta.url and urlsplit(meta.url).scheme in {"http", "https"} else None
        found.date = _day(meta.date)
        found.date_from = "html" if found.date else None
    found.title = _title(tree) or (meta.title if meta is not None else None)
    if not text or not any(alone(" ".join(line.split())) == "body" for line in text.split("\n")):
        return None  # a list of links
    return text.replace("\n", "\n\n")


def _fill(found: Found, record: dict[str, Any]) -> None:
    """What the page's own record of the article says where nothing else did."""
    found.title = found.title or _word(record.get("headline"))
    found.author = found.author or _word(record.get("author"))
    found.source = found.source or _word(record.get("publisher"))
    if not found.date and (day := _day(_word(record.get("datePublished")))):
        found.date, found.date_from = day, "html"


def _word(value: object) -> str | None:
    """The text of a record's field: itself, or the name of what it holds."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_word, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _is_closed(record: dict[str, Any]) -> bool:
    return str(record.get("isAccessibleForFree", "")).lower() == "false"


def _title(tree) -> str | None:
    """The h1 or h2 that says what og:title says; else og:title without the site's name; else the only h1."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2") if hasattr(h, "text_content")]
    named = tree.xpath('//meta[@property="og:title"]/@content') or tree.xpath("//title/text()")
    title = " ".join(str(named[0]).split()) if named else ""
    words = set(title.casefold().split())
    for heading in headings:
        mine = set(heading.casefold().split())
        if len(mine) > 2 and len(mine & words) >= 0.7 * min(len(mine), len(words) or 1):
            return heading
    if title:
        return re.split(r"\s+[|–—-]\s+(?=[^|–—-]{2,40}$)", title)[0]
    return headings[0] if headings else None


def _day(text: str | None):
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
