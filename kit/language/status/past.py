"""Is an event one that the text looks back to: recalled, dated far back, or hanging below such a one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kit.dates import Days
from kit.language.dated import dated_phrases
from kit.language.extensions import publication_day
from kit.language.grammar import children
from kit.language.spotting import with_value
from kit.language.status.words import governor
from kit.lexicon import words

_AGO_DAYS = 90
_FRESH = re.compile(r"\b(?:today|yesterday|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I)
_LONG_SPANS = {"years", "decades", "centuries", "generations"}
_ORDINAL_ENDS = ("th", "first", "second", "third", "1st", "2nd", "3rd")
_DOWN = {
    "relcl", "advcl", "acl", "conj", "pobj", "prep", "dobj", "appos", "ccomp", "xcomp", "pcomp", "nsubj", "nsubjpass",
}  # fmt: skip


def is_historical(token: Token) -> bool:
    """Is the event one that the text looks back to: recalled, dated far back, or hanging below such a one?"""
    if _recalled(token) or _long_ago(token) or _of_an_era(token) or _years_after(token) or _by_the_last(token):
        return True
    if _despite(token) or _answered(token):
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


def _governs_history(head: Token) -> bool:
    return governor(head).status == "historical"


def _recalled(token: Token) -> bool:
    """Does it hang on a word of memory: recall, anniversary of, in the wake of ... with an old date?"""
    word, steps = token, 0
    while word.head != word and word.dep_ in {"dobj", "pobj", "prep", "compound", "poss", "conj"} and steps < 5:
        word = word.head
        steps += 1
        if word.pos_ in {"VERB", "NOUN"} and _governs_history(word):
            return word.pos_ == "NOUN" or word.dep_ != "conj"
    return False


def _of_an_era(token: Token) -> bool:
    """Such as "Soviet-era purges"; "the then president asked for it"."""
    if any(child.lower_.endswith("era") for child in children(token, "amod", "compound")):
        return True
    doers = children(token, "nsubj", "nsubjpass", "agent")
    return any(child.lower_ == "then" and child.i < doer.i for doer in doers for child in doer.children)


def _years_after(token: Token) -> bool:
    """Such as "seventy years after the war", "in the tenth year of the truce"."""
    if token.dep_ not in {"pobj", "pcomp"}:
        return False
    prep = token.head
    if prep.lower_ in {"after", "since", "from"}:
        return any(c.lower_ in _LONG_SPANS for c in (*prep.children, prep.head) if c.i < prep.i)
    year = prep.head
    return (
        prep.lower_ == "of"
        and year.lower_ == "year"
        and any(c.lower_.endswith(_ORDINAL_ENDS) for c in children(year, "amod"))
    )


def _by_the_last(token: Token) -> bool:
    """Such as "she was the last leader to visit the islands"."""
    doer = token.head
    return token.dep_ in {"acl", "relcl"} and token.tag_ == "VB" and any(c.lower_ == "last" for c in doer.children)


def _despite(token: Token) -> bool:
    """Such as "despite promising to leave": done before what the clause tells."""
    return token.dep_ == "pcomp" and token.tag_ == "VBG" and token.head.lower_ == "despite"


def _answered(token: Token) -> bool:
    """Is it what a deed answers ("in retaliation for the raid last month"), with a day of its own before the deed's?"""
    noun = token.head if token.dep_ == "acl" else token
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.head.head.lemma_.lower() not in words("status_answers"):
        return False
    dates = [d for event in {noun, *children(noun, "acl")} for d in _own_dates(event)]
    return any(_is_earlier(phrase) for phrase, _ in dates)


def _is_earlier(phrase: str) -> bool:
    first, *rest = phrase.lower().split()
    return "ago" in rest or "earlier" in (first, *rest) or (first == "last" and bool({"month", "year"} & set(rest)))


def _long_ago(token: Token) -> bool:
    """Does a date in the event's own phrase or clause lie more than 90 days before publication?"""
    published = publication_day(token.doc)
    dates = list(_own_dates(token))
    if any(_FRESH.search(phrase) for phrase, _ in dates):
        return False  # "lifted on Monday the sanctions of five years ago"
    for phrase, days in dates:
        if phrase.lower().startswith("since") and _goes_on(token):
            continue
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


def _goes_on(verb: Token) -> bool:
    """Is it in the present perfect: what "has been so since 2013" is so still?"""
    return any(c.lemma_ == "have" and c.tag_ in {"VBZ", "VBP"} for c in children(verb, "aux"))


def _counts_back(phrase: str) -> bool:
    lower = phrase.lower()
    return ("year" in lower or "decade" in lower) and ("ago" in lower or "last" in lower or "earlier" in lower)


def _latest_year(token: Token) -> int | None:
    """The latest year that the text names: what lies before it lies back, when the day of publication is unknown."""
    years = (int(t.text) for t in with_value(token.doc, "SHAPE", {"dddd"}))
    return max((year for year in years if 1950 < year < 2100), default=None)


def _own_dates(token: Token) -> Iterator[tuple[str, Days | None]]:
    """The date phrases that hang on the event's word, with their days: beside a noun, in the clause of a verb."""
    dated = dated_phrases(token)
    if not dated:
        return
    reach = {token.i, *(t.i for t in _near(token))}
    for span, phrase, days in dated:
        if not reach.isdisjoint(range(span.start, span.end)):
            yield phrase, days


def _near(token: Token, *, own: bool = True) -> Iterator[Token]:
    """The words below the event that no other clause takes, nor another noun ("last year's truce", "set in 2014")."""
    for child in token.children:
        if child.dep_ in {"relcl", "ccomp", "advcl", "conj", "parataxis"}:
            continue
        of_another = child.dep_ == "poss" or (child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"})
        if of_another and not own:
            continue
        yield child
        yield from _near(child, own=False)
