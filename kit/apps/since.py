"""The part of notebook 05 that says what the newest articles added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd

from kit.analysis.since import finding, newest, since
from kit.analysis.turns import turns
from kit.apps.base import guarded, pick, row_of, title_of
from kit.apps.widgets import RowTable
from kit.views import comparing, html, passages

if TYPE_CHECKING:
    from kit.corpus import Corpus

_SETTING = "articles_seen"  # the articles of the latest run, and of the last one that had others
_NOTHING = "Nothing in them is new; or nothing was there before to compare with."


class SincePane:
    """New actors, first acts, turned stances, denials: of the articles after a day, or of those not in the last run.

    `read` shows the article of a chosen row.
    """

    def __init__(self, corpus: Corpus, errors: widgets.HTML, read: Callable[..., None]) -> None:
        self.corpus, self.errors, self._read = corpus, errors, read
        self._rows = pd.DataFrame()
        self._turned: tuple[pd.DataFrame, pd.DataFrame] | None = None
        before = _last_run(corpus)
        days = sorted(corpus.articles["date"].dropna().unique())[:-1]
        runs = [(f"the run of {before[0]}", ("seen", tuple(before[1])))] if before else []
        options = [*runs, *((f"{day:%d %b %Y}", ("after", f"{day:%Y-%m-%d}")) for day in reversed(days))]
        self.since = pick("Since", options or [("(only one day)", ("after", None))])
        self.said = widgets.HTML().add_class("kit-since")
        self.table = RowTable(label="What the newest articles added").add_class("kit-added")
        self.since.observe(self._on_control, "value")
        self.table.observe(self._on_row, "selected")
        head = widgets.HTML(html.heading("What the newest articles added"))
        self.ui = widgets.VBox([head, row_of(self.since), self.said, self.table])

    def show(self) -> None:
        """Show what was added since the chosen run or day."""
        kind, value = self.since.value
        corpus = self.corpus
        new = newest(corpus.articles, **({"seen": value} if kind == "seen" else {"after": value}))
        tables = corpus.articles, corpus.actors, corpus.mentions, corpus.stances, corpus.signals
        found = since(new, *tables, turned=self._turns())
        self._rows = found.set_index(found["kind"] + "/" + found["row_id"] + "/" + found["who"], drop=False)
        self.said.value = html.said(finding(found, len(new)))
        titles = {key: title_of(self.corpus, key) for key in found["article_id"].unique()}
        shown = lambda numbers: comparing.added(found.iloc[numbers], titles)
        self.table.show(shown, self._rows.index, nothing=_NOTHING)

    def _turns(self) -> pd.DataFrame:
        """The turned stances of all articles, found once for the same stances."""
        stances = self.corpus.stances
        if self._turned is None or self._turned[0] is not stances:
            self._turned = stances, turns(stances, self.corpus.articles)
        return self._turned[1]

    @guarded
    def _on_control(self, _change: object) -> None:
        self.show()

    @guarded
    def _on_row(self, _change: object) -> None:
        if self.table.selected in self._rows.index:
            row = self._rows.loc[self.table.selected].to_dict()
            self._read(row["article_id"], passages.chosen(row))


def _last_run(corpus: Corpus) -> tuple[str, list[str]] | None:
    """When the kit last ran on other articles than now, and which; None without a workspace, or at first.

    The articles of now are kept for the next time.
    """
    if getattr(corpus, "workspace", None) is None:
        return None
    now = list(corpus.everything.articles["article_id"])
    seen = corpus.workspace.get(_SETTING, {})
    if seen.get("articles") == now:
        before = seen.get("before")
    else:
        before = [seen["day"], seen["articles"]] if seen else None
        corpus.workspace.set(_SETTING, {"day": f"{datetime.now():%d %b %Y, %H:%M}", "articles": now, "before": before})
    return (before[0], before[1]) if before else None
