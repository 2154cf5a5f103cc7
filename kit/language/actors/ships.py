"""Warships, which act for the state whose prefix they bear: "the USS Benning", later "the Benning", "the destroyer"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.grammar import children
from kit.language.records import Actor
from kit.language.spotting import with_value
from kit.lexicon import table, words

_LONGEST = 3  # words of a name after the prefix
_SLOTS = {"nsubj", "nsubjpass", "poss", "dobj", "pobj", "agent"}
_BACK = 120  # tokens: so far back "the destroyer" may have been named


def cast_ships(doc: Doc, cast: Cast) -> None:
    """Put ships into the cast: by prefix and name, then by the name alone, then by "the ship".

    What it misses: ships whose state only the text around names, merchant ships, and prefixes that two navies share.
    """
    named = _named(doc, cast)
    if not named:
        return
    last = {name.split()[-1]: actor for name, actor in named.items()}
    for token in with_value(doc, "ORTH", last.keys()):
        span = doc[token.i : token.i + 1]
        if not cast.covers(span):
            cast.mention(span, last[token.text], "name", "ship_again")
    for noun in with_value(doc, "LEMMA", words("ship_nouns")):
        actor = _last_before(noun, cast, set(named.values()))
        if actor is not None and _is_definite(noun):
            cast.mention(doc[noun.i : noun.i + 1], actor, "title", "ship_said")


def _named(doc: Doc, cast: Cast) -> dict[str, Actor]:
    found = {}
    for prefix in with_value(doc, "ORTH", _prefixes().keys()):
        end = prefix.i + 1
        while end < min(len(doc), prefix.i + 1 + _LONGEST) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
            end += 1
        span = doc[prefix.i : end]
        if len(span) < 2:
            continue
        side = _prefixes()[prefix.text]
        found[span.text] = cast.actor(span.text, "body", side, side, "ship")
        cast.mention(span, found[span.text], "name", "ship")
    return found


def _is_definite(noun: Token) -> bool:
    """Such as "the destroyer", without a word that says whose: it is the one told of before."""
    before = children(noun, "amod", "compound", "nmod", "poss", "nummod")
    return noun.dep_ in _SLOTS and not before and any(t.lower_ in {"the", "this"} for t in children(noun, "det"))


def _last_before(noun: Token, cast: Cast, ships: set[Actor]) -> Actor | None:
    ids = {ship.actor_id for ship in ships}
    near = noun.doc[max(0, noun.i - _BACK)].idx
    before = (m for m in reversed(cast.mentions) if near <= m.start < noun.idx and m.actor_id in ids)
    return next((cast.get(m.actor_id) for m in before), None)


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["side"] for row in table("ship_prefixes")}
