"""Rows that meet a choice: the same few questions asked of every table. Nothing here changes a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

Choice = Sequence[str]
Texts = Sequence[str]


def one_of(frame: pd.DataFrame, column: str, values: Choice) -> pd.DataFrame:
    """Rows whose cell is one of `values`, or, where cells hold several values, holds one of them; all rows for ()."""
    wanted = set(values)
    if not wanted or frame.empty:  # an empty list would choose columns, not rows
        return frame
    return frame[[bool(wanted & set(_several(cell))) for cell in frame[column]]]


def among(frame: pd.DataFrame, column: str, values: Iterable[str]) -> pd.DataFrame:
    """Rows whose cell is one of very many values: a set is asked much faster than pandas is."""
    wanted = set(values)
    return frame[[cell in wanted for cell in frame[column].to_list()]] if len(frame) else frame


def with_words(frame: pd.DataFrame, columns: Iterable[str], words: str, texts: Texts | None = None) -> pd.DataFrame:
    """Rows that hold every one of the given words, or the beginnings of them, somewhere in these columns.

    `texts` are the `searched` of frame and columns, for who searches the same rows again and again.
    """
    needles = words.casefold().split()
    if not needles or frame.empty:
        return frame
    texts = searched(frame, columns) if texts is None else texts
    found = [needles[0] in text for text in texts]
    for needle in needles[1:]:
        found = [already and needle in text for already, text in zip(found, texts, strict=True)]
    return frame[found]


def searched(frame: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """What `with_words` searches of each row: its cells in these columns, in small letters."""
    cells = zip(*(frame[column].to_list() for column in columns), strict=True)
    return [" ".join(str(cell) for cell in row if _there(cell)).casefold() for row in cells]


def reviewed(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows that an analyst accepted, corrected or added, as they read today."""
    return frame[frame["review"].isin(["accepted", "corrected", "added"])]


def values(frame: pd.DataFrame, column: str) -> list[str]:
    """The different values of a column, the commonest first; several values in one cell count each."""
    counts: dict[str, int] = {}
    for cell in frame[column]:
        for value in _several(cell):
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value.casefold()))


def _several(cell: object) -> tuple[str, ...]:
    if isinstance(cell, (tuple, list)):
        return tuple(cell)
    return (str(cell),) if _there(cell) else ()


def _there(cell: object) -> bool:
    return cell is not None and cell is not pd.NA and cell == cell
