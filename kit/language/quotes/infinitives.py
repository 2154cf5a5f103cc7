"""Content in an infinitive: what somebody asks, promises or declines to be done."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language.grammar import children
from kit.lexicon import words

Stretch = tuple[int, int]  # tokens, end-exclusive

_TOLD = {"tell", "remind", "warn"}  # after these the hearer is no part of what is said: "told him to leave"
_OCCASIONS = {"after", "as", "when"}
_DAYS = {"DATE", "TIME"}
_CLAUSES = {"xcomp", "ccomp"}


def to_be_done(cue: Token) -> Stretch | None:
    """For example "vowed to fight", "urged the mayor to resign", "called on the rebels to lay down their arms",
    "suggested waiting".
    """
    lemma = cue.lemma_.lower()
    if lemma not in words("speech_infinitives"):
        return None
    for child in cue.children:
        if child.i < cue.i:
            continue
        if child.dep_ in _CLAUSES and (own := _to(child)):
            return _start(cue, child, own, lemma), _end(child)
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            return child.left_edge.i, child.right_edge.i + 1
        if child.dep_ == "advcl" and (mark := _for(child)) and child.left_edge.i == cue.i + 1:
            return mark.i + 1, child.right_edge.i + 1  # "called for the envoy to be released"
    return None


def _to(verb: Token) -> Token | None:
    return next((t for t in children(verb, "aux") if t.lower_ == "to"), None)


def _end(verb: Token) -> int:
    """Where the content ends: before a clause that says on what occasion ("vowed to answer after ships fired")."""
    for clause in children(verb, "advcl"):
        opens = [t for t in children(clause, "mark", "advmod") if t.lower_ in _OCCASIONS and t.i == clause.left_edge.i]
        if opens and clause.i > verb.i and children(clause, "nsubj", "nsubjpass"):
            return clause.left_edge.i
    return verb.right_edge.i + 1


def _for(verb: Token) -> Token | None:
    mark = next((t for t in children(verb, "mark") if t.lower_ == "for"), None)
    return mark if mark is not None and _to(verb) is not None else None


def _start(cue: Token, verb: Token, to: Token, lemma: str) -> int:
    """Where the content starts: with those who are to do it, unless they only hear of it."""
    first = next((t.i for t in children(verb, "neg") if t.i == to.i - 1), to.i)
    if lemma in _TOLD:
        return first
    for child in cue.children:
        if not cue.i < child.i < first:
            continue
        if child.dep_ in {"dobj", "oprd"}:
            return child.left_edge.i
        if child.dep_ == "prep" and (below := children(child, "pobj")) and below[0].right_edge.i < first:
            if below[0].ent_type_ in _DAYS:  # "vowed on Saturday to fight" is no "called on the rebels to fight"
                continue
            return below[0].left_edge.i
    own = [t for t in children(verb, "nsubj", "nsubjpass") if cue.i < t.i < first and t.ent_type_ not in _DAYS]
    return own[0].left_edge.i if own else first
