"""A result, opened: its tables through Dask, and a choice of its articles as a corpus. Nothing is loaded before."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
from pyarrow import compute, dataset

from kit.article import Article
from kit.corpus import Corpus, frames
from kit.corpus.by_hand import as_set_by_hand
from kit.corpus.packed import unpack
from kit.corpus.reader import Reader
from kit.corpus.readings import Reading, joined
from kit.corpus.whole import Whole
from kit.language.records import Actor
from kit.lexicon.roster import read_roster
from kit.scale.actors import ALL
from kit.scale.jobs import FULLER, READINGS
from kit.scale.schemas import TABLES, schema, to_frame
from kit.scale.store import Store
from kit.workspace import Workspace

if TYPE_CHECKING:
    from dask.dataframe import DataFrame

MOST = 5_000  # articles that a notebook takes without making the analyst wait


class Result:
    """What `annotate_parquet` wrote to a folder. Raises FileNotFoundError when there is none."""

    def __init__(self, target: str | os.PathLike) -> None:
        self.store = Store(os.fspath(target))
        self.parts = self.store.parts("articles")
        if not self.parts:
            raise FileNotFoundError(f"there is no result in {os.fspath(target)}; kit.scale.annotate_parquet writes one")

    # ---- tables ----------------------------------------------------------------------------------------------------

    def table(self, name: str, columns: Sequence[str] | None = None, filters: Any = None) -> DataFrame:
        """A table as a Dask DataFrame, a partition for each part, with the types of the kit's frames.

        `columns`: only these are read. `filters`: as pyarrow has them, `[("side", "==", "IND")]`; what can't hold such
        a row is not even read. Raises ValueError for an unknown table or column.
        """
        if name not in TABLES:
            raise ValueError(f"{name!r} is no table; there are: {', '.join(TABLES)}")
        known = schema(name).names
        if unknown := set(columns or ()) - set(known):
            raise ValueError(f"{name} has no column {min(unknown)!r}; there are: {', '.join(known)}")
        columns = list(columns or known)
        load = partial(_loaded, self.store, name, columns, filters)
        return mapped(load, self.store.parts(name), frames.frame(name, [])[columns])

    def _rows(self, table: str, columns: list[str] | None = None, where: Any = None) -> pa.Table:
        path = self.store.path(table, "").rsplit("/", 1)[0]
        found = dataset.dataset(path, filesystem=self.store.files, format="parquet")
        return found.to_table(columns=columns, filter=where)

    # ---- a choice of articles --------------------------------------------------------------------------------------

    def corpus(
        self,
        *,
        side: str | None = None,
        actor: str | None = None,
        source: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        most: int = MOST,
        model: str | None = None,
        roster: str | os.PathLike | pd.DataFrame | None = None,
        workspace: Workspace | str | os.PathLike | None = None,
    ) -> Corpus:
        """The articles of a choice as a corpus, as `kit.annotate` gives it, for apps and analysis; none is read anew.

        Chosen are articles that mention the `side` and the `actor` (its name, another name of it, or its id), of the
        `source`, published `since` and `until` these days; as in a scope, an article without a day is in any span.
        Actors and events keep the ids that they have in the whole result, until something is set by hand that has an
        article read anew: then the choice is joined by itself. Give the roster that the result was made with.

        Raises ValueError when more than `most` articles are chosen, or none.
        """
        chosen = self._chosen(side, actor, source, since, until)
        if not 0 < len(chosen) <= most:
            told = f"{len(chosen):,} articles meet this choice" if len(chosen) else "No article meets this choice"
            what = f"narrow it by side, actor, source, since or until, or raise most ({most:,})"
            raise ValueError(f"{told}; {what if len(chosen) else 'widen it'}")
        here = compute.field("article_id").isin(pa.array(chosen))
        found = {row["article_id"]: _article(row) for row in self._rows("articles", None, here).to_pylist()}
        rows = self._rows(READINGS, ["article_id", "reading"], here).to_pylist()
        read = {row["article_id"]: unpack(row["reading"]) for row in rows}
        events = self._rows("signals", ["signal_id", "event_id"], here)
        workspace = Workspace(workspace) if isinstance(workspace, (str, os.PathLike)) else workspace
        corpus = Corpus(found.values(), Reader(model, read_roster(roster), workspace), found=found)
        event_of = dict(zip(events["signal_id"].to_pylist(), events["event_id"].to_pylist(), strict=True))
        corpus.adopt(read, _Joined(found, read, self._fuller(read), event_of))
        set_by_hand = as_set_by_hand(list(found.values()), workspace) if workspace else ()
        if changed := [one for one in set_by_hand if one != found[one.id]]:
            corpus.put(changed)
        return corpus

    def _chosen(self, side: str | None, actor: str | None, source: str | None, since: Any, until: Any) -> list[str]:
        where = compute.scalar(True)
        day = compute.field("date")
        if source is not None:
            where &= compute.field("source") == source
        if since is not None:
            where &= day.is_null() | (day >= pd.Timestamp(since).to_pydatetime())
        if until is not None:
            where &= day.is_null() | (day <= pd.Timestamp(until).to_pydatetime())
        found = self._rows("articles", ["article_id"], where)["article_id"].to_pylist()
        for column, values in (("side", side and [side]), ("actor_id", actor and self._ids(actor))):
            if values:
                there = compute.field(column).isin(values)
                mentioned = set(self._rows("mentions", ["article_id"], there)["article_id"].to_pylist())
                found = [key for key in found if key in mentioned]
        return found

    def _ids(self, actor: str) -> list[str]:
        rows = self._rows("actors", ["actor_id", "name", "aliases"]).to_pylist()
        found = [row["actor_id"] for row in rows if actor in (row["actor_id"], row["name"], *row["aliases"])]
        if not found:
            raise ValueError(f"no actor of this result is called {actor!r}; its table of actors has the names")
        return found

    def _fuller(self, read: dict[str, Reading]) -> dict[str, Actor]:
        mine = pa.array({actor.actor_id for reading in read.values() for actor in reading.actors}, pa.string())
        rows = self.store.read(FULLER, ALL, filters=compute.field("actor_id").isin(mine)).to_pylist()
        return {row["actor_id"]: Actor(row["fuller_id"], row["name"], "", row["side"]) for row in rows}


class _Joined(Whole):
    """Articles of a result, joined as they are in all of it."""

    def __init__(self, articles: Any, read: Any, fuller: dict[str, Actor], event_of: dict[str, str]) -> None:
        super().__init__(articles, read)
        self._fuller, self._event_of = fuller, event_of

    @cached_property
    def readings(self) -> dict[str, Reading]:
        return {key: joined(reading, self._fuller) for key, reading in self._readings.items()}

    @cached_property
    def events(self) -> dict[str, str]:
        return self._event_of


def _article(row: dict[str, Any]) -> Article:
    fields = ("title", "date", "source", "author", "url", "path", "date_from", "language", "duplicate_of")
    return Article(
        row["text"], row["article_id"], duplicate_kind=row["duplicate_kind"], **{name: row[name] for name in fields}
    )


def mapped(load: Any, items: Sequence[Any], empty: pd.DataFrame) -> DataFrame:
    """A Dask DataFrame with a partition for each item. Raises ImportError, with what to type, where Dask is missing."""
    try:
        from dask import config
        from dask.dataframe import from_map
    except ImportError:
        raise ImportError('tables need Dask; type in this project\'s folder: pip install -e ".[scale]"') from None
    with config.set({"dataframe.convert-string": False}):  # it would take tuples for text
        return from_map(load, list(items), meta=empty)


def _loaded(store: Store, table: str, columns: list[str], filters: Any, part: str) -> pd.DataFrame:
    return to_frame(table, store.read(table, part, columns, filters))
