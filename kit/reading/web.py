"""Web pages into text: the article without what stands around it, its title, day and author. Nothing is fetched."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from kit.reading.pages import Found

_TAGS = re.compile(rb"<(?:!doctype|html|head|body|article|div|p|h1|table|span|meta)\b", re.IGNORECASE)


def looks_like_html(raw: bytes) -> bool:
    """Do the first bytes hold tags of a page?"""
    return len(_TAGS.findall(raw[:20_000])) >= 2


def text_of(markup: str) -> tuple[str | None, Found]:
    """The text of the page's article (None if there is none), and what the page says about it."""
    import trafilatura

    found = Found()
    tree = trafilatura.load_html(markup)
    if tree is None:
        return None, found
    # The extensive search would take a date from a copyright line or a year in the text.
    meta = trafilatura.extract_metadata(tree, extensive=False)
    text = trafilatura.extract(
        markup,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        deduplicate=False,
    )
    if meta is not None:
        found.author, found.source = meta.author, meta.sitename or meta.hostname
        found.url = meta.url if meta.url and urlsplit(meta.url).scheme in {"http", "https"} else None
        found.date = _day(meta.date)
        found.date_from = "html" if found.date else None
    found.title = _title(tree) or (meta.title if meta is not None else None)
    return (text.replace("\n", "\n\n") if text else None), found


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
