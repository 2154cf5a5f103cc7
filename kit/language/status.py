"""Did it happen? The status of an event: negated, denied, alleged, called_for, threatened, hypothetical, planned,
historical, or actual when nothing says otherwise.

It is looked for on the way from the event's word up to the root of its sentence: what stands with the word itself (not,
will, could), then what it hangs on (denied, threatened to, called for). Coordinated words share what stands
before the first. What is recalled passes its status on to everything that hangs below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from kit.dates import Days
from kit.language.dated import dated_phrases
from kit.language.grammar import children
from kit.lexicon import table, words

# The scheme's order: the first of these that applies counts.
ORDER = (
    "negated", "denied", "alleged", "called_for", "threatened", "hypothetical", "planned", "historical", "actual",
)  # fmt: skip
_AGO_DAYS = 90
_NEGATIVE = {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "hardly", "without"}
_CLAUSAL = {"xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj"}
_NOMINAL = {"dobj", "pobj", "nsubjpass", "attr", "amod", "compound", "appos", "poss", "nsubj", "dative", "oprd"}
# Prepositions after which an event stands beside the clause, not below it ("met despite the refusal").
_BESIDE = {"after", "since", "following", "amid", "despite", "because", "over", "in", "during", "by"}
_CONTENT = {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}


@cache
def _governors() -> dict[str, tuple[str, bool]]:
    return {row["lemma"]: (row["status"], bool(row["of_nouns"])) for row in table("status_governors")}


@cache
def _modals() -> dict[str, str]:
    return {row["word"]: row["status"] for row in table("status_modals")}


@cache
def _markers() -> dict[str, str]:
    return {row["word"]: row["status"] for row in table("status_markers")}


def event_status(span: Span) -> str:
    """The status of the event whose head is in the span; never None."""
    return status_of(span.root)


def status_of(token: Token) -> str:
    """One of `ORDER` for the event that the word names, whatever English word it is.

    What it misses: irony, conditions in another sentence, and claims that only the context makes doubtful.
    """
    found = set(_reasons(token))
    return next(status for status in ORDER if status in found or status == "actual")


def _reasons(token: Token) -> Iterator[str]:
    yield from _own(token)
    yield from _handed_down(token)
    if is_historical(token):
        yield "historical"


def _own(token: Token) -> Iterator[str]:
    """What stands with the word itself, or with the first of the words it is coordinated with."""
    for word in _with_first_conjunct(token):
        for child in word.children:
            lower = child.lower_
            if child.dep_ == "neg" or (
                child.dep_ in {"det", "advmod", "preconj"} and lower in _NEGATIVE and child.i < word.i
            ):
                yield "negated"
            elif child.dep_ in {"aux", "auxpass"} and lower in _modals():
                yield _modals()[lower]
            elif child.dep_ == "mark" and lower in _markers() and word.dep_ in {"advcl", "ccomp", "acl", "pcomp"}:
                yield _markers()[lower]
            elif child.dep_ == "det" and lower == "any":
                yield "hypothetical"
            elif child.dep_ == "amod" and child.lemma_.lower() in _governors():
                status, of_nouns = _governors()[child.lemma_.lower()]
                if of_nouns:
                    yield status
        if _is_going_to(word):
            yield "planned"
        if word.sent.text.rstrip().endswith("?") and word.dep_ in {"ROOT", "xcomp", "ccomp"}:
            yield "hypothetical"


def _with_first_conjunct(token: Token) -> list[Token]:
    """The word, and, if it has no subject or auxiliary of its own, the word it is coordinated with."""
    found = [token]
    while token.dep_ == "conj" and not children(token, "aux", "nsubj", "nsubjpass", "neg"):
        token = token.head
        found.append(token)
    return found


def _is_going_to(word: Token) -> bool:
    head = word.head
    return word.dep_ == "xcomp" and head.lower_ == "going" and any(c.lower_ == "to" for c in children(word, "aux"))


def _handed_down(token: Token) -> Iterator[str]:
    """What the words above hand down to the event: refusals, denials, demands, threats, plans, doubts."""
    word = _with_first_conjunct(token)[-1]
    steps = 0
    while word.head != word and steps < 8:
        head, dep = word.head, word.dep_
        steps += 1
        if dep in {"relcl"}:
            return
        if (
            dep == "prep"
            or (dep == "pobj" and head.pos_ == "ADP")
            or (dep == "pcomp" and head.pos_ in {"ADP", "SCONJ"})
        ):
            if head.lower_ == "without" and dep != "prep":
                yield "negated"
            if dep != "prep" and head.lower_ in _BESIDE:
                return
            if dep == "prep" and head.pos_ in _CONTENT:
                yield from _governed(head, word, clausal=any(c.dep_ == "pcomp" for c in word.children))
                if head.pos_ in {"VERB", "AUX"} and word.lower_ not in {"for", "of", "to", "against", "from", "about"}:
                    return
                yield from _above(head, word)
            word = head
            continue
        if dep in _CLAUSAL or dep in _NOMINAL:
            if dep in {"advcl"} and not children(word, "mark"):
                return
            if dep == "advcl":
                return
            yield from _governed(head, word, clausal=dep in _CLAUSAL)
            if dep in {"nsubj", "poss", "compound", "amod"}:
                return
            if dep == "acl" and word.tag_ in {"VBN", "VBG"}:
                return  # "those found there": what is said of the noun's clause is not said of this
            if dep in {"xcomp", "dobj", "nsubjpass", "attr", "acl"} and head.pos_ in _CONTENT:
                yield from _above(head, word)
        elif dep == "conj":
            if head.tag_ == "VB" and _is_finite(word):
                return  # "expects to hold talks and has urged": the second hangs on nothing
        else:
            return
        word = head


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in children(verb, "aux"))


def _asks_for(clause: Token) -> bool:
    """Is a that-clause a wish ("demanded that it leave", "said it should"), not a statement?"""
    bound = any(c.lower_ in {"should", "must", "to"} for c in children(clause, "aux"))
    return bound or (clause.tag_ == "VB" and not children(clause, "aux"))


def _above(head: Token, below: Token) -> Iterator[str]:
    """What stands with the governing word goes for what it governs: "will not start to withdraw". A noun shares it with
    the verb that carries it ("will hold talks"), not with any verb ("will mourn the attack"), but for a plain no.
    """
    if head.lemma_.lower() in _governors() and _governors()[head.lemma_.lower()][0] == "denied":
        return
    shared = {"negated", "hypothetical", "planned", "called_for"}
    if below.pos_ in {"NOUN", "PROPN", "ADP"} and head.lemma_.lower() not in words("signal_light"):
        shared = {"negated"} if below.dep_ in {"dobj", "nsubjpass", "attr"} else set()
    yield from (status for status in _own(head) if status in shared)


def _governed(head: Token, below: Token, *, clausal: bool) -> Iterator[str]:
    lemma = head.lemma_.lower()
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    status, of_nouns = _governors().get(f"{lemma} {particle}") or _governors().get(lemma, ("", False))
    if lemma == "rule" and particle == "out":
        status, of_nouns = "denied", True
    if status == "called_for" and below.dep_ == "ccomp" and not _asks_for(below):
        return
    if lemma == "call" and not clausal and below.dep_ != "prep":
        return  # "called the raid a crime" names it, "called for a raid" asks for it
    reaches = clausal or of_nouns or (below.dep_ == "prep" and below.lower_ in {"for", "of", "to"})
    if status and reaches:
        doubly = status == "negated" and any(c.dep_ == "neg" for c in head.children)  # "did not fail to"
        if not doubly:
            yield status


# ---- the past ------------------------------------------------------------------------------------------------------


def is_historical(token: Token) -> bool:
    """Is the event one that the text looks back to: recalled, dated far back, or hanging below such a one?"""
    if _recalled(token) or _long_ago(token):
        return True
    word, steps = token, 0
    while word.head != word and steps < 10:
        head = word.head
        steps += 1
        if word.dep_ in _DOWN:
            if word.dep_ == "conj" and head.dep_ == "ROOT":
                return False
            if head.pos_ in {"NOUN", "PROPN", "VERB"} and (
                _recalled(head) or (head.pos_ == "NOUN" and _long_ago(head))
            ):
                return True
            if head.pos_ == "VERB" and word.dep_ == "dobj" and _governs_history(head):
                return True
            word = head
            continue
        return False
    return False


_DOWN = {
    "relcl", "advcl", "acl", "conj", "pobj", "prep", "dobj", "appos", "ccomp", "xcomp", "pcomp", "nsubj", "nsubjpass",
}  # fmt: skip


def _governs_history(head: Token) -> bool:
    return _governors().get(head.lemma_.lower(), ("",))[0] == "historical"


def _recalled(token: Token) -> bool:
    """Does it hang on a word of memory: recall, anniversary of, in the wake of ... with an old date?"""
    word, steps = token, 0
    while word.head != word and word.dep_ in {"dobj", "pobj", "prep", "compound", "poss", "conj"} and steps < 5:
        word = word.head
        steps += 1
        if word.pos_ in {"VERB", "NOUN"} and _governs_history(word):
            return word.pos_ == "NOUN" or word.dep_ != "conj"
    return False


def _long_ago(token: Token) -> bool:
    """Does a date in the event's own phrase or clause lie more than 90 days before publication?"""
    published = token.doc._.published
    for phrase, days in _own_dates(token):
        if days is None:
            if published is None and _counts_back(phrase):
                return True
            continue
        if published is None:
            latest = _latest_year(token)
            if latest is not None and days[1].year < latest:
                return True
            if phrase.split()[0].lower() in {"the", "in", "since", "during"}:
                return True
        elif (published - days[1]).days > _AGO_DAYS:
            return True
    return False


def _counts_back(phrase: str) -> bool:
    lower = phrase.lower()
    return ("year" in lower or "decade" in lower) and ("ago" in lower or "last" in lower or "earlier" in lower)


def _latest_year(token: Token) -> int | None:
    """The latest year that the text names: what lies before it lies back, when the day of publication is unknown."""
    years = [int(t.text) for t in token.doc if len(t.text) == 4 and t.text.isdigit() and 1950 < int(t.text) < 2100]
    return max(years, default=None)


def _own_dates(token: Token) -> Iterator[tuple[str, Days | None]]:
    """The date phrases that hang on the event's word, with their days: beside a noun, in the clause of a verb."""
    dated = dated_phrases(token)
    if not dated:
        return
    reach = {token.i, *(t.i for t in _near(token))}
    for span, phrase, days in dated:
        if any(t.i in reach for t in span):
            yield phrase, days


def _near(token: Token, *, own: bool = True) -> Iterator[Token]:
    """The words below the event that no other clause takes, nor another noun as its owner ("last year's truce")."""
    for child in token.children:
        if child.dep_ in {"relcl", "ccomp", "advcl", "conj", "acl", "xcomp", "parataxis"}:
            continue
        if child.dep_ == "poss" and not own:
            continue
        yield child
        yield from _near(child, own=False)
