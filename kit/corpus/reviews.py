"""The reviews of a corpus: verdicts on its rows, kept in a log, and what they make of its tables."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.corpus import frames, trust
from kit.corpus.checks import checked, passage
from kit.corpus.retrace import Found, find, standing
from kit.corpus.reviewed import reviewed
from kit.corpus.verdicts import DRAWN, KEYS, VERDICTS, WORDS, Verdict, added_id, judged, new_verdict, one_of
from kit.workspace.review_log import MemoryLog, ReviewLog, WorkspaceLog

if TYPE_CHECKING:
    from kit.workspace import Workspace


class Reviews:
    """The verdicts on the rows of the tables that `own` gives, the kit's own by name; `text_of` gives an article's text
    or None.

    With a workspace the verdicts are on disk before a call returns, and those of other notebooks show at once.
    """

    def __init__(
        self,
        own: Callable[[str], pd.DataFrame],
        text_of: Callable[[str], str | None],
        workspace: Workspace | None,
    ) -> None:
        self._own, self._text_of = own, text_of
        self._log: ReviewLog = WorkspaceLog(workspace) if workspace else MemoryLog()
        self._read: tuple[object, list[Verdict]] | None = None
        self._found: dict[str, tuple[object, pd.DataFrame, list[Found]]] = {}
        self._tables: dict[str, tuple[list[Found], pd.DataFrame, pd.DataFrame]] = {}

    # ---- entering --------------------------------------------------------------------------------------------------

    def review_all(
        self,
        table: str,
        row_ids: Iterable[str],
        verdict: str,
        *,
        changes: Mapping[str, Any] | None = None,
        note: str | None = None,
        drawn: str = "analyst",
    ) -> None:
        """The same verdict on several rows, on all or on none."""
        one_of("table", table, KEYS)
        one_of("verdict", verdict, VERDICTS)
        one_of("drawn", drawn, DRAWN)
        if changes and verdict != "corrected":
            raise ValueError(f"changes go with the verdict corrected, not with {verdict}")
        if not changes and verdict == "corrected":
            raise ValueError("a corrected row needs changes: column -> value")
        given = [self._verdict(table, row_id, verdict, changes or {}, note, drawn) for row_id in row_ids]
        self._log.append(one.as_entry() for one in given)

    def _verdict(
        self, table: str, row_id: str, verdict: str, changes: Mapping[str, Any], note: str | None, drawn: str
    ) -> Verdict:
        row, text = self._row(table, row_id)
        return new_verdict(
            table=table,
            row_id=row_id,
            article_id=row["article_id"],
            verdict=verdict,
            changes=checked(table, changes, row, len(text)),
            note=_note(note),
            drawn=drawn,
            judged=judged(table, row, text),
        )

    def _row(self, table: str, row_id: str) -> tuple[dict[str, Any], str]:
        """The row of the kit's own table, rejected or not, or an added one, and its article's text."""
        own, key = self._own(table), KEYS[table]
        rows = own[own[key] == row_id] if isinstance(row_id, str) else own[:0]
        if rows.empty:
            now = self.checklist(table, {})
            rows = now[now[key] == row_id] if isinstance(row_id, str) else now[:0]
        if rows.empty:
            some = ", ".join(own[key].head(3)) or "there are none"
            raise ValueError(f"{key} = {row_id!r} is unknown; it is an id of the table {table}, as {some}")
        row = rows.iloc[0].to_dict()
        return row, self._text_of(row["article_id"]) or ""

    def add(self, table: str, article_id: str, start: int, end: int, columns: Mapping[str, Any]) -> str:
        """As `Corpus.add`."""
        text, start, end = passage(table, article_id, start, end, self._text_of)
        row = {"start": start, "end": end}
        changes = checked(table, columns, row, len(text))
        row_id = added_id(table, article_id, start, end, changes)
        latest = standing(self.found(table)).get(row_id)
        if latest is None or latest.verdict.verdict == "rejected":
            words = {KEYS[table]: row_id, WORDS[table]: text[start:end], "rule": "analyst"}
            verdict = new_verdict(
                table=table,
                row_id=row_id,
                article_id=article_id,
                verdict="added",
                changes=changes,
                judged=judged(table, row | words, text),
            )
            self._log.append([verdict.as_entry()])
        return row_id

    def undo(self) -> bool:
        """As `Corpus.undo`."""
        return self._log.pop() is not None

    # ---- asking ----------------------------------------------------------------------------------------------------

    def stamp(self) -> object:
        """Something that differs whenever another verdict was given or one taken back, in whichever notebook."""
        return self._log.stamp()

    def verdicts(self) -> list[Verdict]:
        """Every verdict, the earliest first; what is none, of a later kit perhaps, stays in the log unread."""
        stamp = self.stamp()
        if self._read is None or self._read[0] != stamp:
            found = []
            for entry in self._log.entries():
                with suppress(ValueError):
                    found.append(Verdict.of_entry(entry))
            self._read = stamp, found
        return self._read[1]

    def found(self, name: str) -> list[Found]:
        """The verdicts on rows of this table, each with its row today; the same object until there are others."""
        table, stamp, known = self._own(name), self.stamp(), self._found.get(name)
        if known is None or known[0] != stamp or known[1] is not table:
            verdicts = [verdict for verdict in self.verdicts() if verdict.table == name]
            same = known is not None and known[1] is table and [one.verdict for one in known[2]] == verdicts
            found = known[2] if same else find(name, table, verdicts, self._text_of)  # verdicts on other tables
            self._found[name] = known = stamp, table, found
        return known[2]

    def table(self, name: str, weights: Mapping[str, float] = MappingProxyType({})) -> pd.DataFrame:
        """The table of this name as the verdicts leave it; the same object until there are others."""
        own = self._own(name)
        found, known = self.found(name), self._tables.get(name)
        if known is None or known[0] is not found or known[1] is not own:
            new = reviewed(name, own, found, self._text_of, weights)
            self._tables[name] = known = found, own, new
        return known[2]

    def checklist(self, name: str, weights: Mapping[str, float]) -> pd.DataFrame:
        """As `Corpus.checklist`, of all articles."""
        one_of("table", name, KEYS)
        found = self.found(name)
        rows = reviewed(name, self._own(name), found, self._text_of, weights, rejected=True)
        drawn: dict[str, set[str]] = defaultdict(set)
        for one in found:
            if one.row_id and one.verdict.verdict != "added":
                drawn[one.row_id].add(one.verdict.drawn)
        return rows.assign(drawn=[tuple(sorted(drawn.get(key, ()))) for key in rows[KEYS[name]]])

    def listed(self) -> pd.DataFrame:
        """One row a verdict."""
        found = {one.verdict.review_id: one for name in KEYS for one in self.found(name)}
        rows = []
        for verdict in self.verdicts():
            row_id = found[verdict.review_id].row_id
            rows.append(
                verdict.as_entry()
                | {
                    "changes": {name: _as_tuple(value) for name, value in verdict.changes.items()},
                    "row_id": row_id or verdict.row_id,
                    "found": row_id is not None,
                }
            )
        return frames.frame("reviews", rows)

    def precision(self, drawn: str | None, cut: Callable[[pd.DataFrame], pd.DataFrame]) -> pd.DataFrame:
        """As `Corpus.precision`; `cut` gives the rows that are in scope."""
        if drawn is not None:
            one_of("drawn", drawn, DRAWN)
        own = {name: cut(self._own(name)) for name in KEYS}
        return trust.precision(own, {name: self._judged(name, drawn) for name in KEYS})

    def _judged(self, name: str, drawn: str | None) -> dict[str, str]:
        """Row id -> the verdict that counts, of rows of the kit that came up so."""
        found = self.found(name)
        drawn_so = {one.row_id for one in found if drawn in (None, one.verdict.drawn)}
        return {
            row_id: one.verdict.verdict
            for row_id, one in standing(found).items()
            if row_id in drawn_so and one.at is not None and not one.changed
        }

    # ---- in and out ------------------------------------------------------------------------------------------------

    def write(self, path: str | os.PathLike) -> Path:
        """Write every verdict as a line of JSON. Raises OSError."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_lines(map(Verdict.as_entry, self.verdicts())), encoding="utf-8", newline="\n")
        return target

    def take_in(self, verdicts: Iterable[Verdict]) -> int:
        """Add verdicts from elsewhere, and say how many are new."""
        return self._log.append(verdict.as_entry() for verdict in verdicts)


def as_lines(entries: Iterable[Mapping[str, Any]]) -> str:
    """Entries of a log as text, a line of JSON each."""
    return "".join(f"{json.dumps(entry, ensure_ascii=False, sort_keys=True)}\n" for entry in entries)


def read_verdicts(path: str | os.PathLike) -> tuple[list[Verdict], list[str]]:
    """The verdicts of such a file, and for each line that holds none, what is wrong with it. Raises OSError."""
    return verdicts_in(Path(path).read_bytes(), str(path))


def verdicts_in(content: bytes, name: str) -> tuple[list[Verdict], list[str]]:
    """The same of the content of a file of this name."""
    verdicts, problems = [], []
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            verdict = Verdict.of_entry(json.loads(line))
            checked(verdict.table, verdict.changes, verdict.judged, sys.maxsize)
            verdicts.append(verdict)
        except (ValueError, RecursionError) as error:
            reason = str(error) if type(error) is ValueError else "no JSON"
            problems.append(f"{name}, line {number}: {reason}; left out")
    return verdicts, problems


def _note(note: str | None) -> str | None:
    if note is not None and not isinstance(note, str):
        raise ValueError(f"note = {note!r} must be text")
    return (note or "").strip() or None


def _as_tuple(value: Any) -> Any:
    return tuple(map(_as_tuple, value)) if isinstance(value, list) else value
