"""What an appeal asks for decides which signal it is: restraint, or anything else."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import children, conjuncts
from kit.lexicon import words


def settled(trigger: Token, signal: str) -> str:
    """The signal of a trigger that may be an appeal: `demand` becomes `restraint_appeal` when calm, talks, a truce or a
    withdrawal is asked for, or something violent is asked not to be done.
    """
    if signal != "demand":
        return signal
    return "restraint_appeal" if any(_calms(word) for word in _asked_for(trigger)) else "demand"


def _asked_for(trigger: Token) -> Iterator[Token]:
    """The heads of what is asked for, coordination included."""
    for child in trigger.children:
        if child.dep_ in {"xcomp", "ccomp", "dobj", "acl"}:
            yield child
            yield from child.conjuncts
            if child.dep_ in {"xcomp", "ccomp"}:
                for deed in children(child, "xcomp"):  # "encouraged them to tell it to show restraint"
                    yield from (word for same in conjuncts(deed) for word in (same, *children(same, "dobj")))
                yield from children(child, "dobj", "xcomp", "acomp", "advmod")
                yield from (obj for prep in children(child, "prep") for obj in children(prep, "pobj"))
        elif child.dep_ == "prep" and child.lower_ in {"for", "on", "upon", "to"}:
            for obj in children(child, "pobj"):
                yield obj
                yield from obj.conjuncts
                yield from children(obj, "amod", "compound", "acl")
                yield from (o for prep in children(obj, "prep") for o in children(prep, "pobj"))
            yield from children(child, "pcomp")


def _calms(word: Token) -> bool:
    if any(c.dep_ == "neg" for c in word.children):
        return word.lemma_.lower() in words("hostile_nouns") or word.pos_ == "VERB"
    lemma = word.lemma_.lower()
    if lemma in {"stop", "halt", "end", "cease", "avoid"}:
        return any(
            o.lemma_.lower() in words("hostile_nouns") or o.pos_ == "VERB"
            for o in word.children
            if o.dep_ in {"dobj", "xcomp"}
        )
    return lemma in words("signal_restraint") or word.lower_ in words("signal_restraint")
