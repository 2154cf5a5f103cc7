"""Offices of which a text speaks before it names their holder: "Norway's finance minister said ... Ola Berg added"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.lexicon import words

_BACK = 2  # sentences before the name in which the office may stand
_UNKNOWN = {"a", "an", "another", "one", "any"}
_MODIFIERS = ("amod", "compound", "nmod", "poss")
Office = tuple[str, str | None, str | None]


def office_before(name: Span, side_of: SideOf) -> Office | None:
    """(role, side, country) of the office without a name of which the last sentences speak, for a name that is subject.

    What it misses: whether the name is that office's at all, where the text goes on to somebody new; so it asks that
    nobody else is named as a subject between the two.
    """
    if name.root.dep_ != "nsubj" or name.root.head.pos_ != "VERB":
        return None
    doc, first = name.doc, name.sent.start
    for _ in range(_BACK):
        first = doc[first - 1].sent.start if first else 0
    for noun in reversed(doc[first : name.sent.start]):
        if noun.dep_ != "nsubj":
            continue
        if noun.ent_type_ == "PERSON":
            return None
        if noun.tag_ == "NN" and noun.lemma_.lower() in words("roles"):
            return _office(noun, side_of)
    return None


def _office(noun: Token, side_of: SideOf) -> Office | None:
    lefts = children(noun, *_MODIFIERS)
    if any(t.lower_ in _UNKNOWN for t in noun.lefts) or children(noun, "appos") or noun.nbor(1).pos_ == "PROPN":
        return None
    seats = [o for prep in children(noun, "prep") if prep.lower_ == "of" for o in children(prep, "pobj")]
    for owner in (*lefts, *seats):
        side, country = side_of(owner)
        if side and side == country:
            title = [t.text for t in lefts if t.dep_ != "poss" and side_of(t) == (None, None)]
            return " ".join([*title, noun.text]), side, country
    return None
