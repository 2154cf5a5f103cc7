"""Stamp lines: "Published April 29, 2025", "2025-04-29 10:15 IST". Whole lines that say when an article came out."""

from __future__ import annotations

import re
from datetime import date

from kit.dates import resolve_date

_LEAD = re.compile(
    r"^\W*(?:first published|published(?: on| at)?|updated(?: on| at)?|posted(?: on| at)?|last (?:updated|modified)"
    r"|date|created|issued)\W*", re.IGNORECASE)  # fmt: skip
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATED = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)\b", re.IGNORECASE)  # fmt: skip
_NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:ist|gmt|utc|e[sd]?t|p[sd]?t|bst|cet|pkt))?\b", re.IGNORECASE
)
_AGO = re.compile(r"^\W*(?:updated )?\d+ (?:hours?|days?|minutes?|mins?|weeks?) ago\W*$", re.IGNORECASE)
_MOST_WORDS = 14


def is_stamp(line: str) -> bool:
    """Is the whole line a stamp: a date or time with little else?"""
    if len(line.split()) > _MOST_WORDS or (line.rstrip().endswith((".", "”", '"')) and len(line.split()) > 6):
        return False
    if _AGO.match(line):
        return True
    if not (_DATED.search(line) or _NUMERIC.search(line)):
        return bool(_LEAD.match(line) and _TIME.search(line))
    rest = _TIME.sub(" ", _NUMERIC.sub(" ", _DATED.sub(" ", _LEAD.sub(" ", line))))
    return len(re.findall(r"[A-Za-z]{3,}", rest)) <= 4


def stamped_day(line: str) -> tuple[date | None, str | None]:
    """(day, warning) of a stamp line. 04/05/2025 could be two days: then there is no day, and the warning says so."""
    if found := _DATED.search(line):
        days = resolve_date(found.group(), None)
        return (days[0], None) if days else (None, None)
    if found := _NUMERIC.search(line):
        one, two, year = map(int, found.groups())
        if one > 12 >= two:
            return date(year, two, one), None
        if two > 12 >= one:
            return date(year, one, two), None
        if one == two <= 12:
            return date(year, one, two), None
        return None, f"{found.group()} may be day-first or month-first: no date was set"
    return None, None


def is_first_published(line: str) -> bool:
    """Does the stamp speak of publication rather than of an update?"""
    return not re.match(r"^\W*(?:last )?(?:updated|modified)", line, re.IGNORECASE)
