"""Stamp lines: "Published April 29, 2025", "2025-04-29 10:15 IST". Whole lines that say when an article came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kit.dates import resolve_date

_LEAD = re.compile(
    r"^\W*(?:first )?(?:published|updated|posted|last (?:updated|modified)|modified|date|dated|created|issued|released)"
    r"(?: (?:on|at))?\b\W*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d(?=\d{1,2}:\d\d|T\d\d:|\d{1,2} [A-Za-z]|\b)"  # some pages run year and time together
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = re.compile(
    rf"\b(?:{_MONTH} {_NTH},? {_YEAR}|{_NTH}[ -](?:of )?{_MONTH}[, -] ?{_YEAR}|(?:19|20)\d\d[-/]\d\d[-/]\d\d(?!\d))",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|(?<!-)\d\d)(?![\d./-])")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?"
    r"(?: ?\(?(?:ist|gmt|utc|e[sd]?t|p[sd]?t|c[sd]t|m[sd]t|bst|cest|cet|eet|pkt|msk)\b\)?)?",
    re.IGNORECASE,
)  # fmt: skip
_AGO = re.compile(
    r"^\W*(?:(?:last )?(?:updated|published|posted):? )?(?:\d+|an?|one|two|three) "
    r"(?:hours?|days?|minutes?|mins?|hrs?|weeks?) ago\W*$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"publish|posted|created|issued|released", re.IGNORECASE)
_LATER = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)
# Where the clock is set by these, days are written in front of months, or behind them.
_DAY_FIRST = re.compile(r"\b(?:IST|PKT|BST|CES?T|EES?T|MSK|NPT|AES?T)\b")
_MONTH_FIRST = re.compile(r"\b(?:E[SD]?T|P[SD]T|M[SD]T|CDT)\b")
_MOST_WORDS = 16


def is_stamp(line: str) -> bool:
    """Is the whole line a stamp: a date or time with little else?"""
    if len(line.split()) > _MOST_WORDS or (line.rstrip().endswith((".", "”", '"')) and len(line.split()) > 6):
        return False
    if _AGO.match(line):
        return True
    if not (_DATED.search(line) or _NUMERIC.search(line)):
        return bool(_LEAD.match(line) and _TIME.search(line))
    rest = _TIME.sub(" ", _NUMERIC.sub(" ", _DATED.sub(" ", _LEAD.sub(" ", line))))
    rest = _LATER.sub(" ", _FIRST.sub(" ", rest))
    return len(re.findall(r"[A-Za-z]{3,}", rest)) <= 4


def stamped_day(line: str) -> tuple[date | None, str | None]:
    """(day, warning) of a stamp line: the day of publication, if it names that of an update, too.

    04/05/2025 could be two days: unless the clock beside it tells ("IST"), there is no day, and the warning says so.
    """
    days = sorted(_days(line), key=lambda found: found[0])
    return days[0][1:] if days else (None, None)


def rank(line: str) -> int:
    """0 for a line that speaks of publication, 2 of an update alone, 1 of neither."""
    return 0 if _FIRST.search(line) else 2 if _LATER.search(line) else 1


def _days(line: str) -> Iterator[tuple[int, date | None, str | None]]:
    """(rank, day, warning) of each date in the line, ranked by the words in front of it."""
    last = 0
    matches = [*_DATED.finditer(line), *_NUMERIC.finditer(line)]
    for found in sorted(matches, key=lambda match: match.start()):
        if found.start() < last:
            continue
        before, last = line[last : found.start()], found.end()
        if found.re is _NUMERIC:
            yield rank(before), *_numeric(found, line)
        elif days := resolve_date(
            re.sub(r"[-/](?=[A-Za-z])|(?<=[A-Za-z])[-/]", " ", found.group()).replace("/", "-"), None
        ):
            yield rank(before), days[0], None


def _numeric(found: re.Match[str], line: str) -> tuple[date | None, str | None]:
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    day_first, month_first = one <= 31 and two <= 12, two <= 31 and one <= 12
    if day_first and month_first and one != two:
        if found[2] == "." or _DAY_FIRST.search(line):  # 04.05.2025 is written where days come first
            month_first = False
        elif _MONTH_FIRST.search(line):
            day_first = False
        else:
            return None, f"{found.group()} may be day-first or month-first: no date was set"
    try:
        return date(year, *((two, one) if day_first else (one, two))), None
    except ValueError:
        return None, f"{found.group()} is no day"
