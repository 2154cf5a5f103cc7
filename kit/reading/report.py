"""What a load gives: the articles, and one line a file on how it was read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kit.article import Article, distinct
from kit.reading.columns import Columns
from kit.reading.duplicates import likeness, marked
from kit.reading.tasks import tasks

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Entry:
    """One file: its path as shown; outcome (loaded, warned, skipped, failed); a message of one line; its articles.

    `state` is what tells whether the file was changed since (size, time, node), `columns` how its table was read.
    """

    path: str
    outcome: str
    message: str = ""
    articles: tuple[Article, ...] = ()
    columns: Columns | None = None
    state: tuple[int, ...] | None = field(default=None, compare=False)

    @classmethod
    def of(cls, path: str, articles: Sequence[Article], warnings: Iterable[str], columns: Columns | None) -> Entry:
        """The entry of a file that was read."""
        message = one_line("; ".join(dict.fromkeys(filter(None, warnings))))
        return cls(path, "warned" if message else "loaded", message, tuple(articles), columns)


def one_line(message: str) -> str:
    """The message without line ends and control characters, cut to what a cell can show."""
    line = " ".join("".join(c if c.isprintable() else " " for c in message).split())
    return line if len(line) <= 1000 else line[:1000] + " …"


class Articles(list[Article]):
    """Articles, with the load's `report`: path, outcome (loaded, warned, skipped, failed), articles, message."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        super().__init__(marked(distinct(article for entry in self.entries for article in entry.articles)))

    @property
    def report(self) -> pd.DataFrame:
        """One row a file."""
        import pandas as pd

        rows = [(e.path, e.outcome, len(e.articles), e.message) for e in self._repeats]
        kinds = {"path": "string", "outcome": "string", "articles": "Int64", "message": "string"}
        return pd.DataFrame({name: pd.Series([row[at] for row in rows], dtype=kind)
                             for at, (name, kind) in enumerate(kinds.items())})  # fmt: skip

    def renewed(self, again: Articles) -> Articles:
        """The same load, with the files of `again` as they were read there."""
        new = {entry.path: entry for entry in again.entries}
        return Articles(new.get(entry.path, entry) for entry in self.entries)

    def with_parts(self, path: str, parts: Articles) -> Articles:
        """The same load, with the files of `parts` in place of the one that they were made of."""
        kept = [[entry] if entry.path != path else parts.entries for entry in self.entries]
        return Articles(entry for entries in kept for entry in entries)

    @property
    def columns(self) -> dict[str, Columns]:
        """Path of each table to the columns that were taken for text, title, date …"""
        return {entry.path: entry.columns for entry in self.entries if entry.columns is not None}

    def save_report(self, path: str | os.PathLike) -> Path:
        """Write the report, with what to do about each file, as CSV that a spreadsheet opens safely. Gives the path; an
        old file is replaced.
        """
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        report, remedies = self.report, {}
        for task in tasks(report.to_dict("records"), self):
            remedies.setdefault(task.path, []).append(task.remedy)
        report["what to do"] = [" ".join(dict.fromkeys(remedies.get(path, ()))) for path in report["path"]]
        safe = report.map(lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell)
        safe.to_csv(target, index=False, encoding="utf-8-sig", errors="replace")
        return target

    @cached_property
    def _repeats(self) -> list[Entry]:
        """The entries, with what each file repeats of earlier ones; what it repeats of itself its articles say."""
        home, by_id = {}, {article.id: article for article in self}
        articles = iter(self)
        by_entry = []
        for number, entry in enumerate(self.entries):
            by_entry.append([next(articles) for _ in entry.articles])
            home |= {article.id: number for article in by_entry[-1]}
        out = []
        for number, (entry, own) in enumerate(zip(self.entries, by_entry, strict=True)):
            said = []
            for article in own:
                first = home.get(article.duplicate_of, number)
                if first != number:
                    alike = likeness(article.text, by_id[article.duplicate_of].text)
                    said.append(alike.said_of(self.entries[first].path))
            if said:
                count = f"{len(said)} of its articles: " if len(own) > 1 else ""
                message = "; ".join(filter(None, (entry.message, count + "; ".join(list(dict.fromkeys(said))[:3]))))
                entry = replace(entry, outcome="warned", message=one_line(message))
            out.append(entry)
        return out
