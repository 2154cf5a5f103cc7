"""What makes an event other than actual, looked for on the way from its word up to the root of its sentence.

First what stands with the word itself (not, will, could), then what it hangs on (denied, threatened to, called for).
Coordinated words share what stands before the first. What is recalled passes its status on to all that hangs below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kit.language.grammar import children
from kit.language.status.clauses import asks_what, is_finite, is_infinitive, is_present
from kit.language.status.governed import (
    CLAUSAL,
    governed,
    happens,
    is_made,
    is_negative,
    is_undone,
    of_adjective,
    of_predicate,
)
from kit.language.status.own import own, with_first_conjunct
from kit.language.status.past import is_historical
from kit.language.status.words import governor
from kit.lexicon import words

# The scheme's order: the first of these that applies counts.
ORDER = (
    "negated", "denied", "alleged", "called_for", "threatened", "hypothetical", "planned", "historical", "actual",
)  # fmt: skip
_NOMINAL = {"dobj", "pobj", "nsubjpass", "attr", "amod", "compound", "appos", "poss", "nsubj", "dative", "oprd"}
# Prepositions after which an event stands beside the clause, not below it ("met despite the refusal").
_BESIDE = {"after", "since", "following", "amid", "despite", "because", "over", "in", "during", "by", "before"}
_CONTENT = {"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"}
_SHARED = ("negated", "hypothetical", "planned", "called_for")
_TO_COME = {"hypothetical", "planned"}
_STEPS = 8


def event_status(span: Span) -> str:
    """The status of the event whose head is in the span; never None."""
    return status_of(span.root)


def status_of(token: Token) -> str:
    """One of `ORDER` for the event that the word names, whatever English word it is.

    What it misses: irony, conditions in another sentence, and claims that only the context makes doubtful.
    """
    found = {*own(token), *_handed_down(token)}
    if {"denied", "alleged"} <= found:  # whoever says that the alleged never was denies it
        return "denied"
    if not found and is_historical(token):  # asked last: it looks for dates, and counts for less than the others
        return "historical"
    return next(status for status in ORDER if status in found or status == "actual")


def _handed_down(token: Token) -> Iterator[str]:
    """What the words above hand down to the event: refusals, denials, demands, threats, plans, doubts."""
    word = with_first_conjunct(token)[-1]
    told = False  # are we above a noun that tells the event: "the charge that it attacked", "a proposal to leave"?
    for _ in range(_STEPS):
        head, dep = word.head, word.dep_
        if dep == "relcl" and is_infinitive(word):
            dep = "acl"  # "a plan to leave"
        if head == word or dep in {"relcl", "advcl"}:
            if dep == "advcl":
                yield from _of_clause_beside(word, head)
            return
        if dep in {"pobj", "pcomp"} and head.pos_ in {"ADP", "SCONJ"}:
            lower = head.lower_
            if lower == "without":
                yield from _of_without(head.head)
            if lower in _BESIDE and not (lower == "in" and _is_state(word, head)):
                return
        elif dep == "prep" and head.pos_ in _CONTENT:
            yield from governed(head, word, clausal=any(c.dep_ == "pcomp" for c in word.children))
            if is_negative(head) or is_undone(head):
                return
            if not _carries(head):
                if word.lower_ == "of" and head.lemma_ in words("status_evidence") and "negated" in own(head):
                    yield "negated"  # "no sign of an attack"
                if head.lemma_ == "be" and any(_is_state(noun, word) for noun in children(word, "pobj")):
                    yield from _above(head)
                return
            yield from _above(head)
        elif dep in CLAUSAL:
            yield from of_adjective(word, head)
            if asks_what(word):
                return
            bare = not children(word, "mark", "aux", "nsubj", "nsubjpass")
            told = told or (dep in {"acl", "ccomp"} and head.pos_ == "NOUN" and head.lemma_ in words("speech_nouns"))
            if dep == "acl" and bare and word.tag_ in {"VBN", "VBG"}:
                return  # "the offer made there": what is offered is not what is made
            yield from governed(head, word, clausal=True)
            if is_negative(head) or is_undone(head):
                return
            if dep == "ccomp" and not told:
                if any(c.lower_ in {"if", "unless"} for c in children(head, "mark")):
                    yield "hypothetical"  # "if it deemed them to have seized the port"
                return  # what is said of the saying is not said of what is told
            if dep != "pcomp" and head.pos_ in _CONTENT:
                yield from _above(head)
        elif dep in _NOMINAL:
            if dep == "amod":
                return  # "growing threats": what grows is not what is threatened
            if dep in {"nsubj", "nsubjpass"} and happens(head):
                of_verb = own(head)
                yield from of_verb
                if "negated" in of_verb and "alleged" in own(word):
                    yield "denied"  # "the alleged attack never took place"
            elif dep == "nsubj":  # what does the deed that the verb names
                yield from of_predicate(word, head)
                return
            else:
                if told and governor(head).status == "denied":
                    yield "denied"
                elif is_made(word, head):
                    return
                elif not _is_raised(word):
                    yield from governed(head, word, clausal=False)
                if is_negative(head) or is_undone(head) or dep in {"poss", "compound"}:
                    return
                if dep in {"dobj", "nsubjpass", "attr"} and not _carries(head):
                    if dep != "nsubjpass" and not _is_definite(word) and "negated" in own(head):
                        yield "negated"
                    return
                yield from _above(head)
        elif dep == "acomp" and governor(word).status:  # "not ready to leave"
            yield from _above(head)
            return
        elif dep == "conj":
            if head.tag_ == "VB" and is_finite(word):
                return  # "expects to hold talks and has urged": the second hangs on nothing
        else:
            return
        word = head


def _of_clause_beside(clause: Token, head: Token) -> Iterator[str]:
    """Such as "impossible for it to attack"; or "until the raids end", of what is to come when its main clause is."""
    if is_infinitive(clause):
        yield from of_adjective(clause, head)
    elif any(c.lower_ in words("status_awaited") for c in children(clause, "mark", "advmod")) and is_present(clause):
        yield from own(head) & _TO_COME


def _of_without(head: Token) -> Iterator[str]:
    """What "without" says of its event: that it was not; not so after a "not" ("cannot leave without")."""
    around = own(head)
    if "negated" not in around:
        yield "negated"
    else:
        yield from around & _TO_COME


def _is_state(noun: Token, preposition: Token) -> bool:
    """Such as "(are) in talks", "(are) at war"; not "in the talks", where one is."""
    at_one = preposition.lower_ in {"in", "at", "under"} and preposition.head.lemma_ == "be"
    return at_one and noun.pos_ == "NOUN" and not children(noun, "det", "poss", "nummod")


def _is_raised(noun: Token) -> bool:
    """Is it what does the next verb, not what is expected: "the raid is expected to cost votes"?"""
    return noun.dep_ == "nsubjpass" and any(not happens(verb) for verb in children(noun.head, "xcomp"))


def _carries(head: Token) -> bool:
    """Is the noun below the word its event: "hold talks", "a plan for talks"; not "the size of a loss"?"""
    lemma = head.lemma_.lower()
    return lemma in words("signal_light") or lemma in words("status_carriers") or bool(governor(head).status)


def _is_definite(noun: Token) -> bool:
    """Does the text take it that the thing is there: "the deal", "their pursuit"?"""
    return any(c.lower_ in words("status_definite") or c.dep_ == "poss" for c in noun.children)


def _above(head: Token) -> Iterator[str]:
    """What stands with the governing word goes for what it governs: "will not start to withdraw"."""
    if governor(head).status == "denied" or head.lemma_ == "like":  # "would like to thank" does so
        return
    around = own(head)
    yield from (status for status in _SHARED if status in around)
