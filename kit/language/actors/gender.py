"""Whether a name is a man's or a woman's, as far as the words at it say."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span

from kit.lexicon import table
from kit.lexicon.world import first_names

_ADDRESS = {"Mr", "Mrs", "Ms", "Miss", "Madam", "Mister"}
_PRONOUNS = {"PRP", "PRP$"}


@cache
def gendered_words() -> dict[str, str]:
    """Word in lower case -> `m` or `f`: forms of address, titles, pronouns."""
    return {row["word"]: row["gender"] for row in table("gendered_words")}


@cache
def forms_of_address() -> frozenset[str]:
    """The words of `gendered_words`, abbreviated with and without a full stop."""
    return frozenset(form for word in gendered_words() for form in (word, f"{word}."))


def of_word(word: str) -> str | None:
    """The gender that a form of address or a title gives away."""
    return gendered_words().get(word.lower().rstrip("."))


def of_address(span: Span) -> str | None:
    """The gender in the form of address in front of a name: "Mrs Kadri"."""
    before = span.doc[span.start - 1] if span.start else None
    return of_word(before.text) if before is not None and before.tag_ not in _PRONOUNS else None


def is_addressed(span: Span) -> bool:
    """Does "Mr", "Mrs" or the like stand in front, so that a person is named whatever the name?"""
    return span.start > 0 and span.doc[span.start - 1].text.rstrip(".") in _ADDRESS


def of_name(span: Span) -> str | None:
    """What the form of address says, else the first name of a full one."""
    return of_address(span) or (first_names().get(span[0].text) if len(span) > 1 else None)
