"""Days and spans of days, and how they are shifted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kit.dates.tense import is_future

Days = tuple[date, date]


def one(day: date) -> Days:
    return day, day


def whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def part(name: str, whole: Days) -> Days:
    """A third of a month: its early, middle or late days."""
    name = name.lower()
    thirds = {"e": (1, 10), "s": (1, 10), "b": (1, 10), "m": (11, 20), "l": (21, whole[1].day)}
    first, last = thirds["l" if name.startswith("end") else name[0]]
    return whole[0].replace(day=first), whole[0].replace(day=last)


def shifted(day: date, count: int, unit: str) -> Days:
    """So many days, weeks, months, years from a day; the larger the unit, the wider the span."""
    if unit in {"week", "fortnight"}:
        middle = day + timedelta(days=count * (7 if unit == "week" else 14))
        return middle - timedelta(days=3), middle + timedelta(days=3)
    if unit == "day":
        return one(day + timedelta(days=count))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return whole_month(months // 12, months % 12 + 1)
    if unit == "year" and abs(count) == 1:
        return day + timedelta(days=365 * count - 30), day + timedelta(days=365 * count + 30)
    year = day.year + count * (10 if unit == "decade" else 1)
    return date(year, 1, 1), date(year, 12, 31)


def weekend(which: str, published: date, phrase: str, context: str) -> Days:
    """Saturday and Sunday of the week before, of this or the next; "the weekend" is the last one, or one to come."""
    saturday = published - timedelta(days=published.weekday()) + timedelta(days=5)
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if which == "the" and published < saturday and not is_future(context, phrase):
        step = -1
    return saturday + timedelta(days=7 * step), saturday + timedelta(days=7 * step + 1)
