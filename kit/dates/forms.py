"""The forms that a date phrase takes, as regular expressions with named parts, in the order in which they are tried.

All are for text in lower case: to mind no case takes five times as long.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?couple of)"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_PART = r"(?: (?:early )?(?:morning|afternoon|evening|night))?"
_TO = r" ?(?:-|–|to|and|through|until|till) ?"


def _last(pattern: str) -> str:
    """The same form for the other end of a range: its parts are called last_…"""
    return re.sub(r"[?]P<([a-z]+)>", r"?P<last_\1>", pattern)


_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso>\d{4}-\d\d-\d\d)"),
    ("dates_range", rf"{_MONTH} {_DAY}(?:,? {_YEAR})?{_TO}{_last(_MONTH)} {_last(_DAY)}(?:,? {_last(_YEAR)})?(?!\d)"),
    ("dates_range", rf"{_DAY} {_MONTH}(?: {_YEAR})?{_TO}{_last(_DAY)} {_last(_MONTH)}(?: {_last(_YEAR)})?"),
    ("days_range", rf"{_MONTH} {_DAY}{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:, {_YEAR})?"),
    ("days_range", rf"{_DAY}{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?"),
    ("month_day_year", rf"{_MONTH} {_DAY},? {_YEAR}"),
    ("day_month_year", rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}"),
    ("month_day", rf"{_MONTH} {_DAY}(?!\d)"),
    ("day_month", rf"{_DAY} (?:of )?{_MONTH}"),
    ("part_of_month", r"(?:the )?(?P<part>early|mid|late|start of|beginning of|middle of|end of)[- ]"
                      rf"{_MONTH}(?:,? {_YEAR})?"),
    ("month_year", rf"{_MONTH},? (?:of )?{_YEAR}"),
    ("years", rf"{_YEAR}{_TO}(?P<last>(?:19|20)\d\d|\d\d)(?!\d)"),
    ("decade", r"(?:the )?(?P<decade>(?:19|20)\d0)s"),
    ("ago", rf"(?:about |some |nearly |over |more than )?{_COUNT} {_UNIT} (?P<way>ago|earlier|before|later|after)"),
    ("weekdays", rf"{_WEEKDAY}{_PART} (?:and|to|through) {_last(_WEEKDAY)}{_PART}"),
    ("weekday_before", rf"(?:last|past) {_WEEKDAY}{_PART}"),
    ("weekday_next", rf"(?:next|coming) {_WEEKDAY}{_PART}"),
    ("weekday", rf"(?:this )?{_WEEKDAY}{_PART}"),
    ("near_day", r"(?P<near>today|yesterday|tomorrow|tonight|last night|overnight|(?:the )?day before yesterday"
                 r"|(?:the )?day after tomorrow|this (?:morning|afternoon|evening))"),
    ("near_span", r"(?:(?P<part>early|mid|late)[- ]|earlier |later )?"
                  r"(?P<which>last|this|next|past|the) (?P<span>week(?!end)|month|year|weekend)"),
    ("last_spans", rf"(?:the )?(?P<which>last|past|next|coming) {_COUNT} {_UNIT}"),
    ("month", _MONTH),
    ("year", _YEAR),
)  # fmt: skip
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _FORMS)

# In running text a lone month or year needs a word before it: "may" is a verb, "2,019" a number.
_BEFORE = {
    "month": r"(?:in|during|since|by|until|of|the) (?:early |mid-|late )?",
    "year": r"(?:in|during|since|by|until|of|the) (?:early |mid-|late )?",
    "years": r"(?:in|during|between|from) ",
}
_DATED = {"month_day_year", "day_month_year", "month_day", "day_month"}
_ANY_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"


def _in_text(name: str, pattern: str) -> str:
    """The form in running text, its parts nameless; "the week" alone is no date there."""
    bare = re.sub(r"[?]P<[a-z_]+>", "?:", pattern)
    if name == "near_span":
        bare = bare.replace("|the) (", ") (") + "|the weekend"
    if name == "month":
        bare += r"(?! ?\d)"  # "the April 22 attack"
    return f"{_BEFORE.get(name, '')}{_ANY_WEEKDAY if name in _DATED else ''}(?:{bare})"


_ANY = "|".join(_in_text(*form) for form in _FORMS if form[0] not in _BEFORE)
_AFTER_A_WORD = "|".join(_in_text(*form) for form in _FORMS if form[0] in _BEFORE)
IN_TEXT = re.compile(rf"(?<![\w-])(?:(?:on |in |during |since |by |until )?(?:{_ANY})|{_AFTER_A_WORD})(?![\w-])")
# Something of the kind stands in every phrase above, and in few sentences; it is found much sooner than they are.
HINT = re.compile(
    r"\d|day|week|fortnight|month|year|decade|night|this (?:mor|aft|eve)|tomorrow"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
LEAD = re.compile(
    r"^(?:on|over|at|in|by|since|until|from|between|the|of|during|early|late|earlier|later|this past|as early as) +"
)
WEEKDAY_LEAD = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?),? (?:the )?(?=\w+ ?\d|\d)"
)
