"""Rows of a table, or records with the same keys, into drafts of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from kit.reading.cells import UNDECIDED, day_in, day_order, line_in, text_in
from kit.reading.choices import choice_for
from kit.reading.columns import FIELDS, Columns, chosen, guess_columns, lacking
from kit.reading.draft import MOST_ROWS, Draft, File, NotRead, Seen
from kit.reading.pages import Found

Row = tuple[str, Mapping[str, Any]]  # where it stands ("row 3"), and its cells
_FIRST = 200  # rows that are shown to whoever chooses columns
_FEW_NAMED = 5  # places that a remark names
_WEB = ("http://", "https://")


def drafts_of_rows(file: File, names: Sequence[str], rows: Iterable[Row]) -> list[Draft]:
    """One draft for each row with a text; what is wrong with others goes into the file's warnings.

    Raises NotRead when no column holds the text, or no row has one.
    """
    rows = list(islice(rows, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        file.warnings.append(f"only the first {MOST_ROWS:,} rows were read; split the table")
        rows = rows[:MOST_ROWS]
    if not rows:
        raise NotRead("the table has 0 rows")
    wishes = file.wishes
    choice = None if wishes.columns else choice_for(wishes.choices, names)
    gone = lacking(names, choice.columns) if choice else ()
    file.tables.append(Seen(tuple(names), len(rows), [cells for _, cells in rows[:_FIRST]], gone))
    rows = rows[: wishes.most]
    is_kept = choice is not None and not gone
    guess = guess_columns(names, [cells for _, cells in rows])
    wanted = {name: choice.columns[name] for name in FIELDS if name in choice.columns} if is_kept else wishes.columns
    columns = chosen(guess, names, wanted)
    file.columns = columns
    if not columns.plain and not is_kept:
        file.warnings.append(f"columns taken: {columns}; load(…, columns={{…}}) takes others")
    day_first = wishes.day_first
    if day_first is None and columns.date:
        day_first = day_order(cells.get(columns.date) for _, cells in rows)
    if day_first is None and is_kept:
        day_first = choice.day_first
    drafts, nothing, undecided = [], [], []
    for number, (place, cells) in enumerate(rows):
        text, odd = text_in(cells.get(columns.text))
        if text is None or not text.strip():
            (file.warnings.append(f"{place}: {odd[0]}") if odd else nothing.append(place))
            continue
        found = _found(cells, columns, day_first, odd)
        if found.warnings and found.warnings[-1].endswith(UNDECIDED):  # said once for all rows
            undecided.append((place, found.warnings.pop()))
        found.path, found.id = file.path, found.id or file.id_of(number)
        drafts.append(Draft(text, found, place, single=True))
    if undecided:
        file.warnings.append(f"{named([place for place, _ in undecided])}: {undecided[0][1]}")
    if nothing:
        file.warnings.append(f"{named(nothing)}: no text")
    if not drafts:
        raise NotRead("; ".join(file.warnings[:3]))
    if twice := [name for name, count in Counter(draft.found.id for draft in drafts).items() if count > 1]:
        file.warnings.append(f"the id {twice[0]!r} is there twice: the second got a suffix")
    return drafts


def named(places: Sequence[str]) -> str:
    """The places in a few words: "row 3", "rows 1, 2, 3 and 40 more"."""
    kind = places[0].split()[0]
    numbers = [place.removeprefix(kind).strip() for place in places]
    if len(places) == 1 or not all(place.startswith(kind + " ") for place in places):
        kinds = ", ".join(places[:_FEW_NAMED])
        return kinds + (f" and {len(places) - _FEW_NAMED} more" if len(places) > _FEW_NAMED else "")
    more = f" and {len(numbers) - _FEW_NAMED} more" if len(numbers) > _FEW_NAMED else ""
    return f"{kind}s {', '.join(numbers[:_FEW_NAMED])}{more}"


def _found(cells: Mapping[str, Any], columns: Columns, day_first: bool | None, odd: list[str]) -> Found:
    said = {name: cells.get(column) for name, column in columns.named().items()}
    day, doubt = day_in(said.get("date"), day_first)
    url = line_in(said.get("url"))
    return Found(
        title=line_in(said.get("title")),
        date=day,
        date_from="given" if day else None,
        source=line_in(said.get("source")),
        author=line_in(said.get("author")),
        url=url if url and url.lower().startswith(_WEB) else None,
        id=line_in(said.get("id")),
        warnings=odd + ([doubt] if doubt else []),
    )
