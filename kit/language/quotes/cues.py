"""Cues: the verbs that attribute content to a speaker."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kit.language.grammar import children
from kit.lexicon import table

_VERBAL = {"VERB", "AUX"}


@cache
def _kinds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in table("speech_cues")}


def kind_of(token: Token) -> str | None:
    """Gives "speech" or "thought", None for a word that attributes nothing."""
    if token.pos_ not in _VERBAL and token.tag_[:2] != "VB":
        return None
    lemma = token.lemma_.lower()
    for particle in children(token, "prt"):
        if found := _kinds().get(f"{lemma} {particle.lower_}"):
            return found
    return _kinds().get(lemma)


def verb_group(verb: Token) -> tuple[int, int]:
    """Characters of the whole verb group: "has repeatedly said"."""
    first = verb
    for child in verb.children:
        if child.i < verb.i and child.dep_ in {"aux", "auxpass", "neg"} and verb.i - child.i <= 4:
            first = min(first, child, key=lambda t: t.i)
    between = verb.doc[first.i : verb.i + 1]
    if any(t.dep_ in {"nsubj", "nsubjpass"} for t in between):  # "did he say"
        first = verb
    last = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return first.idx, last.idx + len(last)


def cue_tokens(doc: Doc) -> list[Token]:
    """Every token that may be a cue, in order."""
    return [token for token in doc if kind_of(token)]
