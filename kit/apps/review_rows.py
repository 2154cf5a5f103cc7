"""The rows that are up for review, and in which order."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis import review_queue as queue
from kit.views import checking
from kit.views.passages import KEYS

if TYPE_CHECKING:
    from kit.corpus import Corpus

ALL, LISTED, RANDOM, RULE, LOST, PASSAGES = "all", "listed", "random", "rule", "lost", "passages"
CHOICES = {
    "all, as told": ALL,
    "those listed before": LISTED,
    "drawn at random": RANDOM,
    "unreviewed": queue.UNREVIEWED,
    "doubtful, the most doubtful first": queue.DOUBTFUL,
    "reviewed": queue.REVIEWED,
    "changed since the review": queue.CHANGED,
    "of one rule, at random": RULE,
    "reviewed, but no longer found": LOST,
    "whole passages: is anything missing?": PASSAGES,
}
_DRAWN = {RANDOM: "random", queue.DOUBTFUL: "doubt"}


class ReviewRows:
    """A list of row ids that stays as it was drawn while verdicts are given, and the rows as they are now."""

    def __init__(self, corpus: Corpus, table: str) -> None:
        self.corpus, self.table, self.key = corpus, table, KEYS[table]
        self.what = ALL
        self.ids: list[str] = []
        self.why: dict[str, str] | None = None
        self.rows = corpus.checklist(table)
        self._index: dict[str, int] = {}
        self.reload()

    def reload(self) -> None:
        """Take the rows as the verdicts leave them now; the list keeps its order."""
        self.rows = self.corpus.checklist(self.table)
        self._index = {key: at for at, key in enumerate(self.rows[self.key])}
        self._reviews, self._drawn = self.rows["review"].tolist(), self.rows["drawn"].tolist()
        self._read = set(self.corpus.passages_read(self.table))
        if self.what not in {LOST, PASSAGES}:
            self.ids = [key for key in self.ids if key in self._index]

    def note(self, row_id: str, verdict: str, drawn: str) -> None:
        """Take a verdict that was just given into the rows. Where no value of a row follows from it, the others need
        not be looked at again.
        """
        at = self._index.get(row_id)
        plain = at is not None and (pd.isna(self._reviews[at]) or self._reviews[at] in {"accepted", "rejected"})
        if not plain or verdict == "corrected" or self.rows["rule"].iat[at] == "analyst":
            self.reload()
            return
        self._reviews[at] = verdict
        self._drawn[at] = tuple(sorted({*self._drawn[at], drawn}))
        for column, value in (("review", verdict), ("drawn", self._drawn[at])):
            self.rows.iat[at, self.rows.columns.get_loc(column)] = value

    def draw(self, what: str, *, listed: Collection[str] = (), rule: str = "", seed: int = 1) -> None:
        """Make the list anew."""
        rows, self.what, self.why = self.rows, what, None
        if what == PASSAGES:
            self.passages = queue.passages(self.corpus.articles, self._read, seed)
            self.ids = [f"{p.article_id}/{p.start}/{p.end}" for p in self.passages.itertuples()]
            return
        if what == LOST:
            self.lost = self.gone()
            self.ids = list(self.lost["review_id"])
            return
        if what == LISTED:
            rows = rows[rows[self.key].isin(listed)]
        elif what == RANDOM:
            rows = queue.at_random(rows, self.key, seed)
        elif what == RULE:
            rows = queue.at_random(queue.in_state(self.table, rows, queue.UNREVIEWED), self.key, seed)
            rows = rows[rows["rule"] == rule]
        elif what == queue.DOUBTFUL:
            doubts = queue.doubtful(self.table, rows)
            self.why = dict(zip(rows.loc[doubts.index, self.key], doubts["why"], strict=True))
            rows = queue.by_doubt(self.table, rows)
        elif what != ALL:
            rows = queue.in_state(self.table, rows, what)
        self.ids = list(rows[self.key])

    def gone(self) -> pd.DataFrame:
        """The verdicts on rows of this table that the kit does not find today."""
        reviews = self.corpus.reviews
        return reviews[(reviews["table"] == self.table) & ~reviews["found"]]

    def shown(self, numbers: list[int]) -> pd.DataFrame:
        """The rows of these numbers of the list, in words."""
        if self.what == LOST:
            titles = self.corpus.articles.set_index("article_id")["title"].fillna("").to_dict()
            return checking.gone(self.lost.iloc[numbers], titles)
        if self.what == PASSAGES:
            passages = self.passages.iloc[numbers]
            marks = ["" if self.is_open(self.ids[number]) else "✓ nothing missing" for number in numbers]
            return pd.DataFrame({"checked": marks, "passage": passages["text"].tolist()})
        at = [self._index[self.ids[number]] for number in numbers]
        return checking.to_check(self.table, self.rows.iloc[at], self.why)

    def row(self, row_id: str) -> dict[str, Any] | None:
        """The row with this id as it is now; of a passage its place; None when there is none."""
        if self.what == PASSAGES and row_id in self.ids:
            return self.passages.iloc[self.ids.index(row_id)].to_dict()
        return self.now(row_id) if row_id in self._index else None

    def now(self, row_id: str) -> dict[str, Any]:
        """The row of the table with this id."""
        return self.rows.iloc[self._index[row_id]].to_dict()

    def is_open(self, row_id: str) -> bool:
        """Is a verdict still to be given, of those that the list is for?"""
        if self.what == PASSAGES:
            article_id, start, end = row_id.rsplit("/", 2)
            return (article_id, int(start), int(end)) not in self._read
        at = self._index.get(row_id)
        if at is None:
            return False
        if self.what == RANDOM:
            return "random" not in self._drawn[at]
        return pd.isna(self._reviews[at]) or self._reviews[at] == "changed"

    def drawn(self, row_id: str) -> str:
        """How this row came up. A draw counts as one only while no row before it is left out."""
        if self.what == RANDOM and any(self.is_open(other) for other in self.ids[: self.ids.index(row_id)]):
            return "analyst"
        return _DRAWN.get(self.what, "analyst") if row_id in self.ids else "analyst"

    def insert(self, row_id: str, after: str) -> None:
        """Put an added row into the list."""
        if self.what not in {LOST, PASSAGES} and row_id not in self.ids:
            self.ids.insert(self.ids.index(after) + 1 if after in self.ids else len(self.ids), row_id)

    def step(self, row_id: str, by: int, *, unreviewed: bool = False) -> str:
        """The id of the next row of the list, or (by -1) of the one before; "" at the end."""
        at = self.ids.index(row_id) if row_id in self.ids else -1 if by > 0 else len(self.ids)
        at += by
        while 0 <= at < len(self.ids) and unreviewed and not self.is_open(self.ids[at]):
            at += by
        return self.ids[at] if 0 <= at < len(self.ids) else ""
