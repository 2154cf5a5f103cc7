"""The log of reviews: what an analyst said of rows, one entry a verdict, in the order in which they were given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from kit.workspace.workspace import Workspace

Entry = Mapping[str, Any]  # JSON-able; `review_id` names it, whoever made it


class ReviewLog(Protocol):
    """Where verdicts are kept. An entry whose `review_id` is there already is not added again."""

    def stamp(self) -> object:
        """Something that differs whenever the entries do."""

    def entries(self) -> list[Entry]:
        """Every entry, the earliest first."""

    def append(self, entries: Iterable[Entry]) -> int:
        """Add entries, all or none, and say how many are new."""

    def pop(self) -> Entry | None:
        """Take the last entry out; None if there is none."""


class MemoryLog:
    """A log that lasts as long as the object."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._changes = 0

    def stamp(self) -> object:
        return self._changes

    def entries(self) -> list[Entry]:
        return list(self._entries.values())

    def append(self, entries: Iterable[Entry]) -> int:
        new = {e["review_id"]: e for e in entries if e["review_id"] not in self._entries}
        self._entries |= new
        self._changes += 1
        return len(new)

    def pop(self) -> Entry | None:
        self._changes += 1
        return self._entries.popitem()[1] if self._entries else None


class WorkspaceLog:
    """The log in a workspace: on disk before a call returns, the same for all notebooks that have the file open.

    What the file does not take goes to a file beside it, as with settings. Raises WorkspaceError.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def stamp(self) -> object:
        with self._workspace.opened() as db:
            return db.execute("SELECT coalesce(max(number), 0), count(*) FROM reviews").fetchone()

    def entries(self) -> list[Entry]:
        with self._workspace.opened() as db:
            held = db.execute("SELECT entry FROM reviews ORDER BY number").fetchall()
        return [self._workspace.value_of(entry) for (entry,) in held]

    def append(self, entries: Iterable[Entry]) -> int:
        return self._workspace.keep_reviews([dict(entry) for entry in entries])

    def pop(self) -> Entry | None:
        with self._workspace.opened(writing=True) as db:
            last = db.execute("SELECT number, entry FROM reviews ORDER BY number DESC LIMIT 1").fetchone()
            if last is None:
                return None
            db.execute("DELETE FROM reviews WHERE number = ?", last[:1])
        return json.loads(last[1])
