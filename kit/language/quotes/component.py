"""The component `kit_quotes`: who said what to whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from kit.ids import digest
from kit.language.actors import resolve_quoted_pronouns
from kit.language.actors.component import ActorsComponent
from kit.language.extensions import article_id, register, text_of, was_read
from kit.language.parties import Party, actor_of, parties_of
from kit.language.quotes.cues import has_clause
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.settle import settled
from kit.language.records import Quote


class QuotesComponent:
    """Sets `doc._.quotes`, in order of their start, and what "we" means in them. Actors are read first, with defaults,
    where no layer did so before.
    """

    def __init__(self, nlp: Language) -> None:
        self._actors = ActorsComponent(nlp)

    def __call__(self, doc: Doc) -> Doc:
        if not was_read(doc, "actors"):
            doc = self._actors(doc)
        return read(doc)


def read(doc: Doc) -> Doc:
    """Find the quotes of a parsed Doc; its actors give the speakers their names."""
    article = article_id(doc)
    page = Page(doc)
    found = settled(page)
    ids = {item.start: digest(article, item.start, item.end, kind) for item, kind in found}
    doc._.quotes = tuple(_records(page, article, found, ids))
    resolve_quoted_pronouns(doc)
    return doc


def _records(page: Page, article: str, found: list[tuple[Found, str]], ids: dict[int, str]) -> Iterator[Quote]:
    around: list[Found] = []  # what is open where an item starts, the innermost last
    for item, kind in found:
        while around and around[-1].end <= item.start:
            around.pop()
        yield _record(page, article, item, kind, ids, around)
        around.append(item)


def _record(page: Page, article: str, item: Found, kind: str, ids: dict[int, str], outer: list[Found]) -> Quote:
    doc = page.doc
    quote_id = digest(article, item.start, item.end, kind)
    name, party = _named(doc, item.speaker_head, item.speaker)
    if outer and item.speaker_head is not None and doc[item.speaker_head].lower_ in {"i", "we", "me", "us"}:
        name, party = _named(doc, outer[-1].speaker_head, outer[-1].speaker)
    via = _named(doc, item.via_head, None)[0] if item.via_head is not None else _relayed(doc, outer, name)
    cue = item.cue
    return Quote(
        quote_id=quote_id,
        start=item.start,
        end=item.end,
        text=page.text[item.start : item.end],
        kind=kind,
        speaker=name,
        speaker_id=party.actor_id if party else None,
        side=party.side if party else None,
        speaker_start=item.speaker[0] if item.speaker else None,
        speaker_end=item.speaker[1] if item.speaker else None,
        cue=page.text[cue[0] : cue[1]] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        via=via,
        group=ids.get(item.leader, quote_id) if item.leader is not None else quote_id,
        nested=bool(outer),
        speech=item.speech,
        clause=has_clause(page.tokens(item.start, item.end)),
        rule=item.rule,
    )


def _named(doc: Doc, head: int | None, span: tuple[int, int] | None) -> tuple[str | None, Party | None]:
    """The name of whoever the words mean; the words themselves, without an article, when nobody is known by them."""
    if head is None:
        return None, None
    for token in _heads(doc, head, span):
        for party in parties_of(token):
            actor = actor_of(doc, party.actor_id)
            if actor is not None:
                return actor.name, party
    words = text_of(doc)[span[0] : span[1]] if span else doc[head].text
    return _without_article(words), None


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
    parts = " ".join(words.split()).split(" ", 1)
    if len(parts) == 2 and parts[0].lower() in {"the", "a", "an"}:
        return parts[1]
    return " ".join(parts) or None


def _relayed(doc: Doc, outer: list[Found], speaker: str | None) -> str | None:
    """Who passed a quote on: the speaker of the quote that it lies in."""
    for around in reversed(outer):
        name = _named(doc, around.speaker_head, around.speaker)[0]
        if name and name != speaker:
            return name
    return None


@Language.factory("kit_quotes")
def make(nlp: Language, name: str) -> QuotesComponent:
    """The component for `nlp.add_pipe("kit_quotes")`."""
    register()
    return QuotesComponent(nlp)
