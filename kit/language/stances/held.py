"""Is the stance held at all: negated, refused, refrained from, lost, or only part of somebody's accusation?"""

from __future__ import annotations

from spacy.tokens import Token

from kit.language.stances.frames import threats, verb_frames, withheld

_NEGATIONS = frozenset({"never", "no", "neither", "nor", "hardly", "seldom", "rarely"})
_MORE = frozenset({"just", "only", "merely", "simply"})  # "not only condemned"
_OTHERS_DOING = frozenset({"accuse", "deny", "warn"})
_DOWN = frozenset({"xcomp", "pcomp", "prep", "ccomp", "acl", "conj", "dobj", "pobj"})


def kept_back(cue: Token) -> Token | None:
    """The word that keeps the stance back ("not", "refrained", "without"), None when it is held."""
    if word := _negation(cue):
        return word
    head, token = cue.head, cue
    for _ in range(3):
        if head == token:
            return None
        if token.dep_ in {"pobj", "pcomp"} and head.lower_ == "without":
            return head
        if head.pos_ == "ADJ" and token.dep_ == "xcomp":
            return head if head.lower_ in withheld() else _negation(head.head)
        if head.pos_ in {"VERB", "AUX"}:
            if token.dep_ in {"xcomp", "prep", "pcomp", "dobj"} and head.lemma_ in withheld() and not _negation(head):
                return head
            if token.dep_ in {"xcomp", "dobj"}:
                return _negation(head)
            return None
        if token.dep_ not in {"pcomp", "pobj", "prep"}:
            return None
        token, head = head, head.head
    return None


def _negation(word: Token) -> Token | None:
    for child in word.children:
        if child.i < word.i and (child.dep_ == "neg" or child.lower_ in _NEGATIONS):
            return None if child.nbor().lower_ in _MORE else child
    return None


def is_alleged(cue: Token) -> bool:
    """Does the cue stand inside what somebody is accused of, warned against or denies ("accused of supporting")?"""
    token = cue
    while token.dep_ in _DOWN and token.head != token:
        below, token = token, token.head
        if token.pos_ == "VERB" and below.dep_ in {"prep", "xcomp"}:
            acts = {frame.act.name for frame in verb_frames().get(token.lemma_, ())}
            if acts & _OTHERS_DOING:
                return True
    return False


def is_vowed(cue: Token) -> bool:
    """Is the cue the harm that a threat names ("vowed to retaliate"), and so no stance beside it?"""
    slots = (frame.target for frame in verb_frames().get(cue.head.lemma_, ()))
    return cue.dep_ in {"xcomp", "ccomp"} and cue.lemma_ in threats() and any("threat" in slot for slot in slots)


def full_cue(words: list[Token], keeper: Token | None):
    """The span of the cue: its words, adverbs of degree right before them, and what keeps the stance back."""
    members = [*words, *([keeper] if keeper is not None else [])]
    first, last = min(t.i for t in members), max(t.i for t in members)
    doc = words[0].doc
    degree = lambda t: t.dep_ == "advmod" and t.tag_ == "RB" and t.head in words
    while first > 0 and degree(doc[first - 1]):
        first -= 1
    return doc[first : last + 1]
