"""One fixed schema a table: the columns of the kit's frames, tuples as lists, days as timestamps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from kit.corpus import frames
from kit.corpus.frames import COLUMNS, COUNT, DAY, FLAG, NUMBER, SEVERAL, TEXT

_TYPES = {TEXT: pa.string(), COUNT: pa.int64(), FLAG: pa.bool_(), NUMBER: pa.float64(), DAY: pa.timestamp("ms")}
_TEXTS, _SPANS = pa.list_(pa.string()), pa.list_(pa.list_(pa.int64()))
TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")


def schema(table: str) -> pa.Schema:
    """The schema of a table."""
    return pa.schema([(name, _type(name, kind)) for name, kind in COLUMNS[table].items()])


def _type(name: str, kind: str) -> pa.DataType:
    if kind == SEVERAL:
        return _SPANS if name.endswith("_spans") else _TEXTS
    return _TYPES[kind]


def to_arrow(table: str, frame: pd.DataFrame) -> pa.Table:
    """A frame of the kit as rows of its table in Parquet."""
    return pa.Table.from_pandas(frame, schema=schema(table), preserve_index=False)


def to_frame(table: str, rows: pa.Table) -> pd.DataFrame:
    """Rows from Parquet, with all or some columns, as the frame that the kit gives on one machine, to the type: lists
    are tuples again.
    """
    cells = {name: rows.column(name).to_pylist() for name in rows.column_names}
    for name in cells:
        if COLUMNS[table][name] == SEVERAL:
            cells[name] = [tuple(tuple(x) if isinstance(x, list) else x for x in cell or ()) for cell in cells[name]]
    return frames.of_columns(table, cells)


def rows_of(rows: Iterable[Mapping[str, Any]], of: pa.Schema) -> pa.Table:
    """Rows as a table of this schema."""
    return pa.Table.from_pylist(list(rows), schema=of)
