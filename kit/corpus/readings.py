"""Readings: what the kit finds in one parsed article. Cheap, and made again whenever word lists or roster change."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from spacy.language import Language

from kit.article import Article
from kit.corpus.parses import to_doc
from kit.language import read_doc
from kit.language.records import Actor, Mention, Quote, Signal, Stance


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of one article."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    stances: tuple[Stance, ...]
    signals: tuple[Signal, ...]


def read(article: Article, held: bytes, nlp: Language) -> Reading:
    """Run the kit's components over the parse that `held` keeps."""
    doc = to_doc(held, nlp)
    doc._.article_id, doc._.published = article.id, article.date
    doc = read_doc(nlp, doc)
    return Reading(*(tuple(getattr(doc._, field.name) or ()) for field in fields(Reading)))


def renamed(reading: Reading, names: dict[str, str]) -> Reading:
    """The reading with the actors' ids replaced where `names` has another."""
    if not any(actor.actor_id in names for actor in reading.actors):
        return reading
    new = lambda actor_id: names.get(actor_id, actor_id)
    several = lambda ids: tuple(map(new, ids))
    return Reading(
        tuple(replace(actor, actor_id=new(actor.actor_id)) for actor in reading.actors),
        tuple(replace(mention, actor_id=new(mention.actor_id)) for mention in reading.mentions),
        tuple(replace(quote, speaker_id=new(quote.speaker_id)) for quote in reading.quotes),
        tuple(
            replace(stance, holder_ids=several(stance.holder_ids), target_ids=several(stance.target_ids))
            for stance in reading.stances
        ),
        tuple(
            replace(
                signal,
                source_ids=several(signal.source_ids),
                target_ids=several(signal.target_ids),
                attributed_to=new(signal.attributed_to),
            )
            for signal in reading.signals
        ),
    )


def row(record: Any, article_id: str) -> dict[str, Any]:
    """A record as a row of its table."""
    return {field.name: getattr(record, field.name) for field in fields(record)} | {"article_id": article_id}
