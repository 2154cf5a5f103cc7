"""The workspace: one SQLite file that keeps what is costly to find again and what an analyst set by hand.

Parses are kept by a fingerprint of text and model, settings as JSON by name. Several notebooks may have the file open
at once: every write is one short transaction.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_APPLICATION_ID = 0x4B495457  # "KITW" in the file's header: a SQLite file of another program is not ours to write to
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS parses (fingerprint TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_WAIT_SECONDS = 15
_MOVE_AWAY = "move it away, and the kit makes a new one"
_MANY = 500  # SQLite takes a limited number of parameters in one statement


class WorkspaceError(OSError):
    """The workspace can't be used; the message is one line that says why and what to do."""


class Workspace:
    """One SQLite file, made if missing, its folder too. A context manager; `close` may be called twice.

    Settings in use: `dates` (article id -> ISO day set by hand), `taken_back` (article id -> line numbers put back into
    the text), `weights` (signal -> number), `scope` (which articles count), `actors_seen` (who was there when the list
    of actors was last saved), `events_seen` (the signals of the latest run and of the last one that had others).

    Raises WorkspaceError for a file that is no workspace, is locked, damaged, or can't be written.
    """

    def __init__(self, path: str | os.PathLike) -> None:
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(f"the folder of {self.path} can't be made: {error.strerror}; name another") from None
        with self._explained():
            self._db = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            self._open()

    def _open(self) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION_ID and (application or tables):
            raise WorkspaceError(f"{self.path} belongs to another program; name another file")
        if version > _SCHEMA_VERSION:
            raise WorkspaceError(f"{self.path} was written by a newer kit; update the kit, or name another file")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if version < _SCHEMA_VERSION:
            with self._writing():
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")

    # ---- settings --------------------------------------------------------------------------------------------------

    def get(self, name: str, default: Any = None) -> Any:
        """The setting as it was last saved, by whichever notebook; `default` if never."""
        with self._explained():
            row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return default if row is None else self._value(row[0])

    def set(self, name: str, value: Any) -> None:
        """Save a JSON-able value; it is on disk when the call returns."""
        with self._writing():
            self._put(name, value)

    def update(self, name: str, key: str, value: Any) -> None:
        """Set one key of a setting that is a dict, leaving what others set meanwhile; None takes the key out."""
        with self._writing():
            row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
            held = self._value(row[0]) if row else {}
            held.pop(key, None) if value is None else held.update({key: value})
            self._put(name, held)

    def _value(self, held: str) -> Any:
        try:
            return json.loads(held)
        except ValueError:
            raise WorkspaceError(f"{self.path} is damaged; {_MOVE_AWAY}") from None

    def _put(self, name: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=True)
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, text))

    # ---- parses ----------------------------------------------------------------------------------------------------

    def parses(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those of the parses that are kept, by fingerprint."""
        wanted = list(dict.fromkeys(fingerprints))
        found: dict[str, bytes] = {}
        with self._explained():
            for at in range(0, len(wanted), _MANY):
                some = wanted[at : at + _MANY]
                marks = ", ".join("?" * len(some))
                found |= dict(self._db.execute(f"SELECT * FROM parses WHERE fingerprint IN ({marks})", some))
        return found

    def keep_parses(self, parses: Iterable[tuple[str, bytes]]) -> None:
        """Keep (fingerprint, parse) pairs; they are on disk when the call returns."""
        with self._writing():
            self._db.executemany("INSERT OR IGNORE INTO parses VALUES (?, ?)", parses)

    # ---- the file --------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")  # take the lock now, so that what is read here is not stale
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise WorkspaceError(f"{self.path} {_reason(error)}") from None


def _reason(error: sqlite3.Error) -> str:
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return "is in use by another program; close that one and run the cell again"
    if "not a database" in said:
        return "is no workspace of the kit; name another file"
    if "malformed" in said:
        return f"is damaged; {_MOVE_AWAY}"
    if "readonly" in said or "unable to open" in said:
        return "can't be written; name a file in a folder that can"
    if "full" in said:
        return "can't be written: the disk is full; make room and run the cell again"
    if "closed" in said:
        return "was closed; open it again with kit.Workspace"
    return f"can't be used: {error}"
