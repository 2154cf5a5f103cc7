"""Word lists and tables as data files, read once, each with a comment on its source and scope.

A file is `kit/lexicon/data/NAME.tsv`: lines that start with `#` are comments, the first other line names the columns.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `data/NAME.tsv` as dicts, in the file's order; cells are stripped strings, empty where blank.

    Raises ValueError for a row with more or fewer cells than there are columns.
    """
    text = (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    columns = [cell.strip() for cell in next(reader)]
    rows = []
    for cells in reader:
        cells += [""] * (len(columns) - len(cells))  # editors drop trailing tabs
        if len(cells) != len(columns):
            raise ValueError(f"{name}.tsv: {len(cells)} cells where there are {len(columns)} columns: {cells}")
        rows.append(dict(zip(columns, map(str.strip, cells), strict=True)))
    return tuple(rows)


@cache
def words(name: str, column: str | None = None) -> frozenset[str]:
    """One column of `data/NAME.tsv` (the first, unless named) as a set."""
    rows = table(name)
    if not rows:
        return frozenset()
    key = column or next(iter(rows[0]))
    return frozenset(row[key] for row in rows if row[key])
