"""Which columns of a table an analyst chose, kept for the file or for all tables like it in its folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_FIRST_NAME = "|"  # after the folder, in the key of a choice for all tables with the same columns


@dataclass(frozen=True)
class Choice:
    """Field to column, None for no column; and how 04/05/2025 is meant where the column of dates does not tell."""

    columns: Mapping[str, str | None] = field(default_factory=dict)
    day_first: bool | None = None

    def as_json(self) -> dict[str, Any]:
        """What a workspace keeps."""
        return {"columns": dict(self.columns), "day_first": self.day_first}

    @classmethod
    def of_json(cls, kept: Any) -> Choice | None:
        """The choice that was kept; None for what is none."""
        if not isinstance(kept, Mapping) or not isinstance(kept.get("columns"), Mapping):
            return None
        columns = {
            name: column for name, column in kept["columns"].items() if column is None or isinstance(column, str)
        }
        return cls(columns, kept.get("day_first") if isinstance(kept.get("day_first"), bool) else None)


def key_of(path: str | os.PathLike, names: Sequence[str] | None = None) -> str:
    """The key under which a choice is kept: that of one file however it is named in a load, or with `names` that of all
    tables in its folder that have just these columns.
    """
    where = Path(path).resolve()
    return str(where) if names is None else f"{where.parent}{_FIRST_NAME}{_joined(names)}"


def choices_for(path: str | os.PathLike, kept: Mapping[str, Any]) -> dict[str, Choice]:
    """Of all that is kept, what may be for this file: its own choice under "", others under the names of columns."""
    if not kept:
        return {}
    where = Path(path).resolve()
    folder = f"{where.parent}{_FIRST_NAME}"
    found = {key.removeprefix(folder): kept[key] for key in kept if key.startswith(folder)}
    found |= {"": kept[str(where)]} if str(where) in kept else {}
    return {key: choice for key, value in found.items() if (choice := Choice.of_json(value))}


def choice_for(choices: Mapping[str, Choice], names: Sequence[str]) -> Choice | None:
    """The choice for a table with these columns: that of its file, else that of the tables like it."""
    return choices.get("") or choices.get(_joined(names))


def _joined(names: Iterable[str]) -> str:
    return " | ".join(names)
