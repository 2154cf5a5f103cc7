"""What stands with the event's own word (a "not", a "will", an "if"), or with the first of coordinated words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.kept import asked_once
from kit.language.status.clauses import (
    asks_for_the_rest,
    is_announced,
    is_finite,
    is_going_to,
    is_inverted_condition,
    is_performed,
    is_question,
    is_yet_to,
)
from kit.language.status.words import adverbs, governor, governors, markers, modals

_NEGATIVE = {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "hardly", "without"}
_ONLY = {"only", "just", "merely", "simply", "solely"}


@asked_once()
def own(token: Token) -> frozenset[str]:
    """The statuses that stand with the word itself, or with the first of the words it is coordinated with."""
    return frozenset(status for word in with_first_conjunct(token) for status in _beside(word))


def _beside(word: Token) -> Iterator[str]:
    conditional, performed = is_inverted_condition(word), is_performed(word)
    if conditional:
        yield "hypothetical"
    for child in word.children:
        lower, dep = child.lower_, child.dep_
        if _negates(child, word):
            yield "negated"
        elif dep in {"aux", "auxpass"}:
            if lower in modals() and not conditional and not (performed and modals()[lower] != "planned"):
                yield _of_modal(lower, word)
        elif dep == "mark":
            if lower in markers() and word.dep_ in {"advcl", "ccomp", "acl", "pcomp"}:
                yield markers()[lower]
        elif dep == "advmod":
            if lower in adverbs():
                yield adverbs()[lower]
        elif dep == "det":
            if lower == "any":
                yield "hypothetical"
        elif dep == "acl":
            yield from _of_participle(child)
        elif dep == "amod" and lower != "called":  # "the so-called truce"
            given = governors().get(lower) or governors().get(child.lemma_.lower())
            if given and given.of_nouns:
                yield given.status
    if word.dep_ == "xcomp":
        if is_going_to(word):
            yield "planned"
        if is_yet_to(word):
            yield "negated"
    if word.dep_ in {"ROOT", "xcomp", "ccomp"} and is_question(word) and not asks_for_the_rest(word):
        yield "hypothetical"


def _of_participle(participle: Token) -> Iterator[str]:
    """Such as "the talks cancelled last week", "a rally planned for Friday"; not "talks expected to resume"."""
    given = governor(participle)
    if participle.tag_ != "VBN" or not given.of_nouns or given.status in {"alleged", "denied"}:
        return
    if not children(participle, "aux", "xcomp", "oprd", "dobj"):
        yield given.status


def _of_modal(modal: str, verb: Token) -> str:
    status = modals()[modal]
    if modal in {"would", "'d"} and is_announced(verb):
        return "planned"
    if status == "called_for" and any(c.lower_ in {"have", "'ve"} for c in children(verb, "aux")) and modal != "must":
        return "negated"  # "should have withdrawn" did not
    return status


def with_first_conjunct(token: Token) -> list[Token]:
    """The word, and, if it has no subject or auxiliary of its own, the word it is coordinated with."""
    found = [token]
    while token.dep_ == "conj" and not children(token, "aux", "nsubj", "nsubjpass", "neg"):
        if _stands_alone(token) and not _is_alternative(token):
            break  # "did not name the source but said": the second has nothing to do with "did not"
        token = token.head
        found.append(token)
    return found


def _stands_alone(conjunct: Token) -> bool:
    """Has it a form that cannot follow what stands before the first ("did not name the source but said")?"""
    first = conjunct.head.tag_
    return (is_finite(conjunct) and first in {"VB", "VBG", "VBN"}) or (first == "VB" and conjunct.tag_ == "VBN")


def _is_alternative(token: Token) -> bool:
    """Is it joined by "or" or "nor" ("had not admitted it or named anyone"): a "not" before goes for both?"""
    return any(c.lower_ in {"or", "nor"} and c.i < token.i for c in children(token.head, "cc"))


def _negates(child: Token, word: Token) -> bool:
    dep = child.dep_
    if dep in {"nsubj", "nsubjpass"}:
        return _is_nobody(child)
    if dep == "dobj":  # "attacked nobody"
        return child.lower_ in _NEGATIVE or (child.lower_ == "one" and _is_nobody(child))
    if dep != "neg":
        if dep not in {"det", "advmod", "preconj"} or child.i >= word.i:
            return False
        if child.lower_ == "longer":
            return child.i > 0 and child.nbor(-1).lower_ == "no"
        if child.lower_ not in _NEGATIVE:
            return False
    if child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _ONLY:
        return False  # "did not only attack the port"
    return child.i == 0 or child.nbor(-1).lower_ != "or"  # "whether or not"


def _is_nobody(subject: Token) -> bool:
    """Such as "nobody", "no one", "no troops", "neither side"."""
    return subject.lower_ in _NEGATIVE or any(c.lower_ in {"no", "neither"} for c in children(subject, "det"))
