"""Several articles in one text: exports of news databases, digests, collections. A doubtful split is only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.reading import exports, fields
from kit.reading.lines import alone

_RULE = re.compile(r"^\s*(?:[-=_*#~•—]\s?){3,}\s*$")
_AGENCY_OPENING = re.compile(
    r"^(?:[A-Z][A-Z'’.-]+(?:[ ,/]+[A-Z][\w'’.-]*){0,5},?\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2})?,?\s*"
    r"(?:\([^)]{2,30}\)|/[A-Z][\w ]+/)?\s*(?:--?|–|—|:))\s"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s*$")
_FEWEST_WORDS = 25  # of an article in a digest


@dataclass(frozen=True)
class Piece:
    """One article's lines: `first` is the number of the first in the whole text, `known` what some lines are, `told`
    what they say (title, author, source, date, url), `certain` that nothing but the body is left unlabelled.
    """

    lines: list[str]
    first: int = 0
    known: dict[int, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)


def pieces_of(lines: list[str]) -> tuple[list[Piece], str | None]:
    """The articles in a text, and what to doubt of that. The marks of database exports, heads of fields, and
    ruled lines between texts that each have a headline with a byline or a stamp split it; less is a doubt.
    """
    if found := exports.pieces(lines):
        return [Piece(*piece) for piece in found], None
    starts = _heads(lines)
    if len(starts) > 1:
        return [_with_head(part, first) for part, first in _cut(lines, starts)], None
    ruled = _ruled(lines)
    if len(ruled) > 1 and all(_opens_like_an_article(part) for part, _ in ruled):
        return [_with_head(part, first) for part, first in ruled], f"split into {len(ruled)} articles at ruled lines"
    whole = [_with_head(lines, 0)]
    starts = proposed(lines)
    if len(starts) < 2:
        return whole, None
    words = lines[starts[1]].strip()
    return whole, f"it may hold {len(starts)} articles, the second from line {starts[1] + 1} (“{words[:60]}”): split it"


def proposed(lines: list[str]) -> list[int]:
    """The lines at which articles seem to begin: a headline with a byline, a stamp or an agency's opening below it,
    after prose of another article. The first is always line 0.
    """
    labels = _labels(lines)
    starts, prose = [0], 0
    for number, label in enumerate(labels):
        if label == "body":
            prose += len(lines[number].split())
        if prose >= _FEWEST_WORDS and label == "short" and _begins(lines, number, labels):
            starts.append(number)
            prose = 0
    return starts


def _labels(lines: list[str]) -> list[str]:
    return [alone(" ".join(line.split())) for line in lines]


def _begins(lines: list[str], number: int, labels: list[str]) -> bool:
    """Is the line a headline, with a byline, a stamp or an agency's opening within the next lines, and then prose?"""
    line = lines[number].strip()
    if not 4 <= len(line.split()) <= 25 or _SENTENCE_END.search(line) or labels[number] != "short":
        return False
    signed = False
    for at, text in _filled(lines, number + 1, 5):
        if labels[at] in {"byline", "dateline"}:
            signed = True
        elif labels[at] == "body":
            return signed or bool(_AGENCY_OPENING.match(text))
        elif text.strip() != line:
            return False
    return False


def _opens_like_an_article(lines: list[str]) -> bool:
    if sum(len(line.split()) for line in lines) < _FEWEST_WORDS:
        return False
    labels = _labels(lines)
    first = next((number for number, _ in _filled(lines, 0, 1)), None)
    return first is not None and (_begins(lines, first, labels) or fields.head_of(lines[first:])[0] > 0)


def _filled(lines: list[str], start: int, count: int) -> Iterator[tuple[int, str]]:
    for number in range(start, len(lines)):
        if lines[number].strip():
            yield number, lines[number]
            count -= 1
            if not count:
                return


def _heads(lines: list[str]) -> list[int]:
    """Where heads of fields begin that name a title each, with a text behind them."""
    starts = []
    number = 0
    while number < len(lines):
        length, told = fields.head_of(lines[number : number + 12]) if lines[number].strip() else (0, {})
        if length and "title" in told:
            starts.append(number)
        number += max(length, 1)
    behind = [sum(len(line.split()) for line in part) for part, _ in _cut(lines, starts)] if starts else []
    return starts if all(words >= _FEWEST_WORDS for words in behind) else []


def _cut(lines: list[str], starts: list[int]) -> list[tuple[list[str], int]]:
    """The parts that begin at `starts`; what stands before the first goes with it."""
    starts = [0, *starts[1:]]
    ends = [*starts[1:], len(lines)]
    return [(lines[first:end], first) for first, end in zip(starts, ends, strict=True)]


def _ruled(lines: list[str]) -> list[tuple[list[str], int]]:
    """The parts between ruled lines, empty ones left out."""
    rules = [number for number, line in enumerate(lines) if _RULE.match(line)]
    if not rules:
        return [(lines, 0)]
    starts = [0, *(number + 1 for number in rules)]
    ends = [*rules, len(lines)]
    parts = [(lines[first:end], first) for first, end in zip(starts, ends, strict=True)]
    return [(part, first) for part, first in parts if any(line.strip() for line in part)]


def _with_head(lines: list[str], first: int) -> Piece:
    """The lines as a piece, its head of fields or of a forwarded mail read."""
    known: dict[int, str] = {number: "boilerplate" for number, line in enumerate(lines) if _RULE.match(line)}
    if mail := fields.mail_head(lines):
        known |= dict.fromkeys(range(mail[1]), "boilerplate")
        return Piece(lines, first, known, mail[2] | {"mail": "yes"})
    blank = next((number for number, line in enumerate(lines) if line.strip()), 0)
    length, told = fields.head_of(lines[blank:])
    known |= {number: "boilerplate" for number in range(blank, blank + length) if lines[number].strip()}
    return Piece(lines, first, known, told)
