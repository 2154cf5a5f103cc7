"""Which passages of an article a reader marks: the rows of the four layers, the chosen row, the lines left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from kit.article import RemovedLine

KEYS = {"mentions": "", "quotes": "quote_id", "stances": "stance_id", "signals": "signal_id"}
LAYERS = {"mentions": "actors", "quotes": "quotes", "stances": "stances", "signals": "signals"}  # table -> layer
_LABELS = {
    "mentions": ("side", "how"),
    "quotes": ("speaker",),
    "stances": ("holders", "act", "targets"),
    "signals": ("sources", "signal", "targets"),
}


class Piece(NamedTuple):
    """A stretch of text from `start` to `end` that the same spans own, each named by its number."""

    start: int
    end: int
    spans: tuple[int, ...]


def pieces(length: int, spans: Sequence[Mapping[str, Any]], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """A text of this length, cut wherever a span starts or ends, and at `cuts`; the outer spans first in each piece.

    The pieces cover the text from its start to its end. Every span must lie in it.
    """
    opened: dict[int, list[int]] = {}
    closed: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        opened.setdefault(span["start"], []).append(number)
        closed.setdefault(span["end"], []).append(number)
    inner = [at for at in cuts if 0 < at < length]
    places = sorted({0, length, *opened, *closed, *inner})
    held: dict[int, None] = {}  # in order of opening
    for start, end in pairwise(places):
        for number in closed.get(start, ()):
            del held[number]
        held |= dict.fromkeys(sorted(opened.get(start, ()), key=lambda number: -spans[number]["end"]))
        yield Piece(start, end, tuple(held))


def drawn(
    text: str, spans: Sequence[Mapping[str, Any]], removed: Iterable[RemovedLine] = ()
) -> tuple[list[list[Any]], list[dict[str, Any]]]:
    """What a reader draws: the words of each piece with the numbers of its spans, and the removed lines, each with the
    number of the piece that it stood before.
    """
    removed = sorted(removed, key=lambda line: (line.at, line.line))
    found = list(pieces(len(text), spans, (line.at for line in removed)))
    starts = [piece.start for piece in found]
    lines = [
        {"before": bisect_left(starts, line.at), "text": line.text, "label": line.label, "key": f"removed/{line.line}"}
        for line in removed
    ]
    return [[text[piece.start : piece.end], list(piece.spans)] for piece in found], lines


def layer(table: str, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The passages of rows of one table, each with a key that names table and row, and a label."""
    keys = rows[KEYS[table]] if KEYS[table] else rows.index
    labels = zip(*(rows[column] for column in _LABELS[table]), strict=True)
    return [
        {"start": int(start), "end": int(end), "layer": LAYERS[table], "key": f"{table}/{key}", "label": _label(cells)}
        for start, end, key, cells in zip(rows["start"], rows["end"], keys, labels, strict=True)
    ]


def chosen(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The passage of the chosen row, with whatever else of its words has a place of its own: layer `role`."""
    spans = [(row["start"], row["end"], "")]
    spans += [(row.get(f"{part}_start"), row.get(f"{part}_end"), part) for part in ("speaker", "cue")]
    for column in ("holder_spans", "target_spans", "source_spans", "target_spans"):
        spans += [(start, end, column.split("_")[0]) for start, end in row.get(column) or ()]
    return [
        {"start": int(start), "end": int(end), "layer": "role" if part else "chosen", "label": part}
        for start, end, part in spans
        if start is not None and start is not pd.NA and start == start
    ]


def within(spans: Iterable[dict[str, Any]], length: int) -> list[dict[str, Any]]:
    """Those that lie in a text of this length."""
    return [span for span in spans if 0 <= span["start"] < span["end"] <= length]


def _label(cells: Iterable[object]) -> str:
    words = (", ".join(cell) if isinstance(cell, tuple) else "" if pd.isna(cell) else str(cell) for cell in cells)
    return " ".join(word.replace("_", " ") for word in words if word)
