"""The tables of a corpus: their columns, in order, and how each is stored.

`string` for text, `Int64` for offsets and counts, `boolean` for flags, `float64` for numbers, days as `datetime64[s]`,
several values in one cell as a tuple, an instant as `datetime64[us, UTC]`. Missing text is `<NA>`, a missing day `NaT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

TEXT, COUNT, FLAG, NUMBER, DAY, SEVERAL = "string", "Int64", "boolean", "float64", "datetime64[s]", "object"
TIME, ANY = "datetime64[us, UTC]", "any"

_HALF_PAIR = re.compile("[\ud800-\udfff]")

COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "article_id": TEXT, "title": TEXT, "date": DAY, "date_from": TEXT, "source": TEXT, "author": TEXT, "url": TEXT,
        "path": TEXT, "language": TEXT, "words": COUNT, "duplicate_of": TEXT, "duplicate_kind": TEXT, "text": TEXT,
    },
    "actors": {
        "actor_id": TEXT, "name": TEXT, "kind": TEXT, "side": TEXT, "country": TEXT, "role": TEXT, "mentions": COUNT,
        "articles": COUNT, "aliases": SEVERAL,
    },
    "mentions": {
        "article_id": TEXT, "start": COUNT, "end": COUNT, "text": TEXT, "actor_id": TEXT, "side": TEXT, "how": TEXT,
        "rule": TEXT,
    },
    "quotes": {
        "quote_id": TEXT, "article_id": TEXT, "start": COUNT, "end": COUNT, "text": TEXT, "kind": TEXT, "speaker": TEXT,
        "speaker_id": TEXT, "side": TEXT, "speaker_start": COUNT, "speaker_end": COUNT, "cue": TEXT, "cue_start": COUNT,
        "cue_end": COUNT, "via": TEXT, "group": TEXT, "nested": FLAG, "speech": FLAG, "clause": FLAG, "rule": TEXT,
        "review": TEXT,
    },
    "stances": {
        "stance_id": TEXT, "article_id": TEXT, "start": COUNT, "end": COUNT, "cue": TEXT, "act": TEXT,
        "polarity": COUNT, "holders": SEVERAL, "targets": SEVERAL, "holder_ids": SEVERAL, "target_ids": SEVERAL,
        "holder_spans": SEVERAL, "target_spans": SEVERAL, "topic": TEXT, "negated": FLAG, "quote_id": TEXT,
        "sentence": TEXT, "rule": TEXT, "review": TEXT,
    },
    "signals": {
        "signal_id": TEXT, "article_id": TEXT, "start": COUNT, "end": COUNT, "trigger": TEXT, "signal": TEXT,
        "direction": TEXT, "weight": NUMBER, "status": TEXT, "score": NUMBER, "sources": SEVERAL, "targets": SEVERAL,
        "source_ids": SEVERAL, "target_ids": SEVERAL, "source_texts": SEVERAL, "target_texts": SEVERAL,
        "source_spans": SEVERAL, "target_spans": SEVERAL, "attributed_to": TEXT, "quote_id": TEXT, "when_start": DAY,
        "when_end": DAY, "place": TEXT, "event_id": TEXT, "sentence": TEXT, "rule": TEXT, "review": TEXT,
    },
    "reviews": {
        "review_id": TEXT, "table": TEXT, "row_id": TEXT, "article_id": TEXT, "verdict": TEXT, "changes": ANY,
        "note": TEXT, "when": TIME, "found": FLAG,
    },
    "report": {"path": TEXT, "outcome": TEXT, "articles": COUNT, "message": TEXT},
}  # fmt: skip


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a frame with the table's columns and types, whatever they hold and if there are none."""
    columns = COLUMNS[table]
    rows = list(rows)
    return pd.DataFrame({name: _column([row.get(name) for row in rows], kind) for name, kind in columns.items()})


def report_of(loaded: Iterable[Any] | None) -> pd.DataFrame:
    """How each file was read, if this is what a load gave."""
    rows = getattr(loaded, "report", None)
    return frame("report", [] if rows is None else rows.to_dict("records"))


def of_records(table: str, records: Sequence[Any], **more: list[Any]) -> pd.DataFrame:
    """The records as a frame, as `frame` makes it; `more` are the columns that the records lack, or that differ."""
    more = {"review": [None] * len(records)} | more
    cells = lambda name: more[name] if name in more else [*map(attrgetter(name), records)]
    return of_columns(table, {name: cells(name) for name in COLUMNS[table]})


def of_columns(table: str, cells: Mapping[str, list[Any]]) -> pd.DataFrame:
    """The frame of these columns, as `frame` makes it."""
    return pd.DataFrame({name: _column(values, COLUMNS[table][name]) for name, values in cells.items()})


def _column(values: list[Any], kind: str) -> pd.Series:
    if kind == SEVERAL:
        column = pd.Series(index=range(len(values)), dtype=object)
        column[:] = [tuple(value or ()) for value in values]
        return column
    if kind == ANY:
        return pd.Series(values, index=range(len(values)), dtype=object)
    if kind == TIME:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object), utc=True), dtype=kind)
    if kind == DAY:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object)), dtype=kind)
    if kind == TEXT:
        return pd.Series([*map(_printable, values)], dtype=kind)
    return pd.Series(values, dtype=kind)


def _printable(value: Any) -> str | None:
    if value is None or value != value:
        return None
    text = value if type(value) is str else str(value)
    if text.isascii():
        return text
    # Half a surrogate pair can be in a Python string but in no file: show the sign for a broken character.
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _HALF_PAIR.search(text) else text
