"""The tables that an analyst reviews, and how: what `Corpus` offers of `Reviews`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.corpus.recall import Passages, recall
from kit.corpus.reviews import Reviews, read_verdicts
from kit.corpus.verdicts import KEYS

if TYPE_CHECKING:
    from kit.workspace import Workspace


class Reviewable:
    """Has tables of its own, of which some rows are in scope, and reviews of them, shared with its siblings."""

    workspace: Workspace | None
    articles: pd.DataFrame
    _weights: dict[str, float]

    def _begin_reviews(self, text_of: Callable[[str], str | None]) -> None:
        self._reviews = Reviews(self._own_table, text_of, self.workspace)
        self._passages = Passages(text_of, self.workspace)
        self._cuts: dict[str, tuple[pd.DataFrame, pd.DataFrame]] = {}  # of the whole tables, what is in scope

    def _own_table(self, name: str) -> pd.DataFrame:
        raise NotImplementedError

    def _cut(self, whole: pd.DataFrame) -> pd.DataFrame:
        raise NotImplementedError

    # ---- tables ----------------------------------------------------------------------------------------------------

    @property
    def quotes(self) -> pd.DataFrame:
        """One row a quote, as reviews leave it."""
        return self._reviewed("quotes")

    @property
    def stances(self) -> pd.DataFrame:
        """One row a stance, as reviews leave it."""
        return self._reviewed("stances")

    @property
    def signals(self) -> pd.DataFrame:
        """One row a mention of an event, as reviews leave it; mentions of one event share `event_id`."""
        return self._reviewed("signals")

    def _reviewed(self, name: str) -> pd.DataFrame:
        whole, cut = self._reviews.table(name, self._weights), self._cuts.get(name)
        if cut is None or cut[0] is not whole:
            self._cuts[name] = cut = whole, self._cut(whole)
        return cut[1]

    # ---- reviews ---------------------------------------------------------------------------------------------------

    def review(
        self,
        table: str,
        row_id: str,
        verdict: str,
        *,
        changes: Mapping[str, Any] | None = None,
        note: str | None = None,
        drawn: str = "analyst",
    ) -> None:
        """Record a verdict on a row of `quotes`, `stances` or `signals`: accepted, rejected, or corrected with
        `changes` (column -> value). The latest verdict on a row counts; a rejected row can be reviewed again by its id.
        Ids can't be changed, and stay whatever is. `drawn`: how the row came up (analyst, random, doubt).

        With a workspace the verdict is on disk when the call returns. Raises ValueError for an unknown table, row,
        verdict, column or value, and for a span that is empty or outside the text.
        """
        self._reviews.review_all(table, [row_id], verdict, changes=changes, note=note, drawn=drawn)

    def review_all(self, table: str, row_ids: Iterable[str], verdict: str, **more: Any) -> None:
        """The same verdict on several rows, on all or on none; `more` as in `review`."""
        self._reviews.review_all(table, row_ids, verdict, **more)

    def add(self, table: str, article_id: str, start: int, end: int, **columns: Any) -> str:
        """Add a row that the kit missed, and give its id, the same one for the same addition. Its `rule` is analyst;
        its text, cue or trigger is what stands from `start` to `end`. Raises ValueError, as `review` does.
        """
        return self._reviews.add(table, article_id, start, end, columns)

    def undo(self) -> bool:
        """Take back the workspace's last verdict or addition, whichever corpus made it; False when there is none."""
        return self._reviews.undo()

    @property
    def reviews(self) -> pd.DataFrame:
        """One row a verdict or addition, the earliest first; `found`: the kit finds its row in these articles today."""
        return self._reviews.listed()

    def precision(self, drawn: str | None = None) -> pd.DataFrame:
        """How far each rule is right on the articles in scope: one row a table and rule that has rows, and one a table
        with rule `all`: reviewed, right (accepted), precision (NaN at none), low, high (95 % Wilson interval).

        Counted are rows that the kit finds today as they were judged; with `drawn` those that came up so (only random
        is an unbiased figure), each by its latest verdict.
        """
        return self._reviews.precision(drawn, self._cut)

    def checklist(self, table: str) -> pd.DataFrame:
        """The rows of a table that are or were to be reviewed: as the table, with rejected rows in their places, and
        with the column `drawn`: how each came up so far (a tuple of analyst, random, doubt). Raises ValueError.
        """
        return self._cut(self._reviews.checklist(table, self._weights))

    def mark_passage(self, table: str, article_id: str, start: int, end: int, *, read: bool = True) -> None:
        """Note that a passage was read through and that whatever of the table's kind it says is in the table now; or,
        with `read=False`, that it was not. Raises ValueError, as `add` does.
        """
        self._passages.mark(table, article_id, start, end, read)

    def passages_read(self, table: str) -> list[tuple[str, int, int]]:
        """(article_id, start, end) of the passages that were read through for this table."""
        return self._passages.read(table)

    def recall(self) -> pd.DataFrame:
        """How much the kit finds, from the passages that were read through: one row a table: passages, found, missed
        (added there), recall, low, high (95 % Wilson interval). Counted apart from `precision`.
        """
        return recall({name: self._reviewed(name) for name in KEYS}, self._inside)

    def _inside(self, table: str) -> list[tuple[str, int, int]]:
        """The passages read of articles in scope."""
        known = set(self.articles["article_id"])
        return [one for one in self._passages.read(table) if one[0] in known]

    def write_reviews(self, path: str | os.PathLike) -> Path:
        """Write every verdict as a line of JSON, to be read elsewhere by `read_reviews`."""
        return self._reviews.write(path)

    def read_reviews(self, path: str | os.PathLike) -> tuple[int, list[str]]:
        """Take in verdicts that `write_reviews` wrote: how many are new, and for each line left out, why."""
        verdicts, problems = read_verdicts(path)
        return self._reviews.take_in(verdicts), problems
