"""Days: of publication, and those that a text speaks of ("on Tuesday", "last week", "April 22").

A phrase becomes the first and the last day that it may mean, or None when the text alone does not tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Days = tuple[date, date]

_MONTHS = ("january february march april may june july august september october november december").split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2}

_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?couple of)"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"

# Tried in this order; the first that covers the phrase decides.
_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso>\d{4}-\d\d-\d\d)"),
    ("month_day_year", rf"{_MONTH} {_DAY},? {_YEAR}"),
    ("day_month_year", rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}"),
    ("month_range", rf"{_MONTH} {_DAY} ?(?:-|–|to) ?(?P<last>\d{{1,2}})(?!\d)"),
    ("month_day", rf"{_MONTH} {_DAY}(?!\d)"),
    ("day_month", rf"{_DAY} (?:of )?{_MONTH}"),
    ("part_of_month", rf"(?P<part>early|mid|late)[- ]{_MONTH}(?: {_YEAR})?"),
    ("month_year", rf"{_MONTH},? {_YEAR}"),
    ("decade", r"(?:the )?(?P<decade>(?:19|20)\d0)s"),
    ("ago", rf"(?:about |some |nearly |over |more than )?{_COUNT} {_UNIT} (?P<way>ago|earlier|before|later|after)"),
    ("weekday_before", rf"(?:last|past) {_WEEKDAY}{_PART}"),
    ("weekday_next", rf"(?:next|coming) {_WEEKDAY}{_PART}"),
    ("weekday", rf"(?:this )?{_WEEKDAY}{_PART}"),
    ("near_day", r"(?P<near>today|yesterday|tomorrow|tonight|last night|overnight|the day before yesterday)"),
    ("near_span", r"(?:earlier |later )?(?P<which>last|this|next|past) (?P<span>week|month|year|weekend)"),
    ("month", _MONTH),
    ("year", _YEAR),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMS)
_NAMELESS = {name: re.sub(r"[?]P<[a-z]+>", "?:", pattern) for name, pattern in _FORMS}
# In running text a lone month or year needs a word before it: "may" is a verb, "2,019" a number.
_BEFORE = dict.fromkeys(_NAMELESS, r"(?:on |in |during |since |by |until )?") | dict.fromkeys(
    ("month", "year"), r"(?:in|during|since|by|until|of|the) (?:early |mid-|late )?"
)
_IN_TEXT = re.compile(
    rf"(?<![\w-])(?:{'|'.join(rf'{_BEFORE[name]}(?:{form})' for name, form in _NAMELESS.items())})(?![\w-])",
    re.IGNORECASE,
)
# Something of the kind stands in every phrase above, and in few sentences; it is found much sooner than they are.
_HINT = re.compile(
    r"\d|day|week|month|year|decade|night|tomorrow"
    r"|\b(?:jan|feb|mar(?:ch)?\b|apr(?:il)?\b|may\b|jun|jul|aug|sep|oct|nov|dec(?:ember)?\b)"
)
_LEAD = re.compile(
    r"^(?:on|in|by|since|until|from|the|of|during|early|late|earlier|later|this past|as early as) +", re.I
)
_HABIT = re.compile(r"\b(?:every|each|from (?:mon|tues|wednes|thurs|fri|satur|sun)day to)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|to be held|is due|are due|scheduled|expected to|plans? to|set to|could come"
    r"|next|upcoming|ahead of|before|kicks? off|slated|due)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:said|says|told|was|were|had|did|announced|met|killed|\w{3,}ed)\b", re.IGNORECASE)


def date_phrases(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, phrase) of what may be a date in the text, in order; whether it means a day, `resolve_date` says."""
    for match in _IN_TEXT.finditer(text) if _HINT.search(text.lower()) else ():
        yield match.start(), match.end(), match.group()


def resolve_date(phrase: str, published: date | None, context: str = "") -> Days | None:
    """The first and last day that the phrase means in an article of this day, or None when that can't be known.

    A weekday is the latest one up to publication, unless `context` (its sentence) speaks of what is to come. Without
    `published` only phrases with a year of their own have an answer. Left alone: habits ("from Monday to Sunday"), and
    "four days earlier", which counts from another event.
    """
    bare = " ".join(phrase.strip(' ,.;:()[]“”"').split())
    for name, pattern in _PATTERNS:
        found = pattern.search(bare)
        if found and len(found.group()) >= len(_LEAD.sub("", bare)) - 1:
            try:
                return _RESOLVERS[name](found, published, phrase, context)
            except ValueError:  # 31 February
                return None
    return None


def _month_number(found: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(found["month"].lower().rstrip(".")[:3]))


def _one(day: date) -> Days:
    return day, day


def _whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _with_year(found: re.Match[str], *_: object) -> Days:
    return _one(date(int(found["year"]), _month_number(found), int(found["day"])))


def _nearest(month: int, day: int, published: date | None, context: str, phrase: str) -> date | None:
    """This day in the year that the text most likely means: the last one, or the next if it speaks of the future."""
    if published is None:
        return None
    this = date(published.year, month, day)
    if this > published + timedelta(days=45) and not _is_future(context, phrase):
        return date(published.year - 1, month, day)
    if this < published - timedelta(days=270) and _is_future(context, phrase):
        return date(published.year + 1, month, day)
    return this


def _month_day(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    day = _nearest(_month_number(found), int(found["day"]), published, context, phrase)
    return day and _one(day)


def _month_range(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    first = _nearest(_month_number(found), int(found["day"]), published, context, phrase)
    return first and (first, first.replace(day=int(found["last"])))


def _iso(found: re.Match[str], *_: object) -> Days:
    return _one(date.fromisoformat(found["iso"]))


def _part_of_month(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    whole = _month_of(found, published, phrase, context)
    if whole is None:
        return None
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole[1].day)}[found["part"].lower()]
    return whole[0].replace(day=first), whole[0].replace(day=last)


def _month_of(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    month = _month_number(found)
    year = found.groupdict().get("year")
    if year:
        return _whole_month(int(year), month)
    if published is None:
        return None
    if _is_future(context, phrase) and not _PAST.search(_around(context, phrase)):
        return _whole_month(published.year + (month < published.month), month)
    return _whole_month(published.year - (month > published.month), month)


def _year(found: re.Match[str], *_: object) -> Days:
    return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)


def _decade(found: re.Match[str], *_: object) -> Days:
    return date(int(found["decade"]), 1, 1), date(int(found["decade"]) + 9, 12, 31)


def _ago(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None or found["way"].lower() != "ago":
        return None  # "four days earlier" than something else
    word = found["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS[word]
    unit = found["unit"].lower()
    if unit == "day":
        return _one(published - timedelta(days=count))
    if unit == "week":
        return published - timedelta(days=7 * count + 3), published - timedelta(days=7 * count - 3)
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return _whole_month(months // 12, months % 12 + 1)
    if unit == "year" and count == 1:
        return published - timedelta(days=365 + 30), published - timedelta(days=365 - 30)
    year = published.year - count * (10 if unit == "decade" else 1)
    return date(year, 1, 1), date(year, 12, 31)


def _weekday_number(found: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(found["weekday"].lower()))


def _weekday_before(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    back = (published.weekday() - _weekday_number(found)) % 7
    return _one(published - timedelta(days=back or 7))


def _weekday_next(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    ahead = (_weekday_number(found) - published.weekday()) % 7
    return _one(published + timedelta(days=ahead or 7))


def _weekday(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    if published is None or _HABIT.search(context):
        return None
    if _is_future(context, phrase):
        return _one(published + timedelta(days=(_weekday_number(found) - published.weekday()) % 7))
    return _one(published - timedelta(days=(published.weekday() - _weekday_number(found)) % 7))


def _near_day(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    near = found["near"].lower()
    if near == "overnight":
        return published - timedelta(days=1), published
    steps = {"today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2}
    return _one(published + timedelta(days=steps.get(near, -1)))


def _near_span(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[found["which"].lower()]
    span = found["span"].lower()
    if span == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    if span == "month":
        months = published.year * 12 + published.month - 1 + step
        first, last = _whole_month(months // 12, months % 12 + 1)
        return (first, min(last, published)) if found.group().lower().startswith("earlier") else (first, last)
    monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
    if span == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if step == 0:
        return monday, published if found.group().lower().startswith("earlier") else max(monday, published)
    return monday, monday + timedelta(days=6)


def _is_future(context: str, phrase: str) -> bool:
    """Does the clause around the phrase speak of what is to come?"""
    around = _around(context, phrase)
    if not _FUTURE.search(around):
        return False
    # "said on Tuesday that it will": the nearer verb decides, and the day belongs to the saying
    at = around.lower().find(phrase.lower().strip())
    said = [m.end() for m in _PAST.finditer(around[: max(at, 0)])]
    to_come = [m.end() for m in _FUTURE.finditer(around[: max(at, 0)])]
    if to_come:
        return not said or max(to_come) > max(said)
    return not said


def _around(context: str, phrase: str) -> str:
    """The clause of `context` in which the phrase stands."""
    at = context.lower().find(phrase.lower().strip())
    if at < 0:
        return context
    start = max((context.rfind(mark, 0, at) for mark in ';–—“"'), default=-1) + 1
    end = min((e for mark in ';–—”"' if (e := context.find(mark, at)) >= 0), default=len(context))
    return context[start:end]


_RESOLVERS: dict[str, Callable[..., Days | None]] = {
    "iso": _iso, "month_day_year": _with_year, "day_month_year": _with_year, "month_range": _month_range,
    "month_day": _month_day, "day_month": _month_day, "part_of_month": _part_of_month, "month_year": _month_of,
    "decade": _decade, "ago": _ago, "weekday_before": _weekday_before, "weekday_next": _weekday_next,
    "weekday": _weekday, "near_day": _near_day, "near_span": _near_span, "month": _month_of, "year": _year,
}  # fmt: skip
