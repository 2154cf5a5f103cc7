"""Frames into files that a spreadsheet opens safely, with article, offsets and rule on every row."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kit.views.figure import png, svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PROVENANCE = ("article_id", "start", "end", "rule")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet runs a cell that begins so
_SPELLED = (*_FORMULA, "#")  # what openpyxl would take for a formula or an error, it is told to be text
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767  # characters
_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Export:
    """A file that was written: where, how many rows, how many cells got an apostrophe against formulas or were cut."""

    path: Path
    rows: int
    guarded: int
    cut: int = 0

    def __str__(self) -> str:
        rows = f"{self.rows} row{'' if self.rows == 1 else 's'} written to {self.path}."
        if self.cut:
            cells = "1 cell was" if self.cut == 1 else f"{self.cut} cells were"
            rows += f" {cells} cut at {_LONGEST_CELL:,} characters, the most that a workbook takes; CSV has all of it."
        if not self.guarded:
            return rows
        cells = (
            f"{self.guarded} cell{' begins' if self.guarded == 1 else 's begin'} like a formula and got an apostrophe"
        )
        return f"{rows} {cells} in front, so that no spreadsheet runs {'it' if self.guarded == 1 else 'them'}."


def to_csv(frame: pd.DataFrame, name: str, folder: str | os.PathLike = "output") -> Export:
    """Write the frame to `folder/name.csv`, in UTF-8 with a mark that Excel knows; an old file is replaced.

    The folder is made. Article, offsets and rule, where the frame has them, come last among its columns. A cell with
    several values is written with "; " between them, a missing one is empty. Text that a spreadsheet would run as a
    formula gets an apostrophe in front.

    Raises ValueError for a name without a letter or digit, OSError when the folder can't be written.
    """
    path = Path(folder) / f"{file_name(name)}.csv"
    safe, guarded = spreadsheet_safe(frame)
    last = [column for column in _PROVENANCE if column in safe]
    safe = safe[[column for column in safe if column not in last] + last]
    write_text(path, "\ufeff" + safe.to_csv(index=False, lineterminator="\r\n"))
    return Export(path, len(frame), guarded)


def to_xlsx(frame: pd.DataFrame, name: str, folder: str | os.PathLike = "output") -> Export:
    """Write the frame to `folder/name.xlsx`; an old file is replaced. Every text is written as text: none is a formula.

    Columns and cells are as in `to_csv`, without apostrophes. A cell takes 32,767 characters: longer text is cut, and
    the export says so. Control characters, which no workbook takes, are left out. What is written can be loaded again.

    Raises ValueError for a name without a letter or digit, OSError when the folder can't be written.
    """
    from openpyxl import Workbook

    path = Path(folder) / f"{file_name(name)}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(file_name(name)[:31])
    last = [column for column in _PROVENANCE if column in frame]
    columns = [column for column in frame if column not in last] + last
    cut = 0
    for row in [tuple(map(str, columns)), *zip(*(frame[column] for column in columns), strict=True)]:
        sheet.append([sheet_cell(sheet, value) for value in row])
        cut += sum(is_cut(value) for value in row)
    half = path.with_name(path.name + ".part")
    book.save(half)
    half.replace(path)
    return Export(path, len(frame), 0, cut)


def to_pictures(figure: Figure, name: str, folder: str | os.PathLike = "output") -> tuple[Path, Path]:
    """Write the figure to `folder/name.png` and `folder/name.svg`, for screens and for print; old files are replaced.

    Raises ValueError for a name without a letter or digit, OSError when the folder can't be written.
    """
    paths = tuple(Path(folder) / f"{file_name(name)}.{kind}" for kind in ("png", "svg"))
    for path, content in zip(paths, (png(figure), svg(figure)), strict=True):
        write_bytes(path, content)
    return paths


def sheet_cell(sheet, value: object):
    """The value as a write-only sheet takes it: numbers as numbers, all else as text, which is never a formula and is
    cut where a workbook takes no more.
    """
    from openpyxl.cell import WriteOnlyCell

    text = _sheet_text(value)
    if not isinstance(text, str) or not text.startswith(_SPELLED):
        return text[:_LONGEST_CELL] if isinstance(text, str) else text
    made = WriteOnlyCell(sheet, text[:_LONGEST_CELL])
    made.data_type = "s"
    made.quotePrefix = text.startswith(_FORMULA)
    return made


def is_cut(value: object) -> bool:
    """Is the value longer than a cell of a workbook takes?"""
    text = _sheet_text(value)
    return isinstance(text, str) and len(text) > _LONGEST_CELL


def _sheet_text(value: object) -> bool | int | float | str:
    plain = _plain(value)
    plain = plain.item() if hasattr(plain, "item") else plain
    return plain if isinstance(plain, (bool, int, float)) else _CONTROL.sub("", str(plain))


def spreadsheet_safe(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The frame as plain cells that no spreadsheet runs, headings too, and how many cells had to be changed."""
    guarded = 0

    def guard(cell: object) -> object:
        nonlocal guarded
        text = _plain(cell)
        if isinstance(text, str) and text.startswith(_FORMULA):
            guarded += 1
            return "'" + text
        return text

    columns = {guard(str(column)): [guard(cell) for cell in frame[column]] for column in frame}
    return pd.DataFrame(columns, dtype=object), guarded


def write_text(path: Path, text: str) -> None:
    """Write the whole file or nothing: a reader never meets half of it."""
    write_bytes(path, text.encode("utf-8", "replace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write the whole file or nothing, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(content)
    half.replace(path)


def file_name(name: str) -> str:
    """The name as every system takes it: letters, digits, `_`, `-` and `.`; no path."""
    plain = _NAME.sub("_", name).strip("._")
    if not plain:
        raise ValueError(f"name = {name!r}; a file needs a name with a letter or a digit")
    return plain[:100]


def _plain(cell: object) -> object:
    if isinstance(cell, (tuple, list)):
        return "; ".join("–".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in cell)
    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell:
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return cell
