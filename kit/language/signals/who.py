"""Sources and targets: who does it, to whom, by the grammar around a trigger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kit.language.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    offsets,
    patients,
    possessors,
    prepositional,
)
from kit.language.parties import Party, mentions_at, parties_of
from kit.lexicon import words

_RECIPIENTS = (
    "with",
    "against",
    "on",
    "to",
    "at",
    "toward",
    "towards",
    "upon",
    "from",
    "into",
    "for",
    "over",
    "in",
    "of",
)
_BELONGING = {"of", "from", "in"}
_DOERS = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"}
_NOBODY = {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"}
# Signals whose noun has its victim after "of", and those that strike a state by striking its ground.
_SUFFERED = {"attack", "coercion", "sanction", "refusal", "accusation", "support", "concession"}
_ON_GROUND = {"attack", "coercion", "force_posture", "talks", "aid", "support_military"}
_GROUND = ("in", "into", "at", "on", "near", "inside", "across", "over", "around", "to", "toward", "towards", "through")
_RECIPROCAL = {"talks", "commitment", "cooperation", "attack", "support"}


@dataclass(frozen=True, slots=True)
class Side:
    """One word of a party beside a trigger: the token that heads its phrase, and whom it means as far as is known."""

    token: Token
    parties: tuple[Party, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the party's words: the mention, or the phrase around the noun."""
        named = self.parties and self.parties[0].start <= self.token.idx < self.parties[0].end
        if named and (self.parties[0].start, self.parties[0].end) != offsets(self.token):
            return self.parties[0].start, self.parties[0].end
        return offsets(_phrase(self.token)) if self.token.pos_ in {"NOUN", "PROPN"} else offsets(self.token)


def _phrase(noun: Token) -> Span:
    """The noun with what stands before it and whose it is: "Israeli intelligence officials", "troops of the junta"."""
    before = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}]
    start = min((c.left_edge.i for c in before), default=noun.i)
    owners = (o for prep in children(noun, "prep") if prep.lower_ in _BELONGING for o in children(prep, "pobj"))
    end = max((_phrase(owner)[-1].i for owner in owners), default=noun.i)
    return noun.doc[start : max(end, noun.i) + 1]


def is_partyish(token: Token) -> bool:
    """Does the word mean somebody who acts in public: a known party, or a noun for those who fight, rule or protest?"""
    if parties_of(token):
        return True
    if token.lower_ in words("conflict_nouns") or token.lemma_.lower() in words("conflict_nouns"):
        return token.dep_ not in {"amod", "compound", "nmod"}  # "military aid" is no party
    return token.ent_type_ in {"GPE", "NORP", "ORG"} and token.pos_ in {"PROPN", "ADJ", "NOUN"} and not _is_place(token)


def _is_place(token: Token) -> bool:
    return any(m.how == "place" for m in mentions_at(token))


def _side(token: Token) -> Side | None:
    """The party at this word. A state's name beside a trigger is the party even where it could be the ground."""
    parties = parties_of(token)
    if parties or is_partyish(token):
        return Side(token, parties)
    if token.dep_ in _DOERS and (owner := _place_owner(token)):
        return Side(token, owner)
    return None


def _anybody(tokens: Iterable[Token]) -> list[Side]:
    """Whatever stands in a party's place, people and things without a side too: words to show, no side to count."""
    fit = (t for t in tokens if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.ent_type_ not in _NOBODY)
    return [Side(token, parties_of(token)) for token in fit if token.lemma_.lower() not in words("signal_light")]


def _sides(tokens: Iterable[Token]) -> list[Side]:
    found = {}
    for token in tokens:
        side = _side(token)
        if side is not None and side.span not in found:
            found[side.span] = side
    return list(found.values())


def _sides_or_places(tokens: Iterable[Token]) -> list[Side]:
    """The parties at these words; the state whose ground it is where a word is a place."""
    found = {}
    for token in tokens:
        parties = parties_of(token) or _place_owner(token)
        side = Side(token, parties) if parties else _side(token)
        if side is not None and side.span not in found:
            found[side.span] = side
    return list(found.values())


def who(trigger: Token, light: Token | None, signal: str) -> tuple[list[Side], list[Side]]:
    """(sources, targets) of the event. A reciprocal event without an initiator has all its parties as sources."""
    if trigger.pos_ in {"VERB", "AUX"}:
        sources, targets = _of_verb(trigger, signal)
    elif trigger.pos_ == "ADJ":  # "is willing to withdraw"
        sources = _sides_or_places(t for t in children(trigger.head, "nsubj") for t in conjuncts(t))
        below = [trigger, *children(trigger, "xcomp")]
        targets = next((found for verb in below if (found := _deep(verb, sources, places=False))), [])
    else:
        sources, targets = _of_noun(trigger, signal)
        if light is not None:
            by_verb, to_verb = _of_verb(light, signal)
            sources = by_verb or sources
            targets = targets or [side for side in to_verb if trigger not in {side.token, *side.token.subtree}]
    if signal == "threat":
        targets = _threatened(trigger, sources) or targets
    if signal in _RECIPROCAL and len(sources) > 1 and not any(side.parties for side in targets):
        targets = []  # "A and B signed a treaty": with each other
    if signal == "talks" and not sources and len(targets) > 1:
        sources, targets = targets, []  # "resuming talks between A and B"
    taken = {side.span for side in sources}
    targets = [side for side in targets if side.span not in taken]
    known = {p.side for side in sources for p in side.parties if p.side}
    same = [s for s in targets if s.parties and all(p.side in known for p in s.parties)]
    if same and signal != "attack":
        targets = [side for side in targets if side not in same]
        if not targets and trigger.pos_ in {"VERB", "AUX"}:  # "defend its sovereignty against Indian aggression"
            more = [side for side in _sides(_prepositional(trigger, inside=True)) if side.span not in taken]
            targets = [side for side in more if not all(p.side in known for p in side.parties)] or same
    return sources, targets


def _threatened(trigger: Token, sources: list[Side]) -> list[Side]:
    """Whom a threat is meant for: those that its clause is against, or on whose act it depends."""
    ours = {party.side for side in sources for party in side.parties}
    found = []
    for clause in children(trigger, "ccomp", "xcomp", "acl", "prep"):
        for token in clause.subtree:
            against = token.dep_ == "pobj" and token.head.lower_ in {"against", "on", "by", "from", "toward", "towards"}
            condition = token.dep_ == "nsubj" and token.head.dep_ == "advcl"
            if against or condition:
                found += [token, *_inside(token)]
    sides = _sides(found)
    return [side for side in sides if any(p.side and p.side not in ours for p in side.parties)]


def _of_verb(verb: Token, signal: str) -> tuple[list[Side], list[Side]]:
    sources = _sides(agents(verb))
    if not sources and not is_passive(verb):
        sources = _sides(t for subject in agents(verb) for t in _inside(subject))
    objects = patients(verb)
    targets = _first(
        [*objects, *children(verb, "dative")],
        _prepositional(verb, inside=False),
        (t for obj in objects for t in _inside(obj)),
        _prepositional(verb, inside=True),
    )
    if not targets and signal in _ON_GROUND:
        ground = ("to",) if signal == "talks" else _GROUND  # talks in Geneva are not talks with the Swiss
        targets = _sides_or_places([*objects, *(t for _, t in prepositional(verb, *ground))])
    if not targets:
        below = children(verb, "xcomp", "ccomp")
        targets = _sides(
            t for clause in below for t in [*children(clause, "nsubj", "dobj"), *_prepositional(clause, inside=True)]
        )
    if not targets:
        targets = _deep(verb, sources, places=signal in _ON_GROUND - {"talks"})
    if not targets:
        targets = _anybody([*objects, *(o for p in children(verb, "prep") for o in children(p, "pobj"))][:1])
    return sources, targets


def _first(*places: Iterable[Token]) -> list[Side]:
    """The parties at the first of these places where there are any."""
    for tokens in places:
        if found := _sides(tokens):
            return found
    return []


def _deep(verb: Token, sources: list[Side], *, places: bool) -> list[Side]:
    """The first party other than the sources anywhere in what the verb governs ("refuses to end sanctions on Iran")."""
    ours = {party.side for side in sources for party in side.parties} | {None}
    for part in children(verb, "dobj", "xcomp", "ccomp", "prep", "dative"):
        for token in part.subtree:
            if token.i < verb.i or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            found = _sides_or_places([token]) if places else _sides([token])
            if found and all(party.side not in ours for side in found for party in side.parties):
                return found
    return []


def _prepositional(head: Token, *, inside: bool) -> list[Token]:
    """Objects of the prepositions that name a recipient, the telling ones first; or what is inside their phrases."""
    found = []
    for preposition in sorted(
        (c for c in head.children if c.dep_ in {"prep", "dative"} and c.lower_ in _RECIPIENTS),
        key=lambda c: _RECIPIENTS.index(c.lower_),
    ):
        for obj in children(preposition, "pobj"):
            members = conjuncts(obj)
            if not inside and any(is_partyish(t) for t in members):
                return members
            if inside:
                found += [*members, *(t for member in members for t in _inside(member))]
    return found


def _inside(noun: Token) -> list[Token]:
    """Parties within a phrase about a thing: its owner, its people's name, those after "of", "with", "by"."""
    found = [*possessors(noun), *(t for c in children(noun, "amod", "compound", "nmod") for t in conjuncts(c))]
    for preposition in children(noun, "prep"):
        for obj in children(preposition, "pobj"):
            found += [*conjuncts(obj), *possessors(obj), *(c for c in obj.children if c.dep_ in {"amod", "compound"})]
    return found


def _of_noun(noun: Token, signal: str) -> tuple[list[Side], list[Side]]:
    own = [
        *possessors(noun),
        *(t for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} for t in conjuncts(c)),
    ]
    sources = _sides(own)
    targets: list[Side] = []
    for preposition in children(noun, "prep", "agent"):
        members = [t for obj in children(preposition, "pobj") for t in conjuncts(obj)]
        word = preposition.lower_
        if word in {"by", "from"}:
            sources = _sides(members) or sources
        elif word in {"between", "among"}:
            sources = _sides(members)
        elif word in {"on", "against", "to", "with", "at", "toward", "towards", "for"}:
            near = _sides_or_places if signal in _ON_GROUND else _sides
            targets = targets or near(members) or _sides(t for m in members for t in _inside(m))
        elif word in {"in", "into", "near"} and signal in _ON_GROUND and signal != "talks" and sources:
            targets = targets or _sides_or_places(members)
        elif word == "of" and signal in _SUFFERED:
            targets = targets or _sides_or_places(members) or _sides(t for m in members for t in _inside(m))
        elif word == "of" and not sources:
            sources = _sides(members)
    for clause in children(noun, "acl", "relcl"):
        by = _sides(agents(clause)) if clause.lemma_ not in {"say", "be"} else []
        sources = sources or [side for side in by if side.token != noun]
    return sources, targets


def _place_owner(token: Token) -> tuple[Party, ...]:
    """The state whose place it is: in "airstrikes in Pakistan" the place is the target."""
    return tuple(Party(m.side, m.actor_id, m.start, m.end, m.how) for m in mentions_at(token) if m.side)

