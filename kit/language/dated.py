"""The date phrases of a sentence, found once and kept with the Doc: many events ask for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from spacy.tokens import Span, Token

from kit.dates import Days, date_phrases, resolve_date

_KEPT = "kit.dates_by_sentence"


class Dated(NamedTuple):
    """A date phrase of a sentence and the days it means; None for days that the text alone does not tell."""

    span: Span
    phrase: str
    days: Days | None


def dated_phrases(token: Token) -> tuple[Dated, ...]:
    """The date phrases in the sentence around the token, in order."""
    doc, published = token.doc, token.doc._.published
    held: tuple[date | None, dict[int, tuple[Dated, ...]]] | None = doc.user_data.get(_KEPT)
    if held is None or held[0] != published:
        held = doc.user_data[_KEPT] = (published, {})
    sent = token.sent
    if sent.start not in held[1]:
        held[1][sent.start] = tuple(_found(sent, published))
    return held[1][sent.start]


def _found(sent: Span, published: date | None) -> list[Dated]:
    text, offset, found = sent.text, sent.start_char, []
    for start, end, phrase in date_phrases(text):
        span = sent.doc.char_span(offset + start, offset + end, alignment_mode="expand")
        if span is not None:
            found.append(Dated(span, phrase, resolve_date(phrase, published, text)))
    return found
