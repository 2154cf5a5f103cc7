"""One word of a party beside an event: which words can be one, and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kit.language.extensions import mentions_of
from kit.language.grammar import children, conjuncts, noun_phrase, offsets, possessors
from kit.language.kept import asked_once
from kit.language.parties import Party, mentions_at, parties_of
from kit.lexicon import words

_BELONGING = {"of", "from", "in"}
_DOERS = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"}
_NOBODY = {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"}


@dataclass(frozen=True, slots=True)
class Side:
    """One word of a party beside a trigger: the token that heads its phrase, and whom it means as far as is known."""

    token: Token
    parties: tuple[Party, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the party's words: the mention, or the phrase around the noun."""
        return _extent(self.token, self.parties[0] if self.parties else None)


@asked_once()
def _extent(token: Token, party: Party | None) -> tuple[int, int]:
    named = party and party.start <= token.idx < party.end
    if named and (party.start, party.end) != offsets(token):
        before = [t.left_edge.idx for t in children(token, "compound", "amod", "nmod", "poss")]
        return min([party.start, *before]), party.end  # "U.N. mediator Diego Cordovez"
    if not party and token.pos_ == "NOUN" and not is_human(token):
        return offsets(noun_phrase(token))  # "air links with ten countries"
    return offsets(_phrase(token)) if token.pos_ in {"NOUN", "PROPN"} else offsets(token)


def _phrase(noun: Token) -> Span:
    """The noun with what stands before it and whose it is: "Israeli intelligence officials", "troops of the junta"."""
    before = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}]
    start = min((c.left_edge.i for c in before), default=noun.i)
    owners = (o for prep in children(noun, "prep") if prep.lower_ in _BELONGING for o in children(prep, "pobj"))
    end = max((_phrase(owner)[-1].i for owner in owners), default=noun.i)
    return noun.doc[start : max(end, noun.i) + 1]


def is_partyish(token: Token) -> bool:
    """Does the word mean somebody who acts in public: a known party, or a noun for those who fight, rule or protest?"""
    return bool(parties_of(token)) or _is_public(token)


@asked_once(mentions_of)
def _is_public(token: Token) -> bool:
    if token.lower_ in words("conflict_nouns") or token.lemma_.lower() in words("conflict_nouns"):
        return token.dep_ not in {"amod", "compound", "nmod"}  # "military aid" is no party
    return token.ent_type_ in {"GPE", "NORP", "ORG"} and token.pos_ in {"PROPN", "ADJ", "NOUN"} and not _is_place(token)


def _is_place(token: Token) -> bool:
    return any(m.how == "place" for m in mentions_at(token))


def side_at(token: Token) -> Side | None:
    """The party at this word. A state's name beside a trigger is the party even where it could be the ground."""
    parties = parties_of(token)
    if parties or _is_public(token):
        return Side(token, parties)
    if token.dep_ == "appos" and token.pos_ == "NOUN" and (named := parties_of(token.head)):
        return Side(token.head, named)  # "Norway, a country that has sent ships"
    if token.dep_ in _DOERS and (owner := place_owner(token)):
        return Side(token, owner)
    return None


def anybody(tokens: Iterable[Token]) -> list[Side]:
    """Whatever stands in a party's place, people and things without a side too: words to show, no side to count."""
    fit = (t for t in tokens if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.ent_type_ not in _NOBODY)
    return [Side(token, parties_of(token)) for token in fit if token.lemma_.lower() not in words("signal_light")]


def sides(tokens: Iterable[Token]) -> list[Side]:
    return _distinct([side for token in tokens for side in _each(side_at(token))])


def _distinct(found: list[Side]) -> list[Side]:
    """The first of those with the same words."""
    if len(found) < 2:
        return found
    by_words: dict[tuple[int, int], Side] = {}
    for side in found:
        by_words.setdefault(side.span, side)
    return list(by_words.values())


def _each(side: Side | None) -> list[Side]:
    """ "Hungarian and Romanian officials" are two parties: each by its own word."""
    if side is None or len({party.side for party in side.parties}) < 2:
        return [side] if side else []
    for modifier in children(side.token, "amod", "compound", "nmod", "poss"):
        members = [(word, place_owner(word)) for word in conjuncts(modifier)]
        if sum(bool(parties) for _, parties in members) > 1:
            return [Side(word, parties) for word, parties in members if parties]
    return [side]


def sides_or_places(tokens: Iterable[Token]) -> list[Side]:
    """The parties at these words; the state whose ground it is where a word is a place."""
    found = []
    for token in tokens:
        parties = parties_of(token) or place_owner(token)
        if side := Side(token, parties) if parties else side_at(token):
            found.append(side)
    return _distinct(found)


def inside(noun: Token) -> list[Token]:
    """Parties within a phrase about a thing: its owner, its people's name, those after "of", "with", "by"."""
    found = [*possessors(noun), *(t for c in children(noun, "amod", "compound", "nmod") for t in conjuncts(c))]
    for preposition in children(noun, "prep"):
        for obj in children(preposition, "pobj"):
            found += [*conjuncts(obj), *possessors(obj), *(c for c in obj.children if c.dep_ in {"amod", "compound"})]
    return found


def is_human(token: Token) -> bool:
    """Does the word mean people, whether or not they act for a side?"""
    listed = any(word in words(name) for word in (token.lower_, token.lemma_) for name in ("agents", "roles"))
    return token.ent_type_ == "PERSON" or (listed and token.pos_ == "NOUN")


def place_owner(token: Token) -> tuple[Party, ...]:
    """The state whose place it is: in "airstrikes in Pakistan" the place is the target."""
    return tuple(Party(m.side, m.actor_id, m.start, m.end, m.how) for m in mentions_at(token) if m.side)


def codes_of(sides: Iterable[Side]) -> frozenset[str]:
    """The known sides that several words mean."""
    return frozenset(party.side for side in sides for party in side.parties if party.side)
