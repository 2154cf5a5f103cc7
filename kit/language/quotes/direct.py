"""Direct quotes: what stands in marks, with the cue and the speaker around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kit.language.extensions import text_of
from kit.language.grammar import children
from kit.language.quotes.cues import kind_of, verb_group
from kit.language.quotes.found import Found
from kit.language.quotes.marks import Marked, paragraphs
from kit.language.quotes.speakers import mention, next_to, speaker_of

_REACH = 40  # tokens from the marks in which a cue is looked for
_FEW = 4  # words: so few in marks are a term or a title unless a cue stands right beside them
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?,…][”\"’'»]*$")
_DASH = re.compile(r"^\s*[-–—]+\s*(?=[A-Z])")


def direct(doc: Doc, marks: list[Marked], taken: list[tuple[int, int]]) -> Iterator[Found]:
    """One finding for each stretch in marks that is a quote; those inside `taken` are parts of other quotes.

    Left out: scare quotes, titles and nicknames, which are short, end without punctuation and have no cue beside them.
    """
    lines = paragraphs(text_of(doc))
    before: Found | None = None
    for mark in marks:
        if any(a <= mark.start and mark.end <= b for a, b in taken):
            continue
        line = next(((a, b) for a, b in lines if a <= mark.start < b), (0, len(text_of(doc))))
        found = _attributed(doc, mark, line, marks, before)
        if found is None:
            continue
        before = found
        yield found


def _attributed(
    doc: Doc, mark: Marked, line: tuple[int, int], marks: list[Marked], before: Found | None
) -> Found | None:
    words = len(_WORD.findall(text_of(doc)[mark.start : mark.end]))
    if mark.continues and before is not None:
        return _like(before, mark, "continued")
    inside = [m for m in marks if line[0] <= m.start < line[1]]
    for look in (_after, _before, _according, _dashed, _colon):
        found = look(doc, mark, line, inside)
        if found is not None and (words >= _FEW or _beside(doc, mark, found)):
            return _joined(doc, found, before, line)
    looks_said = words >= _FEW and (
        _ENDS.search(text_of(doc)[mark.start : mark.end]) or words >= 2 * _FEW or mark.opened
    )
    if not looks_said:
        return None
    return _floating(doc, mark, line, before)


def _beside(doc: Doc, mark: Marked, found: Found) -> bool:
    """Does nothing but space and a comma stand between the marks and the cue or speaker?"""
    edges = [span for span in (found.cue, found.speaker) if span]
    gaps = [text_of(doc)[mark.end : a] if a >= mark.end else text_of(doc)[b : mark.start] for a, b in edges]
    return any(len(gap.strip(" ,:—–-")) == 0 for gap in gaps)


def _joined(doc: Doc, found: Found, before: Found | None, line: tuple[int, int]) -> Found:
    """Pieces with one cue between them are one quotation."""
    if before is not None and before.cue is not None and before.cue == found.cue and before.start >= line[0]:
        return replace(found, leader=before.leader if before.leader is not None else before.start)
    return found


def _like(before: Found, mark: Marked, rule: str) -> Found:
    leader = before.leader if before.leader is not None else before.start
    return Found(
        mark.start, mark.end, rule, before.cue, before.speaker, before.speaker_head, True, before.via_head, leader
    )


# ---- where the cue is ------------------------------------------------------------------------------------------------


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="contract") if end > start else None
    return list(span) if span is not None else []


def _after(doc: Doc, mark: Marked, line: tuple[int, int], inside: list[Marked]) -> Found | None:
    """The cue after the marks: "...," he said; "...," said the minister."""
    limit = min([m.start for m in inside if m.start >= mark.end] + [line[1]])
    if mark.opened:
        return None
    said = _ENDS.search(text_of(doc)[mark.start : mark.end])
    tail = text_of(doc)[mark.end : limit]
    if (
        said
        and said.group()[0] in ".!…"
        and not re.match(r"\s*[—–-]?\s*(?:said|says|\w+ (?:said|says)\b)", tail)
        and tail[:1].isspace()
    ):
        return None  # a full stop inside the marks ended the sentence
    stop = re.search(r"[.!?](?=\s+[A-Z“\"]|\s*$)", tail)
    tokens = _tokens(doc, mark.end, mark.end + (stop.start() if stop else len(tail)))[:_REACH]
    for token in tokens:
        if kind_of(token) and token.dep_ not in {"relcl", "amod", "acl"}:
            return _from_cue(doc, token, mark, "after")
    return None


def _before(doc: Doc, mark: Marked, line: tuple[int, int], inside: list[Marked]) -> Found | None:
    """He said: "..."; the minister insisted "..."; the last cue before the marks in their sentence."""
    limit = max([m.end for m in inside if m.end <= mark.start] + [line[0]])
    head = text_of(doc)[limit : mark.start]
    stops = list(re.finditer(r"[.!?][”\"’']?\s+(?=[A-Z“\"])", head))
    tokens = _tokens(doc, limit + (stops[-1].end() if stops else 0), mark.start)[-_REACH:]
    introduced = head.rstrip()[-1:] in {",", ":"}
    for token in reversed(tokens):
        if kind_of(token) and token.dep_ not in {"amod", "relcl"}:
            gap = text_of(doc)[token.idx + len(token) : mark.start].strip(' ,:—–-“"')
            if introduced or len(gap.split()) <= 8:
                return _from_cue(doc, token, mark, "before")
        if token.lower_ in {"statement", "letter", "speech", "interview", "tweet", "post", "report"} and introduced:
            continue
    return None


def _from_cue(doc: Doc, cue: Token, mark: Marked, rule: str) -> Found | None:
    head = speaker_of(cue)
    if head is not None and mark.start <= head.idx < mark.end:
        head = None
    if head is None:
        head = next_to(cue, (mark.start, mark.end))
    if head is not None and mark.start <= head.idx < mark.end:
        head = None
    via = None
    quoted = [
        c
        for c in cue.children
        if c.lower_ in {"quoting", "citing"} and c.dep_ in {"advcl", "prep", "acl", "xcomp", "conj"}
    ]
    if quoted and (source := children(quoted[0], "dobj", "pobj")):
        via, head = head, source[0]
        return _made(mark, "relayed", verb_group(quoted[0]), head, via.i if via is not None else None)
    if cue.lower_ in {"quoting", "citing"}:
        source = children(cue, "dobj")
        outer = speaker_of(cue.head) if cue.head != cue else None
        if source:
            return _made(mark, "relayed", verb_group(cue), source[0], outer.i if outer is not None else None)
    return _made(mark, rule, verb_group(cue), head, None)


def _made(mark: Marked, rule: str, cue: tuple[int, int], head: Token | None, via: int | None) -> Found:
    if head is None:
        return Found(mark.start, mark.end, rule, cue)
    span = mention(head, (mark.start, mark.end))
    return Found(mark.start, mark.end, rule, cue, (span.start_char, span.end_char), head.i, True, via)


def _according(doc: Doc, mark: Marked, line: tuple[int, int], inside: list[Marked]) -> Found | None:
    """The source after the marks: "...," according to the minister."""
    match = re.match(r"[,\s]*(according to)\s", text_of(doc)[mark.end : line[1]])
    if not match:
        return None
    start = mark.end + match.start(1)
    tokens = _tokens(doc, mark.end + match.end(1), line[1])
    head = next((t for t in tokens if t.dep_ == "pobj"), None) or next((t for t in tokens if t.pos_ == "PROPN"), None)
    return _made(mark, "according_to", (start, start + len("according to")), head, None) if head is not None else None


def _dashed(doc: Doc, mark: Marked, line: tuple[int, int], inside: list[Marked]) -> Found | None:
    """The name after a dash: "..." – Commissioner Vale."""
    tail = text_of(doc)[mark.end : line[1]]
    match = _DASH.match(tail)
    if not match or len(tail.split()) > 14 or kind_of_any(doc, mark.end, line[1]):
        return None
    tokens = [t for t in _tokens(doc, mark.end + match.end(), line[1]) if t.pos_ in {"PROPN", "NOUN"}]
    if not tokens:
        return None
    at = mark.end + len(match.group()) - len(match.group().lstrip())
    end = line[1]
    return Found(mark.start, mark.end, "dash", (at, at + 1), (tokens[0].idx, end), tokens[0].i)


def _colon(doc: Doc, mark: Marked, line: tuple[int, int], inside: list[Marked]) -> Found | None:
    """The speaker's name, a colon, and the marks."""
    head = text_of(doc)[line[0] : mark.start]
    match = re.search(r"([^.!?:”\"]{2,80}):\s*$", head)
    if not match:
        return None
    tokens = [
        t for t in _tokens(doc, line[0] + match.start(1), line[0] + match.end(1)) if t.pos_ in {"PROPN", "NOUN", "PRON"}
    ]
    named = [t for t in tokens if t.pos_ == "PROPN"]
    if not tokens:
        return None
    root = (named or tokens)[-1]
    colon = line[0] + match.end(1)
    lead = match.group(1)
    short = len(lead.split()) <= 8 and not any(t.pos_ == "VERB" for t in tokens)
    span = (line[0] + match.start(1) + len(lead) - len(lead.lstrip()), colon) if short else None
    return Found(mark.start, mark.end, "colon", (colon, colon + 1), span or (root.idx, root.idx + len(root)), root.i)


def kind_of_any(doc: Doc, start: int, end: int) -> bool:
    """Is there a cue among these characters?"""
    return any(kind_of(token) for token in _tokens(doc, start, end))


def _floating(doc: Doc, mark: Marked, line: tuple[int, int], before: Found | None) -> Found | None:
    """A quotation in a sentence of its own: it goes to the speaker in force."""
    if before is not None:
        between = text_of(doc)[before.end : mark.start]
        if "\n" not in between or between.strip() == "" or len(between) < 250:
            changed = _new_speaker(doc, before.end, mark.start, before)
            if changed is None:
                return _like(before, mark, "floating")
            return Found(mark.start, mark.end, "floating", None, changed[0], changed[1])
    changed = _new_speaker(doc, max(0, mark.start - 600), mark.start, before)
    if changed is None:
        return Found(mark.start, mark.end, "no_speaker")
    return Found(mark.start, mark.end, "floating", None, changed[0], changed[1])


def _new_speaker(doc: Doc, start: int, end: int, before: Found | None) -> tuple[tuple[int, int], int] | None:
    """The subject of the last full sentence between, when it names a person or body other than the last speaker."""
    tokens = _tokens(doc, start, end)
    for token in reversed(tokens):
        if token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"} and token.head.dep_ in {"ROOT", "conj"}:
            if before is not None and before.cue and token.head.idx < before.cue[1]:
                return None
            person = (
                token.ent_type_ in {"PERSON", "ORG"} or token.pos_ in {"PROPN"} or token.lower_ in {"he", "she", "they"}
            )
            if not person and before is not None:
                return None
            span = mention(token)
            return (span.start_char, span.end_char), token.i
    return None
