"""From Parquet to Parquet: each step over all parts, on whatever machines there are, and nothing done twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from kit.corpus import frames
from kit.corpus.prints import roster_print
from kit.corpus.work import version
from kit.ids import digest
from kit.language.models import model_name
from kit.lexicon.roster import read_roster
from kit.scale import actors, events, index, reading, tables
from kit.scale.jobs import INDEX, Job, Reads
from kit.scale.schemas import TABLES
from kit.scale.source import parts
from kit.scale.store import Store
from kit.scale.tasks import Failed, each


def annotate_parquet(
    source: str | os.PathLike,
    target: str | os.PathLike,
    *,
    client: Any = None,
    model: str | None = None,
    roster: str | os.PathLike | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Annotate Parquet files with a column `text` and, where there, `id`, `title`, `date`, `source` and `url`; gives a
    report, one row a part: part, outcome, articles, message.

    `source` is a file, a folder or a pattern, `target` a folder; both may be on any file system that fsspec knows. Out
    come `target/TABLE/PART.parquet`, a part for each source file, with the columns of the kit's tables, and the same
    rows that one machine gives for the same articles in the order of the files' names; the table of actors is counted
    over all. `client`: a Dask client, or anything with such a `map`; without one this process does it all.

    Outcomes: `made` (read now), `joined` (known, but other articles changed what it is joined to), `kept` (nothing
    changed), `failed` (it came to nothing at three tries; its rows are left out, and the rest went on). The message
    names rows without text, which are left out, and days that are none, which are taken for unknown.

    What is done is done when the call ends or breaks off, and the next call goes on from there. Parts of the target
    that the source no longer has are removed.

    Raises FileNotFoundError for a source without files, ValueError for a target inside the source, OSError when the
    model is not installed, RuntimeError when workers have another version of the kit, or when what joins the parts
    can't be found out.
    """
    model, roster = model_name(model), read_roster(roster)
    apart = frozenset(row.name for row in roster.rows)
    who = Reads(model, roster, version(model), digest(version(model), roster_print(roster.rows)))
    store = Store(os.fspath(target))
    found = parts(source)
    if inside := [part for part in found if store.holds(part.address)]:
        raise ValueError(f"the target lies in the source ({inside[0].address}); choose another folder for it")
    run = _Run(client, [Job(store, part, who) for part in found])

    run.do(index.index)
    run.tell("renamed", index.renamed(store, run.parts))
    run.do(reading.read, "made")
    run.tell("copies", index.copies(store, run.parts, {job.name: job.renamed for job in run.jobs}))
    run.do(reading.articles, "joined")
    actors.join(client, store, run.parts, apart)
    run.do(tables.tables, "joined")
    events.join(client, store, run.parts)
    run.do(tables.signals, "joined")
    actors.table(client, store, run.parts)
    run.sweep()
    return run.report()


class _Run:
    """The parts that are still in the run, and what came of all."""

    def __init__(self, client: Any, jobs: Iterable[Job]) -> None:
        self.client, self.jobs = client, list(jobs)
        self._store = self.jobs[0].store
        self._outcome = {job.name: "kept" for job in self.jobs}
        self._failed: dict[str, str] = {}

    @property
    def parts(self) -> list[str]:
        """The names of the parts that are still in it."""
        return [job.name for job in self.jobs]

    def do(self, step: Callable[[Job], bool], outcome: str = "") -> None:
        """Do a step for every part; one that fails is out of the run. `outcome`: of those where something was done."""
        for job, done in each(self.client, step, self.jobs):
            if isinstance(done, Failed):
                self._failed[job.name] = done.message
            elif done and outcome and self._outcome[job.name] == "kept":
                self._outcome[job.name] = outcome
        self.jobs = [job for job in self.jobs if job.name not in self._failed]

    def tell(self, field: str, found: dict[str, dict[int, str]]) -> None:
        """Tell each part's job something that was found out about it."""
        self.jobs = [replace(job, **{field: found.get(job.name, {})}) for job in self.jobs]

    def sweep(self) -> None:
        """Remove from the tables what is of no part of this run."""
        for table in (table for table in TABLES if table != "actors"):
            for other in set(self._store.parts(table)) - set(self.parts):
                self._store.remove(table, other)

    def report(self) -> pd.DataFrame:
        """One row a part."""
        notes = {name: {} if name in self._failed else self._store.notes(INDEX, name) for name in self._outcome}
        rows = {
            "part": list(self._outcome),
            "outcome": ["failed" if name in self._failed else self._outcome[name] for name in self._outcome],
            "articles": [notes[name].get("articles", 0) for name in self._outcome],
            "message": [self._failed.get(name) or _of_rows(notes[name]) for name in self._outcome],
        }
        types = {"part": frames.TEXT, "outcome": frames.TEXT, "articles": frames.COUNT, "message": frames.TEXT}
        return pd.DataFrame({name: pd.Series(rows[name], dtype=kind) for name, kind in types.items()})


def _of_rows(notes: dict[str, Any]) -> str:
    """What was wrong with rows of a part, in one line."""
    named, wrong = notes["problems"], notes["wrong"]
    return "; ".join(named) + (f"; and {wrong - len(named)} more" if wrong > len(named) else "")
