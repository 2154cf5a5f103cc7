"""Readings: what the kit finds in one parsed article. Cheap, and made again whenever word lists or roster change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from kit.language import read_doc
from kit.language.records import Actor, Mention, Quote, Signal, Stance

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of one article."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    stances: tuple[Stance, ...]
    signals: tuple[Signal, ...]


def read(doc: Doc, nlp: Language, article_id: str, published: date | None) -> Reading:
    """What the kit's components find in a parsed Doc."""
    doc = annotated(doc, nlp, article_id, published)
    return Reading(*(tuple(getattr(doc._, field.name) or ()) for field in fields(Reading)))


def annotated(doc: Doc, nlp: Language, article_id: str, published: date | None) -> Doc:
    """The parsed Doc with what the kit's components find in it; an earlier reading is overwritten."""
    doc._.article_id, doc._.published = article_id, published
    return read_doc(nlp, doc)


def joined(reading: Reading, fuller: Mapping[str, Actor]) -> Reading:
    """The reading with each actor that `fuller` knows more of (by actor_id) under the id, the side and the name there.

    A party without a side goes by its name; so does one whose side only another article tells, until it is joined.
    """
    mine = {actor.actor_id: actor for actor in reading.actors if actor.actor_id in fuller}
    if not mine:
        return reading
    new = lambda actor_id: fuller[actor_id].actor_id if actor_id in mine else actor_id
    several = lambda ids: tuple(map(new, ids))
    side = lambda given, actor_id: fuller[actor_id].side if given is None and actor_id in mine else given
    names = {actor.name: fuller[key].name for key, actor in mine.items()}
    labels = {a.name: fuller[key].side or fuller[key].name for key, a in mine.items() if a.side is None}
    sides = lambda given: tuple(dict.fromkeys(labels.get(one, one) for one in given))
    return Reading(
        tuple(replace(actor, actor_id=new(actor.actor_id)) for actor in reading.actors),
        tuple(replace(m, actor_id=new(m.actor_id), side=side(m.side, m.actor_id)) for m in reading.mentions),
        tuple(
            replace(
                quote,
                speaker_id=new(quote.speaker_id),
                speaker=names.get(quote.speaker, quote.speaker) if quote.speaker_id in mine else quote.speaker,
                side=side(quote.side, quote.speaker_id),
            )
            for quote in reading.quotes
        ),
        tuple(
            replace(
                stance,
                holders=sides(stance.holders),
                targets=sides(stance.targets),
                holder_ids=several(stance.holder_ids),
                target_ids=several(stance.target_ids),
            )
            for stance in reading.stances
        ),
        tuple(
            replace(
                signal,
                sources=sides(signal.sources),
                targets=sides(signal.targets),
                source_ids=several(signal.source_ids),
                target_ids=several(signal.target_ids),
                attributed_to=new(signal.attributed_to),
            )
            for signal in reading.signals
        ),
    )
