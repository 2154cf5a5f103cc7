"""Who stands how toward whom: holders by targets, with three counts and never a net sign."""

from __future__ import annotations

import pandas as pd

NO_TARGET = "(topic only)"
NO_HOLDER = "(nobody named)"
COUNTS = ("against", "neither", "for")
_WORD = {-1: "against", 0: "neither", 1: "for"}


def edges(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder of a stance toward one of its targets: its columns, `holder`, `target`, `position`.

    Where no party is responsible for what the stance is toward, the target is `NO_TARGET`. `position` is against,
    neither or for.
    A holder's stance toward itself is left out.
    """
    frame = stances.assign(
        holder=[holders or (NO_HOLDER,) for holders in stances["holders"]],
        target=[targets or (NO_TARGET,) for targets in stances["targets"]],
        position=[_WORD[int(polarity)] for polarity in stances["polarity"]],
    )
    frame = frame.explode("holder").explode("target", ignore_index=True)
    for column in ("holder", "target", "position"):
        frame[column] = frame[column].astype("string")
    return frame[frame["holder"] != frame["target"]].reset_index(drop=True)


def matrix(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder toward one target: against, neither, for (counts), stances (their sum), articles.

    The three counts are kept apart: two for and two against is no "neutral". Those who speak most come first.
    """
    frame = edges(stances)
    table = pd.crosstab([frame["holder"], frame["target"]], frame["position"]).reindex(
        columns=list(COUNTS), fill_value=0
    )
    table.columns.name = None
    table["stances"] = table.sum(axis=1)
    table["articles"] = frame.groupby(["holder", "target"])["article_id"].nunique()
    table = table.astype("Int64").reset_index()
    return table.sort_values(["stances", "holder", "target"], ascending=[False, True, True], ignore_index=True)


def behind(stances: pd.DataFrame, holder: str | None = None, target: str | None = None) -> pd.DataFrame:
    """The stances behind a cell of the matrix, each once, in order of telling; None leaves a side open."""
    frame = edges(stances)
    if holder is not None:
        frame = frame[frame["holder"] == holder]
    if target is not None:
        frame = frame[frame["target"] == target]
    return stances[stances["stance_id"].isin(frame["stance_id"])]


def two_sided(stances: pd.DataFrame) -> pd.DataFrame:
    """The rows of `matrix` in which one holder is both for and against one party: read both passages."""
    table = matrix(stances)
    both = (table["for"] > 0) & (table["against"] > 0) & (table["target"] != NO_TARGET) & (table["holder"] != NO_HOLDER)
    return table[both].reset_index(drop=True)


def finding(table: pd.DataFrame) -> str:
    """The matrix in one sentence, as the alternative text of its chart."""
    if table.empty:
        return "No stance of one party toward another."
    pairs = [
        f"{row.holder} toward {row.target}: {in_words(row._asdict(), named=True)}"
        for row in _renamed(table).itertuples(index=False)
    ]
    more = f"; and {len(pairs) - 6} more pairs" if len(pairs) > 6 else ""
    return "Stances by holder and target. " + "; ".join(pairs[:6]) + more + "."


def in_words(counts: dict[str, int], *, named: bool = False) -> str:
    """Three counts as they stand in a cell: "−2 ·3 +1" (against, neither, for), or named: "2 against, 3 neither"."""
    if named:
        return ", ".join(f"{counts[key]} {word}" for key, word in _NAMES.items() if counts[key]) or "nothing"
    return " ".join(f"{mark}{counts[key]}" for key, mark in _MARKS.items() if counts[key])


_NAMES = {"against": "against", "neither": "neither", "for_": "for"}
_MARKS = {"against": "−", "neither": "·", "for_": "+"}


def _renamed(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"for": "for_"})  # `for` is no name in Python
