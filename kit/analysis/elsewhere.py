"""Where a correction would hold as well: the other rows with the same name in the same place."""

from __future__ import annotations

import pandas as pd

_NAMED = {"quotes": ("speaker", "side"), "stances": ("holders", "targets"), "signals": ("sources", "targets")}


def correctable_elsewhere(table: str) -> tuple[str, ...]:
    """The columns in which one name stands in many rows."""
    return _NAMED[table]


def same_elsewhere(table: str, rows: pd.DataFrame, row: dict, column: str) -> pd.DataFrame:
    """The unreviewed rows, beside this one, that have in `column` what `row` (as the kit has it) has there. For the
    side of a quotation the speaker must be the same as well: a side is a person's.
    """
    value = row[column]
    if value is None or value is pd.NA or value == () or value != value:
        return rows[:0]
    same = rows[column].map(lambda cell: cell is not pd.NA and cell == value).astype(bool)
    if column == "side":
        speaker = row["speaker"]
        same &= rows["speaker"].map(lambda cell: cell is not pd.NA and cell == speaker).astype(bool)
    key = rows.columns[0]
    return rows[same & rows["review"].isna() & rows[key].ne(row[key])]
