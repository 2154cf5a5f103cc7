"""Stretches in marks that nothing in their own sentence attributes: they go to the speaker in force."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kit.language.quotes.found import Found
from kit.language.quotes.marks import Marked
from kit.language.quotes.page import Page, Sentence
from kit.language.quotes.speakers import can_speak, mention

_BACK = 2  # paragraphs back in which a speaker stays in force
_VERBS = {"VERB", "AUX"}


def in_force(page: Page, mark: Marked, told: dict[int, list[Found]]) -> Found:
    """The finding for marks without a cue of their own; `told` has what was attributed, by number of its sentence.

    The order: who opened a quotation that goes on; who spoke last in the paragraph, unless a sentence in between is
    about somebody else; whom the next sentence names ("...." "...," he said); who spoke in the paragraph before.
    """
    number = page.sentence_number(mark.start)
    line = page.sentences[number].line
    if mark.continues and (last := _last(page, told, number, line - _BACK)):
        return _like(mark, last, "continued")
    for back in range(number - 1, -1, -1):
        sentence = page.sentences[back]
        if sentence.line != line:
            break
        if said := told.get(back):
            return _like(mark, _main(said), "floating")
        if (subject := _person(page, sentence)) is not None:
            return _by(page, mark, subject, sentence)
    for ahead in range(number + 1, min(number + 3, len(page.sentences))):
        said = [f for f in told.get(ahead, ()) if f.rule in {"after", "floating"}]
        if page.sentences[ahead].line == line and said:
            return _like(mark, said[0], "floating")
    if line and (last := _last(page, told, number, line - _BACK)):
        return _like(mark, last, "floating")
    before = page.sentences[number - 1] if number else None
    if before is not None and line - before.line <= 1 and (subject := _person(page, before)) is not None:
        return _by(page, mark, subject, before)
    return Found(mark.start, mark.end, "no_speaker")


def _last(page: Page, told: dict[int, list[Found]], number: int, least_line: int) -> Found | None:
    """What was attributed last before a sentence, not further back than a paragraph."""
    for back in range(number - 1, -1, -1):
        if page.sentences[back].line < least_line:
            return None
        if said := told.get(back):
            return _main(said)
    return None


def _main(said: list[Found]) -> Found:
    """Of what one sentence attributes, the last that no other holds: "A said that B had told C" is A's."""
    outer = [f for f in said if not any(o is not f and o.start <= f.start and f.end <= o.end for o in said)]
    beside = [f for f in outer if f.rule in {"after", "before"}]  # who is quoted goes before who is reported
    return max(beside or outer or said, key=lambda f: (f.rule not in {"noun", "noun_phrase"}, f.start))


def _like(mark: Marked, last: Found, rule: str) -> Found:
    leader = last.leader if last.leader is not None else last.start
    found = replace(last, start=mark.start, end=mark.end, rule=rule, leader=leader, speech=True)
    return found if last.rule != "no_speaker" else replace(found, rule="no_speaker")


def _person(page: Page, sentence: Sentence) -> Token | None:
    """Who the sentence is about, when its subject is somebody who may speak."""
    for token in page.tokens(sentence.start, sentence.end):
        if token.dep_ == "nsubj" and token.head.pos_ in _VERBS and token.head.dep_ in {"ROOT", "conj", "ccomp"}:
            if page.mark_at(token.idx) is None and can_speak(token) and token.ent_type_ not in {"GPE", "LOC", "DATE"}:
                return token if token.lower_ not in {"it", "this", "that", "there", "which", "what", "you"} else None
            return None
    return None


def _by(page: Page, mark: Marked, subject: Token, sentence: Sentence) -> Found:
    span = mention(subject, sentence.start, sentence.end)
    return Found(mark.start, mark.end, "floating", None, (span.start_char, span.end_char), subject.i)


def is_said(page: Page, mark: Marked, least: int) -> bool:
    """May marks without a cue hold speech? Titles, nicknames and single terms are short or part of the sentence."""
    words = len(page.text[mark.start : mark.end].split())
    sentence = page.sentence_at(mark.start)
    outside = page.tokens(sentence.start, mark.start)
    after = page.tokens(mark.end, sentence.end)
    alone = not [t for t in (*outside, *after) if not t.is_punct and page.mark_at(t.idx) is None]
    ends = page.last_inside(mark) in ".!?…"
    if words < least:
        return alone and ends and mark.start > page.lines[sentence.line][0]
    return alone or mark.continues or words >= 3 * least
