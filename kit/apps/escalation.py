"""The app of notebook 05: is it rising or easing, and between whom?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from kit.analysis import changes, dyads, index, ladder, select, timeline
from kit.analysis.findings import between, count, kinds
from kit.apps.base import COUNT, guarded, pick
from kit.apps.charted import ChartedApp
from kit.apps.corroboration import CorroborationPane
from kit.apps.since import SincePane
from kit.apps.weights import WeightsEditor
from kit.apps.widgets import RowTable
from kit.views import event_charts, passages
from kit.views import rows as in_words

if TYPE_CHECKING:
    from kit.corpus import Corpus


@dataclass(frozen=True, slots=True)
class _Picture:
    """A figure (None where it would say more than the events bear), its words, and the numbers beside it: a table in
    words, its caption, and for each of its rows the events that the row counts.
    """

    figure: Figure | None
    said: str
    numbers: pd.DataFrame
    caption: str
    counts: list[pd.Series]


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
    """Distinct events of a dyad: their course, the ladder of types, the weighted index if asked for; history apart.

    A row of the numbers beside the picture opens to the events that it counts, an event to all its mentions. With a
    workspace, events that are new or told otherwise since an earlier run are marked.
    """

    table_name = "signals"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
        self._before = _earlier(corpus)
        self._opened: dict[str, pd.Series] = {}
        self._of: pd.DataFrame | None = None  # the signals of which events were made
        self._told: dict[tuple, pd.DataFrame] = {}  # the events by who tells them, and by what counts
        self.numbers, self.mentions = RowTable(label="Numbers").add_class("kit-numbers"), RowTable(label="Mentions")
        self.mentions.add_class("kit-mentions")
        found = index.events(corpus.signals, corpus.articles)
        rows = dyads.pairs(index.current(found)).itertuples(index=False)
        pairs = [(f"{row.a} – {row.b} ({count(row.events, 'event')})", (row.a, row.b)) for row in rows]
        self.dyad = pick("Dyad", [("all sides", ()), *pairs])
        singly = {status.replace("_", " "): (status,) for status in ladder.STATUSES if status in set(found["status"])}
        self.of_status = pick("Status", {**_GROUPS, "all": (), **singly})
        self.says = pick("Said by", [("anybody", ()), (NARRATOR, (NARRATOR,)), *self._voices()])
        self.picture = pick("Picture", _PICTURES)
        newer = [(f"new or other since {self._before[0]}", True)] if self._before else []
        self.since = pick("Told", [("at any time", False), *newer])
        self.counted = pick("Count", COUNT)
        self.weights = WeightsEditor(corpus.weights, self._weigh)
        if pairs:
            self.dyad.value = pairs[0][1]
        self.rests, self.added = CorroborationPane(corpus, self.errors), SincePane(corpus, self.errors, self.read)
        self.compose_charted(
            [self.dyad, self.of_status, self.says, self.picture, self.since, self.counted],
            below=[self.numbers, self.weights.ui],
        )
        place = self.ui.children.index(self.why) + 1
        below = self.rests.ui, self.added.ui
        self.ui.children = (*self.ui.children[:place], self.mentions, *self.ui.children[place:], *below)
        self.added.show()
        self.numbers.observe(self._on_number, "selected")
        self.mentions.observe(self._on_mention, "selected")

    def _voices(self) -> list[tuple[str, tuple[str, ...]]]:
        """Who says so: each side with all who speak for it, and those without a side by name."""
        sides = dict(zip(self.corpus.actors["actor_id"], self.corpus.actors["side"], strict=True))
        voices: dict[str, list[str]] = {}
        for actor in select.values(self.corpus.signals, "attributed_to"):
            side = sides.get(actor)
            voices.setdefault(self._names.get(actor, actor) if pd.isna(side) else side, []).append(actor)
        return [(voice, tuple(actors)) for voice, actors in voices.items()]

    def rows(self) -> pd.DataFrame:
        """The distinct events that the controls leave, or those of the number that is opened; `line` for a dyad."""
        return self._narrowed(self._chosen())

    def _narrowed(self, found: pd.DataFrame) -> pd.DataFrame:
        if self.numbers.selected in self._opened:
            return found[found["event_id"].isin(self._opened[self.numbers.selected])]
        statuses = self.of_status.value
        return found[found["status"].isin(statuses)] if statuses else found

    def _chosen(self) -> pd.DataFrame:
        """Events of the dyad, as the chosen voice tells them, whatever their status."""
        found = self._told_by(self.says.value, self.counted.value)
        if self._before:
            found = found[found["since"] != ""] if self.since.value else found
        return dyads.lines(found, *self.dyad.value) if self.dyad.value else found

    def _signals(self) -> pd.DataFrame:
        """The mentions that count: all, or the reviewed ones alone."""
        return select.reviewed(self.corpus.signals) if self.counted.value else self.corpus.signals

    def review_ids(self, *, only_chosen: bool = False) -> list[str]:
        """All mentions of the events that are listed; of the chosen one its first."""
        row, signals = self.chosen(), self.corpus.signals
        events = [row["event_id"]] if only_chosen and row else [] if only_chosen else self._frame.get("event_id", [])
        found = list(signals.loc[signals["event_id"].isin(events), "signal_id"])
        return found[:1] if only_chosen else found

    def _told_by(self, voices: tuple[str, ...], counted: object) -> pd.DataFrame:
        """All events as these voices tell them; joined once for each, until the signals are others."""
        if self._of is not self.corpus.signals:
            self._of, self._told = self.corpus.signals, {}
        if (voices, counted) not in self._told:
            signals = self._signals()
            if voices == (NARRATOR,):
                signals = signals[signals["attributed_to"].isna()]
            elif voices:
                signals = signals[signals["attributed_to"].isin(voices)]
            found = index.events(signals, self.corpus.articles)
            if self._before:
                found["since"] = changes.since(found, self._before[1])
            self._told[voices, counted] = found
        return self._told[voices, counted]

    def refresh(self) -> None:
        """Show what the controls ask for: the picture, its numbers, what they can't bear, and the rows."""
        chosen = self._chosen()
        picture = self._picture(chosen)
        self.drawn.show(picture.figure, picture.said, self._of_dyad(picture.caption))
        keys = [f"{self.picture.value}:{row[0]}" for row in picture.numbers.itertuples(index=False)]
        keys = [f"{key}:{n}" for n, key in enumerate(keys)]
        self._opened = dict(zip(keys, picture.counts, strict=True))
        self.numbers.show(picture.numbers, keys, f"{picture.caption}. Choose a row to see its events below.")
        self._show_events(chosen)

    def _of_dyad(self, caption: str) -> str:
        """What the picture shows, and of which dyad."""
        return f"{caption}, {' – '.join(self.dyad.value)}" if self.dyad.value else caption

    def _show_events(self, chosen: pd.DataFrame) -> None:
        found = self._narrowed(chosen)
        self.say(*self._summary(chosen, found))
        nothing = "No event to show; the lines on top say why."
        self.show_rows(found, lambda some: in_words.events(some, self._names), nothing=nothing)

    def _summary(self, chosen: pd.DataFrame, found: pd.DataFrame) -> list[str]:
        if self.counted.value and self._signals().empty:
            return ["No signal was reviewed so far: press “Review rows”, or count all rows."]
        if self.corpus.signals.empty:
            return ["No signal was found: no words in these articles tell of an act that raises or lowers tension."]
        told = between(chosen, *self.dyad.value) if self.dyad.value else [*kinds(chosen), index.caution(chosen)]
        aside = index.apart(chosen)
        told += _statement() if self.picture.value == "index" else ()
        if self.dyad.value and len(aside):
            told += kinds(aside)
        if self._before:
            gone = len(set(self._before[1]) - set(self.corpus.signals["signal_id"]))
            told.append(f"Since the run of {self._before[0]}: {changes.in_words(chosen['since'], gone)}")
        if not found.empty:
            opened = " of the number chosen" if self.numbers.selected in self._opened else ""
            told.append(f"{count(len(found), 'event')}{opened} in the table below.")
            return [*told, "Counted are reviewed rows alone."] if self.counted.value else told
        return [*told, "No event meets this choice: set status or speaker to all, or choose another dyad."]

    def _picture(self, chosen: pd.DataFrame) -> _Picture:
        if self.picture.value == "ladder":
            own = dyads.own(chosen) if self.dyad.value else chosen
            types = index.by_type(own)
            said, caption = (
                f"Events by type and status. {' '.join(kinds(own))}",
                "Distinct events by type and status",
            )
            counts = [own.loc[own["signal"] == signal, "event_id"] for signal in types["signal"][::-1]]
            figure = event_charts.ladder(types) if len(types) else None
            return _Picture(figure, said, in_words.ladder(types), caption, counts)
        counted = index.current(chosen)
        own = dyads.own(counted) if self.dyad.value else counted
        enough = len(own) >= index.FEW
        days = timeline.by_day(own)
        by_day = [events for _, events in own.groupby("day")["event_id"]]  # in the order of `days`
        if self.picture.value == "index":
            return self._index(own, days, by_day, enough)
        if enough and len(days):
            beside = counted if self.dyad.value else None
            said = f"Events by day. {' '.join(kinds(own))}"
            figure = event_charts.days(days, beside)
            return _Picture(figure, said, in_words.days(days, own), "Distinct events by day", by_day)
        told = timeline.by_telling(counted)
        figure = event_charts.telling(told, told["line"] if self.dyad.value else None) if len(told) else None
        said = f"Events in the order of telling. {' '.join(kinds(counted))}"
        column, numbers = ("line", dyads.by_line(counted)) if self.dyad.value else ("quad", index.by_quad(counted))
        counts = [counted.loc[counted[column] == name, "event_id"] for name in numbers[column]]
        return _Picture(figure, said, numbers, "Distinct events that count, and who carries them", counts)

    def _index(self, own: pd.DataFrame, days: pd.DataFrame, by_day: list[pd.Series], enough: bool) -> _Picture:
        told = timeline.by_telling(own)
        table = (
            days[["day", "events", "score"]] if len(days) else told[["step", "trigger", "signal", "status", "score"]]
        )
        counts = by_day if len(days) else [pd.Series([event]) for event in told["event_id"]]
        figure = (
            event_charts.weighted(table["score"], days["day"] if len(days) else told["trigger"]) if enough else None
        )
        said = f"Weighted sum of {count(int(days['events'].sum()) if len(days) else len(own), 'event')}: "
        said += f"{table['score'].sum():+.1f}"
        return _Picture(figure, f"{said}.", in_words.scores(table), said, counts)

    def _show_passage(self) -> None:
        """The chosen event's words and why it is there; where it has several mentions, all of them."""
        self.mentions.selected = ""
        super()._show_passage()
        row = self.chosen()
        self.rests.show(row)
        signals = self.corpus.signals
        told = signals[signals["event_id"] == row["event_id"]] if row else signals.iloc[:0]
        self.mentions.layout.display = None if len(told) > 1 else "none"
        shown = in_words.mentions(told, self._names, self.corpus.articles)
        caption = f"All {len(told)} mentions of this event, whoever tells them. Choose one to read it in its article."
        self.mentions.show(shown, list(told["signal_id"]), caption)

    def row_key(self, row_id: str) -> str:
        """The event that a mention belongs to."""
        signals = self.corpus.signals
        event = signals.loc[signals["signal_id"] == row_id, "event_id"]
        shown = self._frame[self._frame["event_id"].isin(event)] if len(self._frame) else self._frame
        return "" if shown.empty else shown.iloc[0]["_key"]

    @guarded
    def _on_number(self, _change: dict[str, Any]) -> None:
        self._show_events(self._chosen())

    @guarded
    def _on_mention(self, change: dict[str, Any]) -> None:
        told = self.corpus.signals
        told = told[told["signal_id"] == change["new"]]
        if len(told):
            row = told.iloc[0].to_dict()
            self.read(row["article_id"], passages.chosen(row))

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


def _earlier(corpus: Corpus) -> tuple[str, dict[str, str]] | None:
    """When the kit last ran on other signals than now, and what was told then; None without a workspace, or at first.

    What is told now is kept for the next time.
    """
    if getattr(corpus, "workspace", None) is None:
        return None
    now = changes.told(corpus.everything.signals)
    seen = corpus.workspace.get("events_seen", {})
    if seen.get("told") == now:
        before = seen.get("before")
    else:
        before = [seen["day"], seen["told"]] if seen else None
        seen = {"day": f"{datetime.now():%d %b %Y, %H:%M}", "told": now, "before": before}
        corpus.workspace.set("events_seen", seen)
    return (before[0], before[1]) if before else None
