from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token


class Party(NamedTuple):
    """One party meant by a noun phrase. `start` and `end` are the characters of the words that name it."""

    side: str | None
    actor_id: str | None
    start: int
    end: int
    how: str


def parties_of(head: Token) -> tuple[Party, ...]:
    """The parties meant by the noun phrase headed by `head` (its conjuncts aside)."""
    return ()


def sides_of(span: Span) -> tuple[str, ...]:
    return ()


def country_of(span: Span) -> str | None:
    return None


def is_party(span: Span) -> bool:
    return False
