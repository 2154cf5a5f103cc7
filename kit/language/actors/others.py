"""Words that mean the other party: "its neighbour", "Oslo's rival", "his Turkish counterpart"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.language.records import Actor, Mention
from kit.language.spotting import spotted
from kit.lexicon.world import state_name

_FROM = {"from", "in", "of"}
_REACH = 2  # sentences back in which the other party was named


def cast_others(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Put them into the cast: the state said with the word, else the only other one that the last sentences name."""
    nouns = [t for t in spotted(doc, "other_party_words") if t.tag_ == "NN" and not _is_named(t)]
    if not nouns:
        return
    sentence_of = {token.idx: number for number, sent in enumerate(doc.sents) for token in sent}
    for noun in nouns:
        phrase = doc[noun.left_edge.i : noun.i + 1]
        if (said := _said(noun, side_of)) is not None:
            cast.mention(phrase, cast.actor(state_name(said), "state", said, said), "title", "other_party")
            continue
        owners = {m.side for word in children(noun, "poss") for m in _mentions_at(cast, word) if m.side}
        if len(owners) != 1:
            continue
        here = sentence_of[noun.idx]
        near = [m for m in cast.mentions if m.end <= noun.idx and here - sentence_of.get(m.start, here) <= _REACH]
        others = _states(cast, near) - owners
        if len(others) == 1:
            (other,) = others
            cast.mention(phrase, cast.actor(state_name(other), "state", other, other), "title", "other_party")


def _is_named(noun: Token) -> bool:
    """Does the name itself follow ("its neighbour Sweden")?"""
    follows = noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN"
    return follows or bool(children(noun, "appos"))


def _said(noun: Token, side_of: SideOf) -> str | None:
    """The one state that the phrase itself gives: "his Turkish counterpart", "his counterpart from Turkey"."""
    where = [o for prep in children(noun, "prep") if prep.lower_ in _FROM for o in children(prep, "pobj")]
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if len(after) == 2 and after[0].lower_ == "from":  # parses hang it on the verb now and then
        where.append(after[1])
    sides = {side_of(token)[0] for token in [*children(noun, "amod", "compound", "nmod"), *where]} - {None}
    return sides.pop() if len(sides) == 1 else None


def _mentions_at(cast: Cast, token: Token) -> list[Mention]:
    return [m for m in cast.mentions if m.start <= token.idx < m.end]


def _states(cast: Cast, mentions: list[Mention]) -> set[str]:
    """The states that the mentions stand for, as parties."""
    actors: list[Actor] = [cast.get(m.actor_id) for m in mentions if m.how != "place"]
    return {actor.side for actor in actors if actor.side and actor.side == actor.country}
