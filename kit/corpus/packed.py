"""Readings as bytes, for the workspace and between processes: compressed JSON, never anything that could run."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from kit.corpus.readings import Reading
from kit.language.records import Actor, Mention, Quote, Signal, Stance

_RECORDS = {"actors": Actor, "mentions": Mention, "quotes": Quote, "stances": Stance, "signals": Signal}
_TEXTS, _SPANS, _DAY, _TEXT = "tuple[str, ...]", "tuple[Offsets, ...]", "date | None", ("str", "str | None")
_SHORT = 40  # characters: shorter texts (rules, sides, cues) stand in many articles and are held once for all


def pack(reading: Reading) -> bytes:
    """The reading, small: each text once, and a column a field, since like beside like compresses best."""
    texts: dict[Any, int] = {None: 0}
    number = lambda text: texts.setdefault(text, len(texts))
    columns = []
    for table, kind in _RECORDS.items():
        records = getattr(reading, table)
        columns.append([_encoded([getattr(r, f.name) for r in records], f.type, number) for f in fields(kind)])
    held = json.dumps([list(texts), columns], separators=(",", ":"))
    return zlib.compress(held.encode("ascii"), 6)


def unpack(held: bytes) -> Reading:
    """The reading again, equal to what was packed. Raises ValueError for bytes that are none."""
    try:
        texts, columns = json.loads(zlib.decompress(held))
        texts = [sys.intern(text) if text and len(text) < _SHORT else text for text in texts]
        several: dict[tuple, tuple] = {}  # most tuples in a reading are equal to one before
        tables = []
        for kind, table in zip(_RECORDS.values(), columns, strict=True):
            decoded = (_decoded(cells, f.type, texts, several) for f, cells in zip(fields(kind), table, strict=True))
            tables.append(tuple(map(kind, *decoded)))
        return Reading(*tables)
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise ValueError(f"a kept reading is damaged ({error})") from None


def _encoded(cells: list[Any], kind: str, number: Callable[[Any], int]) -> list[Any]:
    if kind in _TEXT:
        return list(map(number, cells))
    if kind == _TEXTS:
        return [list(map(number, cell)) for cell in cells]
    if kind == _DAY:
        return [number(day and day.isoformat()) for day in cells]
    return cells


def _decoded(cells: list[Any], kind: str, texts: list[str | None], several: dict[tuple, tuple]) -> Iterable[Any]:
    if kind in _TEXT:
        return map(texts.__getitem__, cells)
    once = lambda cell: several.setdefault(cell, cell)
    if kind == _TEXTS:
        return (once(tuple([texts[at] for at in cell])) for cell in cells)
    if kind == _SPANS:
        return (once(tuple([once(tuple(span)) for span in cell])) for cell in cells)
    if kind == _DAY:
        return (date.fromisoformat(texts[at]) if at else None for at in cells)
    return cells
