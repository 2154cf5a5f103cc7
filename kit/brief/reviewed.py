"""How much of a brief a person checked, and what came of the rows that were drawn at random."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis.findings import count

if TYPE_CHECKING:
    from kit.corpus import Corpus

_CHECKED = ("accepted", "corrected", "added")
_VERDICTS = ("accepted", "corrected", "rejected", "added")
_COLUMNS = ["table", "rule", "reviewed", "right", "precision", "low", "high"]
_WHOLE = "all"  # the rule of the row that counts a whole table


def first_line(tables: Iterable[pd.DataFrame]) -> str:
    """How many of the rows a person checked; that they are unreviewed comes first where none was."""
    whole = checked = 0
    for frame in tables:
        whole += len(frame)
        checked += int(frame["review"].isin(_CHECKED).sum()) if "review" in frame else 0
    verb = "was" if checked == 1 else "were"
    said = f"{checked} of {count(whole, 'row')} {verb} checked by a person"
    if not checked and whole:
        return f"Written from unreviewed rows: {said}."
    return f"{said}; the others are unreviewed." if checked < whole else f"{said}."


def reviewed(corpus: Corpus, tables: Mapping[str, pd.DataFrame], chosen: Collection[str]) -> tuple[str, ...]:
    """What was reviewed of the chosen articles, a sentence a table, and how often rows drawn at random were right."""
    verdicts = _latest(corpus.reviews)
    verdicts = verdicts[verdicts["article_id"].isin(set(chosen))]
    said = []
    for table, frame in tables.items():
        counts = verdicts.loc[verdicts["table"] == table, "verdict"].value_counts()
        parts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in _VERDICTS if verdict in counts)
        there = f"{len(frame)} row{'' if len(frame) == 1 else 's'} in this brief"
        said.append(f"{table.capitalize()}: {parts or 'none reviewed'} ({there}).")
    measured = precision(corpus)
    measured = measured[(measured["rule"] == _WHOLE) & (measured["reviewed"] > 0)]
    if measured.empty:
        return (*said, "No row drawn at random was judged: how many of these rows are right was not measured.")
    for row in measured.itertuples(index=False):
        verb = "was" if row.right == 1 else "were"
        drawn = f"Of {row.reviewed} {row.table} drawn at random from the articles in scope"
        share = f"{row.precision:.0%}; the true share lies between {row.low:.0%} and {row.high:.0%} (95% interval)"
        said.append(f"{drawn}, {row.right} {verb} right: {share}.")
    return tuple(said)


def precision(corpus: Corpus) -> pd.DataFrame:
    """One row = one table and rule of which rows were drawn at random: table, rule ("all": the whole table), reviewed,
    right, precision, low, high (0 to 1, a 95 % interval). Other draws are no fair sample and are not in it.
    """
    return corpus.precision("random")[_COLUMNS].reset_index(drop=True)


def _latest(reviews: pd.DataFrame) -> pd.DataFrame:
    """The verdicts that count: the last on each row."""
    return reviews.sort_values("when", kind="stable").drop_duplicates(["table", "row_id"], keep="last")
