"""Which passages of an article a reader marks: the rows of the four layers, and the chosen row on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from kit.article import RemovedLine

KEYS = {"mentions": "", "quotes": "quote_id", "stances": "stance_id", "signals": "signal_id"}
_LABELS = {"mentions": "how", "quotes": "speaker", "stances": "act", "signals": "signal"}


def layer(table: str, frame: pd.DataFrame, article_id: str) -> list[dict[str, Any]]:
    """The passages of one table in one article, each with its row's key and a label."""
    rows = frame[frame["article_id"] == article_id]
    name = "actors" if table == "mentions" else table
    keys = rows[KEYS[table]] if KEYS[table] else rows.index.astype(str)
    labels = rows[_LABELS[table]].fillna("")
    return [
        {"start": int(start), "end": int(end), "layer": name, "key": str(key), "label": str(label)}
        for start, end, key, label in zip(rows["start"], rows["end"], keys, labels, strict=True)
    ]


def chosen(row: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The passage of the chosen row, with whatever else of its words has a place of its own."""
    spans = [(row["start"], row["end"], "")]
    spans += [(row.get(f"{part}_start"), row.get(f"{part}_end"), part) for part in ("speaker", "cue")]
    for column in ("holder_spans", "target_spans", "source_spans", "target_spans"):
        spans += [(start, end, column.split("_")[0]) for start, end in row.get(column) or ()]
    return [
        {"start": int(start), "end": int(end), "layer": "chosen" if not part else "actors", "key": key, "label": part}
        for start, end, part in spans
        if start is not None and start is not pd.NA and start == start
    ]


def within(spans: Iterable[dict[str, Any]], length: int) -> list[dict[str, Any]]:
    """Those that lie in a text of this length."""
    return [span for span in spans if 0 <= span["start"] < span["end"] <= length]


def with_removed(
    text: str, spans: Iterable[dict[str, Any]], removed: Iterable[RemovedLine]
) -> tuple[str, list[dict[str, Any]]]:
    """The text with the lines that were left out standing in their places, those lines marked, and `spans` moved along.

    For reading only: no offset of a table counts in this longer text.
    """
    pieces: list[str] = []
    marks, stops, last, length = [], [], 0, 0
    for line in sorted(removed, key=lambda line: (line.at, line.line)):
        at = min(line.at, len(text))
        before = text[last:at] or (pieces[-1] if pieces else "")
        lead = "" if not before or before.endswith("\n") else "\n"
        start = length + at - last + len(lead)
        added = f"{lead}{line.text}\n"
        pieces += [text[last:at], added]
        stops.append((at, len(added)))
        label = f"left out as {line.label}"
        marks.append(
            {"start": start, "end": start + len(line.text), "layer": "removed", "key": str(line.line), "label": label}
        )
        length, last = start - len(lead) + len(added), at
    moved = [
        span
        | {
            "start": span["start"] + sum(size for at, size in stops if at <= span["start"]),
            "end": span["end"] + sum(size for at, size in stops if at < span["end"]),
        }
        for span in spans
    ]
    return "".join([*pieces, text[last:]]), [*moved, *marks]
