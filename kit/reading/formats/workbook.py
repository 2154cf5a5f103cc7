"""Workbooks: the rows of every sheet that has a column with texts."""

from __future__ import annotations

import io
import warnings
import zipfile

from kit.reading.draft import MOST_ROWS, Draft, File, NotRead
from kit.reading.rows import Row, drafts_of_rows

_LARGEST = 100_000_000  # bytes of all parts, unpacked
_MOST_COLUMNS = 300
# What the library meets in broken workbooks
_DAMAGED = zipfile.BadZipFile, OSError, LookupError, ValueError, TypeError, AttributeError
_FEWEST_HEADINGS = 2  # cells in the line of headings: a title above the table has one


def read(file: File) -> list[Draft]:
    """One draft a row; formulas give the value that the file keeps for them, none are run."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise NotRead(f"it unpacks to more than {_LARGEST // 1_000_000} MB; save its table as .csv")
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(file.raw), read_only=True, data_only=True, keep_links=False)
            sheets = [(sheet.title, _table(sheet)) for sheet in book.worksheets]
    except _DAMAGED as error:
        raise NotRead(f"it looks like a workbook, but is damaged ({error}); save it anew", failed=True) from None
    if file.ending not in {".xlsx", ".xlsm"}:
        file.warnings.append("a workbook by its content")
    drafts, reasons = [], []
    for title, (names, rows) in sheets:
        if not rows and not names:
            continue
        place = f"sheet {title} " if len(sheets) > 1 else ""
        try:
            drafts += drafts_of_rows(file, names, [(place + where, cells) for where, cells in rows])
        except NotRead as error:
            reasons.append(f"{place}{error}")
    if not drafts:
        raise NotRead("; ".join(reasons[:3]) or "the workbook is empty", failed=bool(reasons))
    file.warnings += reasons[:3]
    return drafts


def _table(sheet) -> tuple[list[str], list[Row]]:
    """The names of the columns, and the rows below; the first line with several cells is that of the headings."""
    sheet.reset_dimensions()  # what the file claims of its size may be wrong
    head: list[str] | None = None
    rows: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1):
        said = [cell for cell in cells if cell is not None]
        if head is None:
            if len(said) >= _FEWEST_HEADINGS or (said and str(said[0]).strip().casefold() == "text"):
                head = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
            continue
        if said:
            record: dict[str, object] = {}
            for name, cell in zip(head, cells, strict=False):
                record.setdefault(name, cell)
            rows.append((f"row {number}", record))
            if len(rows) > MOST_ROWS:
                break
    return [name for name in dict.fromkeys(head or []) if name], rows
