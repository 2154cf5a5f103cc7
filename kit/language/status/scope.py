"""What makes an event other than actual, looked for on the way from its word up to the root of its sentence.

First what stands with the word itself (not, will, could), then what it hangs on (denied, threatened to, called for).
Coordinated words share what stands before the first. What is recalled passes its status on to all that hangs below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kit.language.grammar import children
from kit.language.status.clauses import (
    asks_what,
    is_announced,
    is_asked_for,
    is_finite,
    is_going_to,
    is_infinitive,
    is_question,
    is_yet_to,
)
from kit.language.status.past import is_historical
from kit.language.status.words import adverbs, governor, governors, markers, modals
from kit.lexicon import words

# The scheme's order: the first of these that applies counts.
ORDER = (
    "negated", "denied", "alleged", "called_for", "threatened", "hypothetical", "planned", "historical", "actual",
)  # fmt: skip
_NEGATIVE = {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "hardly", "without"}
_CLAUSAL = {"xcomp", "ccomp", "pcomp", "acl", "csubj"}
_NOMINAL = {"dobj", "pobj", "nsubjpass", "attr", "amod", "compound", "appos", "poss", "nsubj", "dative", "oprd"}
# Prepositions after which an event stands beside the clause, not below it ("met despite the refusal").
_BESIDE = {"after", "since", "following", "amid", "despite", "because", "over", "in", "during", "by", "before"}
_REACHING = {"for", "of", "to"}
_ONLY = {"only", "just", "merely", "simply", "solely"}
_WISHES = {"want", "wish", "desire", "prefer", "seek", "need"}
_DEFINITE = {"the", "this", "that", "these", "those"}
_CONTENT = {"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"}
_SHARED = {"negated", "hypothetical", "planned", "called_for"}
_STEPS = 8


def event_status(span: Span) -> str:
    """The status of the event whose head is in the span; never None."""
    return status_of(span.root)


def status_of(token: Token) -> str:
    """One of `ORDER` for the event that the word names, whatever English word it is.

    What it misses: irony, conditions in another sentence, and claims that only the context makes doubtful.
    """
    found = {*_own(token), *_handed_down(token)}
    if {"denied", "alleged"} <= found:  # whoever says that the alleged never was denies it
        return "denied"
    if is_historical(token):
        found.add("historical")
    return next(status for status in ORDER if status in found or status == "actual")


# ---- with the word itself ------------------------------------------------------------------------------------------


def _own(token: Token) -> Iterator[str]:
    """What stands with the word itself, or with the first of the words it is coordinated with."""
    for word in _with_first_conjunct(token):
        for child in word.children:
            lower = child.lower_
            if _negates(child, word):
                yield "negated"
            elif child.dep_ in {"aux", "auxpass"} and lower in modals():
                future = lower in {"would", "'d"} and is_announced(word)
                yield "planned" if future else modals()[lower]
            elif child.dep_ == "mark" and lower in markers() and word.dep_ in {"advcl", "ccomp", "acl", "pcomp"}:
                yield markers()[lower]
            elif child.dep_ == "advmod" and lower in adverbs():
                yield adverbs()[lower]
            elif child.dep_ == "det" and lower == "any":
                yield "hypothetical"
            elif child.dep_ == "amod":
                status, of_nouns = governors().get(lower) or governors().get(child.lemma_.lower(), ("", False))
                if of_nouns:
                    yield status
        if is_going_to(word):
            yield "planned"
        if is_yet_to(word):
            yield "negated"
        if word.dep_ in {"ROOT", "xcomp", "ccomp"} and is_question(word):
            yield "hypothetical"


def _with_first_conjunct(token: Token) -> list[Token]:
    """The word, and, if it has no subject or auxiliary of its own, the word it is coordinated with."""
    found = [token]
    while token.dep_ == "conj" and not children(token, "aux", "nsubj", "nsubjpass", "neg"):
        if is_finite(token) and token.head.tag_ in {"VB", "VBG", "VBN"} and not _is_alternative(token):
            break  # "did not name the source but said": the second has nothing to do with "did not"
        token = token.head
        found.append(token)
    return found


def _is_alternative(token: Token) -> bool:
    """Is it joined by "or" or "nor" ("had not admitted it or named anyone"): a "not" before goes for both?"""
    return any(c.lower_ in {"or", "nor"} and c.i < token.i for c in children(token.head, "cc"))


def _negates(child: Token, word: Token) -> bool:
    if child.dep_ in {"nsubj", "nsubjpass"}:
        return _is_nobody(child)
    before = child.dep_ in {"det", "advmod", "preconj"} and child.i < word.i
    if child.dep_ != "neg" and not (before and child.lower_ in _NEGATIVE):
        return False
    if child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _ONLY:
        return False  # "did not only attack the port"
    return child.i == 0 or child.nbor(-1).lower_ != "or"  # "whether or not"


def _is_nobody(subject: Token) -> bool:
    """Such as "nobody", "no one", "no troops", "neither side"."""
    return subject.lower_ in _NEGATIVE or any(c.lower_ in {"no", "neither"} for c in children(subject, "det"))


# ---- from above ----------------------------------------------------------------------------------------------------


def _handed_down(token: Token) -> Iterator[str]:
    """What the words above hand down to the event: refusals, denials, demands, threats, plans, doubts."""
    word = _with_first_conjunct(token)[-1]
    told = False  # are we above a noun that tells the event: "the charge that it attacked", "a proposal to leave"?
    for _ in range(_STEPS):
        head, dep = word.head, word.dep_
        if head == word or dep in {"relcl", "advcl"}:
            if dep == "advcl" and is_infinitive(word):
                yield from _of_measure(word, head)
            return
        if dep in {"pobj", "pcomp"} and head.pos_ in {"ADP", "SCONJ"}:
            if head.lower_ == "without":
                yield "negated"
            if head.lower_ in _BESIDE:
                return
        elif dep == "prep" and head.pos_ in _CONTENT:
            yield from _governed(head, word, clausal=any(c.dep_ == "pcomp" for c in word.children))
            if _is_negative(head):
                return
            if not _carries(head):
                if word.lower_ == "of" and head.lemma_ in words("status_evidence") and "negated" in _own(head):
                    yield "negated"  # "no sign of an attack"
                return
            yield from _above(head)
        elif dep in _CLAUSAL:
            yield from _of_measure(word, head)
            if asks_what(word):
                return
            bare = not children(word, "mark", "aux", "nsubj", "nsubjpass")
            told = told or (dep in {"acl", "ccomp"} and head.pos_ == "NOUN" and head.lemma_ in words("speech_nouns"))
            if dep == "acl" and bare and word.tag_ in {"VBN", "VBG"}:
                return  # "the offer made there": what is offered is not what is made
            yield from _governed(head, word, clausal=True)
            if _is_negative(head):
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
            if dep in {"nsubj", "nsubjpass"} and _happens(head):
                of_verb = set(_own(head))
                yield from of_verb
                if "negated" in of_verb and "alleged" in _own(word):
                    yield "denied"  # "the alleged attack never took place"
            else:
                if told and governor(head)[0] == "denied":
                    yield "denied"
                elif not _is_raised(word):
                    yield from _governed(head, word, clausal=False)
                if _is_negative(head):
                    return
                if dep in {"nsubj", "poss", "compound", "amod"}:
                    return
                if dep in {"dobj", "nsubjpass", "attr"} and not _carries(head):
                    if dep != "nsubjpass" and not _is_definite(word) and "negated" in _own(head):
                        yield "negated"
                    return
                yield from _above(head)
        elif dep == "conj":
            if head.tag_ == "VB" and is_finite(word):
                return  # "expects to hold talks and has urged": the second hangs on nothing
        else:
            return
        word = head


def _of_measure(clause: Token, head: Token) -> Iterator[str]:
    """Such as "too weak to attack", "not strong enough to attack", "impossible for it to attack"."""
    if not is_infinitive(clause):
        return
    measured = [head, *children(head, "acomp")]
    if any(c.lower_ == "too" and c.i < clause.i for word in measured for c in children(word, "advmod")):
        yield "negated"
    for word in measured:
        if word.lower_ == "enough" or any(c.lower_ == "enough" for c in children(word, "advmod")):
            yield from {"negated"} & {*_own(word), *_own(word.head)}
    if clause.dep_ == "advcl" and any(c.lower_ == "for" for c in children(clause, "mark")):
        yield from (governor(word)[0] for word in measured if word.pos_ == "ADJ" and governor(word)[0])


def _happens(verb: Token) -> bool:
    """Is it a verb whose subject is the event: "the talks will resume", "the raid took place"?"""
    return verb.lemma_ in words("event_verbs") or any(c.lower_ == "place" for c in children(verb, "dobj"))


def _is_raised(noun: Token) -> bool:
    """Is it what does the next verb, not what is expected: "the raid is expected to cost votes"?"""
    return noun.dep_ == "nsubjpass" and any(not _happens(verb) for verb in children(noun.head, "xcomp"))


def _is_negative(head: Token) -> bool:
    """Does it undo what hangs on it, so that what it hangs on itself goes for the undoing ("not meant to stop it")?"""
    return governor(head)[0] == "negated"


def _carries(head: Token) -> bool:
    """Is the noun below the word its event: "hold talks", "a plan for talks"; not "the size of a loss"?"""
    lemma = head.lemma_.lower()
    return lemma in words("signal_light") or lemma in words("status_carriers") or bool(governor(head)[0])


def _is_definite(noun: Token) -> bool:
    """Does the text take it that the thing is there: "the deal", "their pursuit"?"""
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children)


def _above(head: Token) -> Iterator[str]:
    """What stands with the governing word goes for what it governs: "will not start to withdraw"."""
    if governor(head)[0] == "denied" or head.lemma_ == "like":  # "would like to thank" does so
        return
    yield from (status for status in _own(head) if status in _SHARED)


def _is_hearsay(report: Token, below: Token) -> bool:
    """Such as "is reported to have fought", "reports that it fought"; not "the agency reported that it fought"."""
    return report.pos_ == "NOUN" if below.dep_ in {"acl", "ccomp"} else below.dep_ == "xcomp"


def _governed(head: Token, below: Token, *, clausal: bool) -> Iterator[str]:
    """The status that the head gives to what hangs on it by `below`: the event's word, or the preposition before it."""
    status, of_nouns = governor(head)
    if head.lemma_ == "report" and _is_hearsay(head, below):
        status, of_nouns = "alleged", False
    lemma, through = head.lemma_.lower(), below.lower_ if below.dep_ == "prep" else ""
    if not status or (through == "to" and head.pos_ == "ADJ"):  # "due to the attack"
        return
    if status == "called_for" and below.dep_ == "xcomp" and lemma in _WISHES and not children(head, "dobj"):
        status = "hypothetical"  # what one wants to do oneself
    if status == "called_for" and below.dep_ == "ccomp" and not is_asked_for(below):
        return
    if lemma == "call" and not clausal and not through:
        return  # "called the raid a crime" names it, "called for a raid" asks for it
    if head.pos_ == "NOUN" and head.dep_ == "pobj" and head.head.lower_ == "in" and not children(head, "det", "poss"):
        return  # "in charge of the mission"
    if status == "denied" and not clausal and below.lemma_.lower() in words("speech_nouns"):
        return  # a denied charge was made
    if clausal or of_nouns or through in _REACHING:
        if status == "negated":
            status = _unless_undone(head)
        if status:
            yield status


def _unless_undone(negative: Token) -> str:
    """What a negative word makes of what hangs on it, by what it itself is: negated, unless it did not come to it.

    Who "did not stop" or "failed to stop" the raid let it happen; who was asked to stop it, or might, has not yet.
    """
    around = set(_own(negative))
    if "negated" in around:  # "will not hesitate to strike"
        return next((status for status in ("called_for", "hypothetical", "planned") if status in around), "")
    if negative.dep_ in _CLAUSAL:
        above = negative.head.head if negative.dep_ == "pcomp" else negative.head
        if _is_negative(above):
            return ""
        around.add(governor(above)[0])
        if "negated" in _own(above):
            around.add("hypothetical")
    return next((status for status in ("called_for", "hypothetical") if status in around), "negated")
