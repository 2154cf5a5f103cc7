"""Who stands how toward whom: holders by targets, with three counts and never a net sign."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from kit.analysis.select import among

NO_TARGET = "(topic only)"
NO_HOLDER = "(nobody named)"
COUNTS = ("against", "neither", "for")
_OF_A_PAIR = ["article_id", "holders", "targets", "polarity"]
_MOST_SAID = 6
_WORD = {-1: "against", 0: "neither", 1: "for"}


def edges(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder of a stance toward one of its targets: its columns, `holder`, `target`, `position`.

    Where no party is responsible for what the stance is toward, the target is `NO_TARGET`. `position` is against,
    neither or for.
    A holder's stance toward itself is left out. Edges, or a part of them, stay as they are.
    """
    if "position" in stances:
        return stances
    pairs = list(_pairs(stances))
    numbers = [number for number, _, _ in pairs]
    positions = [_WORD[int(polarity)] for polarity in stances["polarity"]]
    columns = {
        "holder": [holder for _, holder, _ in pairs],
        "target": [target for _, _, target in pairs],
        "position": [positions[number] for number in numbers],
    }
    frame = stances.iloc[numbers].reset_index(drop=True)
    return frame.assign(**{name: pd.array(cells, dtype="string") for name, cells in columns.items()})


def _pairs(stances: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Each holder with each target, and the number of their row; nobody with itself."""
    both = zip(stances["holders"].to_list(), stances["targets"].to_list(), strict=True)
    for number, (holders, targets) in enumerate(both):
        for holder in holders or (NO_HOLDER,):
            for target in targets or (NO_TARGET,):
                if holder != target:
                    yield number, holder, target


def matrix(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder toward one target: against, neither, for (counts), stances (their sum), articles.

    The three counts are kept apart: two for and two against is no "neutral". Those who speak most come first.
    """
    pairs = edges(stances if "position" in stances else stances[_OF_A_PAIR])
    table, _ = counted(pairs, ["holder", "target"])
    return table.sort_values(["stances", "holder", "target"], ascending=[False, True, True], ignore_index=True)


def counted(frame: pd.DataFrame, keys: list[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """One row = one group of rows that are the same in `keys`: against, neither, for, stances (their sum), articles;
    and for each row of `frame` the number of its group. In order of first appearance.
    """
    group = frame.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    _, first = np.unique(group, return_index=True)
    size, article = len(frame) + 1, pd.factorize(frame["article_id"])[0]
    number = lambda of: np.bincount(of, minlength=len(first))
    table = frame[keys].iloc[first].reset_index(drop=True)
    for name in COUNTS:
        table[name] = number(group[(frame["position"] == name).to_numpy(bool)])
    table = table.assign(stances=number(group), articles=number(np.unique(group * size + article) // size))
    return table.astype(dict.fromkeys((*COUNTS, "stances", "articles"), "Int64")), group


def behind(
    stances: pd.DataFrame, holder: str | None = None, target: str | None = None, pairs: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The stances behind a cell of the matrix, each once, in order of telling; None leaves a side open.

    `pairs` are the `edges` of the stances, for who has them already.
    """
    pairs = edges(stances[["stance_id", *_OF_A_PAIR]]) if pairs is None else pairs
    return among(stances, "stance_id", between(pairs, holder, target)["stance_id"].to_list())


def between(pairs: pd.DataFrame, holder: str | None = None, target: str | None = None) -> pd.DataFrame:
    """The edges of one holder, toward one target; None leaves a side open."""
    pairs = pairs[pairs["holder"] == holder] if holder is not None else pairs
    return pairs[pairs["target"] == target] if target is not None else pairs


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
        for row in _renamed(table.head(_MOST_SAID)).itertuples(index=False)
    ]
    more = f"; and {len(table) - _MOST_SAID} more pairs" if len(table) > _MOST_SAID else ""
    return "Stances by holder and target. " + "; ".join(pairs) + more + "."


def in_words(counts: dict[str, int], *, named: bool = False) -> str:
    """Three counts as they stand in a cell: "−2 ·3 +1" (against, neither, for), or named: "2 against, 3 neither"."""
    if named:
        return ", ".join(f"{counts[key]} {word}" for key, word in _NAMES.items() if counts[key]) or "nothing"
    return " ".join(f"{mark}{counts[key]}" for key, mark in _MARKS.items() if counts[key])


_NAMES = {"against": "against", "neither": "neither", "for_": "for"}
_MARKS = {"against": "−", "neither": "·", "for_": "+"}


def _renamed(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"for": "for_"})  # `for` is no name in Python
