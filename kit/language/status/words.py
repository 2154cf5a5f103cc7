"""The words that make an event other than actual, from their tables."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kit.lexicon import table


class Governor(NamedTuple):
    """What a word gives to that which hangs on it: a status ("" for most words), and how far it reaches."""

    status: str = ""
    of_nouns: bool = False  # to any noun ("fears an attack"), not only after "for", "of", "to" ("ready for an attack")
    of_clauses: bool = False  # to clauses alone ("opposed to leaving", not "opposed to the truce")


_NONE = Governor()


@cache
def governors() -> dict[str, Governor]:
    """Lemma -> what it gives."""
    rows = table("status_governors")
    return {row["lemma"]: Governor(row["status"], row["of_nouns"] == "x", row["of_nouns"] == "-") for row in rows}


@cache
def modals() -> dict[str, str]:
    """Auxiliary -> status of its verb."""
    return {row["word"]: row["status"] for row in table("status_modals")}


@cache
def markers() -> dict[str, str]:
    """The word that opens a clause -> status of the clause."""
    return {row["word"]: row["status"] for row in table("status_markers")}


@cache
def adverbs() -> dict[str, str]:
    """Adverb -> status of the word it stands with."""
    return {row["word"]: row["status"] for row in table("status_adverbs")}


@cache
def _undone() -> dict[str, str]:
    return {row["lemma"]: row["status"] for row in table("status_undone")}


def undone(word: Token) -> str:
    """The status of what hangs on the word when the word is negated, "" for most words: it is negated, too."""
    return _undone().get(_with_particle(word)) or _undone().get(word.lemma_.lower(), "")


def governor(word: Token, through: str = "") -> Governor:
    """What the word gives, its particle minded ("rule out") and the preposition between ("decide against")."""
    lemma, by_lemma = word.lemma_.lower(), governors()
    if through and (found := by_lemma.get(f"{lemma} {through}")):
        return found
    # The form as it stands comes first: "poised" and "slated" are words of their own, whatever their lemma.
    return by_lemma.get(_with_particle(word)) or by_lemma.get(word.lower_) or by_lemma.get(lemma, _NONE)


def _with_particle(word: Token) -> str:
    particle = next((c.lower_ for c in word.children if c.dep_ == "prt"), "")
    return f"{word.lemma_.lower()} {particle}"
