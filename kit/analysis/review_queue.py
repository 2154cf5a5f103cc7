"""Which rows to check next: drawn at random, one rule's, or the doubtful ones; and how many more checks are of use."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from statistics import NormalDist

import pandas as pd

from kit.ids import digest
from kit.lexicon import table as lexicon_table

MARGIN = 0.05  # half of the interval's width that is aimed at
UNREVIEWED, REVIEWED, DOUBTFUL, CHANGED = "unreviewed", "reviewed", "doubtful", "changed"
STATES = (UNREVIEWED, REVIEWED, DOUBTFUL, CHANGED)
_PARAGRAPH = re.compile(r"\S[^\n]*(?<=\S)")
_WORDS = 12  # shorter paragraphs say little to miss
_Z = NormalDist().inv_cdf(0.975)


def doubtful(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """One row = one row of `rows` in doubt, in the same order and under the same index: points (the more the more
    doubtful; ordinal) and why (in words). A row whose values changed since it was judged is in doubt, too.
    """
    points = pd.Series(0, index=rows.index)
    why: dict[object, list[str]] = {key: [] for key in rows.index}
    changed = rows["review"].eq("changed").fillna(False).astype(bool)
    points[changed] += 10
    for key in rows.index[changed]:
        why[key].append("it reads otherwise than when it was judged")
    for doubt in lexicon_table("review_doubts"):
        if doubt["table"] != table:
            continue
        fits = _holds(rows[doubt["column"]], doubt["value"])
        points[fits] += int(doubt["points"])
        for key in rows.index[fits]:
            why[key].append(doubt["why"])
    found = pd.DataFrame(
        {"points": points, "why": pd.Series({k: "; ".join(w) for k, w in why.items()}, dtype="string")}
    )
    return found[found["points"] > 0]


def _holds(column: pd.Series, value: str | None) -> pd.Series:
    if not value:
        return column.map(lambda cell: cell == () if isinstance(cell, tuple) else pd.isna(cell)).astype(bool)
    return column.astype("string").isin(value.split("|")).fillna(False).astype(bool)


def in_state(table: str, rows: pd.DataFrame, state: str) -> pd.DataFrame:
    """Those of the rows that are unreviewed, reviewed, doubtful (and not reviewed), or changed since being judged."""
    review = rows["review"]
    changed = review.eq("changed").fillna(False).astype(bool)
    settled = review.notna() & ~changed
    if state == UNREVIEWED:
        return rows[~settled]
    if state == REVIEWED:
        return rows[settled]
    if state == CHANGED:
        return rows[changed]
    open_rows = rows[~settled]
    return open_rows.loc[doubtful(table, open_rows).index]


def at_random(rows: pd.DataFrame, key: str, seed: int) -> pd.DataFrame:
    """The kit's own rows that did not yet come up at random, in the order of a draw without replacement; `key` is the
    column of their ids.

    Each row's place hangs on the seed and its id alone: a rerun goes on where it was, and new articles put their rows
    in between. Rows that were judged for another reason are drawn as well, or the sample would lean.
    """
    came_up = rows["drawn"].map(lambda how: "random" in how).astype(bool)
    own = rows[rows["rule"].ne("analyst").astype(bool) & ~came_up]
    order = own[key].map(lambda one: digest("drawn", seed, one))
    return own.loc[order.sort_values(kind="stable").index]


def by_doubt(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The doubtful rows that are not reviewed, the most doubtful first; ahead of all what changed after its verdict."""
    doubts = doubtful(table, in_state(table, rows, DOUBTFUL))
    return rows.loc[doubts.sort_values("points", ascending=False, kind="stable").index]


def passages(articles: pd.DataFrame, read: Collection[tuple[str, int, int]], seed: int) -> pd.DataFrame:
    """The passages that were not read through, in the order of a draw, which hangs on the seed and the place alone: one
    row a paragraph of some length: article_id, start, end, text.
    """
    rows = [
        (article.article_id, at.start(), at.end(), at.group())
        for article in articles.itertuples(index=False)
        for at in _PARAGRAPH.finditer(article.text)
        if len(at.group().split()) >= _WORDS and (article.article_id, at.start(), at.end()) not in read
    ]
    rows.sort(key=lambda row: digest("drawn", seed, *row[:3]))
    return pd.DataFrame(rows, columns=["article_id", "start", "end", "text"])


def more_checks(right: int, reviewed: int, rows: int, margin: float = MARGIN) -> int:
    """How many more rows to check until the 95 % interval is at most ± `margin` wide, if the share of right rows stays
    what it is (a half where none was checked); never more than there are rows left.
    """
    share = right / reviewed if reviewed else 0.5
    low, high = reviewed, max(rows, reviewed)
    while low < high:
        middle = (low + high) // 2
        if middle and _half_width(share, middle) <= margin:
            high = middle
        else:
            low = middle + 1
    return low - reviewed


def _half_width(share: float, count: int) -> float:
    """Half of the width of the Wilson interval."""
    spread = share * (1 - share) / count + _Z**2 / (4 * count**2)
    return _Z * math.sqrt(spread) / (1 + _Z**2 / count)
