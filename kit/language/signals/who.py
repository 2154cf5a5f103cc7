"""Sources and targets: who does it, to whom, by the grammar around a trigger."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import (
    agents,
    children,
    clause_of,
    conjuncts,
    is_passive,
    patients,
    possessors,
    prepositional,
)
from kit.language.signals.sides import Side, anybody, inside, is_human, is_partyish, sides, sides_or_places
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
# Signals whose noun has its victim after "of", and those that strike a state by striking its ground.
_SUFFERED = {"attack", "coercion", "sanction", "refusal", "accusation", "support", "concession"}
_ON_GROUND = {"attack", "coercion", "force_posture", "talks", "aid", "support_military"}
_GROUND = ("in", "into", "at", "on", "near", "inside", "across", "over", "around", "to", "toward", "towards", "through")
# What is moved is the doer's own; where to, or from where, says whom it concerns.
_MOVING = {"force_posture", "aid", "support_military", "pullback", "concession"}
_WAYS = ("to", "into", "toward", "towards", "from", "out of")
_ABOUT = ("against", "over", "about")  # whom a complaint made to somebody else is about
_RECIPROCAL = {"talks", "commitment", "cooperation", "support"}


def who(trigger: Token, light: Token | None, signal: str) -> tuple[list[Side], list[Side]]:
    """(sources, targets) of the event. A reciprocal event without an initiator has all its parties as sources."""
    if trigger.pos_ in {"VERB", "AUX"}:
        sources, targets = _of_verb(trigger, signal)
        if (deed := _promised(trigger)) is not None:  # "said it will boycott the vote"
            targets = _of_verb(deed, signal)[1] or targets
    elif trigger.pos_ == "ADJ":  # "is willing to withdraw"
        sources = sides_or_places(t for t in children(trigger.head, "nsubj") for t in conjuncts(t))
        below = [trigger, *children(trigger, "xcomp")]
        targets = next((found for verb in below if (found := _deep(verb, sources, places=False))), [])
    else:
        sources, targets = _of_noun(trigger, signal)
        if light is not None:
            by_verb, to_verb = _of_verb(light, signal)
            sources = by_verb or sources
            targets = targets or [side for side in to_verb if trigger not in {side.token, *side.token.subtree}]
        if signal == "talks" and targets and not sources:  # "in a call with the envoy, the premier warned"
            sources = [side for side in sides(agents(clause_of(trigger))) if side.token != trigger]
    if signal in {"refusal", "commitment"} and not any(side.parties for side in targets):
        targets = _awaited(trigger) or targets
    if signal == "threat":
        targets = _threatened(trigger, sources) or targets
    if (
        is_mutual(trigger, signal)
        and len(sources) > 1
        and not any(_is_beside(side, trigger, light) for side in targets)
    ):
        targets = []  # "A and B signed a treaty": with each other
    if signal == "talks" and not sources and len(targets) > 1:
        sources, targets = targets, []  # "resuming talks between A and B"
    taken = {side.span for side in sources} if targets else set()
    targets = [side for side in targets if side.span not in taken] if taken else targets
    known = {p.side for side in sources for p in side.parties if p.side}
    same = [s for s in targets if s.parties and all(p.side in known for p in s.parties)]
    if same and signal != "attack":
        targets = [side for side in targets if side not in same]
        mutual = is_mutual(trigger, signal) and len(known) > 1
        if not targets and not mutual and trigger.pos_ in {"VERB", "AUX"}:  # "defends itself against Indian raids"
            given = [t for obj in patients(trigger) for t in _prepositional(obj, within=False)]
            more = [side for side in sides([*given, *_prepositional(trigger, within=True)]) if side.span not in taken]
            targets = [side for side in more if not all(p.side in known for p in side.parties)] or same
    return sources, targets


def is_mutual(trigger: Token, signal: str) -> bool:
    """Do several who are named do it to each other, where it is not said to whom?"""
    return signal in _RECIPROCAL or trigger.lemma_.lower() in words("mutual_events")


def _promised(verb: Token) -> Token | None:
    """What one says, or refuses, to do oneself: the clause whose subject means the one who says so."""
    if verb.lemma_.lower() not in words("signal_saying"):
        return None
    own = (c for c in children(verb, "ccomp") if any(t.pos_ == "PRON" for t in children(c, "nsubj")))
    return next(own, None)


def _threatened(trigger: Token, sources: list[Side]) -> list[Side]:
    """Whom a threat is meant for: those that its clause is against, or on whose act it depends."""
    ours = {party.side for side in sources for party in side.parties}
    found = []
    for clause in children(trigger, "ccomp", "xcomp", "acl", "prep"):
        for token in clause.subtree:
            against = token.dep_ == "pobj" and token.head.lower_ in {"against", "on", "by", "from", "toward", "towards"}
            condition = token.dep_ == "nsubj" and token.head.dep_ == "advcl"
            if against or condition:
                found += [token, *inside(token)]
    return [side for side in sides(found) if any(p.side and p.side not in ours for p in side.parties)]


def _awaited(trigger: Token) -> list[Side]:
    """On whose act it depends: "will not lift the ban until Sweden yields"."""
    below = [trigger, *children(trigger, "xcomp", "ccomp")]
    return sides(
        doer for verb in below for clause in children(verb, "advcl") if _is_condition(clause) for doer in agents(clause)
    )


def _is_condition(clause: Token) -> bool:
    return any(c.lower_ in {"if", "until", "unless", "till"} for c in children(clause, "mark"))


def _is_beside(side: Side, trigger: Token, light: Token | None) -> bool:
    """Is the party the object of the event's own words, not somewhere below them?"""
    head = side.token.head if side.token.dep_ != "conj" else next(iter(conjuncts(side.token))).head
    head = head.head if head.dep_ in {"prep", "dative", "agent"} else head
    return bool(side.parties) and head in {trigger, light}


def _of_verb(verb: Token, signal: str) -> tuple[list[Side], list[Side]]:
    sources = sides(agents(verb))
    if not sources and not is_passive(verb):
        sources = sides(t for subject in agents(verb) for t in inside(subject))
    objects = patients(verb)
    if not sources and verb.lemma_ in words("signal_lawful") and is_passive(verb):
        sources = sides_or_places(t for _, t in prepositional(verb, "in"))  # "was arrested in Sweden"
    struck = signal in {"attack", "coercion"}
    people = anybody(t for t in objects if (struck or is_human(t)) and not is_partyish(t))
    targets = next(filter(None, map(sides, _reached(verb, objects))), [])
    if signal == "accusation" and not sides(objects):
        targets = sides([o for _, t in prepositional(verb, *_ABOUT) for o in (t, *inside(t))]) or targets
    if signal in _MOVING and not _others(targets, sources):
        targets = next(filter(None, (_others(found, sources) for found in _grounds(verb, objects))), targets)
    if not targets and signal in _ON_GROUND:
        ground = ("to",) if signal == "talks" else _GROUND  # talks in Geneva are not talks with the Swiss
        targets = sides_or_places([*objects, *(t for _, t in prepositional(verb, *ground))])
    if not targets:
        below = children(verb, "xcomp", "ccomp")
        targets = sides(
            t for clause in below for t in [*children(clause, "nsubj", "dobj"), *_prepositional(clause, within=True)]
        )
    if not targets:
        targets = people or _deep(verb, sources, places=signal in _ON_GROUND - {"talks"})
    elif people and not any(side.token in objects for side in targets):
        targets = people + targets
    if not targets:
        targets = anybody([*objects, *(o for p in children(verb, "prep") for o in children(p, "pobj"))][:1])
    return sources, targets


def _others(found: list[Side], sources: list[Side]) -> list[Side]:
    """Those of another known side than the sources."""
    ours = {party.side for side in sources for party in side.parties}
    return [side for side in found if any(p.side and p.side not in ours for p in side.parties)]


def _grounds(verb: Token, objects: list[Token]) -> Iterator[list[Side]]:
    """Where to or where from something is moved, then where it is done: beside the verb, or beside what is moved."""
    for words_of_place in (_WAYS, _GROUND):
        found = (t for head in (verb, *objects) for _, t in prepositional(head, *words_of_place))
        yield sides_or_places(found)


def _reached(verb: Token, objects: list[Token]) -> Iterator[list[Token]]:
    """Where the one it is done to stands, the likeliest place first."""
    yield [*objects, *children(verb, "dative")]
    yield _prepositional(verb, within=False)
    yield [t for obj in objects for t in inside(obj)]
    yield _prepositional(verb, within=True)


def _deep(verb: Token, sources: list[Side], *, places: bool) -> list[Side]:
    """The first party other than the sources anywhere in what the verb governs ("refuses to end sanctions on Iran")."""
    ours = {party.side for side in sources for party in side.parties} | {None}
    for part in children(verb, "dobj", "xcomp", "ccomp", "prep", "dative"):
        for token in part.subtree:
            if token.i < verb.i or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            found = sides_or_places([token]) if places else sides([token])
            if found and all(party.side not in ours for side in found for party in side.parties):
                return found
    return []


def _prepositional(head: Token, *, within: bool) -> list[Token]:
    """Objects of the prepositions that name a recipient, the telling ones first; or what is inside their phrases."""
    found = []
    named = [(word, c) for c in children(head, "prep", "dative") if (word := c.lower_) in _RECIPIENTS]
    for _, preposition in sorted(named, key=lambda one: _RECIPIENTS.index(one[0])):
        for obj in children(preposition, "pobj"):
            members = conjuncts(obj)
            if not within and any(is_partyish(t) for t in members):
                return members
            if within:
                found += [*members, *(t for member in members for t in inside(member))]
    return found


def _hyphened(word: Token) -> list[Token]:
    """What a hyphen joins to the word: "Swedish-Danish talks"."""
    dashed = any(c.text in {"-", "–"} for c in children(word, "punct"))
    return children(word, "amod", "compound", "nmod") if dashed else []


def _of_noun(noun: Token, signal: str) -> tuple[list[Side], list[Side]]:
    modifiers = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
    pairs = [(*pair, modifier) for modifier in modifiers if (pair := _hyphened(modifier))]
    own = [*possessors(noun), *(t for pair in pairs for t in pair), *(t for c in modifiers for t in conjuncts(c))]
    sources = sides(own) or sides_or_places(t for pair in pairs for t in pair)
    targets: list[Side] = []
    for preposition in children(noun, "prep", "agent"):
        members = [t for obj in children(preposition, "pobj") for t in conjuncts(obj)]
        word = preposition.lower_
        if word == "from" and signal == "pullback":
            targets = targets or sides_or_places(members)
        elif word in {"by", "from"}:
            sources = sides(members) or sources
        elif word in {"between", "among"}:
            sources = sides(members)
        elif word in {"on", "against", "to", "with", "at", "toward", "towards", "for"}:
            near = sides_or_places if signal in _ON_GROUND else sides
            targets = targets or near(members) or sides(t for m in members for t in inside(m))
        elif word in {"in", "into", "near"} and signal in _ON_GROUND and signal != "talks" and sources:
            targets = targets or sides_or_places(members)
        elif word == "of" and signal in _SUFFERED:
            targets = targets or sides_or_places(members) or sides(t for m in members for t in inside(m))
        elif word == "of" and not sources:
            sources = sides(members)
    for clause in children(noun, "acl", "relcl"):
        by = sides(agents(clause)) if clause.lemma_ not in {"say", "be"} else []
        sources = sources or [side for side in by if side.token != noun]
    if not sources and noun.dep_ == "attr":  # "Norway remains the largest donor"
        sources = sides(agents(noun.head))
    return sources, targets
