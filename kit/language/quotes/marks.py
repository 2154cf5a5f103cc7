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
    open_before = False
    for start, end in paragraphs(text):
        own = list(_doubles(text, start, end)) or list(_singles(text, start, end))
        if open_before and own and text[start : own[0].start].strip() == "":
            own[0] = own[0]._replace(continues=True)
        open_before = bool(own) and own[-1].opened
        found += own
    # an opening mark that nothing continues and that stands alone was a slip, unless its paragraph began with it
    return [m for m in found if not m.opened or m.end - m.start > 2]


def _doubles(text: str, start: int, end: int) -> Iterator[Marked]:
    opening: int | None = None
    width = 1
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opening is None:
            if mark in "”»’’" and mark not in {'"', "''"}:
                continue
            if mark in {'"', "''"} and not _may_open(text, at, len(mark), start, end):
                continue
            opening, width = at, len(mark)
            closers = _closers(mark)
        elif mark in closers and (mark not in {'"', "''"} or _may_close(text, at, len(mark), opening + width, end)):
            yield Marked(opening, at + len(mark))
            opening = None
        elif mark in _PAIRS and mark not in closers and text[opening:at].count(".") and mark == text[opening]:
            opening = at  # the first one never closed: the second begins anew
    if opening is not None and text[start:opening].strip() == "":
        yield Marked(opening, end, opened=True)


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
