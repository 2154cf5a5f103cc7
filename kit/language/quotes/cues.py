"""Cues: the verbs that attribute content to a speaker."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kit.language.spotting import with_any
from kit.lexicon import table, words

_VERBAL = frozenset({"VERB", "AUX"})
_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NNS"})
_NO_CUE = {"amod", "compound", "aux", "auxpass", "nmod"}
CLOSERS = {"”", '"', "''", "’", "»"}
_STARTERS = {"“", '"', "''", "``", "«"}
_OPENERS = {".", "!", "?", "”", '"', "''"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CLAUSAL_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}


@cache
def _kinds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in table("speech_cues")}


def candidates(doc: Doc) -> list[Token]:
    """The words of which `kind_of` may say something."""
    return with_any(doc, POS=_VERBAL, TAG=_TAGS, LOWER=words("speech_openers"))


def kind_of(token: Token) -> str | None:
    """How a word attributes: "speech", "thought", or None for a word that attributes nothing."""
    kinds = _kinds()
    opens = token.is_title and (token.i == 0 or token.nbor(-1).text in _OPENERS or token.nbor(-1).is_space)
    if opens and token.lower_ in words("speech_openers"):
        return "speech"  # "Said Ellis: ..."
    lemma = token.lemma_.lower()
    if token.pos_ not in _VERBAL and token.tag_[:2] != "VB":
        return kinds.get(lemma) if _leads_to_marks(token) else None
    if token.dep_ in _NO_CUE and not _follows_marks(token):
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (found := kinds.get(f"{lemma} {after.lower_}")):
        return found
    return kinds.get(lemma)


def _leads_to_marks(noun: Token) -> bool:
    """For example "the agency notes, “...”": to some parses "notes" is a noun."""
    doc, at = noun.doc, noun.i
    if noun.tag_ != "NNS" or not 0 < at < len(doc) - 2 or doc[at - 1].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    return doc[at + 1].text in {",", ":"} and doc[at + 2].text in _STARTERS


def _follows_marks(token: Token) -> bool:
    """For example "“...,” added curator Ann Lee": to some parses the verb describes the curator."""
    at = token.i - 1
    if at > 0 and token.doc[at].text == ",":
        at -= 1
    return at >= 0 and token.doc[at].text in CLOSERS


def verb_group(verb: Token) -> tuple[int, int]:
    """Characters of the whole verb group: "has repeatedly said"."""
    first = last = verb
    at = verb.i
    for child in verb.children:
        if at - 4 <= child.i < first.i and child.dep_ in {"aux", "auxpass", "neg"}:
            first = child
        elif child.i == at + 1 and child.dep_ == "prt":
            last = child
    if first.i < at and any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.doc[first.i : at + 1]):  # "did he say"
        first = verb
    return first.idx, last.idx + len(last)


def is_finite(token: Token) -> bool:
    """Is it a verb with tense or a modal?"""
    return token.tag_ in _FINITE and token.pos_ in _VERBAL


def has_clause(tokens: list[Token]) -> bool:
    """Is there a finite verb among these tokens that has its subject among them, too?"""
    if not tokens:
        return False
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if token.tag_ in _FINITE:
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            if any(c.dep_ in _CLAUSAL_SUBJECTS and first <= c.i <= last for c in verb.children):
                return True
    return False


def in_side_clause(token: Token) -> bool:
    """Is the verb part of a relative clause or a participle that describes a noun?"""
    for _ in range(4):
        if token.dep_ in {"relcl", "acl"}:
            return True
        if token.head == token or token.dep_ not in {"conj", "aux", "auxpass", "xcomp", "advcl", "ccomp"}:
            return False
        token = token.head
    return False
