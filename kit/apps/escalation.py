"""The app of notebook 05: is it rising or easing, and between whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from kit.analysis import dyads, index, ladder, select, timeline
from kit.analysis.findings import between, count, kinds
from kit.apps.base import guarded
from kit.apps.charted import ChartedApp, pick
from kit.apps.weights import WeightsEditor
from kit.views import event_charts
from kit.views import rows as in_words

if TYPE_CHECKING:
    from kit.corpus import Corpus

_Picture = tuple[Figure | None, str, pd.DataFrame, str]
NARRATOR = "the article itself"
_PICTURES = {
    "course of events": "course",
    "ladder of types": "ladder",
    "weighted index": "index",
}
_COUNTED = "those that count"
_ASIDE = "those apart, without history"
_HISTORY = "history"
_GROUPS = {
    _COUNTED: ladder.COUNTED,
    _ASIDE: tuple(status for status in ladder.APART if status != "historical"),
    _HISTORY: ("historical",),
}


class EscalationApp(ChartedApp):
    """Distinct events of a dyad: their course, the ladder of types, the weighted index if asked for; history apart."""

    table_name = "signals"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
        found = index.events(corpus.signals, corpus.articles)
        rows = dyads.pairs(index.current(found)).itertuples(index=False)
        pairs = [(f"{row.a} – {row.b} ({count(row.events, 'event')})", (row.a, row.b)) for row in rows]
        self.dyad = pick("Dyad", [("all sides", ()), *pairs])
        singly = {status.replace("_", " "): (status,) for status in ladder.STATUSES if status in set(found["status"])}
        self.of_status = pick("Status", {**_GROUPS, "all": (), **singly})
        says = [(self._names.get(actor, actor), actor) for actor in select.values(found, "attributed_to")]
        self.says = pick("Said by", [("anybody", ""), (NARRATOR, NARRATOR), *says])
        self.picture = pick("Picture", _PICTURES)
        self.weights = WeightsEditor(corpus.weights, self._weigh)
        if pairs:
            self.dyad.value = pairs[0][1]
        self.compose_charted([self.dyad, self.of_status, self.says, self.picture], below=[self.weights.ui])

    def rows(self) -> pd.DataFrame:
        """The distinct events that the controls leave, with their `line` where a dyad is chosen."""
        return self._with_status(self._chosen())

    def _with_status(self, found: pd.DataFrame) -> pd.DataFrame:
        statuses = self.of_status.value
        return found[found["status"].isin(statuses)] if statuses else found

    def _chosen(self) -> pd.DataFrame:
        """Events of the dyad, as the chosen voice tells them, whatever their status."""
        signals = self.corpus.signals
        if self.says.value == NARRATOR:
            signals = signals[signals["attributed_to"].isna()]
        elif self.says.value:
            signals = signals[signals["attributed_to"] == self.says.value]
        found = index.events(signals, self.corpus.articles)
        return dyads.lines(found, *self.dyad.value) if self.dyad.value else found

    def refresh(self) -> None:
        """Show what the controls ask for: the picture, its table, what the numbers can't bear, and the rows."""
        chosen = self._chosen()
        found = self._with_status(chosen)
        self.say(*self._summary(chosen, found))
        self.draw(*self._picture(chosen))
        nothing = "No event to show; the lines on top say why."
        self.show_rows(found, in_words.events(found, self._names), nothing=nothing)

    def _summary(self, chosen: pd.DataFrame, found: pd.DataFrame) -> list[str]:
        if self.corpus.signals.empty:
            return ["No signal was found: no words in these articles tell of an act that raises or lowers tension."]
        told = between(chosen, *self.dyad.value) if self.dyad.value else [*kinds(chosen), index.caution(chosen)]
        aside = index.apart(chosen)
        told += _statement() if self.picture.value == "index" else ()
        if self.dyad.value and len(aside):
            told += kinds(aside)
        if not found.empty:
            return [*told, f"{count(len(found), 'event')} in the table below."]
        return [*told, "No event meets this choice: set status or speaker to all, or choose another dyad."]

    def _picture(self, chosen: pd.DataFrame) -> _Picture:
        """Figure (None where it would say more than the events bear), its words, the table beside it, its caption."""
        if self.picture.value == "ladder":
            types = index.by_type(chosen)
            figure = event_charts.ladder(types) if len(types) else None
            said = f"Events by type and status. {' '.join(kinds(chosen))}"
            return figure, said, in_words.ladder(types), "Distinct events by type and status"
        counted = index.current(chosen)
        own = dyads.own(counted) if self.dyad.value else counted
        enough = len(own) >= index.FEW
        days = timeline.by_day(own)
        if self.picture.value == "index":
            return self._index(own, days, enough)
        quads, caption = index.by_quad(counted), "Distinct events that count, and who carries them"
        if enough and len(days):
            return event_charts.days(days), f"Events by day. {' '.join(kinds(own))}", quads, caption
        told = timeline.by_telling(counted)
        figure = event_charts.telling(told, told["line"] if self.dyad.value else None) if len(told) else None
        return figure, f"Events in the order of telling. {' '.join(kinds(counted))}", quads, caption

    def _index(self, own: pd.DataFrame, days: pd.DataFrame, enough: bool) -> _Picture:
        told = timeline.by_telling(own)[["step", "trigger", "signal", "status", "score"]]
        table = days[["day", "events", "score"]] if len(days) else told
        figure = (
            event_charts.weighted(table["score"], days["day"] if len(days) else told["trigger"]) if enough else None
        )
        said = f"Weighted sum of {count(len(own), 'event')}: {table['score'].sum():+.1f}."
        return figure, said, in_words.scores(table), said

    @guarded
    def _weigh(self, weights: dict[str, float]) -> None:
        self.corpus.set_weights(weights)
        self.refresh()


def _statement() -> list[str]:
    """What the index is, and what it is not."""
    kept = ", ".join(f"{name} {factor:g}" for name, factor in index.factors().items() if factor)
    return [
        f"What the index is: weight × status × attribution, summed over distinct events ({kept}; all others 0). "
        "Outsiders, and attacks by nobody named, are in no dyad's sum.",
        "What it is not: a measurement or a forecast. Weights are opinion in numbers; the unreported is not in it.",
    ]
