"""What the words around a date phrase tell: whether it lies ahead, whether it is a habit or an idiom."""

from __future__ import annotations

import re
from functools import cache

from kit.lexicon import table

HABIT = re.compile(r"\b(?:every|each|from (?:mon|tues|wednes|thurs|fri|satur|sun)day to)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|to be held|is due|are due|scheduled|expected to|plans? to|set to|could come"
    r"|next|upcoming|ahead of|before|kicks? off|slated|due|(?:is|are|was|were) to (?!have\b|blame\b)\w+"
    r"|(?:would|must|should) (?!have\b|n.t have\b)\w+|has to|have to|needs? to|deadline|ultimatum"
    r"|(?:ready|prepar\w+|planned|plans|set|in time|scheduled) for)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:said|says|told|was|were|had|did|announced|met|killed|\w{3,}ed)\b", re.IGNORECASE)


@cache
def _idioms() -> list[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    ends = (r"\b{}\s*$", "^{}$", r"^\s*{}")
    return [
        tuple(
            re.compile(end.format(f"(?:{row[part]})") if row[part] else "", re.IGNORECASE)
            for end, part in zip(ends, ("before", "phrase", "after"), strict=True)
        )
        for row in table("date_idioms")
    ]


def is_idiom(context: str, phrase: str) -> bool:
    """Do the words around make the phrase one that means no day ("Good Friday", "today’s world")?"""
    at = context.lower().find(phrase.lower().strip())
    if at < 0:
        return False
    before, after = context[:at], context[at + len(phrase.strip()) :]
    return any(p.match(phrase.strip()) and b.search(before) and a.match(after) for b, p, a in _idioms())


def is_future(context: str, phrase: str) -> bool:
    """Does the clause around the phrase speak of what is to come?"""
    words = around(context, phrase)
    if not _FUTURE.search(words):
        return False
    # "said on Tuesday that it will": the nearer verb decides, and the day belongs to the saying
    at = words.lower().find(phrase.lower().strip())
    said = [m.end() for m in _PAST.finditer(words[: max(at, 0)])]
    to_come = [m.end() for m in _FUTURE.finditer(words[: max(at, 0)])]
    if to_come:
        return not said or max(to_come) > max(said)
    return not said


def around(context: str, phrase: str) -> str:
    """The clause of `context` in which the phrase stands."""
    at = context.lower().find(phrase.lower().strip())
    if at < 0:
        return context
    start = max((context.rfind(mark, 0, at) for mark in ';–—“"'), default=-1) + 1
    end = min((e for mark in ';–—”"' if (e := context.find(mark, at)) >= 0), default=len(context))
    return context[start:end]
