"""The words that make an event other than actual, from their tables."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kit.lexicon import table


@cache
def governors() -> dict[str, tuple[str, bool]]:
    """Lemma -> (the status of what hangs on it, does it reach nouns, too)."""
    return {row["lemma"]: (row["status"], bool(row["of_nouns"])) for row in table("status_governors")}


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


def governor(word: Token) -> tuple[str, bool]:
    """(status, of nouns) of what hangs on the word, its particle minded ("rule out"); ("", False) for most words."""
    lemma, by_lemma = word.lemma_.lower(), governors()
    particle = next((c.lower_ for c in word.children if c.dep_ == "prt"), "")
    # The form as it stands comes first: "poised" and "slated" are words of their own, whatever their lemma.
    return by_lemma.get(f"{lemma} {particle}") or by_lemma.get(word.lower_) or by_lemma.get(lemma, ("", False))
