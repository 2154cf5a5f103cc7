"""The tables of a part: its readings, with what is one actor and what is one event under one id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict

import pyarrow as pa

from kit.corpus import frames
from kit.corpus.prints import joining_code
from kit.corpus.readings import Reading, joined
from kit.corpus.tables import NOT_NAMES
from kit.corpus.telling import Telling
from kit.ids import digest
from kit.language.records import Actor
from kit.scale import events, tellings
from kit.scale.actors import fuller
from kit.scale.jobs import CENSUS, READINGS, TELLINGS, Job
from kit.scale.reading import ACTOR_FIELDS, readings
from kit.scale.schemas import rows_of, schema, to_arrow

_WRITTEN = ("mentions", "quotes", "stances")
_CENSUS = pa.schema(
    [*ACTOR_FIELDS, ("mentions", pa.int64()), ("articles", pa.int64()), ("names", pa.list_(pa.string()))]
)


def tables(job: Job) -> bool:
    """Write mentions, quotes and stances, and what actors and events are to be counted and joined by, if readings or
    joins of the part changed; were they written?
    """
    known = fuller(job)
    made_from = digest(job.store.notes(READINGS, job.name).get("from"), sorted(_spelled(known)), joining_code())
    if all(job.store.is_made(table, job.name, made_from) for table in (*_WRITTEN, TELLINGS, CENSUS)):
        return False
    found: list[Telling] = []
    census = _Census()
    with ExitStack() as files:
        opened = lambda table, of: files.enter_context(job.store.writing(table, job.name, of, {"from": made_from}))
        out = {table: opened(table, schema(table)) for table in _WRITTEN}
        counts, told = opened(CENSUS, _CENSUS), opened(TELLINGS, tellings.SCHEMA)
        for some in readings(job):
            rows = [(row["article_id"], row["published"], joined(reading, known)) for row, reading in some]
            for table in _WRITTEN:
                out[table].write(to_arrow(table, _frame(table, [(key, reading) for key, _, reading in rows])))
            for key, published, reading in rows:
                census.add(reading)
                found += (Telling.of(key, signal, published) for signal in reading.signals)
        tellings.write(told, found)
        counts.write(rows_of(census.rows(), _CENSUS))
    return True


def signals(job: Job) -> bool:
    """Write the part's signals, each with the id of its event, if any of it changed; were they written?"""
    known, event_of = fuller(job), events.of_part(job)
    read_from = job.store.notes(READINGS, job.name).get("from")
    made_from = digest(read_from, sorted(_spelled(known)), sorted(event_of.items()), joining_code())
    if job.store.is_made("signals", job.name, made_from):
        return False
    with job.store.writing("signals", job.name, schema("signals"), {"from": made_from}) as out:
        for some in readings(job):
            rows = [(row["article_id"], joined(reading, known)) for row, reading in some]
            ids = [signal.signal_id for _, reading in rows for signal in reading.signals]
            frame = _frame("signals", rows, event_id=[event_of.get(one, one) for one in ids])
            out.write(to_arrow("signals", frame))
    return True


def _frame(table: str, rows: list[tuple[str, Reading]], **more: list):
    pairs = [(record, key) for key, reading in rows for record in getattr(reading, table)]
    return frames.of_records(table, [one for one, _ in pairs], article_id=[key for _, key in pairs], **more)


def _spelled(known: dict[str, Actor]) -> Iterator[tuple[str, ...]]:
    return ((key, actor.actor_id, actor.name, actor.side or "") for key, actor in known.items())


class _Census:
    """Who is in the articles of a part, how often, by which names."""

    def __init__(self) -> None:
        self._told: Counter[Actor] = Counter()
        self._mentions: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._names: dict[str, set[str]] = defaultdict(set)

    def add(self, reading: Reading) -> None:
        """Count an article."""
        self._told.update(reading.actors)
        self._articles.update({mention.actor_id for mention in reading.mentions})
        for mention in reading.mentions:
            self._mentions[mention.actor_id] += 1
            if mention.how not in NOT_NAMES:
                self._names[mention.actor_id].add(mention.text)

    def rows(self) -> Iterator[dict]:
        """One row a description of an actor; the counts stand in the first one of each."""
        for actor, told in self._told.items():
            key = actor.actor_id
            yield asdict(actor) | {
                "told": told,
                "mentions": self._mentions.pop(key, 0),
                "articles": self._articles.pop(key, 0),
                "names": sorted(self._names.pop(key, ())),
            }
