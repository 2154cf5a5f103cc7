"""Quotation marks: which stretch of a text stands between which marks. Read from the characters, never from a parse.

Marks are paired by kind within a paragraph; a mark that finds no partner costs only itself. A paragraph that opens and
does not close is continued by the next one that opens again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PARAGRAPH = re.compile(r"[^\n]+")
_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MARKS = re.compile("[“”«»„\"]|''|``|(?<!')’’(?!')")
_EITHER = {'"', "''"}
_OPENERS = {"“", "«", "„", "``"}
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))[‘'](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)\]—–-]|$)")
_LEAST_WORDS = 2  # in single marks fewer words are an emphasis


class Marked(NamedTuple):
    """A stretch in marks, `start` to `end` with the marks. `opened`: it does not close, the next paragraph goes on;
    `continues`: the one before did not close.
    """

    start: int
    end: int
    opened: bool = False
    continues: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of every line that holds something: content never crosses its end."""
    return [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]


def marked(text: str) -> list[Marked]:
    """The outermost stretches in marks, in order."""
    found: list[Marked] = []
    lines = paragraphs(text)
    open_before = False
    for number, (start, end) in enumerate(lines):
        at = start
        if open_before and (closer := _closes_first(text, start, end)):
            found.append(Marked(start, closer, continues=True))  # it goes on without a mark of its own
            at, open_before = closer, False
        own, dangling = _doubles(text, at, end)
        if not own and dangling is None:
            own = list(_singles(text, at, end))
        if open_before and own and not text[start : own[0].start].strip():
            own[0] = own[0]._replace(continues=True)
        continues = open_before and dangling is not None and not text[start:dangling].strip()
        found += own
        open_before = dangling is not None and _goes_on(text, lines[number + 1 : number + 2])
        if open_before or continues:  # an opening mark that nothing closes or continues is a slip
            found.append(Marked(dangling, end, open_before, continues))
    return found


def _doubles(text: str, start: int, end: int) -> tuple[list[Marked], int | None]:
    """(stretches, where a mark opens that nothing closes) between two characters of one paragraph."""
    found: list[Marked] = []
    opening: int | None = None
    width, closers = 1, frozenset()
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        either = mark in _EITHER
        if opening is None:
            if (mark in "”»’’" and not either) or (either and not _may_open(text, at, len(mark), start, end)):
                continue
            opening, width, closers = at, len(mark), _closers(mark)
        elif mark in closers and (not either or _may_close(text, at, len(mark), opening + width, end)):
            found.append(Marked(opening, at + len(mark)))
            opening = None
        elif _closes_wrongly(text, opening, at, end):
            found.append(Marked(opening, at + len(mark)))  # the wrong mark in the right place
            opening = None
        elif mark in _PAIRS and mark == text[opening] and "." in text[opening:at]:
            opening = at  # the first one never closed: the second begins anew
    led = opening is not None and (text[start:opening].rstrip()[-1:] or ":") in ',:.!?”"'
    return found, opening if led else None


def _closes_first(text: str, start: int, end: int) -> int | None:
    """Where a paragraph that opens no marks closes those of the one before: "... went on.” Then ..."."""
    match = _MARKS.search(text, start, end)
    if match is None:
        return None
    mark, at = match.group(), match.start()
    if (mark in _EITHER and _may_open(text, at, len(mark), start, end)) or mark in _OPENERS:
        return None
    return match.end()


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Does the next paragraph begin with a mark, or close what it did not open?"""
    for start, end in following:
        match = _MARKS.search(text, start, end)
        opens = match is not None and not text[start : match.start()].strip()
        return opens or _closes_first(text, start, end) is not None
    return False


def _closers(mark: str) -> set[str]:
    if mark == "``":
        return {"''", "``", '"'}
    if mark == "''":
        return {"''"}
    return {_PAIRS.get(mark, mark), '"'} if mark in _PAIRS else {mark}


def _may_open(text: str, at: int, width: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return not after.isspace() and (not before.isalnum() or before.isspace())


def _may_close(text: str, at: int, width: int, inner: int, end: int) -> bool:
    before = text[at - 1] if at > inner else " "
    after = text[at + width] if at + width < end else " "
    return not before.isspace() or not after.isalnum()


def _closes_wrongly(text: str, opening: int, at: int, end: int) -> bool:
    """Is it the wrong mark where only a closing one can stand: behind a word or a stop, before a space?"""
    if text[at] not in "“”" or text[opening] not in '“"' or text[at - 1].isspace():
        return False
    return (at + 1 >= end or text[at + 1].isspace()) and "“" not in text[opening + 1 : at]


def _singles(text: str, start: int, end: int) -> Iterator[Marked]:
    """Single marks as the outermost ones, as British papers have them; an apostrophe is none."""
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = None
        for candidate in _SINGLE_CLOSE.finditer(text, opening.end(), end):
            closing = candidate
            after = text[candidate.end() : candidate.end() + 1]
            plural = text[candidate.start() - 1] == "s" and after == " "  # "the rebels' camp"
            if not plural or text[candidate.start() - 1] in ".,!?":
                break
        if closing is None:
            return
        if len(text[opening.start() : closing.end()].split()) >= _LEAST_WORDS:
            yield Marked(opening.start(), closing.end())
        at = closing.end()
