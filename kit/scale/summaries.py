"""The tables of the analysis room over a whole result: made part by part where the parts lie, and added up.

Each is the table that `kit.analysis` makes of the same rows on one machine. A Dask client that is open does the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import pandas as pd
import pyarrow as pa

from kit.analysis import index, stances, timeline, voices
from kit.analysis.ladder import QUADS, rung
from kit.corpus import frames
from kit.scale.result import Result, mapped
from kit.scale.schemas import to_frame
from kit.scale.store import Store

_ROWS = 200_000  # signals that one task gathers
_WIDE = ("articles", "outlets")


def matrix(result: Result, filters: Any = None) -> pd.DataFrame:
    """Who stands how toward whom, as `kit.analysis.matrix`."""
    found = _of_parts(result, "stances", filters, stances.matrix)
    table = found.groupby(["holder", "target"], as_index=False).sum()
    return table.sort_values(["stances", "holder", "target"], ascending=[False, True, True], ignore_index=True)


def shares(
    result: Result, by: str = "speaker", measure: str = "words", relayed: str = "apart", filters: Any = None
) -> pd.DataFrame:
    """Each voice's share, as `kit.analysis.shares`."""
    found = _of_parts(result, "quotes", filters, partial(voices.shares, by=by, measure=measure, relayed=relayed))
    counts = found.drop(columns=["share_quotes", "share_words"])
    return voices.with_shares(counts.groupby(["voice", "side"], as_index=False).sum(), measure)


def by_type(result: Result) -> pd.DataFrame:
    """Distinct events by type and status, as `kit.analysis.by_type` of all events."""
    found = _of_events(result, index.by_type)
    table = found.groupby(["signal", "label", "quad"], as_index=False).sum()
    return table.iloc[sorted(range(len(table)), key=lambda at: rung(table["signal"][at]))].reset_index(drop=True)


def by_day(result: Result) -> pd.DataFrame:
    """Distinct events by day, as `kit.analysis.by_day` of all events."""
    return _of_events(result, timeline.by_day).groupby("day", as_index=False).sum()


def by_quad(result: Result) -> pd.DataFrame:
    """Distinct events by quad, as `kit.analysis.by_quad` of all events: their mentions, articles and outlets."""
    found = _of_events(result, _told_by)
    table = found.groupby("quad")[["events", "mentions"]].sum().reindex(list(QUADS), fill_value=0)
    for column in _WIDE:
        pairs = found[["quad", column]].explode(column).dropna().drop_duplicates()
        table[column] = pairs.groupby("quad").size().reindex(list(QUADS), fill_value=0)
    return table.astype("Int64").rename_axis("quad").reset_index().astype({"quad": "string"})


def _told_by(events: pd.DataFrame) -> pd.DataFrame:
    """One row a quad: its events that count, with the different articles and outlets that carry them."""
    counted = index.current(events)
    wide = lambda cells: tuple(dict.fromkeys(value for cell in cells for value in cell))
    rows = [
        (name, len(some), int(some["mentions"].sum()), wide(some["articles"]), wide(some["outlets"]))
        for name, some in counted.groupby("quad")
    ]
    table = pd.DataFrame(rows, columns=["quad", "events", "mentions", *_WIDE])
    return table.astype(
        {"quad": "string", "events": "Int64", "mentions": "Int64", "articles": object, "outlets": object}
    )


def events(result: Result):
    """Distinct events as a Dask DataFrame, the rows of `kit.analysis.events`: the mentions of an event stand in many
    parts, so that a partition gathers those of a range of ids.
    """
    total = sum(result.store.rows("signals", part) for part in result.store.parts("signals"))
    count = 1 + total // _ROWS
    bounds = [f"{(2**64 * n) // count:016x}" for n in range(count)] + ["g"]
    empty = index.events(frames.frame("signals", []), frames.frame("articles", []))
    return mapped(partial(_events, result.store), list(pairwise(bounds)), empty)


def _events(store: Store, ids: tuple[str, str]) -> pd.DataFrame:
    signals, articles = [], []
    for part in store.parts("signals"):
        some = store.read("signals", part, filters=[("event_id", ">=", ids[0]), ("event_id", "<", ids[1])])
        wanted = [("article_id", "in", some["article_id"].to_pylist())]
        if len(some):
            signals.append(some)
            articles.append(store.read("articles", part, ["article_id", "date", "source"], wanted))
    if not signals:
        return index.events(frames.frame("signals", []), frames.frame("articles", []))
    told, carried = to_frame("signals", pa.concat_tables(signals)), to_frame("articles", pa.concat_tables(articles))
    return index.events(told, carried)


def _of_parts(result: Result, table: str, filters: Any, made: Callable[[pd.DataFrame], pd.DataFrame]) -> pd.DataFrame:
    found = result.table(table, filters=filters)
    return found.map_partitions(made, meta=made(frames.frame(table, []))).compute()


def _of_events(result: Result, made: Callable[[pd.DataFrame], pd.DataFrame]) -> pd.DataFrame:
    found = events(result)
    return found.map_partitions(made, meta=made(found._meta)).compute()
