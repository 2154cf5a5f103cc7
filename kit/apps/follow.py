"""The part of notebook 02 that follows the chosen actor: all it said, did, and was said about, in order of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis.follow import KINDS, Actor, finding, follow
from kit.apps.base import choice, guarded, pick, row_of, title_of
from kit.apps.widgets import RowTable
from kit.views import comparing, html, passages

if TYPE_CHECKING:
    from kit.corpus import Corpus

_TURNS = "changes of position"
_WHOM = {"this actor alone": False, "its whole side": True}


class FollowPane:
    """A table in order of time; `read` shows the article of a chosen row, with its words and, where the actor changed
    its position, the passage before it beside the new one.
    """

    def __init__(self, corpus: Corpus, errors: widgets.HTML, read: Callable[..., None]) -> None:
        self.corpus, self.errors, self._read = corpus, errors, read
        self._actor: Mapping[str, Any] | None = None
        self._course = pd.DataFrame()
        self.whom = pick("Follow", _WHOM)
        self.kind = choice("Show", (_TURNS, *KINDS))
        self.said, self.both = widgets.HTML().add_class("kit-followed"), widgets.HTML().add_class("kit-turned")
        self.table = RowTable(label="What the chosen actor said, did, and was said about").add_class("kit-course")
        for control in (self.whom, self.kind):
            control.observe(self._on_control, "value")
        self.table.observe(self._on_row, "selected")
        head = widgets.HTML(html.heading("Followed in order of time"))
        self.ui = widgets.VBox([head, row_of(self.whom, self.kind), self.said, self.table, self.both])

    def show(self, actor: Mapping[str, Any] | None) -> None:
        """Follow this row of `actors`; nobody for None."""
        self._actor = actor
        self.ui.layout.display = "" if actor else "none"
        if not actor:
            return
        whole = self.whom.value and pd.notna(actor["side"])
        names = (actor["name"], *actor["aliases"])
        followed = Actor(side=actor["side"]) if whole else Actor(actor_id=actor["actor_id"], names=names)
        tables = self.corpus.quotes, self.corpus.stances, self.corpus.signals, self.corpus.articles
        course = follow(followed, *tables)
        self.said.value = html.said(finding(course))
        if self.kind.value == _TURNS:
            course = course[course["turn"].notna()]
        elif self.kind.value:
            course = course[course["kind"] == self.kind.value]
        self._course = course.set_index(course["table"] + "/" + course["row_id"] + "/" + course["kind"], drop=False)
        titles = {key: title_of(self.corpus, key) for key in course["article_id"].unique()}
        shown = lambda numbers: comparing.course(course.iloc[numbers], titles)
        self.table.show(shown, self._course.index, nothing="No row of this kind.")
        self._show_row()

    def _show_row(self) -> None:
        self.both.value = ""
        if self.table.selected not in self._course.index:
            return
        row = self._course.loc[self.table.selected].to_dict()
        self._read(row["article_id"], passages.chosen(row))
        if pd.notna(row["earlier_id"]):
            stances = self.corpus.stances.set_index("stance_id")
            told = [
                f"{when}: “{stances.loc[key, 'sentence']}” ({title_of(self.corpus, stances.loc[key, 'article_id'])})"
                for when, key in (("Before", row["earlier_id"]), ("Now", row["row_id"]))
            ]
            self.both.value = html.bullets([f"Changed: {row['turn']}", *told])

    @guarded
    def _on_control(self, _change: object) -> None:
        self.show(self._actor)

    @guarded
    def _on_row(self, _change: object) -> None:
        self._show_row()
