"""Whom the words name where no known party is: the doer and the one it is done to, as the sentence has them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import agents, children, clause_of, conjuncts, patients, possessors
from kit.language.signals.sides import Side, anybody
from kit.language.signals.triggers import tells
from kit.lexicon import words

_VERBAL = {"VERB", "AUX"}
_TOWARD = ("against", "on", "to", "of", "with", "at", "toward", "towards", "for", "into", "from", "between")
# What stands after these is not what the subject of the verb does ("resigned after protests", "complained over raids").
_BESIDE = frozenset(
    {"after", "before", "following", "since", "amid", "over", "despite", "against", "about", "on", "for", "during"}
)
_WHERE = ("in", "at", "near", "across", "into", "inside", "around", "throughout")
_PLACES = {"GPE", "LOC", "FAC", "NORP"}


def doers(trigger: Token, light: Token | None) -> tuple[Side, ...]:
    """The words in the doer's place; whoever holds a thing that tells it ("issued a statement denouncing")."""
    verb = light or trigger
    found = _doing(verb) if verb.pos_ in _VERBAL else [*possessors(verb), *_carrying(verb)]
    return _shown(found)


def _doing(verb: Token) -> list[Token]:
    found = agents(verb)
    if found and found[0].pos_ == "NOUN" and verb.dep_ in {"acl", "advcl", "relcl"} and found[0] == verb.head:
        return [*possessors(found[0]), *_carrying(found[0])] or found
    return found


def _carrying(noun: Token) -> list[Token]:
    """The subject of the verb whose object the noun is, at whatever depth of its phrase; not of one that tells an
    event of its own ("condemned the attacks").
    """
    head = noun
    while head.dep_ in {"pobj", "prep", "conj", "dobj"} and head.head != head:
        head = head.head
        if head.dep_ == "prep" and head.lower_ in _BESIDE:
            return []
        if head.pos_ in _VERBAL:
            return [] if tells(head) and head.lemma_ not in words("signal_light") else agents(head)
    return []


def undergoers(trigger: Token, light: Token | None, taken: set[Token]) -> tuple[Side, ...]:
    """The words in the place of the one it is done to; failing that, the place where it is done."""
    for tokens in _places_of_the_undergone(trigger, light):
        if found := [side for side in _shown(tokens) if side.token not in taken]:
            return tuple(found)
    return ()


def _places_of_the_undergone(trigger: Token, light: Token | None) -> Iterator[list[Token]]:
    if trigger.pos_ in _VERBAL:
        yield patients(trigger)
    yield _objects(trigger, _TOWARD)
    if light is not None:
        yield _objects(light, _TOWARD)
    for head in dict.fromkeys((trigger, light or trigger, clause_of(trigger))):
        yield [t for t in _objects(head, _WHERE) if t.ent_type_ in _PLACES]


def _objects(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    below = (p for p in children(head, "prep", "dative") if p.lower_ in prepositions)
    return [t for prep in below for obj in children(prep, "pobj") for t in conjuncts(obj)]


def _shown(tokens: list[Token]) -> tuple[Side, ...]:
    return tuple(Side(side.token, ()) for side in anybody(tokens) if side.token.lemma_ not in words("hostile_nouns"))
