"""Tables in text: CSV and TSV, with whatever mark stands between cells."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kit.reading.draft import MOST_ROWS, Draft, File, NotRead
from kit.reading.encodings import decode
from kit.reading.formats.text import is_binary, page
from kit.reading.rows import Row, drafts_of_rows, named
from kit.reading.tidy import tidy
from kit.reading.web import looks_like_html

_BETWEEN = ",;\t|"
_LARGEST_CELL = 50_000_000
_MOST_BROKEN = 20  # rows with broken quoting, after which the file is read as it comes
_HEADING_WORDS = 12  # a cell with more is no heading


def read(file: File) -> list[Draft]:
    """One draft a row."""
    text, warnings = decode(file.raw)
    if is_binary(text):
        raise NotRead("it is no table; save it as .csv in UTF-8")
    if looks_like_html(text[:2_000].encode("utf-8", "replace")) and text.lstrip().startswith("<"):
        return [page(text, file, [*warnings, "a web page by its content: tags were taken out"])]
    text, odd = tidy(text, markup=True)
    if not text.strip():
        raise NotRead("there is no text in it")
    file.warnings += warnings + odd
    between, lines = _separator(text)
    if between == "\t" and file.ending == ".csv":
        file.warnings.append("tabs stand between the cells")
    names, rows = _table(file, lines, between)
    return drafts_of_rows(file, names, rows)


def _separator(text: str) -> tuple[str, list[str]]:
    """What stands between cells, and the lines of the table."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    first = lines[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], lines[1:]
    return max(_BETWEEN, key=lambda mark: len(next(csv.reader([lines[0]], delimiter=mark), []))), lines


def _table(file: File, lines: list[str], between: str) -> tuple[list[str], list[Row]]:
    csv.field_size_limit(_LARGEST_CELL)
    records = _records(file, lines, between)
    head = [" ".join(name.split()) for name in next(records, [])]
    rest = list(islice(records, MOST_ROWS + 1))
    if any(len(name.split()) > _HEADING_WORDS for name in head):
        file.warnings.append("the first line is no line of headings: columns are counted")
        rest.insert(0, head)
        head = [f"column {number}" for number in range(1, len(head) + 1)]
    twice = [name for name, count in Counter(head).items() if count > 1 and name]
    if twice:
        file.warnings.append(f"the column {twice[0]!r} is there twice: the first is taken")
    longer, rows = [], []
    for number, record in enumerate(rest, 1):
        if not any(cell.strip() for cell in record):
            continue
        cells: dict[str, str] = {}
        for name, cell in zip(head, record, strict=False):
            cells.setdefault(name, cell)
        rows.append((f"row {number}", cells))
        if len(record) > len(head) and any(cell.strip() for cell in record[len(head) :]):
            longer.append(f"row {number}")
    if longer:
        file.warnings.append(f"{named(longer)}: more cells than headings, the last were left out")
    return [name for name in dict.fromkeys(head) if name], rows


def _records(file: File, lines: list[str], between: str) -> Iterator[list[str]]:
    """The cells of each record. Where quoting is broken, the line is read alone, and the next begins a new record."""
    at, broken, wide = 0, [], None
    ended = [line + "\n" for line in lines]
    while at < len(ended):
        strict = len(broken) < _MOST_BROKEN
        reader = csv.reader(ended[at:] if at else ended, delimiter=between, strict=strict)
        start = at
        try:
            for record in reader:
                at = start + reader.line_num
                if record:
                    wide = wide or len(record)
                    yield record
            break
        except csv.Error:
            broken.append(at + 1)
            alone = next(csv.reader([lines[at]], delimiter=between), [])
            at += 1
            if len(alone) == wide:
                yield alone
    if broken:
        places = named([f"line {number}" for number in broken])
        file.warnings.append(f'{places}: the quoting looks broken, put each text in "…" and double the marks in it')
