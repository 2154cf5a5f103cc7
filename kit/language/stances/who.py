"""Who is meant by a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kit.language import grammar, parties
from kit.language.extensions import mentions_of
from kit.language.kept import asked_once
from kit.language.stances.frames import body_adjectives
from kit.language.stances.unlisted import unlisted_name

_NOT_IN_PHRASE = frozenset({"relcl", "acl", "advcl", "punct", "cc", "parataxis", "ccomp"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


class Who(NamedTuple):
    """A party in a stance: its side (or plain name), its actor_id where known, and the words that name it."""

    side: str
    actor_id: str | None
    start: int
    end: int
    kind: str | None = None  # of the actor, where known: person, state, body ...


@asked_once(mentions_of)
def named(token: Token) -> tuple[Who, ...]:
    """The parties that the noun phrase headed by `token` itself means, each with the whole phrase; conjuncts aside."""
    token = _described(_teller(token) or _antecedent(token))
    doc = token.doc
    extent = phrase(token)
    found = []
    for party in (*_meant(token), *_fellow_owners(token)):
        actor = parties.actor_of(doc, party.actor_id) if party.actor_id is not None else None
        if side := party.side or (actor and actor.name):
            start, end = _name_nearby(token, party) if party.how == "pronoun" else extent
            found.append(Who(side, party.actor_id, start, end, actor.kind if actor is not None else None))
    unlisted = () if found else _unlisted(token) or _apposed(token) or _body(token)
    return tuple(found) or tuple(Who(who.side, None, *extent) for who in unlisted)


def _meant(token: Token) -> list[parties.Party]:
    """The parties of the actors layer; a person called by a nationality in the same phrase ("his Irish counterpart
    Vale") counts for that state.
    """
    found = list(parties.parties_of(token)) or _places(token)
    nations = [
        m
        for t in grammar.children(token, "amod", "compound")
        for m in parties.mentions_at(t)
        if m.how == "demonym" and m.side
    ]
    if len(found) == 1 and nations and found[0].side != nations[0].side:
        return [found[0]._replace(side=nations[0].side)]
    return found


def _fellow_owners(token: Token) -> list[parties.Party]:
    """The other parties of a phrase that speaks for several: "the leaders of Oslo and Stockholm"."""
    if parties.mentions_at(token) or not parties.parties_of(token):
        return []
    of = [prep for prep in grammar.children(token, "prep") if prep.lower_ == "of"]
    owners = [*grammar.children(token, "poss"), *(head for prep in of for head in grammar.children(prep, "pobj"))]
    return [
        parties.Party(m.side, m.actor_id, m.start, m.end, "name")
        for owner in owners
        for fellow in grammar.conjuncts(owner)
        if fellow != owner
        for m in parties.mentions_at(fellow)
        if m.side
    ]


def _places(token: Token) -> list[parties.Party]:
    """Countries and capitals that the actors layer took for places: who stands in a slot of a stance acts for one."""
    adjective = token.dep_ in {"compound", "nmod"} and token.text.isupper()  # "the US embargo"
    if token.dep_ not in _SLOTS and not adjective:
        return []
    return [
        parties.Party(m.side, m.actor_id, m.start, m.end, "name")
        for m in parties.mentions_at(token)
        if m.how == "place" and m.side
    ]


def phrase(head: Token) -> tuple[int, int]:
    """The characters of the noun phrase with its appositions, without clauses and conjuncts."""
    members, queue = [head], [head]
    while queue:
        for child in queue.pop().children:
            if child.dep_ not in _NOT_IN_PHRASE and not (child.head == head and child.dep_ == "conj"):
                members.append(child)
                queue.append(child)
    first, last = min(members, key=lambda t: t.i), max(members, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def all_named(tokens: list[Token]) -> tuple[Who, ...]:
    """The parties meant by several noun phrases, each side once."""
    return once(who for token in tokens for who in named(token))


def others(targets: tuple[Who, ...], holders: tuple[Who, ...]) -> tuple[Who, ...]:
    """The targets who are not the holders themselves; two people of one side are two, a body and
    a person too; a person and the state itself are one."""
    return tuple(who for who in targets if not any(_same(who, holder) for holder in holders))


def _same(one: Who, other: Who) -> bool:
    kinds = {one.kind, other.kind}
    if "person" in kinds and "state" not in kinds:
        return one.actor_id == other.actor_id if one.actor_id and other.actor_id else one.side == other.side
    return one.side == other.side


def apart(doc: Doc, parties_: tuple[Who, ...], of: tuple[Who, ...]) -> tuple[Who, ...]:
    """The parties under their own names where another of the same side stands on the other end: at home a politician
    speaks for no state.
    """
    shared = {who.side for who in of}
    return tuple(_by_name(doc, who) if who.side in shared else who for who in parties_)


def _by_name(doc: Doc, who: Who) -> Who:
    actor = parties.actor_of(doc, who.actor_id) if who.actor_id is not None else None
    return who._replace(side=actor.name) if actor is not None and actor.kind != "state" else who


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token."""
    if token.tag_ in {"WDT", "WP"} or (token.lower_ == "that" and token.pos_ in {"PRON", "SCONJ"}):
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def _described(noun: Token) -> Token:
    """Who is said to be the noun that a relative clause follows ("Vale was a nationalist who ..."), else the noun."""
    if noun.dep_ != "attr" or noun.pos_ != "NOUN" or not grammar.children(noun, "relcl"):
        return noun
    subject = next(iter(grammar.children(noun.head, "nsubj")), noun)
    return subject if subject.pos_ in {"NOUN", "PROPN"} or subject.lower_ in {"he", "she"} else noun


def _teller(token: Token) -> Token | None:
    """Who says it, for an unresolved pronoun that is the subject of what is said: "Vale said she would back it"."""
    if token.lower_ not in _PRONOUNS or token.dep_ != "nsubj" or parties.parties_of(token):
        return None
    clause = token.head
    while clause.dep_ in {"ccomp", "xcomp", "conj", "advcl"} and clause.head != clause:
        above = clause.head
        if clause.dep_ == "ccomp":
            for subject in grammar.children(above, "nsubj"):
                if subject.pos_ in {"PROPN", "NOUN"}:
                    return subject
        clause = above
    return None


def _name_nearby(token: Token, party) -> tuple[int, int]:
    """The name of a pronoun's actor in the same sentence, if it stands there; else the pronoun."""
    first, last = token.sent.start_char, token.sent.end_char
    for mention in token.doc._.mentions:
        if first <= mention.start < last and mention.actor_id == party.actor_id and mention.how in {"name", "demonym"}:
            return mention.start, mention.end
    return party.start, party.end


def _unlisted(token: Token) -> tuple[Who, ...]:
    """A party that the actors layer has no entry for."""
    name = unlisted_name(token)
    return (_who(name),) if name is not None else ()


def _body(token: Token) -> tuple[Who, ...]:
    """The body that an adjective means where the text names it: "the European response"."""
    side = body_adjectives().get(token.lower_) if token.dep_ == "amod" and token.head.pos_ == "NOUN" else None
    known = side and next((m for m in token.doc._.mentions if m.side == side), None)
    return (Who(side, known.actor_id, *grammar.offsets(token)),) if known else ()


def _apposed(token: Token) -> tuple[Who, ...]:
    """The name beside a common noun: "the agency's chief executive, Jane Vale"."""
    if token.pos_ != "NOUN":
        return ()
    return once(who for name in grammar.children(token, "appos") if name.pos_ == "PROPN" for who in named(name))


def _who(span: Span) -> Who:
    while len(span) > 1 and span[0].lower_ in {"the", "a", "an"}:
        span = span[1:]
    while len(span) > 1 and span[-1].tag_ == "POS":
        span = span[:-1]
    return Who(" ".join(span.text.split()), None, span.start_char, span.end_char)


def once(whos: Iterable[Who]) -> tuple[Who, ...]:
    """Each side at each place once."""
    return tuple({(who.side, who.start): who for who in whos}.values())
