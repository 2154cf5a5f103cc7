"""Days: of publication, and those that a text speaks of ("on Tuesday", "last week", "April 22").

A phrase becomes the first and the last day that it may mean, or None when the text alone does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kit.dates.forms import HINT, IN_TEXT, LEAD, PATTERNS, WEEKDAY_LEAD
from kit.dates.spans import Days, one, part, shifted, weekend, whole_month
from kit.dates.tense import HABIT, is_future, is_idiom

_MONTHS = ("january february march april may june july august september october november december").split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2}


_RELATIVE = re.compile(r"(?:earlier|before|later|after)$", re.IGNORECASE)
_ASIDE = r"\s*[,(–—]\s*"  # between two phrases that name one day: "on April 22, two days after the raid"


def date_phrases(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, phrase) of what may be a date in the text, in order; whether it means a day, `resolve_date` says."""
    lower = text.replace("İ", "I").lower()  # the only letter that becomes two
    for match in IN_TEXT.finditer(lower) if HINT.search(lower) else ():
        start, end = match.span()
        yield start, end, text[start:end]


def resolve_date(phrase: str, published: date | None, context: str = "") -> Days | None:
    """The first and last day that the phrase means in an article of this day, or None when that can't be known.

    A weekday is the latest one up to publication, unless `context` (its sentence) speaks of what is to come. Without
    `published` only phrases with a year of their own have an answer. "Four days earlier" counts from the day beside it
    in `context`, if there is one. Left alone: habits ("from Monday to Sunday") and idioms ("Good Friday").
    """
    bare = " ".join(phrase.lower().strip(' ,.;:()[]“”"').split())
    bare = WEEKDAY_LEAD.sub("", re.sub(r"['’]s?$", "", bare))
    if context and is_idiom(context, phrase):
        return None
    for name, pattern in PATTERNS:
        found = pattern.search(bare)
        if found and len(found.group()) >= len(LEAD.sub("", bare)) - 1:
            try:
                return _RESOLVERS[name](found, published, phrase, context)
            except ValueError:  # 31 February
                return None
    return None


def _month_number(found: re.Match[str], name: str = "month") -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(found[name].lower().rstrip(".")[:3]))


def _with_year(found: re.Match[str], *_: object) -> Days:
    return one(date(int(found["year"]), _month_number(found), int(found["day"])))


def _nearest(month: int, day: int, published: date | None, context: str, phrase: str) -> date | None:
    """This day in the year that the text most likely means: the last one, or the next if it speaks of the future."""
    if published is None:
        return None
    this = date(published.year, month, day)
    if this > published + timedelta(days=45) and not is_future(context, phrase):
        return date(published.year - 1, month, day)
    if this < published - timedelta(days=270) and is_future(context, phrase):
        return date(published.year + 1, month, day)
    return this


def _month_day(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    day = _nearest(_month_number(found), int(found["day"]), published, context, phrase)
    return day and one(day)


def _days_range(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    if found["year"]:
        first = date(int(found["year"]), _month_number(found), int(found["day"]))
    else:
        first = _nearest(_month_number(found), int(found["day"]), published, context, phrase)
    last = first and first.replace(day=int(found["last"]))
    return (first, last) if first and first <= last else None


def _dates_range(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    month, day = _month_number(found, "last_month"), int(found["last_day"])
    if year := found["last_year"] or found["year"]:
        last: date | None = date(int(year), month, day)
    else:
        last = _nearest(month, day, published, context, phrase)
    if last is None:
        return None
    first = date(int(found["year"] or last.year), _month_number(found), int(found["day"]))
    first = first.replace(year=first.year - 1) if first > last and not found["year"] else first
    return (first, last) if first <= last else None


def _iso(found: re.Match[str], *_: object) -> Days:
    return one(date.fromisoformat(found["iso"]))


def _part_of_month(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    whole = _month_of(found, published, phrase, context)
    if whole is None:
        return None
    return part(found["part"], whole)


def _month_of(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    month = _month_number(found)
    year = found.groupdict().get("year")
    if year:
        return whole_month(int(year), month)
    if published is None:
        return None
    if is_future(context, phrase):
        return whole_month(published.year + (month < published.month), month)
    return whole_month(published.year - (month > published.month), month)


def _year(found: re.Match[str], *_: object) -> Days:
    return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)


def _years(found: re.Match[str], *_: object) -> Days | None:
    first, last = int(found["year"]), found["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (date(first, 1, 1), date(end, 12, 31)) if first <= end else None


def _decade(found: re.Match[str], *_: object) -> Days:
    return date(int(found["decade"]), 1, 1), date(int(found["decade"]) + 9, 12, 31)


def _ago(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    if published is None:
        return None
    count, unit, way = _number(found["count"]), found["unit"].lower(), found["way"].lower()
    if way == "ago":
        return shifted(published, -count, unit)
    return _counted_from_another(
        -count if way in {"earlier", "before"} else count, unit, way, published, phrase, context
    )


def _counted_from_another(
    count: int, unit: str, way: str, published: date, phrase: str, context: str
) -> Days | None:  # fmt: skip
    """ "Four days earlier" and its like: from the day beside it in the sentence.

    "On April 22, two days after the raid": the day beside it is the day itself. "Two days after the April 22 raid" and
    "on April 22 … two days later": it is counted from.
    """
    at = context.lower().find(phrase.lower().strip())
    if at < 0:
        return None
    end = at + len(phrase.strip())
    days = [
        (start, stop, found)
        for start, stop, text in date_phrases(context)
        if stop <= at or start >= end
        if (found := resolve_date(text, published, "" if _RELATIVE.search(text) else context)) and found[0] == found[1]
    ]
    following = next((d for d in days if d[0] >= end), None)
    if (
        following
        and len(context[end : following[0]].split()) <= 3
        and not re.search(r"[.;:]", context[end : following[0]])
    ):
        if re.fullmatch(_ASIDE, context[end : following[0]]):
            return following[2]  # "four days earlier, on April 18"
        return shifted(following[2][0], count, unit) if way in {"before", "after"} else None
    before = next((d for d in reversed(days) if d[1] <= at), None)
    if before is None:
        return None
    if re.fullmatch(_ASIDE + r"(?:just |only |some )?", context[before[1] : at]):
        return before[2]  # "on April 22, two days after the raid"
    return shifted(before[2][0], count, unit) if way in {"earlier", "later"} else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _weekday_number(found: re.Match[str], name: str = "weekday") -> int:
    return next(n for n, day in enumerate(_WEEKDAYS) if day.startswith(found[name].lower()))


def _weekday_before(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    back = (published.weekday() - _weekday_number(found)) % 7
    return one(published - timedelta(days=back or 7))


def _weekday_next(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    ahead = (_weekday_number(found) - published.weekday()) % 7
    return one(published + timedelta(days=ahead or 7))


def _weekday(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    if published is None or HABIT.search(context):
        return None
    if is_future(context, phrase):
        return one(published + timedelta(days=(_weekday_number(found) - published.weekday()) % 7))
    return one(published - timedelta(days=(published.weekday() - _weekday_number(found)) % 7))


def _weekdays(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    """Two days of the week: the second decides the week, and the first is the latest one before it."""
    if published is None or HABIT.search(context):
        return None
    last = _weekday_number(found, "last_weekday")
    step = 1 if is_future(context, phrase) else -1
    end = published + step * timedelta(days=step * (last - published.weekday()) % 7)
    return end - timedelta(days=(last - _weekday_number(found)) % 7), end


def _near_day(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    if published is None:
        return None
    near = found["near"].lower()
    if near == "overnight":
        return published - timedelta(days=1), published
    if near.startswith("this "):
        return one(published)
    steps = {"today": 0, "tonight": 0, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return one(published + timedelta(days=steps.get(near.removeprefix("the "), -1)))


def _near_span(found: re.Match[str], published: date | None, phrase: str, context: str) -> Days | None:
    if published is None:
        return None
    which, span, said = found["which"].lower(), found["span"].lower(), found.group().lower()
    if span == "weekend":
        return weekend(which, published, phrase, context)
    if which == "the":
        return None
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    if span == "year":
        first, last = date(published.year + step, 1, 1), date(published.year + step, 12, 31)
        quarter = {"e": (1, 4), "m": (5, 8), "l": (9, 12)}.get((found["part"] or " ").lower()[0])
        if quarter:
            first, last = first.replace(month=quarter[0]), whole_month(first.year, quarter[1])[1]
    elif span == "month":
        months = published.year * 12 + published.month - 1 + step
        first, last = whole_month(months // 12, months % 12 + 1)
        if found["part"]:
            first, last = part(found["part"], (first, last))
    else:
        first = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
        last = first + timedelta(days=6)
        if step == 0 and not said.startswith(("earlier", "later")):
            last = max(first, published)
    if said.startswith("earlier"):
        last = min(last, published)
    return (max(first, published), last) if said.startswith("later") else (first, last)


def _last_spans(found: re.Match[str], published: date | None, *_: object) -> Days | None:
    """ "The past three days": up to publication; "the next two weeks": from it on."""
    if published is None:
        return None
    count, unit = _number(found["count"]), found["unit"].lower()
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}[unit] * count
    if found["which"].lower() in {"last", "past"}:
        return published - timedelta(days=days), published
    return published, published + timedelta(days=days)


_RESOLVERS: dict[str, Callable[..., Days | None]] = {
    "iso": _iso, "month_day_year": _with_year, "day_month_year": _with_year, "days_range": _days_range,
    "dates_range": _dates_range, "years": _years, "weekdays": _weekdays, "last_spans": _last_spans,
    "month_day": _month_day, "day_month": _month_day, "part_of_month": _part_of_month, "month_year": _month_of,
    "decade": _decade, "ago": _ago, "weekday_before": _weekday_before, "weekday_next": _weekday_next,
    "weekday": _weekday, "near_day": _near_day, "near_span": _near_span, "month": _month_of, "year": _year,
}  # fmt: skip
