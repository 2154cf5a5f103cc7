"""Files, folders, patterns, frames and pasted strings into articles, with a report that has one row a file."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kit.article import Article
from kit.reading import columns as column_names
from kit.reading.cells import day_in, day_order, line_in
from kit.reading.choices import choices_for
from kit.reading.columns import Columns
from kit.reading.draft import Draft, File, NotRead, Wishes
from kit.reading.english import language_of, said_of_language
from kit.reading.files import files_of, why_not
from kit.reading.kept import KeptEntries
from kit.reading.pages import Found, article_of, articles_of
from kit.reading.readers import drafts_of
from kit.reading.report import Articles, Entry, one_line
from kit.reading.rows import named

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = ("id", "title", "date", "source", "author", "url")
_TOLD_EVERY = 200  # articles of one file
_PATIENCE = 2.0  # seconds before a load says how far it is

Progress = Callable[[int, int, str], None]


class Settings(Protocol):
    """What an analyst set before, by name: a workspace, or a dict."""

    def get(self, name: str, default: Any = None) -> Any:
        """The setting, `default` if there is none."""


def load(
    *paths: str | os.PathLike | pd.DataFrame,
    columns: Mapping[str, str | None] | None = None,
    day_first: bool | None = None,
    workspace: Settings | None = None,
    earlier: Articles | None = None,
    progress: bool | Progress = True,
) -> Articles:
    """Read articles from files, folders (with all below), patterns such as "news/*.txt", frames with a column `text`.

    Text, web pages, PDF, Word, OpenDocument, RTF, mails, tables, JSON and zips of these are read; whatever else is met
    is named in the report with the reason. One bad file never stops the rest; an interrupt keeps what was read. Ids
    come from a file's bytes (or the table's own) and are the same in every run; a copy gets a suffix and is flagged.

    `columns` says which column of tables holds what, where the guess is wrong: {"text": "Body", "date": None}.
    `day_first` says how 04/05/2025 is meant in tables. An open `workspace` gives back the columns that were chosen in
    notebook 01, and what was read of unchanged files in earlier runs. From `earlier`, a former load, files that did
    not change are taken. `progress` may be a function of count, number of files and path, for a long table with the
    number of the article behind it.

    Raises TypeError for what is neither path nor frame, ValueError for a field in `columns` that no article has.
    """
    if isinstance(workspace, (str, os.PathLike)):
        raise TypeError("load takes an open workspace: kit.load(…, workspace=kit.Workspace(path))")
    choices = workspace.get("columns", {}) if workspace is not None else {}
    kept = KeptEntries(workspace)
    wishes = Wishes(dict(columns or {}), day_first)
    column_names.check(wishes.columns)
    sources: list[Path | pd.DataFrame] = []
    for path in paths:
        if hasattr(path, "to_dict"):
            sources.append(path)
        elif isinstance(path, (str, os.PathLike)):
            sources += files_of(Path(path))
        else:
            raise TypeError(f"load takes paths and frames, not {type(path).__name__}; use kit.paste for a text")
    known = {e.path: e for e in earlier.entries if e.state} if earlier is not None else {}
    tell = progress if callable(progress) else _Progress() if progress else lambda count, number, path: None
    entries: dict[str, Entry] = {}
    interrupted = False
    for count, source in enumerate(sources):
        if not isinstance(source, Path):
            entries |= {entry.path: entry for entry in _from_frame(source, wishes)}
            continue
        shown = str(source).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if shown in entries:
            continue
        try:
            if not interrupted:
                tell(count + 1, len(sources), shown)
                own = replace(wishes, choices=choices_for(source, choices))
                inside = partial(tell, count + 1, len(sources))
                entries[shown] = _from_file(source, shown, own, known.get(shown), kept, inside)
                continue
        except KeyboardInterrupt:
            interrupted = True
        entries[shown] = Entry(shown, "skipped", "not read: the load was interrupted; load again")
    kept.flush()
    if isinstance(tell, _Progress):
        tell.close()
    return Articles(entries.values())


def paste(text: str, **fields: Any) -> Articles:
    """The same for a pasted string; `fields` (title, date, source, author, url, id) win over what the text says.

    Raises TypeError for a text that is no string or an unknown field.
    """
    if not isinstance(text, str):
        raise TypeError(f"paste takes a string, not {type(text).__name__}")
    if unknown := set(fields) - set(_FIELDS):
        raise TypeError(f"unknown field {min(unknown)!r}; known are {', '.join(_FIELDS)}")
    fields.setdefault("id", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return Articles([_entry("pasted text", [Draft(text, Found(**fields))], [])])


def columns_of(path: str | os.PathLike, columns: Mapping[str, str | None] | None = None) -> tuple[Columns, list[str]]:
    """How the table in a file is read, the guess or `columns` in its place, and what is to be said of it.

    Raises ValueError when the file holds no table or none of its columns a text; the message names the columns.
    """
    (entry,) = load(path, columns=columns, progress=False).entries
    if entry.columns is None:
        raise ValueError(entry.message or f"{entry.path} is no table")
    return entry.columns, [entry.message] if entry.message else []


# ---- one file ------------------------------------------------------------------------------------------------------


def _from_file(
    path: Path, shown: str, wishes: Wishes, known: Entry | None, kept: KeptEntries, tell: Callable[[str], None]
) -> Entry:
    try:
        if reason := why_not(path):
            return Entry(shown, reason[0], one_line(reason[1]))
        status = path.stat()
        state = (status.st_size, status.st_mtime_ns, status.st_ino, hash(str(wishes)))
        if known is not None and known.state == state:
            return known
        file = File(shown, path.suffix.lower(), path.read_bytes(), wishes)
        entry = kept.get(file)
        if entry is None:
            entry = entry_of(file, tell)
            kept.put(file, entry)
        return replace(entry, state=state) if entry.articles else entry  # a failure may be mended by an installation
    except OSError as error:
        return Entry(shown, "failed", one_line(f"it can't be read: {error.strerror or error}"))


def entry_of(file: File, tell: Callable[[str], None] = lambda place: None) -> Entry:
    """The articles of a file whose bytes are there, or the reason why there are none; `tell` hears how far a long table
    is.
    """
    shown = file.path
    try:
        drafts = drafts_of(file)
        if file.tables and all(table.lacking for table in file.tables):
            gone = ", ".join(map(repr, file.tables[0].lacking))
            file.warnings.insert(0, f"no column {gone} any more, though it was chosen: the columns were guessed again")
        return _entry(shown, _told(drafts, shown, tell), file.warnings, file.columns)
    except NotRead as error:
        return Entry(shown, "failed" if error.failed else "skipped", one_line(str(error)))
    except Exception as error:  # whatever is met in one file must not stop the others
        return Entry(shown, "failed", one_line(f"it can't be read: {type(error).__name__}: {error}"))


def _told(drafts: list[Draft], shown: str, tell: Callable[[str], None]) -> Iterator[Draft]:
    """The drafts; of a long table it is told how far they are."""
    for number, draft in enumerate(drafts):
        if number and number % _TOLD_EVERY == 0:
            tell(f"{shown}, article {number:,} of {len(drafts):,}")
        yield draft


def _entry(shown: str, drafts: Iterable[Draft], warnings: list[str], columns: Columns | None = None) -> Entry:
    """The articles of a file's drafts, and what is to be doubted about them, the same doubt said once for all."""
    articles: list[Article] = []
    doubts: dict[str, list[str]] = {}
    nothing: dict[str, list[str]] = {}
    for draft in drafts:
        found, remarks = _articles(draft)
        for remark in remarks:
            (doubts if found else nothing).setdefault(remark, []).append(draft.place)
        articles += found
    said = [*warnings, *map(_said, doubts.items()), *map(_said, nothing.items())]
    if not articles:
        return Entry(shown, "skipped", one_line("; ".join(said)) or "nothing in it reads like an article")
    return Entry.of(shown, articles, said, columns)


def _articles(draft: Draft) -> tuple[list[Article], list[str]]:
    if not draft.single:
        return articles_of(draft.text, draft.found)
    article, remarks = article_of(draft.text, draft.found)
    return ([article] if article else []), remarks


def _said(remark: tuple[str, list[str]]) -> str:
    message, places = remark
    return f"{named(places)}: {message}" if all(places) else message


def _from_frame(frame: pd.DataFrame, wishes: Wishes) -> Iterator[Entry]:
    """One entry for each row of a frame; texts of a frame are taken as they are, neither cleaned nor split."""
    names = {str(name): name for name in frame.columns}
    records = frame.astype(object).where(frame.notna(), None).to_dict("records")
    rows = [{str(name): cell for name, cell in record.items()} for record in records]
    try:
        columns = column_names.chosen(column_names.guess_columns(list(names), rows), list(names), wishes.columns)
    except NotRead as error:
        yield Entry("frame", "failed", one_line(str(error)))
        return
    day_first = day_order(row[columns.date] for row in rows) if columns.date else None
    remark = "" if columns.plain else f"columns taken: {columns}; load(…, columns={{…}}) takes others"
    for number, row in enumerate(rows):
        shown = f"frame row {number}"
        text = row[columns.text]
        if not isinstance(text, str) or not text.strip():
            yield Entry(shown, "skipped", "the text is empty")
            continue
        said = {name: line_in(row[column]) for name, column in columns.named().items() if name not in {"text", "date"}}
        if said.get("id") is None:
            said["id"] = hashlib.sha256(f"{number}:{text}".encode("utf-8", "replace")).hexdigest()[:16]
        day, doubt = day_in(row.get(columns.date), wishes.day_first if wishes.day_first is not None else day_first)
        article = Article(text, path=shown, date=day, language=language_of(text), **said)
        yield Entry.of(shown, [article], [remark, doubt or "", said_of_language(article.language)], columns)
        remark = ""  # once is enough


class _Progress:
    """Says how far a load is, once it takes long: on one line that is written over."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PATIENCE
        self._width = 0

    def __call__(self, count: int, number: int, path: str) -> None:
        now = time.monotonic()
        if now < self._next and not (self._width and count == number):
            return
        self._next = now + _PATIENCE / 4
        line = f"reading {count} of {number}: {one_line(path)[-80:]}"
        print("\r" + line.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def close(self) -> None:
        """End the line, if there is one."""
        if self._width:
            print(file=sys.stderr, flush=True)
