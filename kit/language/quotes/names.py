"""Names: who is meant by the words that name a speaker."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kit.language.parties import Party, actor_of, parties_of
from kit.language.quotes.page import Page
from kit.lexicon import words

_PRONOUNS = {"he", "she", "they", "it"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_REACH = 4  # sentences in which "he said" goes on from the last speaker

_RELATIVE = re.compile(r",? (?:who|which)$")  # a speaker's words end with it where the cue is in a relative clause

Name = tuple[str | None, Party | None]


class Speakers:
    """Names speakers in the order of the text, so that "he said" can mean whoever spoke last.

    A pronoun means the person whom the actors layer takes it for when that person was named, as a subject, after the
    last speaker; else the last speaker, if it is a person for "he" and "she".
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._last: tuple[str, Party, int] | None = None  # name, party, where it stood

    def named(self, head: int | None, span: tuple[int, int] | None) -> Name:
        """(name, party); the words themselves, without an article, when nobody is known by them."""
        if head is None:
            return None, None
        doc = self._page.doc
        token = doc[head]
        name, party = _known(doc, token, span)
        if party is not None and _is_another(doc, token, party):
            name, party = None, party._replace(actor_id=None)
        if token.lower_ in _PRONOUNS:
            return self._meant(token, name, party)
        if party is not None and party.actor_id is not None:
            self._last = name, party, token.idx
        if name is not None:
            return name, party
        said_by = self._page.text[span[0] : span[1]] if span else token.text
        return _without_article(said_by), party

    def _meant(self, pronoun: Token, name: str | None, party: Party | None) -> Name:
        last = self._last
        near = last is not None and 0 <= self._sentences_from(last[2], pronoun) <= _REACH
        if not near or (party is not None and self._named_since(party, last[2], pronoun.idx)):
            return (name, party) if name is not None else (pronoun.text, None)
        actor = actor_of(pronoun.doc, last[1].actor_id)
        person = actor is not None and actor.kind == "person"
        if (pronoun.lower_ in {"he", "she"}) != person:
            return (name, party) if name is not None else (pronoun.text, None)
        return last[0], last[1]

    def _sentences_from(self, start: int, pronoun: Token) -> int:
        return self._page.sentence_number(pronoun.idx) - self._page.sentence_number(start)

    def _named_since(self, party: Party, start: int, end: int) -> bool:
        """Was the party named as a subject between two characters?"""
        doc = self._page.doc
        for mention in doc._.mentions:
            if start < mention.start < end and mention.actor_id == party.actor_id and mention.how != "pronoun":
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if span is not None and span.root.dep_ in _SUBJECTS:
                    return True
        return False


def _known(doc: Doc, head: Token, span: tuple[int, int] | None) -> Name:
    for token in _heads(doc, head.i, span):
        for party in parties_of(token):
            actor = actor_of(doc, party.actor_id)
            if actor is not None:
                return actor.name, party
    return None, None


def _is_another(doc: Doc, head: Token, party: Party) -> bool:
    """Is the one named only somebody to the one who speaks: "an aide to Merkel", "a person close to Macron"?"""
    if head.lemma_.lower() not in words("close_people") or party.end <= head.idx:
        return False
    span = doc.char_span(party.start, party.end, alignment_mode="expand")
    if span is None or span.start <= head.i:
        return False
    return span.root.dep_ == "pobj" and span.root.head.lower_ in {"to", "of"}


def _heads(doc: Doc, head: int, span: tuple[int, int] | None) -> list[Token]:
    """The words that may carry the name, the telling ones first: a name in apposition before a title."""
    token = doc[head]
    names = [c for c in token.children if c.dep_ in {"appos"} and c.pos_ == "PROPN" and c.ent_type_ == "PERSON"]
    inside = []
    if span and not names and token.pos_ != "PROPN":
        covered = doc.char_span(*span, alignment_mode="contract")
        inside = [
            t
            for t in covered or ()
            if t.ent_type_ == "PERSON" and t.dep_ in {"appos", "compound", "flat", "nsubj", "pobj"}
        ]
    return [*names, token, *inside[-1:]]


def _without_article(words: str) -> str | None:
    parts = _RELATIVE.sub("", " ".join(words.split())).split(" ", 1)
    if len(parts) == 2 and parts[0].lower() in {"the", "a", "an"}:
        return parts[1]
    return " ".join(parts) or None
