"""Who wrote an article, who published it, and where it stands, from the lines around its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from kit.lexicon import words
from kit.reading.fields import field_of

_BY = re.compile(r"^(?:written |story |posted |reported )?by:?\s+|^author:?\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\b(?:updated|published|posted|last modified)\b.*|\b\d+ comments?\b.*|[@|•·]\s?\w+.*|\s[–—-]\s.*"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d.*"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d\d.*)$",
    re.IGNORECASE,
)  # fmt: skip
_OUTLET_OF_BYLINE = re.compile(r"\S\s*(?:\s[|•·–—]\s|,\s|\bfor (?=the |[A-Z]))((?:The )?[A-Z][\w.&'’ -]{2,40})$")
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright|©|\(c\))(?:[\s@©:–-]|\(c\)|copyright|\d{4}(?!\w))*(?:by |of )?(?P<name>[A-Z][\w.&'’ -]*\w)", re.I
)
_NAMED_BEFORE = re.compile(r"^(?P<name>[A-Z][\w.&'’ -]{2,40}?)\s*(?:©|\(c\)) ?\d{4}")
_COMPANY = re.compile(
    r"(?:[.,]? (?:all rights?\b.*|company|inc|llc|ltd|limited|corp(?:oration)?|plc|pvt|gmbh|co|media group)\b\.?)+$",
    re.I,
)
_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<name>[A-Z][\w.&'’ ]{1,30})$")
_OPENING = re.compile(r"^[A-Z][\w'’., /-]{1,60}\((?P<name>[A-Z][\w ]{1,30})\)\s*(?:-|–|—)")
_PUBLISHED_IN = re.compile(
    r"^published in (?:print in )?(?P<name>(?:the )?[A-Z][\w &'’]{2,30}?),? (?:on )?[A-Z]?\w+ \d", re.I
)
_URL = re.compile(r"^\W*(?P<url>https?://[^\s<>\"]+?)[\s.,)]*$")
_MOST_WORDS = 6  # of an outlet's name


def author_of(bylines: Sequence[str]) -> str | None:
    """The writers in the first byline, without "By", days, handles and the outlet; None when there is none."""
    if not bylines:
        return None
    name = _TAIL.sub("", _BY.sub("", bylines[0].strip())).strip(" .,|@")
    outlet = _OUTLET_OF_BYLINE.search(name)
    if outlet and _is_outlet(outlet[1]):
        name = name[: outlet.start() + 1]
    return name.strip(" .,|") or None


def source_of(lines: Sequence[str], labels: Sequence[str], title: str | None, url: str | None) -> str | None:
    """The outlet: as a field, a byline, the end of a title, the copyright, the address or an agency's opening name it.

    What it misses: outlets that the text never names, and those named by a logo alone.
    """
    aside = [line.strip() for line, label in zip(lines, labels, strict=True) if label not in {"body", "caption"}]
    for line in aside:
        if (field := field_of(line, "any")) and field[0] == "source" and _is_outlet(field[1].split(",")[0]):
            return field[1].split(",")[0].strip()
        if found := _PUBLISHED_IN.match(line):
            return found["name"].strip()
    bylines = [line.strip() for line, label in zip(lines, labels, strict=True) if label == "byline"]
    for line in bylines[:2]:
        found = _OUTLET_OF_BYLINE.search(_BY.sub("", line))
        if found and _is_outlet(found[1]):
            return found[1].strip()
    for line in aside:
        suffix = _SUFFIX.match(line)
        if suffix and (_is_outlet(suffix["name"]) or (title and suffix["title"].casefold() == title.casefold())):
            return suffix["name"].strip()
    for line in reversed(aside):
        found = _COPYRIGHT.match(line) or _NAMED_BEFORE.match(line)
        name = _COMPANY.sub("", re.split(r"\. |, ", found["name"])[0]).strip(" .-") if found else ""
        if name and len(name.split()) <= _MOST_WORDS and name[0].isupper() and name.lower() != "all rights reserved":
            return name
    if url:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    first = next((line.strip() for line, label in zip(lines, labels, strict=True) if label == "body"), "")
    opening = _OPENING.match(first)
    return opening["name"] if opening and _is_outlet(opening["name"]) else None


def url_of(lines: Sequence[str], labels: Sequence[str]) -> str | None:
    """The address in a line of its own above the text, else the only one below it."""
    first = next((number for number, label in enumerate(labels) if label == "body"), len(labels))
    found = [(number, match["url"]) for number, line in enumerate(lines) if (match := _URL.match(line))]
    above = [url for number, url in found if number < first]
    return above[0] if above else found[0][1] if len(found) == 1 else None


def _is_outlet(name: str) -> bool:
    """Is this the name of an agency, or does one of its words say that it is a paper or a station?"""
    parts = {part.strip(".,'’").casefold() for part in name.split()}
    return name.strip().casefold() in words("agencies") or not parts.isdisjoint(words("outlet_words"))
