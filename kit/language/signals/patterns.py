"""Patterns: whether the words around a verb fit what a row of the table of triggers asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kit.language.grammar import agents, children, patients, prepositional
from kit.language.kept import asked_once
from kit.language.parties import mentions_at
from kit.language.signals.sides import is_partyish
from kit.lexicon import table, words

HOSTILE = {"attack", "coercion", "force_posture", "sanction", "refusal"}
_VERBAL = {"VERB", "AUX"}


class Row(NamedTuple):
    """A row of the table of triggers: what it needs and excludes, as words by their place, and as what has no words."""

    signal: str
    needs: dict[str, frozenset[str]]  # obj=ban|embargo
    flags: frozenset[str]  # party
    but: dict[str, frozenset[str]]


@cache
def rows_of() -> dict[tuple[str, str], list[Row]]:
    """(word, part of speech) -> the rows of the table of triggers, the first that fits counts."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table("signal_triggers"):
        found[row["word"], row["pos"]].append(Row(row["signal"], *_cell(row["needs"]), _cell(row["but"])[0]))
    return dict(found)


def _cell(cell: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    parts = [part.partition("=") for part in cell.split()]
    placed = {name: frozenset(values.split("|")) for name, equals, values in parts if equals}
    return placed, frozenset(name for name, equals, _ in parts if not equals)


@cache
def with_particle() -> frozenset[str]:
    """The verbs that the table has with a particle, too ("pull out")."""
    return frozenset(word.split()[0] for word, pos in rows_of() if pos == "verb" and " " in word)


def fits(verb: Token, row: Row) -> bool:
    """Is everything there that the row needs, and nothing that it excludes?"""
    for name, wanted in row.needs.items():  # loops, for most rows fail at their first need
        if not _holds(verb, name, wanted):
            return False
    for name in row.flags:
        if not _FLAGS[name](verb):
            return False
    return not any(_holds(verb, name, unwanted) for name, unwanted in row.but.items())


def _holds(verb: Token, name: str, wanted: frozenset[str]) -> bool:
    if name in {"obj", "agent"}:
        tokens, said = _beside(verb, name)
        if not said.isdisjoint(wanted):
            return True
        return bool(tokens) and any(kind in wanted and any(map(is_one, tokens)) for kind, is_one in _KINDS.items())
    if name == "prep":  # not "on Friday"
        found = (c for c in children(verb, "prep", "dative") if c.lower_ in wanted)
        return any(all(o.ent_type_ not in {"DATE", "TIME"} for o in children(c, "pobj")) for c in found)
    if name == "to":
        below = (obj.lower_ for _, obj in prepositional(verb, "to"))
        return any(c.lemma_ in wanted for c in children(verb, "xcomp")) or not wanted.isdisjoint(below)
    return any(obj.lower_ in wanted for _, obj in prepositional(verb, name))


@asked_once()
def _beside(verb: Token, name: str) -> tuple[list[Token], frozenset[str]]:
    """The heads of its objects or agents, with what is counted by them or borne by them; and their words."""
    found = patients(verb) if name == "obj" else agents(verb)
    counted = (prep for obj in found for prep in children(obj, "prep") if prep.lower_ == "of")
    below = [t for prep in counted for t in children(prep, "pobj")]
    bearing = [c for t in found if t.lemma_ in words("signal_bearing") for c in children(t, "compound")]
    found += below + bearing
    return found, frozenset(word for token in found for word in (token.lower_, token.lemma_.lower()))


def _is_warship(token: Token) -> bool:
    return any(mention.rule.startswith("ship") for mention in mentions_at(token))


def _has_party(verb: Token) -> bool:
    around = [*agents(verb), *patients(verb)]
    around += [obj for prep in children(verb, "prep") for obj in children(prep, "pobj")]
    around += [t for obj in patients(verb) for t in obj.subtree if t.dep_ in {"poss", "amod", "compound", "pobj"}]
    return any(is_partyish(token) for token in around)


def _asked(verb: Token) -> bool:
    """Is somebody asked to do something?"""
    if children(verb, "xcomp"):
        return True
    clause = children(verb, "ccomp")
    if clause and verb.lemma_ == "demand":
        return True
    if clause:
        return verb.lemma_ not in {"tell", "appeal"} and any(
            c.lower_ in {"must", "should", "to"} or c.tag_ == "VB" for c in [*clause, *children(clause[0], "aux")]
        )
    objects = children(verb, "dobj")
    if verb.lemma_ in {"demand", "urge", "request"}:
        return bool(objects)
    return any(c.lower_ in {"for", "on", "upon"} for c in children(verb, "prep")) and verb.lemma_ != "tell"


def _warning(verb: Token) -> bool:
    """Does somebody warn a party off, or of what the one who warns will do? Not: of rain, of a shortage."""
    if any(c.lower_ in {"against"} for c in children(verb, "prep")):
        return True
    clause = children(verb, "ccomp", "xcomp")
    if clause and any(c.lower_ in {"will", "would", "'ll", "not", "wo", "shall"} for c in clause[0].children):
        told_of_things = children(clause[0], "auxpass") and (clause[0].lemma_.lower(), "verb") not in rows_of()
        return not told_of_things  # "warned that exports would be affected"
    objects = [t for t in children(verb, "dobj") if is_partyish(t)]
    if objects:
        return True
    obj = [o for prep in children(verb, "prep") if prep.lower_ == "of" for o in children(prep, "pobj")]
    return any(o.lemma_ in words("hostile_nouns") for o in obj)


def _said_to_do(verb: Token, kinds: set[str]) -> bool:
    below = children(verb, "xcomp", "ccomp", "dobj")
    for token in below:
        for candidate in [token, *(c for c in token.conjuncts)]:
            lemma = candidate.lemma_.lower()
            pos = "verb" if candidate.pos_ in _VERBAL else "noun"
            rows = rows_of().get((lemma, pos), ())
            if any(row.signal in kinds and (lemma != "be" or fits(candidate, row)) for row in rows):
                return True
            if lemma in words("hostile_nouns"):
                return True
    return False


# What a row may ask for by a name: of a word beside the verb, and of the verb.
_KINDS: dict[str, Callable[[Token], bool]] = {
    "party": is_partyish,
    "warship": _is_warship,
    "person": lambda token: token.ent_type_ == "PERSON",
    "place": lambda token: token.ent_type_ in {"GPE", "LOC", "FAC"},
}
_FLAGS: dict[str, Callable[[Token], bool]] = {
    "party": _has_party,
    "plain": lambda verb: not children(verb, "oprd", "ccomp", "advcl"),  # not "called Norway a partner"
    "alone": lambda verb: not children(verb, "dobj", "ccomp"),  # not "demonstrated that it can"
    "object": lambda verb: bool(patients(verb)),
    "asked": _asked,
    "warning": _warning,
    "not": lambda verb: bool(children(verb, "neg")),
    "hostile": lambda verb: _said_to_do(verb, HOSTILE | {"threat"}),
    "friendly": lambda verb: bool(children(verb, "xcomp", "ccomp", "dobj")),
}
