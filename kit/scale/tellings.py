"""What mentions tell of events, as rows of Parquet: by type of event, and in the order in which they are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from sys import intern
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute

from kit.corpus.telling import Telling
from kit.ids import digest
from kit.scale.jobs import TELLINGS
from kit.scale.schemas import rows_of
from kit.scale.store import Store, Writer

_GROUP = 1_000  # tellings of each part that are in memory, as Parquet has them, while the parts are told in turn
_PIECE = 50  # of them, those that are there as tellings
_TYPES = {
    "str": pa.string(),
    "str | None": pa.string(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "date | None": pa.date32(),
    "tuple[date, date] | None": pa.list_(pa.date32()),
    "frozenset[str]": pa.list_(pa.string()),
}
_FIELDS = {one.name: one.type for one in fields(Telling)}
SCHEMA = pa.schema([*((name, _TYPES[kind]) for name, kind in _FIELDS.items()), ("clues", pa.list_(pa.uint64()))])


def write(out: Writer, tellings: Iterable[Telling]) -> None:
    """Write a part's tellings; the footer says in which row groups those of a type of event are."""
    by_signal: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_signal[one.signal].append(one)
    groups: dict[str, list[int]] = {}
    number = 0
    for signal, some in sorted(by_signal.items()):
        some.sort(key=lambda one: one.order)
        groups[signal] = []
        for at in range(0, len(some), _GROUP):
            out.write(rows_of(map(_row, some[at : at + _GROUP]), SCHEMA))
            groups[signal].append(number)
            number += 1
    out.notes["groups"] = groups


def _row(telling: Telling) -> dict[str, Any]:
    row = {name: _plain(getattr(telling, name)) for name in _FIELDS}
    return row | {"clues": [int(digest(*clue), 16) for clue in telling.clues()]}


def _plain(cell: Any) -> Any:
    return sorted(cell) if isinstance(cell, frozenset) else cell


def told(store: Store, part: str, signal: str) -> Iterator[tuple[Telling, np.ndarray]]:
    """A part's tellings of one type, in their order, each with its clues; of each part a row group is in memory."""
    for number in store.notes(TELLINGS, part)["groups"].get(signal, ()):
        with store.opened(TELLINGS, part) as file:
            group = file.read_row_group(number)
        for at in range(0, len(group), _PIECE):
            piece = group.slice(at, _PIECE)
            cells = [_column(piece.column(name), kind) for name, kind in _FIELDS.items()]
            yield from zip(map(Telling, *cells), piece.column("clues").to_pylist(), strict=True)


def _column(column: pa.ChunkedArray, kind: str) -> Iterable[Any]:
    cells = column.to_pylist()
    if kind == "frozenset[str]":
        return (frozenset(map(intern, cell)) for cell in cells)  # open events hold each word once
    if kind.startswith("tuple"):
        return (cell and tuple(cell) for cell in cells)
    return cells


def clues(store: Store, part: str, signal: str) -> np.ndarray:
    """All clues to events of one type in a part, as often as they are told."""
    groups = store.notes(TELLINGS, part)["groups"].get(signal)
    if not groups:
        return np.array([], dtype=np.uint64)
    with store.opened(TELLINGS, part) as file:
        column = file.read_row_groups(groups, columns=["clues"]).column("clues")
    return compute.list_flatten(column).to_numpy()
