"""Nouns that name an act of speech and take its content: "her claim that ...", "a statement by the army that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.reported import trimmed
from kit.language.quotes.speakers import mention, speaker_of
from kit.lexicon import table, words

_BY = {"by", "from", "of"}


def nominal(page: Page) -> Iterator[Found]:
    """What nouns of speech and thought report in a clause with "that"."""
    kinds = {row["lemma"]: row["kind"] for row in table("speech_nouns")}
    for noun in page.doc:
        if noun.pos_ == "NOUN" and (kind := kinds.get(noun.lemma_.lower())):
            yield from _of_noun(page, noun, kind == "speech")


def _of_noun(page: Page, noun: Token, speech: bool) -> Iterator[Found]:
    clauses = [
        c
        for c in children(noun, "acl", "ccomp", "relcl")
        if any(t.lower_ in {"that", "whether"} and t.dep_ == "mark" for t in c.children)
    ]
    if not clauses:
        return
    content = trimmed(page.doc, max(clauses[0].left_edge.i, noun.i + 1), clauses[0].right_edge.i + 1)
    if content is None:
        return
    cue = noun.idx, noun.idx + len(noun)
    head = _owner(noun)
    if head is None or content.start <= head.i < content.end:
        yield Found(content.start_char, content.end_char, "noun", cue, speech=speech)
        return
    low = page.sentence_at(head.idx).start
    high = noun.idx if head.i < noun.i else content.start_char
    span = mention(head, low, high)
    where = span.start_char, span.end_char
    yield Found(content.start_char, content.end_char, "noun", cue, where, head.i, speech)


def _owner(noun: Token) -> Token | None:
    """Whose words they are: "her claim", "a claim by her", "she made the claim"."""
    if owners := children(noun, "poss"):
        return owners[0]
    for prep in children(noun, "prep"):
        if prep.lower_ in _BY and (below := children(prep, "pobj")):
            return below[0]
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("signal_light"):
        return speaker_of(noun.head)
    return None
