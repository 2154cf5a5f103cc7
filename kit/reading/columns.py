"""Which column of a table holds what: guessed by names that tables are known to use, then by the look of the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from kit.lexicon import table
from kit.reading.draft import NotRead
from kit.reading.tidy import plain

_PROSE = 25  # words in a cell, on average: no other column has so many
_SAMPLE = 50  # rows


@dataclass(frozen=True)
class Columns:
    """The name of the column that holds each field of an article, or None; `guessed`: by the look of its cells."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    id: str | None = None
    guessed: bool = False

    def named(self) -> dict[str, str]:
        """Field to column, without the fields that no column holds."""
        return {name: column for name in FIELDS if (column := getattr(self, name)) is not None}

    def __str__(self) -> str:
        return ", ".join(f"{column!r} as {name}" for name, column in self.named().items()) or "no column"

    @property
    def plain(self) -> bool:
        """Does every column bear its field's own name, so that nothing need be said?"""
        return not self.guessed and all(_key(column) == name for name, column in self.named().items())


FIELDS = tuple(field.name for field in fields(Columns) if field.name != "guessed")


def guess_columns(names: Sequence[str], rows: Sequence[Mapping[str, Any]] = ()) -> Columns:
    """The best guess for a table with these columns; `rows` are looked at for a text when no name tells of one."""
    known = _known()
    found: dict[str, tuple[int, str]] = {}
    for name in names:
        if (hit := known.get(_key(name))) and hit[1] < found.get(hit[0], (1000, ""))[0]:
            found[hit[0]] = hit[1], name
    columns = Columns(**{name: column for name, (_, column) in found.items()})
    if columns.text is None:
        free = [name for name in names if name not in columns.named().values()]
        longest = max(free, key=lambda name: _words(name, rows), default=None)
        if longest is not None and _words(longest, rows) >= _PROSE:
            columns = replace(columns, text=longest, guessed=True)
    return columns


def chosen(columns: Columns, names: Sequence[str], wishes: Mapping[str, str | None]) -> Columns:
    """The guess with what the caller wishes instead: field to column, None for no column.

    Raises NotRead when there is no text column, ValueError for a wish for an unknown field. A wish for a column that
    the table lacks is passed over, since one wish may be for several tables.
    """
    check(wishes)
    exact = {name: name for name in names} | {_key(name): name for name in reversed(names)}
    wanted = {}
    for name, column in wishes.items():
        if column is None or column in exact or _key(column) in exact:
            wanted[name] = None if column is None else exact.get(column, exact.get(_key(column)))
    taken = {column for column in wanted.values() if column is not None}
    freed = {n: None for n, column in columns.named().items() if column in taken and n not in wanted}
    columns = replace(columns, **(freed | wanted), guessed=columns.guessed and "text" not in wanted)
    if columns.text is None:
        there = ", ".join(repr(plain(name)) for name in names[:20]) or "none"
        how = 'load(…, columns={"text": "…"}) names it'
        raise NotRead(f"no column holds the text, there are {there}: {how}", failed=True)
    return columns


def lacking(names: Sequence[str], wishes: Mapping[str, str | None]) -> tuple[str, ...]:
    """The columns that are wished for and are not there."""
    there = {*names, *map(_key, names)}
    return tuple(c for c in wishes.values() if c is not None and c not in there and _key(c) not in there)


def check(wishes: Mapping[str, str | None]) -> None:
    """Raises ValueError for a field that no article has."""
    if unknown := set(wishes) - set(FIELDS):
        raise ValueError(f"columns has no field {min(unknown)!r}; its fields are {', '.join(FIELDS)}")


@cache
def _known() -> dict[str, tuple[str, int]]:
    """Name of a column -> (field, rank): of two columns for one field the one that comes first in the list is taken."""
    return {row["name"]: (row["field"], rank) for rank, row in enumerate(table("column_names"))}


def _key(name: object) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in str(name).casefold()).split())


def _words(name: str, rows: Sequence[Mapping[str, Any]]) -> float:
    cells = [row.get(name) for row in rows[:_SAMPLE]]
    counts = [len(cell.split()) for cell in cells if isinstance(cell, str) and cell.strip()]
    return sum(counts) / len(counts) if counts else 0
