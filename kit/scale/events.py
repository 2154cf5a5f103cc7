"""Which mentions tell one event, over all parts: each type of event alone, its mentions told in turn.

The parts' tellings lie sorted; they are merged as they are read. Clues that only one mention has lead nowhere and are
left out before, and an event is held only as long as one of its clues comes again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any

import numpy as np
import pyarrow as pa

from kit.corpus.events import in_order
from kit.corpus.prints import joining_code
from kit.corpus.telling import Telling
from kit.ids import digest
from kit.lexicon import words
from kit.scale import tellings
from kit.scale.jobs import EVENTS, TELLINGS, Job
from kit.scale.schemas import rows_of
from kit.scale.store import Store
from kit.scale.tasks import Failed, each

_SCHEMA = pa.schema([(name, pa.string()) for name in ("part", "signal_id", "event_id")])
_SLICE = 20_000_000  # clues that are counted at a time


@dataclass(frozen=True)
class OneType:
    """A type of event, in these parts."""

    store: Store
    parts: tuple[str, ...]
    signal: str
    made_from: str


def join(client: Any, store: Store, parts: Sequence[str]) -> None:
    """Join the mentions of each type of event, unless nothing changed."""
    made_from = digest([(part, store.notes(TELLINGS, part).get("from")) for part in parts], joining_code())
    types = [OneType(store, tuple(parts), signal, made_from) for signal in sorted(words("signal_weights"))]
    for asked, found in each(client, join_type, types):
        if isinstance(found, Failed):
            raise RuntimeError(f"mentions of {asked.signal} can't be joined: {found.message}")


def join_type(asked: OneType) -> None:
    """Write part, signal_id and event_id of all mentions of this type but the first of each event."""
    if asked.store.is_made(EVENTS, asked.signal, asked.made_from):
        return
    known, left = _repeated(asked)
    now = 0

    def told() -> Iterator[tuple[Telling, list[int]]]:
        nonlocal now
        runs = (_run(asked, number, known) for number in range(len(asked.parts)))
        for _, part, one, clues in merge(*runs, key=lambda row: row[0]):
            now = part
            yield one, clues

    of_part: list[array] = [array("Q") for _ in asked.parts]
    for signal_id, event_id in in_order(told(), left):
        if event_id != signal_id:
            of_part[now].extend((int(signal_id, 16), int(event_id, 16)))
    with asked.store.writing(EVENTS, asked.signal, _SCHEMA, {"from": asked.made_from}) as out:
        for part, found in zip(asked.parts, of_part, strict=True):
            ids = [f"{number:016x}" for number in found]
            pairs = zip(ids[::2], ids[1::2], strict=True)
            out.write(rows_of(({"part": part, "signal_id": one, "event_id": event} for one, event in pairs), _SCHEMA))


def _run(asked: OneType, number: int, known: np.ndarray) -> Iterator[tuple[tuple, int, Telling, list[int]]]:
    """(where it comes, number of the part, telling, its clues as places in `known`) of a part, in order."""
    for one, clues in tellings.told(asked.store, asked.parts[number], asked.signal):
        places = np.searchsorted(known, np.array(clues, dtype=np.uint64))
        yield (
            one.order,
            number,
            one,
            [int(at) for at, clue in zip(places, clues, strict=True) if at < len(known) and known[at] == clue],
        )


def _repeated(asked: OneType) -> tuple[np.ndarray, list[int]]:
    """The clues that several mentions have, sorted, and how many have each; a slice of all clues at a time."""
    count = sum(len(tellings.clues(asked.store, part, asked.signal)) for part in asked.parts)
    slices = 1 + count // _SLICE
    keys, counts = [np.array([], dtype=np.uint64)], [np.array([], dtype=np.int64)]
    for number in range(slices):
        some = [np.array([], dtype=np.uint64)]
        for part in asked.parts:
            clues = tellings.clues(asked.store, part, asked.signal)
            some.append(clues[clues % np.uint64(slices) == number])
        found, often = np.unique(np.concatenate(some), return_counts=True)
        keys.append(found[often > 1])
        counts.append(often[often > 1])
    keys, counts = np.concatenate(keys), np.concatenate(counts)
    order = np.argsort(keys)
    return keys[order], counts[order].tolist()


def of_part(job: Job) -> dict[str, str]:
    """signal_id -> event_id of the mentions in a part that are not the first of their event."""
    found = {}
    for signal in words("signal_weights"):
        rows = job.store.read(EVENTS, signal, ["signal_id", "event_id"], filters=[("part", "==", job.name)])
        found |= zip(rows.column("signal_id").to_pylist(), rows.column("event_id").to_pylist(), strict=True)
    return found
