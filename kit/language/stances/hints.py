"""Whom other words of the sentence point at, when the cue's own slots name nobody."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language import grammar
from kit.language.stances.responsible import responsible
from kit.language.stances.who import Who
from kit.lexicon import words

_IF = frozenset({"if", "unless", "should"})


def alluded(cue: Token) -> tuple[Who, ...]:
    """Whom the sentence says is meant: "in an apparent reference to Oslo", "without naming Oslo"."""
    sentence = cue.sent
    for token in sentence:
        if token.i > cue.i and token.pos_ == "NOUN" and token.lemma_.lower() in words("stance_allusions"):
            places = [obj for _, obj in grammar.prepositional(token, "to", "at")]
        elif token.lower_ == "naming" and token.i > sentence.start and token.nbor(-1).lower_ == "without":
            places = grammar.children(token, "dobj")
        else:
            continue
        for place in places:
            if who := responsible(place):
                return who
    return ()


def conditioned(cue: Token) -> tuple[Who, ...]:
    """Who would bring a threat about: "vowed to strike back if Oslo attacks"."""
    for mark in cue.subtree:
        clause = mark.head
        if mark.lower_ not in _IF or mark.i < cue.i or mark.dep_ not in {"mark", "aux"} or clause.dep_ != "advcl":
            continue
        if who := tuple(w for subject in grammar.subjects(clause) for w in responsible(subject, 1)):
            return who
    return ()
