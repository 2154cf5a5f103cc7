"""How much the kit misses: whole passages that an analyst read, and what had to be added there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.corpus.checks import passage
from kit.corpus.trust import interval
from kit.corpus.verdicts import KEYS
from kit.ids import digest

if TYPE_CHECKING:
    from kit.workspace import Workspace

_SETTING = "passages_read"


class Passages:
    """The passages in which an analyst looked for what is missing; kept in the workspace, or as long as the object."""

    def __init__(self, text_of: Callable[[str], str | None], workspace: Workspace | None) -> None:
        self._text_of, self._workspace = text_of, workspace
        self._here: dict[str, Any] = {}

    def mark(self, table: str, article_id: str, start: int, end: int, read: bool) -> None:
        """Note that everything of the table's kind that stands in a passage is now in the table, or that it is not."""
        text, start, end = passage(table, article_id, start, end, self._text_of)
        key = digest(table, article_id, start, end)
        held = {"table": table, "article_id": article_id, "start": start, "end": end, "text": digest(text[start:end])}
        if self._workspace:
            self._workspace.update(_SETTING, key, held if read else None)
        elif read:
            self._here[key] = held
        else:
            self._here.pop(key, None)

    def read(self, table: str) -> list[tuple[str, int, int]]:
        """(article_id, start, end) of the passages that were read for this table and still read as they did."""
        held = self._workspace.get(_SETTING, {}) if self._workspace else self._here
        return [(one["article_id"], one["start"], one["end"]) for one in held.values() if self._stands(one, table)]

    def _stands(self, one: Mapping[str, Any], table: str) -> bool:
        text = self._text_of(one["article_id"]) or ""
        return one["table"] == table and digest(text[one["start"] : one["end"]]) == one["text"]


def recall(tables: Mapping[str, pd.DataFrame], read: Callable[[str], list[tuple[str, int, int]]]) -> pd.DataFrame:
    """One row a table: passages (read through), found (rows of the kit in them that nobody rejected), missed (rows that
    were added in them), recall and its 95 % Wilson interval; NaN where there is no row.
    """
    rows = [(name, *_counted(tables[name], read(name))) for name in KEYS]
    columns = ["table", "passages", "found", "missed", "recall", "low", "high"]
    types = {"table": "string", "passages": "Int64", "found": "Int64", "missed": "Int64"}
    return pd.DataFrame(rows, columns=columns).astype(types)


def _counted(table: pd.DataFrame, passages: list[tuple[str, int, int]]) -> tuple[Any, ...]:
    inside = pd.Series(False, index=table.index)
    for article_id, start, end in passages:
        inside |= (table["article_id"] == article_id) & table["start"].between(start, end, inclusive="left")
    added = int((inside & (table["rule"] == "analyst")).sum())
    found = int(inside.sum()) - added
    return len(passages), found, added, *interval(found, found + added)
