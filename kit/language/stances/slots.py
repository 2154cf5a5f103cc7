"""Where the parts of a frame stand: slot names to tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language import grammar
from kit.language.stances.frames import requests

_CLAUSE = frozenset({"ccomp", "advcl"})


def fill(anchors: list[Token], slot: str) -> list[Token]:
    """The heads of what stands in `slot` of the cue; `anchors` are the cue's words, the head first."""
    head = anchors[0]
    match slot:
        case "subj":
            return holders_of_verb(head)
        case "dobj":
            return [t for t in grammar.patients(head) if t not in anchors] + _datives(head)
        case "comp":
            return grammar.children(head, "ccomp")
        case "inf":
            return [t for anchor in anchors for t in grammar.children(anchor, "xcomp", "acl", "ccomp")
                    if any(c.lower_ == "to" for c in t.children)]
        case "ing":
            return [t for t in grammar.children(head, "xcomp", "pcomp") if t.tag_ == "VBG"]
        case "that":
            return [t for t in grammar.children(head, "acl", "ccomp", "relcl") if t.pos_ in {"VERB", "AUX"}]
        case "poss":
            return grammar.possessors(head)
        case "mod":
            return grammar.children(head, "amod", "compound", "nmod")
    return list(_after_preposition(anchors, slot))


def holders_of_verb(verb: Token) -> list[Token]:
    """Who holds the stance of a verb: its agents; the asker, when the verb is what somebody is asked to do."""
    asked = verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in requests()
    return grammar.agents(verb.head if asked and any(c.lower_ == "to" for c in verb.children) else verb)


def _datives(verb: Token) -> list[Token]:
    return [] if grammar.is_passive(verb) else [t for d in grammar.children(verb, "dative") if d.pos_ != "ADP"
                                                for t in grammar.conjuncts(d)]


def _after_preposition(anchors: list[Token], preposition: str) -> Iterator[Token]:
    """Objects and clauses after a preposition that hangs on the cue, or on the object of its verb."""
    places = list(anchors)
    if anchors[0].pos_ == "VERB" and preposition not in {"with", "on", "in", "to"}:
        places += grammar.children(anchors[0], "dobj")
    places += [p for anchor in anchors for p in grammar.children(anchor, "prt", "advmod")]
    for place in places:
        for prep in grammar.children(place, "prep", "dative", "agent"):
            if prep.lower_ != preposition:
                continue
            for obj in grammar.children(prep, "pobj"):
                yield from grammar.conjuncts(obj)
            yield from grammar.children(prep, "pcomp")
