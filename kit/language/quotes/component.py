"""The component `kit_quotes`: who said what to whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kit.ids import digest
from kit.language.actors import resolve_quoted_pronouns
from kit.language.actors.component import ActorsComponent
from kit.language.extensions import article_id, register, was_read
from kit.language.quotes.cues import has_clause
from kit.language.quotes.found import Found
from kit.language.quotes.names import Speakers
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
    ids = [digest(article, item.start, item.end, kind) for item, kind in found]
    doc._.quotes = tuple(_records(page, found, ids))
    resolve_quoted_pronouns(doc)
    return doc


def _records(page: Page, found: list[tuple[Found, str]], ids: list[str]) -> Iterator[Quote]:
    groups = {item.start: quote_id for (item, _), quote_id in zip(found, ids, strict=True)}
    around: list[Found] = []  # what is open where an item starts, the innermost last
    cast = Speakers(page)
    for (item, kind), quote_id in zip(found, ids, strict=True):
        while around and around[-1].end <= item.start:
            around.pop()
        group = groups.get(item.leader, quote_id) if item.leader is not None else quote_id
        yield _record(page, item, kind, quote_id, group, around, cast)
        around.append(item)


def _record(page: Page, item: Found, kind: str, quote_id: str, group: str, outer: list[Found], cast: Speakers) -> Quote:
    doc = page.doc
    name, party = cast.named(item.speaker_head, item.speaker)
    if outer and item.speaker_head is not None and doc[item.speaker_head].lower_ in {"i", "we", "me", "us"}:
        name, party = cast.named(outer[-1].speaker_head, outer[-1].speaker)
    if outer and _is_another(page, item, outer[-1]):
        around = cast.named(outer[-1].speaker_head, outer[-1].speaker)[0]
        name, party = (doc[item.speaker_head].text, None) if name == around else (name, party)
    via = cast.named(item.via_head, None)[0] if item.via_head is not None else _relayed(cast, outer, name)
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
        group=group,
        nested=bool(outer),
        speech=item.speech,
        clause=has_clause(page.tokens(item.start, item.end)),
        rule=item.rule,
    )


def _is_another(page: Page, item: Found, outer: Found) -> bool:
    """Is the speaker a "he" or "she" in somebody's own words, and so somebody else?"""
    mark = page.mark_at(outer.start)
    third = item.speaker_head is not None and page.doc[item.speaker_head].lower_ in {"he", "she", "they"}
    return third and mark is not None and mark.start == outer.start and mark.end >= item.end


def _relayed(cast: Speakers, outer: list[Found], speaker: str | None) -> str | None:
    """Who passed a quote on: the speaker of the quote that it lies in."""
    for around in reversed(outer):
        name = cast.named(around.speaker_head, around.speaker)[0]
        if name and name != speaker:
            return name
    return None


@Language.factory("kit_quotes")
def make(nlp: Language, name: str) -> QuotesComponent:
    """The component for `nlp.add_pipe("kit_quotes")`."""
    register()
    return QuotesComponent(nlp)
