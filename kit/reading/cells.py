"""What a cell of a table or a value of a record says: a text, a name, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from kit.reading.markup import plain_text
from kit.reading.stamps import stamped_day
from kit.reading.tidy import plain, tidy

_MISSING = frozenset({"", "na", "n/a", "nan", "nat", "null", "none", "-", "--", "#n/a", "<na>", "undefined"})
_TAG = re.compile(r"</?(?:p|br|div|span|b|i|em|strong|a|h[1-6]|ul|li|blockquote|img|table)\b[^<>]{0,500}>", re.I)
_FORMULA_MARK = re.compile(r"^'(?=[=+\-@\t\r\n])")  # as spreadsheets and the kit's own exports shield a formula
_ISO = re.compile(r"^((?:1[89]|20|21)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?:$|[T ]\d\d?:?\d\d)")
_NUMERIC = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?:$|[T, ])")
_MAIL_DATE = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)\w*, ?\d{1,2} \w{3,} \d{4}", re.I)
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)
_SERIAL_START, _SERIALS = date(1899, 12, 30), range(20_000, 70_000)  # how spreadsheets count days: 1954 to 2091
_SECONDS = range(10**8, 4 * 10**9)  # since 1970: 1973 to 2096
UNDECIDED = "may be day-first or month-first: load(…, day_first=True) or False says"
_LONGEST = 500  # characters of a title or a name


def is_missing(value: object) -> bool:
    """Is it a cell that says nothing: empty, not a number, or a word for nothing?"""
    if isinstance(value, str):
        return len(value) < 50 and plain(value).casefold() in _MISSING
    return value is None or value != value  # NaN and NaT are unequal to themselves


def text_in(value: object) -> tuple[str | None, list[str]]:
    """The text of an article in a cell, and what was odd; None when there is none. A list is one of paragraphs."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if is_missing(value):
        return None, []
    if not isinstance(value, str):
        return None, [f"the text is no text but {_kind(value)}"]
    text, odd = tidy(_FORMULA_MARK.sub("", value))
    if len(_TAG.findall(text[:20_000])) >= 2:
        text, odd = plain_text(text), [*odd, "tags were taken out"]
    return text, odd


def line_in(value: object) -> str | None:
    """A title, name, address or id in a cell, on one line; of a record the name in it, of a list its parts."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "id") if isinstance(value.get(key), str)), None)
    if isinstance(value, (list, tuple)):
        value = ", ".join(filter(None, map(line_in, value[:20])))
    if is_missing(value) or isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _FORMULA_MARK.sub("", value) if isinstance(value, str) else str(value)
    if len(_TAG.findall(text)) >= 2:
        text = plain_text(text)
    return plain(text)[:_LONGEST] or None


def day_in(value: object, day_first: bool | None = None) -> tuple[date | None, str | None]:
    """(day, doubt): the day of publication in a cell, as its outlet writes it: time zones never move it.

    04/05/2025 is two days unless `day_first` says which. Numbers are days as 20250429, seconds or milliseconds since
    1970, or a spreadsheet's count of days, which is doubted. Days before 1900 or past 2099 are none.
    """
    if is_missing(value):
        return None, None
    if isinstance(value, datetime):
        return _plausible(value.date(), str(value.date()))
    if isinstance(value, date):
        return _plausible(value, str(value))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None, f"{_kind(value)} is no date"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    said = plain(str(value)) if len(str(value)) < 200 else ""
    shown = repr(said[:40]) if said else "a long value"
    try:
        day, doubt = _day_said(said, day_first)
    except (ValueError, OverflowError, OSError):
        day, doubt = None, None
    if day is None:
        return None, doubt or f"no date can be made of {shown}"
    day, unlikely = _plausible(day, shown)
    return day, unlikely or doubt


def day_order(values: Iterable[object]) -> bool | None:
    """Do the numeric dates of a column put the day first (True) or the month (False)? None when they don't tell."""
    votes = set()
    for value in values:
        if isinstance(value, str) and (found := _NUMERIC.match(value.strip())):
            one, two = int(found[1]), int(found[2])
            votes |= {True} if one > 12 >= two else {False} if two > 12 >= one else set()
    return votes.pop() if len(votes) == 1 else None


def is_undecided(values: Iterable[object]) -> bool:
    """Is there a numeric date that may be day-first or month-first, and none that tells which?"""
    values = list(values)
    return day_order(values) is None and any((day_in(value)[1] or "").endswith(UNDECIDED) for value in values)


def _day_said(said: str, day_first: bool | None) -> tuple[date | None, str | None]:
    if found := _ISO.match(said):
        return date(*map(int, found.groups())), None
    if found := _NUMERIC.match(said):
        one, two, year = map(int, found.groups())
        if one <= 12 and two <= 12 and one != two and day_first is None:
            shown = found[0].strip(" ,T")
            return None, f"{shown} {UNDECIDED}"
        first = day_first if one <= 12 and two <= 12 else one > 12
        return (date(year, two, one) if first else date(year, one, two)), None
    if _NUMBER.match(said):
        number = int(float(said))  # a float is looked for in a range step by step
        if number in _SECONDS or number // 1000 in _SECONDS:
            seconds = number if number in _SECONDS else number // 1000
            return datetime.fromtimestamp(seconds, UTC).date(), f"{said} was taken for seconds since 1970"
        if number in _SERIALS:
            return _SERIAL_START + timedelta(number), f"{said} was taken for a spreadsheet's count of days"
        return None, None
    if _MAIL_DATE.match(said):
        return parsedate_to_datetime(said).date(), None
    return stamped_day(said)


def _plausible(day: date, shown: str) -> tuple[date | None, str | None]:
    if _EARLIEST <= day < _LATEST:
        return day, None
    return None, f"{shown} is no likely day of publication"


def _kind(value: object) -> str:
    names = {bool: "a yes or no", int: "a number", float: "a number", dict: "a record", list: "a list"}
    return names.get(type(value), type(value).__name__)
