"""Relayed speech: whose words a verb passes on, and who passes them on."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kit.language.grammar import children, is_passive
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.speakers import can_speak, mention, speaker_of

_QUOTING = {"quote", "cite"}


def source_of(cue: Token) -> tuple[Token, Token | None] | None:
    """(who spoke, who relayed it) for "the agency quoted X as saying", "the agency said, quoting X"; None elsewhere."""
    above = cue.head
    if cue.dep_ == "pcomp" and above.lower_ == "as" and above.head.lemma_ in _QUOTING:
        verb = above.head
        spoke = children(verb, "nsubjpass" if is_passive(verb) else "dobj")
        by = [who for agent in children(verb, "agent") for who in children(agent, "pobj")]
        if spoke:
            return spoke[0], (by[0] if by else None) if is_passive(verb) else speaker_of(verb)
    for child in children(cue, "advcl"):
        if child.tag_ == "VBG" and child.lemma_.lower() in _QUOTING and (source := _source(child)) is not None:
            return source, speaker_of(cue)
    return None


def passed_on(page: Page, cue: Token, found: Found) -> Found:
    """The finding with whoever spoke as its speaker, where somebody else only passed the words on."""
    source = source_of(cue)
    if source is None or found.start <= source[0].idx < found.end:
        return found
    who, via = source
    sentence = page.sentence_at(who.idx)
    span = mention(who, sentence.start, cue.idx if who.i < cue.i else sentence.end)
    where = span.start_char, span.end_char
    return replace(found, speaker=where, speaker_head=who.i, via_head=via.i if via is not None else None)


def names_a_source(cue: Token) -> bool:
    """Does the verb say only whose words were passed on: "quoting the captain", "citing officials"?"""
    return cue.tag_ == "VBG" and cue.lemma_.lower() in _QUOTING and _source(cue) is not None


def _source(quoting: Token) -> Token | None:
    return next((who for who in children(quoting, "dobj") if who.i > quoting.i and can_speak(who)), None)
