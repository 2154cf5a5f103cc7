"""Which row a verdict is about today: the text, the roster or the kit may be another than when it was given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.corpus.verdicts import KEYS, Verdict, values

_NEAR = 40  # characters by which words may have moved in a text that is otherwise another


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict, the id of its row today (None: not found), the row's place in the table (None for an addition), by how
    many characters it moved, and whether the kit now tells another thing of it than what was judged.
    """

    verdict: Verdict
    row_id: str | None = None
    at: int | None = None
    moved: int = 0
    changed: bool = False


def find(
    name: str, table: pd.DataFrame, verdicts: Iterable[Verdict], text_of: Callable[[str], str | None]
) -> list[Found]:
    """Each verdict with its row in `table`, the kit's own of this name; `text_of` gives an article's text, None for an
    article that is not here.
    """
    verdicts = list(verdicts)
    if not verdicts:
        return []
    finder = _Finder(name, table, {verdict.row_id for verdict in verdicts})
    found: dict[str, Found] = {}
    added: dict[str, Found] = {}
    for verdict in verdicts:
        text = text_of(verdict.article_id)
        if text is None:
            one = Found(verdict)
        elif verdict.verdict == "added":
            one = added[verdict.row_id] = _added(verdict, text)
        elif verdict.row_id in added:
            before = added[verdict.row_id]
            one = Found(verdict, before.row_id, None, before.moved)
        else:
            one = finder.find(verdict, text)
        found[verdict.review_id] = one
    return list(found.values())


def standing(found: Iterable[Found]) -> dict[str, Found]:
    """Row id -> the verdict that counts: the latest. Additions without a later verdict count as such."""
    latest: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: one.verdict.when):
        if one.row_id is not None:
            latest[one.row_id] = one
    return latest


class _Finder:
    def __init__(self, name: str, table: pd.DataFrame, named: Collection[str]) -> None:
        self._name, self._table = name, table
        self._at = {key: n for n, key in enumerate(table[KEYS[name]])}
        self._named = {self._at[key] for key in named if key in self._at}
        self._starts, self._ends = table["start"].tolist(), table["end"].tolist()
        self._of_article: dict[str, list[int]] | None = None

    def find(self, verdict: Verdict, text: str) -> Found:
        """The row is that with the same words in the same place of the text, wherever that now is; else that with the
        id; else the one nearest by.
        """
        judged = verdict.judged
        at = self._at.get(verdict.row_id)
        start = place(judged, text)
        if at is not None and start in (None, judged["start"]):
            return self._found(verdict, at, 0)
        if start is None:
            return Found(verdict)
        moved = start - judged["start"]
        best = min(
            (
                (self._differing(verdict, n), abs(self._starts[n] - start), n)
                for n in self._in_article(verdict.article_id)
                if n == at or n not in self._named  # what another verdict names is another row
                if _overlap(self._starts[n], self._ends[n], start, start + len(judged["words"]))
            ),
            default=None,
        )
        return Found(verdict) if best is None else self._found(verdict, best[2], moved)

    def _found(self, verdict: Verdict, at: int, moved: int) -> Found:
        row_id = self._table[KEYS[self._name]].iat[at]
        return Found(verdict, row_id, at, moved, changed=bool(self._differing(verdict, at)))

    def _differing(self, verdict: Verdict, at: int) -> int:
        """How many values are other ones today than those that were judged."""
        before = verdict.judged.get("values", {})
        now = values(self._name, self._table.iloc[at].to_dict())
        return sum(now[column] != before[column] for column in now.keys() & before.keys())

    def _in_article(self, article_id: str) -> list[int]:
        if self._of_article is None:
            self._of_article = {
                key: list(map(int, rows)) for key, rows in self._table.groupby("article_id").indices.items()
            }
        return self._of_article.get(article_id, [])


def place(judged: Mapping[str, Any], text: str) -> int | None:
    """Where the words that were judged start in this text: where they stood if they still do, else with the same words
    around them, else nearby; None if nowhere.
    """
    words, start = judged["words"], judged["start"]
    before, after = judged.get("before", ""), judged.get("after", "")
    whole = before + words + after
    if text[max(0, start - len(before)) :].startswith(whole) and start >= len(before):
        return start
    lead = len(before)
    if (found := _nearest(text, whole, start - lead, len(text))) is not None:
        return found + lead
    return _nearest(text, words, start, _NEAR)


def _nearest(text: str, words: str, start: int, within: int) -> int | None:
    """Where these words start, as near as can be to `start`."""
    low, high = max(0, start - within), start + within + len(words)
    left = text.rfind(words, low, min(len(text), start + len(words)))
    right = text.find(words, max(0, start), high)
    return min((at for at in (left, right) if at >= 0), key=lambda at: abs(at - start), default=None)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Do the two share at least half of the shorter?"""
    shared = min(end, other_end) - max(start, other_start)
    return shared > 0 and 2 * shared >= min(end - start, other_end - other_start)


def _added(verdict: Verdict, text: str) -> Found:
    start = place(verdict.judged, text)
    return Found(verdict) if start is None else Found(verdict, verdict.row_id, None, start - verdict.judged["start"])
