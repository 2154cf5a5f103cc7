"""The roster: the analyst's own list of actors, a CSV that any spreadsheet can edit. It wins over everything."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("name", "side", "kind", "role", "aliases", "from", "until", "note")
KINDS = ("state", "body", "igo", "person", "armed_group", "group")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One actor. `aliases` are further names; the row holds from `start` to `end` (days; None is open)."""

    name: str
    side: str | None
    kind: str
    role: str | None
    aliases: tuple[str, ...]
    start: date | None
    end: date | None
    note: str | None

    def holds_on(self, day: date | None) -> bool:
        """Does the row hold on this day? An unknown day is within every span."""
        return day is None or ((not self.start or self.start <= day) and (not self.end or day <= self.end))


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows that can be used, and a line about each that can't: its number in the file, and why."""

    rows: tuple[RosterRow, ...] = ()
    problems: tuple[str, ...] = ()


def read_roster(source: str | os.PathLike | pd.DataFrame | Roster | None) -> Roster:
    """The roster in a CSV file or a frame; a missing file, or None, is an empty roster.

    A wrong row is left out and named in `problems`, never the cause of an error. Raises ValueError for a file that
    can't be read as a table with a column `name`.
    """
    if source is None:
        return Roster()
    if isinstance(source, Roster):
        return source
    found, problems = [], []
    for number, row in _rows_of(source):
        cells = {column: _cell(row.get(column)) for column in COLUMNS}
        if not any(cells.values()):
            continue
        try:
            found.append(_checked(cells))
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    return Roster(tuple(found), tuple(problems))


def _rows_of(source: str | os.PathLike | pd.DataFrame) -> Iterator[tuple[int, Mapping[str, object]]]:
    """(number of the line, or of the row of a frame; the row), blank lines left out."""
    if not isinstance(source, (str, os.PathLike)):
        yield from enumerate(source.astype(object).where(source.notna(), None).to_dict("records"), 1)
        return
    path = Path(source)
    if not path.exists():
        return
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the roster {path} can't be read ({error}); save it as CSV in UTF-8") from None
    text = _one_line_end(text)
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if "name" not in (reader.fieldnames or ()):
            raise ValueError(f"the roster {path} has no column name; its first line must be: {','.join(COLUMNS)}")
        for row in reader:
            inside = sum(str(cell).count("\n") for cell in row.values())  # a cell may run over several lines
            yield reader.line_num - inside, row
    except csv.Error as error:
        raise ValueError(f"the roster {path} can't be read near line {reader.line_num} ({error})") from None


def _cell(value: object) -> str:
    return _one_line_end(str(value or "")).strip()


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _checked(cells: dict[str, str]) -> RosterRow:
    if not cells["name"]:
        raise ValueError("the name is missing")
    kind = cells["kind"].lower() or "person"
    if kind not in KINDS:
        raise ValueError(f"kind {cells['kind']!r} is none of {', '.join(KINDS)}")
    start, end = _day(cells["from"], "from"), _day(cells["until"], "until")
    if start and end and end < start:
        raise ValueError(f"until ({end}) lies before from ({start})")
    aliases = tuple(filter(None, map(str.strip, cells["aliases"].split("|"))))
    optional = lambda column: cells[column] or None
    return RosterRow(cells["name"], optional("side"), kind, optional("role"), aliases, start, end, optional("note"))


def _day(cell: str, column: str) -> date | None:
    if not cell:
        return None
    try:
        return datetime.fromisoformat(cell).date()
    except ValueError:
        raise ValueError(f"{column} {cell!r} is no day; write it as 2025-04-29") from None


def write_roster(path: str | os.PathLike, frame: pd.DataFrame) -> Path | None:
    """Write the frame as the roster, whole or not at all; gives the path of the old file's copy, None if there was none
    to copy.

    The copy is `NAME.bak1.csv`, `NAME.bak2.csv` ... beside it: none is ever overwritten. Raises OSError when the folder
    can't be written.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    backup = None
    if path.exists():
        backup = next(p for n in range(1, 1_000_000) if not (p := path.with_suffix(f".bak{n}.csv")).exists())
        shutil.copy2(path, backup)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as sink:
            writer = csv.DictWriter(sink, COLUMNS, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            for row in frame.astype(object).where(frame.notna(), "").to_dict("records"):
                writer.writerow({column: _one_line_end(str(row.get(column, ""))) for column in COLUMNS})
            sink.flush()
            os.fsync(sink.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return backup
