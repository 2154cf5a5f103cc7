"""When and where an event was: the days and the place that its own clause names."""

from __future__ import annotations

from spacy.tokens import Token

from kit.dates import Days
from kit.language.dated import dated_phrases
from kit.language.grammar import children, clause_of, entity_around

_PLACES = {"GPE", "LOC", "FAC"}
_IN = {"in", "at", "near", "on", "outside", "inside", "across", "around", "along", "off"}


def days_of(token: Token) -> Days | None:
    """First and last day of the event, from the date that stands nearest in its clause; None if there is none."""
    best: tuple[int, Days] | None = None
    for span, _, days in dated_phrases(token):
        if days is None or not _belongs(span.root, token):
            continue
        distance = min(abs(span.start - token.i), abs(span.end - token.i))
        if best is None or distance < best[0]:
            best = distance, days
    return best[1] if best else None


def _belongs(dated: Token, event: Token) -> bool:
    """Does the date hang on the event, or on the clause that the event is in?"""
    chain = {dated, *dated.ancestors}
    if event in chain:
        return True
    clause = clause_of(event)
    return clause_of(dated) == clause


def place_of(token: Token) -> str | None:
    """The place in the event's own phrase or clause."""
    for head in dict.fromkeys((token, clause_of(token))):
        for preposition in children(head, "prep"):
            if preposition.lower_ not in _IN:
                continue
            for obj in children(preposition, "pobj"):
                if obj.ent_type_ in _PLACES:
                    return entity_around(obj).text
    return None
