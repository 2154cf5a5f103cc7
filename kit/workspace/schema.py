"""The layout of the file, and how an older one becomes today's: step by step, with a copy kept of what was there."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from itertools import chain, count
from pathlib import Path

from kit.workspace.errors import WorkspaceError

APPLICATION_ID = 0x4B495457  # "KITW" in the file's header: a SQLite file of another program is not ours to write to
_STEPS = (  # from each version to the next; only ever added to
    """
    CREATE TABLE IF NOT EXISTS parses (fingerprint TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
    """,
    """
    ALTER TABLE parses ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
    UPDATE parses SET used = {today};
    CREATE TABLE readings (fingerprint TEXT PRIMARY KEY, reading BLOB NOT NULL, code TEXT NOT NULL,
        used INTEGER NOT NULL)
    """,
    """
    CREATE TABLE reviews (number INTEGER PRIMARY KEY AUTOINCREMENT, review_id TEXT NOT NULL UNIQUE, entry TEXT NOT NULL)
    """,
    """
    CREATE TABLE files (fingerprint TEXT PRIMARY KEY, entry BLOB NOT NULL, used INTEGER NOT NULL)
    """,
)
VERSION = len(_STEPS)


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """The version of the file's layout, 0 for a new file. Raises WorkspaceError for one that is not ours to use."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise WorkspaceError(f"{path} belongs to another program; name another file")
    if version > VERSION:
        raise WorkspaceError(f"{path} was written by a newer kit; update the kit, or name another file")
    return version


def copy_of(db: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep the file as it is beside it; gives the copy. Whole or not at all, and never over an earlier one."""
    endings = chain([""], (f"-{number}" for number in count(2)))
    free = (path.with_name(f"{path.name}.v{version}{ending}.bak") for ending in endings)
    copy = next(place for place in free if not place.exists())
    part = copy.with_name(f"{copy.name}.{os.getpid()}.tmp")
    try:
        target = sqlite3.connect(part)
        try:
            db.backup(target)
        finally:
            target.close()
        os.replace(part, copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return copy


def migrate(db: sqlite3.Connection) -> None:
    """Bring the layout up to date; to be called within a transaction."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    for step in _STEPS[version:]:
        for statement in step.format(today=date.today().toordinal()).split(";"):
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
