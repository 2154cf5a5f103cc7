"""Attributions without a verb: "according to X", a dash or a colon and a name, "in her words"."""

from __future__ import annotations

import re

from kit.language.grammar import children
from kit.language.quotes.cues import is_finite
from kit.language.quotes.found import Found
from kit.language.quotes.marks import Marked
from kit.language.quotes.page import Page, Sentence
from kit.language.quotes.sides import words_after, words_before
from kit.language.quotes.speakers import mention, noun_head

_GAP = 12  # tokens between "in her words" and the marks
_DASH = re.compile(r"\s*[-–—―]+\s*(?=[A-Z])")
_DASH_WORDS = 14


def according(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """For example "...," according to the minister."""
    tail = [t for t in words_after(page, mark, sentence) if not t.is_punct]
    if len(tail) < 3 or tail[0].lower_ != "according" or tail[1].lower_ != "to":
        return None
    head = noun_head(tail[2:])
    if head is None:
        return None
    span = mention(head, tail[1].idx + 2, sentence.end)
    cue = tail[0].idx, tail[1].idx + 2
    return Found(mark.start, mark.end, "according_to", cue, (span.start_char, span.end_char), head.i)


def dashed(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """For example "..." – the speaker's name, in the same line or alone in the next."""
    number = page.line_at(mark.start)
    end = page.lines[number][1]
    match, limit = _DASH.match(page.text, mark.end, end), end
    if match is None and not page.text[mark.end : end].strip() and number + 1 < len(page.lines):
        start, limit = page.lines[number + 1]
        match = _DASH.match(page.text, start, limit)
    if match is None or len(page.text[match.end() : limit].split()) > _DASH_WORDS:
        return None
    tokens = page.tokens(match.end(), limit)
    if not tokens or any(t.i in page.kinds or is_finite(t) for t in tokens):
        return None
    head = noun_head(tokens) or tokens[0]
    dash = match.start() + len(match.group()) - len(match.group().lstrip())
    last = tokens[-1] if tokens[-1].text != "." or len(tokens) == 1 else tokens[-2]
    where = tokens[0].idx, last.idx + len(last)
    return Found(mark.start, mark.end, "dash", (dash, dash + 1), where, head.i)


def in_words_of(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """For example "in her words, “...”", "in the words of the minister, “...”"."""
    lead = [t for t in words_before(page, mark, sentence) if not t.is_punct]
    for token in lead[-_GAP:]:
        if token.lower_ in {"words", "phrase"} and token.dep_ == "pobj" and token.head.lower_ == "in":
            of = [o for p in children(token, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
            heads = children(token, "poss") or of
            if heads:
                span = mention(heads[0], token.head.idx + len(token.head), mark.start)
                cue = token.idx, token.idx + len(token)
                return Found(mark.start, mark.end, "in_words", cue, (span.start_char, span.end_char), heads[0].i)
    return None
