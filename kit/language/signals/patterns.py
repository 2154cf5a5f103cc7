"""Patterns: whether the words around a verb fit what a row of the table of triggers asks for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from spacy.tokens import Token

from kit.language.grammar import agents, children, patients, prepositional
from kit.language.parties import mentions_at
from kit.language.signals.sides import is_partyish
from kit.lexicon import table, words

HOSTILE = {"attack", "coercion", "force_posture", "sanction", "refusal"}
_VERBAL = {"VERB", "AUX"}


@cache
def rows_of() -> dict[tuple[str, str], list[dict[str, str]]]:
    """(word, part of speech) -> the rows of the table of triggers, the first that fits counts."""
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in table("signal_triggers"):
        found[row["word"], row["pos"]].append(row)
    return dict(found)


@cache
def conditions(cell: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """What a cell of the table asks for: words by their place ("obj=ban|embargo"), and what has no words ("party")."""
    parts = [part.partition("=") for part in cell.split()]
    placed = {name: frozenset(values.split("|")) for name, equals, values in parts if equals}
    return placed, frozenset(name for name, equals, _ in parts if not equals)


def values(cell: str, name: str) -> frozenset[str]:
    """The words that a cell asks for in one place; none where it asks for nothing there."""
    return conditions(cell)[0].get(name, frozenset())


def fits(verb: Token, row: dict[str, str]) -> bool:
    """Is everything there that the row needs, and nothing that it excludes?"""
    needs, flags = conditions(row["needs"])
    if any(_holds(verb, name, unwanted) for name, unwanted in conditions(row["but"])[0].items()):
        return False
    if not all(_holds(verb, name, wanted) for name, wanted in needs.items()):
        return False
    if "party" in flags and not _has_party(verb):
        return False
    if "plain" in flags and children(verb, "oprd", "ccomp", "advcl"):
        return False  # "called Norway a partner"
    if "alone" in flags and children(verb, "dobj", "ccomp"):
        return False  # "demonstrated that it can"
    if "object" in flags and not patients(verb):
        return False
    if "asked" in flags and not _asked(verb):
        return False
    if "warning" in flags and not _warning(verb):
        return False
    if "not" in flags and not children(verb, "neg"):
        return False
    if "hostile" in flags and not _said_to_do(verb, HOSTILE | {"threat"}):
        return False
    return not ("friendly" in flags and not (children(verb, "xcomp", "ccomp", "dobj")))


def _holds(verb: Token, name: str, wanted: frozenset[str]) -> bool:
    if name == "prep":  # not "on Friday"
        found = (c for c in verb.children if c.dep_ in {"prep", "dative"} and c.lower_ in wanted)
        return any(all(o.ent_type_ not in {"DATE", "TIME"} for o in children(c, "pobj")) for c in found)
    if name == "to":
        return any(c.lemma_ in wanted for c in children(verb, "xcomp"))
    if name in {"with", "on", "of", "from", "in"}:
        return any(obj.lower_ in wanted for _, obj in prepositional(verb, name))
    tokens = patients(verb) if name == "obj" else agents(verb)
    below = [
        t for obj in tokens for prep in children(obj, "prep") if prep.lower_ == "of" for t in children(prep, "pobj")
    ]
    bearing = [c for t in tokens if t.lemma_ in words("signal_bearing") for c in children(t, "compound")]
    for token in [*tokens, *below, *bearing]:
        if token.lower_ in wanted or token.lemma_.lower() in wanted:
            return True
        if "party" in wanted and is_partyish(token):
            return True
        if "warship" in wanted and any(m.rule.startswith("ship") for m in mentions_at(token)):
            return True
        if "person" in wanted and token.ent_type_ == "PERSON":
            return True
        if "place" in wanted and token.ent_type_ in {"GPE", "LOC", "FAC"}:
            return True
    return False


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
        return True
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
            if any(row["signal"] in kinds and (lemma != "be" or fits(candidate, row)) for row in rows):
                return True
            if lemma in words("hostile_nouns"):
                return True
    return False
