"""How much the workspace holds, what of it can go, and how the room is given back.

What an analyst entered is never removed; a parse, a reading or what was read of a file is made again when needed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kit.workspace.errors import WorkspaceError
from kit.workspace.workspace import Workspace

DAYS = 90  # unused for so long, what is kept can go


@dataclass(frozen=True, slots=True)
class Held:
    """So many parses, readings and files read, and the bytes they take."""

    parses: int
    parse_bytes: int
    readings: int
    reading_bytes: int
    files: int = 0
    file_bytes: int = 0

    def in_words(self) -> str:
        """ "120 parses (1.1 MB), 120 readings (0.3 MB) and 9 files as read (0.1 MB)"."""
        return (
            f"{self.parses} parse{'' if self.parses == 1 else 's'} ({in_megabytes(self.parse_bytes)}), "
            f"{self.readings} reading{'' if self.readings == 1 else 's'} ({in_megabytes(self.reading_bytes)}) and "
            f"{self.files} file{'' if self.files == 1 else 's'} as read ({in_megabytes(self.file_bytes)})"
        )

    def __bool__(self) -> bool:
        return bool(self.parses or self.readings or self.files)


@dataclass(frozen=True, slots=True)
class Info:
    """A workspace: its size on disk, what it holds, what `forget` would remove, and how many entries an analyst made by
    setting.
    """

    path: Path
    size: int
    held: Held
    removable: Held
    entered: dict[str, int]

    def lines(self, days: int = DAYS) -> list[str]:
        """The same in words."""
        gone = f"can be removed: {self.removable.in_words()}, unused for {days} days or made by another kit"
        kept = f"nothing can be removed: all of it was used within {days} days"
        made = ", ".join(f"{name} ({count})" for name, count in self.entered.items()) or "nothing yet"
        return [
            f"{self.path}: {in_megabytes(self.size)}, {self.held.in_words()}",
            f"entered by you: {made}; this is never removed",
            gone if self.removable else kept,
        ]


def info(workspace: Workspace, code: str, *, days: int = DAYS) -> Info:
    """What the workspace holds. `code` is the version of the kit's code and word lists whose readings are of use."""
    files = (workspace.path, workspace.path.with_name(f"{workspace.path.name}-wal"))
    size = sum(path.stat().st_size for path in files if path.exists())
    with workspace.opened() as db:
        settings = db.execute("SELECT name, value FROM settings ORDER BY name").fetchall()
        (reviews,) = db.execute("SELECT count(*) FROM reviews").fetchone()
        held, removable = (_held(db, *which) for which in (("true", "true"), _removable(code, days)))
    try:
        entered = {name: len(v) if isinstance(v := json.loads(value), (dict, list)) else 1 for name, value in settings}
    except ValueError:
        raise WorkspaceError(f"{workspace.path} is damaged; move it away, and the kit makes a new one") from None
    if reviews:
        entered["reviews"] = reviews
    return Info(workspace.path, size, held, removable, entered)


def forget(workspace: Workspace, code: str, *, days: int = DAYS, everything: bool = False) -> Held:
    """Remove parses, readings and files as read that were not used for so many days, and readings that another version
    of the kit made; with `everything`, all of these. Gives what was removed; `vacuum` gives the room back to the disk.
    """
    parses, readings = ("true", "true") if everything else _removable(code, days)
    with workspace.opened(writing=True) as db:
        gone = _held(db, parses, readings)
        db.execute(f"DELETE FROM parses WHERE {parses}")
        db.execute(f"DELETE FROM readings WHERE {readings}")
        db.execute(f"DELETE FROM files WHERE {parses}")
    return gone


def vacuum(workspace: Workspace) -> tuple[int, int]:
    """Give unused room back to the disk; (bytes before, bytes after). It needs as much free room as the file takes."""
    before = workspace.path.stat().st_size
    with workspace.opened() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        before = workspace.path.stat().st_size
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return before, workspace.path.stat().st_size


def in_megabytes(size: int) -> str:
    """ "1.1 MB"."""
    return f"{size / 1e6:.1f} MB"


def _removable(code: str, days: int) -> tuple[str, str]:
    since = date.today().toordinal() - days
    quoted = code.replace("'", "''")
    return f"used < {since}", f"(used < {since} OR code <> '{quoted}')"


def _held(db, parses: str, readings: str) -> Held:
    count = "SELECT count(*), coalesce(sum(length({})), 0) FROM {} WHERE {}"
    of_parses = db.execute(count.format("doc", "parses", parses)).fetchone()
    of_readings = db.execute(count.format("reading", "readings", readings)).fetchone()
    return Held(*of_parses, *of_readings, *db.execute(count.format("entry", "files", parses)).fetchone())
