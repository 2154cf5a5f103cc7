"""What a table gives with these columns or those: the columns there are, examples, and its first articles."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.article import Article
from kit.reading.cells import is_undecided, line_in
from kit.reading.choices import Choice
from kit.reading.columns import FIELDS, Columns
from kit.reading.draft import File, Wishes
from kit.reading.load import entry_of

_ROWS = 200  # that are read on trial
_EXAMPLES = 2
_SHOWN = 40  # characters of an example


@dataclass(frozen=True)
class Trial:
    """`names`: the columns of its `tables`; `examples`: the first values of each; `taken`: which columns were used,
    None when none holds a text; `articles` and `remarks` of the rows that were `read`, which are the first of `rows`;
    `undecided`: may the dates be day-first or month-first?
    """

    names: tuple[str, ...]
    examples: dict[str, list[str]]
    taken: Columns | None
    articles: tuple[Article, ...]
    remarks: str
    tables: int
    rows: int
    read: int
    undecided: bool


def tried(path: str | os.PathLike, choice: Choice | None = None) -> Trial:
    """The first rows of a table, read with `choice`, or as the kit guesses. Several tables in a file count as one.

    Raises ValueError for a file without a table, OSError for one that can't be read.
    """
    path = Path(path)
    wishes = Wishes(choices={"": choice} if choice else {}, most=_ROWS)
    file = File(str(path), path.suffix.lower(), path.read_bytes(), wishes)
    entry = entry_of(file)
    if not file.tables:
        raise ValueError(entry.message if not entry.articles else f"{path.name} is no table")
    names = tuple(dict.fromkeys(name for table in file.tables for name in table.names))
    first = [row for table in file.tables for row in table.first]
    day = _date_column(choice, file.columns)
    return Trial(
        names=names,
        examples={name: _examples(row.get(name) for row in first) for name in names},
        taken=file.columns,
        articles=entry.articles,
        remarks=entry.message,
        tables=len(file.tables),
        rows=sum(table.rows for table in file.tables),
        read=sum(min(table.rows, _ROWS) for table in file.tables),
        undecided=bool(day) and is_undecided(row.get(day) for row in first),
    )


def guess_of(trial: Trial) -> Choice:
    """What was taken, as a choice in which every field but the id is named."""
    named = trial.taken.named() if trial.taken else {}
    return Choice({name: named.get(name) for name in FIELDS if name != "id"})


def _date_column(choice: Choice | None, taken: Columns | None) -> str | None:
    if taken is not None:
        return taken.date
    return choice.columns.get("date") if choice else None


def _examples(cells: Iterable[object]) -> list[str]:
    found: dict[str, None] = {}
    for cell in cells:
        if said := line_in(cell):
            found[said if len(said) <= _SHOWN else f"{said[:_SHOWN].rstrip()} …"] = None
        if len(found) == _EXAMPLES:
            break
    return list(found)
