"""Reported and marked content put together: what is direct, mixed or indirect, and every stretch counted once."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from kit.language.extensions import text_of
from kit.language.quotes.direct import direct
from kit.language.quotes.found import Found
from kit.language.quotes.marks import Marked, marked, paragraphs
from kit.language.quotes.reported import reported

_WORD = re.compile(r"\w+")
_PART = 0.7  # of what stands in marks: a report that fills more is the marked words themselves
_BARE = 2  # words outside the marks (a leading "that" aside) from which content is mixed


def settled(doc: Doc) -> list[tuple[Found, str]]:
    """(finding, kind) for every quote of the text, by start; kind is direct, mixed or indirect."""
    text = text_of(doc)
    marks = marked(text)
    lines = paragraphs(text)
    mixed, indirect, consumed = [], [], []
    for found in reported(doc):
        if (found := _in_one_line(found, lines)) is None:
            continue
        touching = [m for m in marks if m.start < found.end and found.start < m.end]
        holder = next((m for m in touching if m.start <= found.start and found.end <= m.end), None)
        if holder is not None:
            if found.end - found.start < _PART * (holder.end - holder.start):
                indirect.append((found, holder))
            continue  # what fills the marks is the direct quote itself
        if not touching:
            indirect.append((found, None))
            continue
        start, end = min(found.start, *(m.start for m in touching)), max(found.end, *(m.end for m in touching))
        wide = replace(found, start=start, end=end)
        if _bare_words(text, wide, touching) < _BARE or _cue_inside(wide):
            continue  # the marks hold all of it: a direct quote
        mixed.append(wide)
        consumed += [(m.start, m.end) for m in touching]
    quotes = [(found, "mixed") for found in _apart(mixed)]
    spoken = list(direct(doc, marks, [(f.start, f.end) for f, _ in quotes]))
    quotes += [(found, "direct") for found in spoken]
    held = [(f.start, f.end) for f, _ in quotes]
    for found, holder in indirect:
        if holder is None and any(a < found.end and found.start < b for a, b in held):
            continue
        if holder is not None and not any(a <= holder.start and holder.end <= b for a, b in held):
            continue  # in scare quotes
        quotes.append((found, "indirect"))
    return _once(quotes)


def _in_one_line(found: Found, lines: list[tuple[int, int]]) -> Found | None:
    for start, end in lines:
        if start <= found.start < end:
            return replace(found, end=min(found.end, end))
    return None


def _bare_words(text: str, found: Found, touching: list[Marked]) -> int:
    outside, at = [], found.start
    for mark in sorted(touching):
        outside.append(text[at : mark.start])
        at = max(at, mark.end)
    outside.append(text[at : found.end])
    bare = _WORD.findall(" ".join(outside))
    return len([word for word in bare if word.lower() != "that"])


def _cue_inside(found: Found) -> bool:
    return found.cue is not None and found.start <= found.cue[0] < found.end


def _apart(found: list[Found]) -> list[Found]:
    """Of mixed quotes that overlap without one holding the other, the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        clash = [k for k in kept if k.start < one.end and one.start < k.end]
        if all((k.start, k.end) != (one.start, one.end) and k.start <= one.start and one.end <= k.end for k in clash):
            kept.append(one)
    return kept


def _once(quotes: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """Every stretch once; those that cross without one holding the other give way to the earlier found."""
    kept: list[tuple[Found, str]] = []
    for found, kind in quotes:
        crossing = any(
            k.start < found.end
            and found.start < k.end
            and not (k.start <= found.start and found.end <= k.end)
            and not (found.start <= k.start and k.end <= found.end)
            for k, _ in kept
        )
        same = any((k.start, k.end) == (found.start, found.end) for k, _ in kept)
        if not crossing and not same and found.end > found.start:
            kept.append((found, kind))
    return sorted(kept, key=lambda item: (item[0].start, -item[0].end))
