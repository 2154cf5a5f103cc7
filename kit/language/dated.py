"""The date phrases of a sentence, found once and kept with the Doc: many events ask for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from spacy.tokens import Span, Token

from kit.dates import Days, date_phrases, resolve_date
from kit.language.extensions import publication_day, text_of
from kit.language.kept import kept
from kit.language.spotting import sentence_around


class Dated(NamedTuple):
    """A date phrase of a sentence and the days it means; None for days that the text alone does not tell."""

    span: Span
    phrase: str
    days: Days | None


def dated_phrases(token: Token) -> tuple[Dated, ...]:
    """The date phrases in the sentence around the token, in order."""
    doc = token.doc
    day, sent = publication_day(doc), sentence_around(token)
    by_sentence: dict[int, tuple[Dated, ...]] = kept(doc, "dates", day)
    if sent.start not in by_sentence:
        by_sentence[sent.start] = tuple(_found(sent, day))
    return by_sentence[sent.start]


def _found(sent: Span, day: date | None) -> list[Dated]:
    offset, found = sent.start_char, []
    text = text_of(sent.doc)[offset : sent.end_char]
    for start, end, phrase in date_phrases(text):
        span = sent.doc.char_span(offset + start, offset + end, alignment_mode="expand")
        if span is not None:
            found.append(Dated(span, phrase, resolve_date(phrase, day, text)))
    return found
