"""Nouns that name an act of speech and take its content: "her claim that ...", "a statement by the army that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.symbols import NOUN
from spacy.tokens import Token

from kit.language.grammar import children, is_passive
from kit.language.quotes.described import Stretch, in_phrase, phrases_of_nouns
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.reported import trimmed
from kit.language.quotes.speakers import mention, speaker_of
from kit.language.spotting import with_word
from kit.lexicon import table, words

_BY = {"by", "from", "of"}
_TIMES = {"DATE", "TIME"}


@cache
def _kinds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in table("speech_nouns")}


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(_kinds()) | frozenset(phrases_of_nouns())


def nominal(page: Page) -> Iterator[Found]:
    """What nouns of speech and thought report in a clause with "that", in a phrase or in an infinitive."""
    kinds, phrases = _kinds(), phrases_of_nouns()
    for noun in with_word(page.doc, _lemmas()):
        if noun.pos != NOUN:
            continue
        lemma = noun.lemma_.lower()
        kind = kinds.get(lemma)
        if kind and (clause := _that_clause(noun)):
            yield from _found(page, noun, clause, "noun", _owner(noun), kind == "speech")
        elif (
            lemma in phrases
            and (phrase := in_phrase(noun, phrases[lemma])) is not None
            and (owner := _own(noun)) is not None
            and owner.i not in range(*phrase)
        ):
            yield from _found(page, noun, phrase, "noun_phrase", owner, True)


def _that_clause(noun: Token) -> Stretch | None:
    for child in children(noun, "acl", "ccomp", "relcl"):
        if any(t.lower_ in {"that", "whether"} and t.dep_ == "mark" for t in child.children):
            return max(child.left_edge.i, noun.i + 1), _before_main_verb(child)
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":  # "her argument is that ..."
        for child in children(verb, "ccomp"):
            if child.i > verb.i and any(t.lower_ == "that" and t.dep_ == "mark" for t in child.children):
                return child.left_edge.i, child.right_edge.i + 1
    return None


def _before_main_verb(clause: Token) -> int:
    """Where a clause ends: "the claim that it was safe angered them" is at times parsed as if it was "safe angered"."""
    for child in children(clause, "acomp"):
        if child.tag_ in {"VBN", "VBD"} and children(child, "dobj"):
            return child.i
    return clause.right_edge.i + 1


def _found(page: Page, noun: Token, stretch: Stretch, rule: str, head: Token | None, speech: bool) -> Iterator[Found]:
    content = trimmed(page.doc, *stretch)
    if content is None:
        return
    cue = noun.idx, noun.idx + len(noun)
    if head is None or content.start <= head.i < content.end:
        yield Found(content.start_char, content.end_char, rule, cue, speech=speech)
        return
    low = page.sentence_at(head.idx).start
    high = noun.idx if head.i < noun.i else content.start_char
    span = mention(head, low, high)
    where = span.start_char, span.end_char
    yield Found(content.start_char, content.end_char, rule, cue, where, head.i, speech)


def _owner(noun: Token) -> Token | None:
    """Whose words they are: "her claim", "a claim by her", "she made the claim"."""
    if owners := children(noun, "poss"):
        return owners[0]
    for prep in children(noun, "prep"):
        if prep.lower_ in _BY and (below := children(prep, "pobj")):
            return below[0]
    return _maker(noun, words("signal_light") | words("speech_light"))


def _own(noun: Token) -> Token | None:
    """Whose words a phrase holds; "of" opens the phrase itself, and who faces questions asks none."""
    if owners := children(noun, "poss"):
        return owners[0] if owners[0].ent_type_ not in _TIMES else None
    by = [p for p in children(noun, "prep") if p.lower_ == "by" and children(p, "pobj")]
    return children(by[0], "pobj")[0] if by else _maker(noun, words("speech_light"))


def _maker(noun: Token, light: frozenset[str]) -> Token | None:
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in light and not is_passive(verb):
        return speaker_of(verb)
    return None
