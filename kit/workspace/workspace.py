"""The workspace: one SQLite file that keeps what is costly to find again and what an analyst set by hand.

Parses and their readings are kept by fingerprint, settings as JSON by name, reviews as JSON in their order. Several
notebooks may have the file open at once: every write is one short transaction.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

from kit.workspace import aside, schema
from kit.workspace.errors import MOVE_AWAY, WorkspaceError, explained, is_busy, is_damage

_WAIT_SECONDS = 15
_REVIEWS = "reviews"  # the name under which they are put aside
_MANY = 500  # SQLite takes a limited number of parameters in one statement


class Workspace:
    """One SQLite file, made if missing, its folder too. A context manager; `close` may be called twice.

    Settings in use: `dates` (article id -> ISO day set by hand), `taken_back` (article id -> line numbers put back into
    the text), `columns` (file, or folder and headings of a table -> which column holds what), `weights` (signal ->
    number), `scope` (which articles count), `actors_seen` (who was there when the list of actors was last saved),
    `events_seen` (the signals of the latest run and of the last one that had others), `articles_seen` (the same of its
    articles), `judgements` (number -> a key judgement), `grades` (event and outlet -> reliability, credibility).

    A setting that the file does not take (locked, full disk, damage) goes to a file beside it, and from there into the
    workspace when it is next opened. A file of an older kit is brought up to date; a copy of it stays beside it.

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
            try:
                self._patiently_open()
            except BaseException:
                self._db.close()
                raise

    def _patiently_open(self) -> None:
        """Open the file; while another notebook makes or migrates it, SQLite's own patience is not always enough."""
        end = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                return self._open()
            except sqlite3.Error as error:
                if not is_busy(error) or time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def _open(self) -> None:
        version = schema.version_of(self._db, self.path)
        if self._db.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if version < schema.VERSION:
            if version:
                schema.copy_of(self._db, self.path, version)
            with self._transaction():
                schema.migrate(self._db)
        for place in aside.places(self.path):
            if place.exists():
                self._take_in(place)

    def _take_in(self, place: Path) -> None:
        """Put what was entered while the file took nothing where it belongs."""
        with self._transaction():
            for entry in aside.read_aside(place):
                if entry["name"] == _REVIEWS:
                    self._put_review(entry["value"])
                elif "key" in entry:
                    self._put_key(entry["name"], entry["key"], entry["value"])
                else:
                    self._put(entry["name"], entry["value"])
        with suppress(OSError):  # what stays is taken in once more, to the same effect
            place.unlink()

    # ---- settings --------------------------------------------------------------------------------------------------

    def get(self, name: str, default: Any = None) -> Any:
        """The setting as it was last saved, by whichever notebook; `default` if never."""
        with self._explained():
            row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return default if row is None else self.value_of(row[0])

    def set(self, name: str, value: Any) -> None:
        """Save a JSON-able value; it is on disk when the call returns."""
        with self._or_aside([{"name": name, "value": value}]), self._transaction():
            self._put(name, value)

    def update(self, name: str, key: str, value: Any) -> None:
        """Set one key of a setting that is a dict, leaving what others set meanwhile; None takes the key out."""
        with self._or_aside([{"name": name, "key": key, "value": value}]), self._transaction():
            self._put_key(name, key, value)

    def _put_key(self, name: str, key: str, value: Any) -> None:
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        held = self.value_of(row[0]) if row else {}
        held.pop(key, None) if value is None else held.update({key: value})
        self._put(name, held)

    def value_of(self, held: str) -> Any:
        """What this JSON, out of the file, stands for."""
        try:
            return json.loads(held)
        except ValueError:
            raise WorkspaceError(f"{self.path} is damaged; {MOVE_AWAY}") from None

    def _put(self, name: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=True)
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, text))

    def keep_reviews(self, entries: list[dict[str, Any]]) -> int:
        """Add entries to the log of reviews, all or none, but for those that are there by their `review_id`; they are
        on disk when the call returns. Gives how many were new.
        """
        with self._or_aside([{"name": _REVIEWS, "value": entry} for entry in entries]), self._transaction():
            return sum(map(self._put_review, entries))

    def _put_review(self, entry: dict[str, Any]) -> int:
        held = (entry["review_id"], json.dumps(entry, ensure_ascii=True))
        return self._db.execute("INSERT OR IGNORE INTO reviews (review_id, entry) VALUES (?, ?)", held).rowcount

    @contextmanager
    def _or_aside(self, entries: list[aside.Entry]) -> Iterator[None]:
        try:
            with self._explained():
                yield
        except WorkspaceError as error:
            place = aside.put_aside(self.path, entries)
            where = f"what you entered is safe in {place} and comes back with the workspace" if place else None
            raise WorkspaceError(
                f"{error}; {where or 'what you entered could not be saved anywhere else either'}", passing=error.passing
            ) from None

    # ---- parses and readings ---------------------------------------------------------------------------------------

    def parses(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those of the parses that are kept, by fingerprint."""
        return dict(self._kept("parses", "fingerprint, doc", fingerprints))

    def parsed(self, fingerprints: Iterable[str]) -> set[str]:
        """The fingerprints of which a parse is kept."""
        return {key for (key,) in self._kept("parses", "fingerprint", fingerprints)}

    def readings(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """Those of the readings that are kept, by fingerprint."""
        return dict(self._kept("readings", "fingerprint, reading", fingerprints))

    def files(self, fingerprints: Iterable[str]) -> dict[str, bytes]:
        """What was read of files, by fingerprint, as far as it is kept."""
        return dict(self._kept("files", "fingerprint, entry", fingerprints))

    def keep_files(self, files: Mapping[str, bytes]) -> None:
        """Keep what was read of files, by fingerprint, all or none."""
        today = date.today().toordinal()
        with self._explained(), self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", ((*f, today) for f in files.items()))

    def _kept(self, table: str, columns: str, fingerprints: Iterable[str], only: str = "true") -> list[tuple]:
        found = []
        with self._explained():
            for some, marks in _in_parts(fingerprints):
                query = f"SELECT {columns} FROM {table} WHERE {only} AND fingerprint IN ({marks})"
                found += self._db.execute(query, some).fetchall()
        return found

    def keep(self, parses: Mapping[str, bytes], readings: Mapping[str, bytes] | None = None, code: str = "") -> None:
        """Keep parses and readings by fingerprint, all or none; they are on disk when the call returns.

        `code` says which version of the kit's code and word lists made the readings.
        """
        today = date.today().toordinal()
        with self._explained(), self._transaction():
            parsed = ((*parse, today) for parse in parses.items())
            self._db.executemany("INSERT OR REPLACE INTO parses VALUES (?, ?, ?)", parsed)
            read = ((*reading, code, today) for reading in (readings or {}).items())
            self._db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", read)

    def in_use(self, **kept: Iterable[str]) -> None:
        """Note that these fingerprints of `parses`, `readings` or `files` are in use today, so that they are not among
        what is to be forgotten. Where the file takes nothing now, the note is left out.
        """
        today = date.today().toordinal()
        with suppress(WorkspaceError):
            for table, keys in kept.items():
                if stale := self._kept(table, "fingerprint", keys, f"used < {today}"):
                    with self._explained(), self._transaction():
                        self._db.executemany(f"UPDATE {table} SET used = {today} WHERE fingerprint = ?", stale)

    # ---- the file --------------------------------------------------------------------------------------------------

    @contextmanager
    def opened(self, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
        """The database itself, its errors explained; `writing`: in one transaction."""
        with self._explained(), self._transaction() if writing else nullcontext():
            yield self._db

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")  # take the lock now, so that what is read here is not stale
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            said = explained(self.path, error)
            if is_damage(error) and (place := self._rescued()):
                said = WorkspaceError(f"{said}; what you had entered is safe in {place} and comes back with it")
            raise said from None

    def _rescued(self) -> Path | None:
        """Settings and reviews of a damaged file, as far as they can be read, put aside; the file with them, None if
        there are none.
        """
        found: list[aside.Entry] = []
        for query in ("SELECT name, value FROM settings", f"SELECT '{_REVIEWS}', entry FROM reviews ORDER BY number"):
            with suppress(sqlite3.Error, ValueError), closing(sqlite3.connect(self.path)) as db:
                db.execute("PRAGMA writable_schema = ON")  # a file that was cut off is read as far as it goes
                for name, value in db.execute(query):
                    found.append({"name": name, "value": json.loads(value)})
        return aside.put_aside(self.path, found) if found else None


def _in_parts(fingerprints: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    wanted = list(dict.fromkeys(fingerprints))
    for at in range(0, len(wanted), _MANY):
        some = wanted[at : at + _MANY]
        yield some, ", ".join("?" * len(some))
