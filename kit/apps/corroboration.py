"""The part of notebook 05 that asks on what the chosen event rests: its sources, the outlets' words, the analyst's
grades.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis import corroboration, outlets, select
from kit.apps.base import guarded, pick, row_of
from kit.brief import grades
from kit.views import comparing, html

if TYPE_CHECKING:
    from kit.corpus import Corpus

_SCALE = (
    "Admiralty scale: how reliable an outlet is (A–F) and how credible what it tells of this event (1–6), each judged "
    "apart. The kit shows grounds and sets neither."
)


class CorroborationPane:
    """Sources, outlets and grades of one event. A grade is kept at once, in the workspace where there is one."""

    def __init__(self, corpus: Corpus, errors: widgets.HTML) -> None:
        self.corpus, self.errors = corpus, errors
        self._event: Mapping[str, Any] | None = None
        self._unkept: dict[str, list[str]] = {}  # where there is no workspace
        self._filling = False
        self._table = pd.DataFrame()
        self.said, self.sources, self.graded, self.compared = (
            widgets.HTML().add_class(f"kit-{name}") for name in ("rests", "sources", "graded", "compared")
        )
        self.outlet = pick("Outlet", [("(none)", "")])
        self.reliability, self.credibility = (
            pick(
                name.capitalize(),
                [("not set", ""), *((f"{c}: {term}", c) for c, term in corroboration.scale(name).items())],
            )
            for name in ("reliability", "credibility")
        )
        self.outlet.observe(self._on_outlet, "value")
        for control in (self.reliability, self.credibility):
            control.style.description_width = "84px"
            control.observe(self._on_grade, "value")
        head = lambda text: widgets.HTML(html.heading(text))
        self.ui = widgets.VBox([
            head("On what this event rests"), self.said, self.sources,
            head("Your grades"), widgets.HTML(html.paragraph(_SCALE)),
            row_of(self.outlet, self.reliability, self.credibility), self.graded,
            head("How the outlets tell it"), self.compared,
        ])  # fmt: skip

    def show(self, event: Mapping[str, Any] | None) -> None:
        """Show this row of events; nothing for None."""
        self._event = event
        self.ui.layout.display = "" if event else "none"
        if not event:
            return
        corpus, key = self.corpus, event["event_id"]
        self._table = corroboration.sources(key, corpus.signals, corpus.articles, corpus.quotes, corpus.actors)
        quiet = corroboration.silent(key, corpus.signals, corpus.quotes, corpus.actors)
        self.said.value = html.said(corroboration.finding(self._table, quiet))
        self.sources.value = _grid(comparing.sources(self._table, quiet), "Sources, each counted once")
        coverage = outlets.carrying(corpus.signals, key)
        compared = outlets.compare(coverage, corpus.articles, corpus.quotes, corpus.signals, key)
        words = comparing.wordings(outlets.wordings(coverage, corpus.articles, corpus.mentions, corpus.actors))
        others = {event for name in ("only_here", "not_here") for cell in compared[name] for event in cell}
        shown = comparing.outlets(compared, comparing.in_short(select.among(corpus.signals, "event_id", others)))
        told = html.paragraph(outlets.finding(compared)) + _grid(shown, "Outlets")
        self.compared.value = told + (_grid(words, "Words for the same actors") if len(words) else "")
        self._fill()

    def _fill(self) -> None:
        """Offer the event's outlets, and show the grades that are set."""
        graded = self._grades()
        names = list(dict.fromkeys(name for cell in self._table["outlets"] for name in cell))
        self._filling = True
        try:
            held = self.outlet.value if self.outlet.value in names else (names[0] if names else "")
            self.outlet.options = [(html.visible(name), name) for name in names] or [("(none)", "")]
            self.outlet.value = held
            self.reliability.value, self.credibility.value = graded.get(held, ("", ""))
        finally:
            self._filling = False
        self.graded.value = _grid(comparing.graded(corroboration.by_outlet(self._table, graded)), "Outlets and grades")

    def _grades(self) -> dict[str, tuple[str, str]]:
        """outlet -> its grades for the event."""
        held = grades.kept(self.corpus.workspace) if self.corpus.workspace else self._unkept
        return grades.of_event(held, {*self._event["signal_ids"], self._event["event_id"]})

    @guarded
    def _on_outlet(self, _change: object) -> None:
        if not self._filling:
            self._fill()

    @guarded
    def _on_grade(self, _change: object) -> None:
        if self._filling or not self.outlet.value:
            return
        event, outlet = self._event["event_id"], self.outlet.value
        codes = self.reliability.value, self.credibility.value
        if self.corpus.workspace:
            grades.keep(self.corpus.workspace, event, outlet, *codes)
        else:
            self._unkept[grades.name(event, outlet)] = list(codes)
        self._fill()


def _grid(frame: pd.DataFrame, caption: str) -> str:
    return html.scrolled(html.grid(list(frame), frame.itertuples(index=False, name=None), caption), caption)
