"""The course of events: by day where they are dated, else in the order in which the articles tell them."""

from __future__ import annotations

import pandas as pd

from kit.analysis.index import current
from kit.analysis.ladder import QUADS


def by_day(events: pd.DataFrame) -> pd.DataFrame:
    """One row = one day with events, undated ones left out: day, a count for each quad, events, reported, score.

    `reported`: how many of them stand on the day of publication, because the text does not say when they
    happened. `score`: the sum of theirs. Only events that count (actual, planned, alleged) are in it.
    """
    dated = current(events)
    dated = dated[dated["day"].notna()]
    table = pd.crosstab(dated["day"], dated["quad"]).reindex(columns=list(QUADS), fill_value=0)
    table.columns.name = None
    table["events"] = dated.groupby("day").size()
    table["reported"] = dated.groupby("day")["reported"].sum()
    table = table.astype("Int64")
    table["score"] = dated.groupby("day")["score"].sum().astype("float64")
    return table.rename_axis("day").reset_index()


def by_telling(events: pd.DataFrame) -> pd.DataFrame:
    """The events that count in the order of telling, with `step` from 1: article by article, as each tells them."""
    counted = current(events)
    return counted.assign(step=pd.Series(range(1, len(counted) + 1), index=counted.index, dtype="Int64"))


def undated(events: pd.DataFrame) -> int:
    """How many of the events that count have no day at all."""
    return int(current(events)["day"].isna().sum())
