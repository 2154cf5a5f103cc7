"""Reported and marked content put together: what is direct, mixed or indirect, and every stretch counted once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.language.quotes.asides import according
from kit.language.quotes.attributed import attribution, is_introduced
from kit.language.quotes.floating import in_force, is_said
from kit.language.quotes.found import Found
from kit.language.quotes.headlines import headlines
from kit.language.quotes.marks import Marked
from kit.language.quotes.nominal import nominal
from kit.language.quotes.page import Page
from kit.language.quotes.reported import reported
from kit.lexicon import words

# "ISLAMABAD: ", "HANOI, Vietnam (AP) — " in front of a paragraph
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{2,25})?(?: \([A-Za-z/ ]+\))?(?::| ?[—–]| -) +(?=[A-Z\"“])"
)
_WORD = re.compile(r"\w+")
_BARE = 1  # words outside the marks (a leading "that" aside) from which content is mixed
_FEW = 4  # words: so few in marks are a term or a title unless a cue stands right beside them
_JOIN = 12  # characters between two marks of a list
_SHORT = {"object", "noun_phrase", "passive"}  # rules whose content may be a single word: "endorsed Smith"
_RANK = {"direct": 0, "mixed": 1, "indirect": 2}

Kinded = tuple[Found, str]


def settled(page: Page) -> list[Kinded]:
    """(finding, kind) for every quote of the text, by start; kind is direct, mixed or indirect."""
    alone = {mark.start for mark in page.marks if _stands_alone(page, mark)}
    content: list[Kinded] = []
    for found in (*headlines(page), *reported(page), *according(page), *nominal(page)):
        if (placed := _placed(page, found, alone)) is not None:
            content.append(placed)
    content = _laminar(content)
    held = [(f.start, f.end) for f, kind in content if kind == "mixed"]
    spoken = list(_spoken(page, content, held))
    return _laminar([*content, *spoken])


def _stands_alone(page: Page, mark: Marked) -> bool:
    """Is what stands in the marks a sentence of its own, whatever stands around them?"""
    if mark.continues or mark.opened:
        return True
    count = len(_WORD.findall(page.text[mark.start : mark.end]))
    ends = page.last_inside(mark) in ".,!?…—–" or page.text[mark.end : mark.end + 1] in {",", "."}
    return count >= _FEW and ends and is_introduced(page, mark)


# ---- what is reported, with and without marks ------------------------------------------------------------------------


def _placed(page: Page, found: Found, alone: set[int]) -> Kinded | None:
    """The finding in its paragraph, widened to the marks that it touches; None where direct quotes have all of it."""
    line = page.lines[page.line_at(found.start)]
    found = replace(found, start=max(found.start, line[0]), end=min(found.end, line[1]))
    dateline = _DATELINE.match(page.text, line[0])
    if dateline and found.start < dateline.end() < found.end:
        found = replace(found, start=dateline.end())
    touching = page.marks_within(found.start, found.end)
    holder = next((m for m in touching if m.start <= found.start and found.end <= m.end), None)
    if holder is not None:
        nested = found.cue is not None and holder.start <= found.cue[0] < holder.end and not _says_so_now(page, found)
        return (found, "indirect") if nested else None
    for mark in touching:
        if mark.start in alone:
            if mark.start > found.start:
                found = replace(found, end=min(found.end, len(page.text[: mark.start].rstrip(" ,:—–-"))))
            else:
                start = max(found.start, mark.end)
                rest = page.text[start : found.end]
                found = replace(found, start=start + len(rest) - len(rest.lstrip(" ,;:—–-")))
    touching = [m for m in page.marks_within(found.start, found.end) if m.start not in alone]
    if not touching:
        said = _WORD.findall(page.text[found.start : found.end])
        return (found, "indirect") if len(said) >= 2 or (said and found.rule in _SHORT) else None
    if found.rule == "object" and not _names(page, found) and all(_is_title(page, mark) for mark in touching):
        return None
    start, end = min(found.start, *(m.start for m in touching)), max(found.end, *(m.end for m in touching))
    while (more := _joined(page, end, line[1])) is not None:
        end = more
    wide = replace(found, start=start, end=end)
    if found.cue is not None and start <= found.cue[0] < end:
        return None
    # words in marks were said, whatever the verb: "she believes he “surrounds himself with friends”"
    return (replace(wide, speech=True), "mixed") if _bare_words(page.text, wide, touching) >= _BARE else None


def _says_so_now(page: Page, found: Found) -> bool:
    """Is it what the speaker does by saying it ("we thank all who came"), and so no second quote within the first?"""
    if found.speaker_head is None or page.doc[found.speaker_head].lower_ not in {"i", "we"}:
        return False
    cue = page.tokens(*found.cue)[-1]
    return cue.tag_ in {"VBP", "VB"} and not any(t.tag_ == "VBD" for t in cue.children)


def _joined(page: Page, end: int, stop: int) -> int | None:
    """The end of marks that go on a list: "a “liar”, a “cheat” and “a danger”"."""
    after = page.marks_within(end + 1, min(stop, end + _JOIN))
    if not after or after[0].start < end or (page.last_inside(after[0]) in ".!?" and is_introduced(page, after[0])):
        return None
    joint = _WORD.findall(page.text[end : after[0].start])
    lists = re.fullmatch(r"[\s,]*(?:and|or|,)?[\s,]*(?:an?|the)?\s*", page.text[end : after[0].start])
    return after[0].end if lists and (joint or "," in page.text[end : after[0].start]) else None


def _names(page: Page, found: Found) -> bool:
    """Does the cue give a name, which has capitals without being a title: "calls the town “Everytown America”"?"""
    return found.cue is not None and any(t.lemma_.lower() in words("speech_names") for t in page.tokens(*found.cue))


def _is_title(page: Page, mark: Marked) -> bool:
    """Names of books, laws and films: every longer word has a capital, and no stop ends it."""
    said = [word for word in _WORD.findall(page.text[mark.start : mark.end]) if len(word) > 3]
    return len(said) > 1 and all(word[0].isupper() for word in said) and page.last_inside(mark) not in ".!?"


def _bare_words(text: str, found: Found, touching: list[Marked]) -> int:
    outside, at = [], found.start
    for mark in touching:
        outside.append(text[at : mark.start])
        at = max(at, mark.end)
    outside.append(text[at : found.end])
    bare = _WORD.findall(" ".join(outside))
    return len([word for word in bare if word.lower() != "that"])


# ---- what stands in marks --------------------------------------------------------------------------------------------


def _spoken(page: Page, content: list[Kinded], held: list[tuple[int, int]]) -> Iterator[Kinded]:
    """The direct quotes: first those with a cue beside them, then those that float between."""
    told: dict[int, list[Found]] = {}
    for found, _ in content:
        if found.speech and found.speaker is not None and page.mark_at(found.cue[0]) is None:
            told.setdefault(page.sentence_number(found.cue[0]), []).append(found)
    free = _outside(page.marks, held)
    floating: list[Marked] = []
    before: Found | None = None
    for mark in free:
        found = attribution(page, mark, page.sentence_at(mark.start))
        few = len(_WORD.findall(page.text[mark.start : mark.end])) < _FEW
        if found is None or (few and not _beside(page, mark, found)):
            floating.append(mark)
            continue
        if before is not None and before.cue == found.cue:
            found = replace(found, leader=before.leader if before.leader is not None else before.start)
        before = found
        told.setdefault(page.sentence_number(mark.start), []).append(found)
        yield found, "direct"
    for mark in floating:
        if is_said(page, mark, _FEW):
            found = in_force(page, mark, told)
            told.setdefault(page.sentence_number(mark.start), []).append(found)
            yield found, "direct"


def _outside(marks: list[Marked], held: list[tuple[int, int]]) -> list[Marked]:
    """The marks that no mixed quote holds; both in order."""
    free, index = [], 0
    held = sorted(held)
    for mark in marks:
        while index < len(held) and held[index][1] <= mark.start:
            index += 1
        if index == len(held) or held[index][0] > mark.start:
            free.append(mark)
    return free


def _beside(page: Page, mark: Marked, found: Found) -> bool:
    """Does nothing but space and a comma stand between the marks and the cue or speaker?"""
    edges = [span for span in (found.cue, found.speaker) if span]
    gaps = [page.text[mark.end : a] if a >= mark.end else page.text[b : mark.start] for a, b in edges]
    return any(gap.strip(" ,:—–-") in {"", "that"} for gap in gaps)


# ---- every stretch once ----------------------------------------------------------------------------------------------


def _laminar(quotes: list[Kinded]) -> list[Kinded]:
    """Every stretch once, by start; of two that cross without one holding the other the weaker kind gives way."""
    kept: list[Kinded] = []
    opened: list[Kinded] = []
    for item in sorted(quotes, key=lambda q: (q[0].start, -q[0].end, _RANK[q[1]])):
        found, kind = item
        if found.end <= found.start:
            continue
        while opened and opened[-1][0].end <= found.start:
            opened.pop()
        last = opened[-1] if opened else None
        if last is not None and (last[0].start, last[0].end) == (found.start, found.end):
            continue
        if last is not None and found.end > last[0].end:
            if _RANK[kind] >= _RANK[last[1]]:
                continue
            opened.pop()
            kept.remove(last)
            if opened and found.end > opened[-1][0].end:
                continue
        kept.append(item)
        opened.append(item)
    return kept
