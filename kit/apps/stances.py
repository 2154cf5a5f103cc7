"""The app of notebook 03: who stands how toward whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis import select
from kit.analysis.findings import count
from kit.analysis.stance_groups import in_order
from kit.analysis.stances import behind, between, edges, two_sided
from kit.apps.base import button, choice, guarded, pick, words_box
from kit.apps.charted import ChartedApp
from kit.apps.stance_views import BOTH, RELATIONS, VIEWS, View, view
from kit.apps.widgets import Reader, RowTable
from kit.views import html, passages
from kit.views import rows as in_words
from kit.views.why import why

if TYPE_CHECKING:
    from kit.corpus import Corpus

_POSITIONS = {"all": "", "− against": -1, "· neither": 0, "+ for": 1}
_WORDS_IN = ("cue", "topic", "sentence")
_NAMES = {view: name for name, view in VIEWS.items()}


class StancesApp(ChartedApp):
    """A picture and a list of the stances in one of several views, and below them the stances behind each row."""

    table_name = "stances"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._of: tuple[object, object] | None = None  # the stances and articles of which the next three were made
        self._prepare()
        pairs = self._pairs
        self._view: View | None = None
        self.show_as = pick("Show", VIEWS)
        self.holder = choice("Holder", select.values(pairs, "holder"))
        self.target = choice("Toward", select.values(pairs, "target"))
        self.position = pick("Position", _POSITIONS)
        self.act = choice("Act", select.values(pairs, "act"))
        self.words = words_box("Words", "in cue, topic or sentence")
        self.again = button("All rows again", "Let go of the row chosen in the list", disabled=True)
        self.list = RowTable(label="List").add_class("kit-list")
        self.list.layout = widgets.Layout(flex="1 1 460px")  # below the picture where there is no room beside it
        self.line = widgets.HTML().add_class("kit-line")
        self.table.label = "Stances"
        self._passages = {name: (widgets.HTML(), Reader(on=["stances"])) for name in ("for", "against")}
        self.beside = widgets.HBox(
            [widgets.VBox(pane, layout=widgets.Layout(flex="1 1 320px")) for pane in self._passages.values()],
            layout=widgets.Layout(flex_flow="row wrap", grid_gap="4px 12px", display="none"),
        ).add_class("kit-beside")
        for _, reader in self._passages.values():
            reader.observe(self._on_mark, "clicked")
        self.list.observe(self._on_list, "selected")
        self.again.on_click(self._on_again)
        controls = [self.show_as, self.holder, self.target, self.position, self.act, self.words, self.again]
        figure = widgets.HBox(
            [self.drawn.ui, self.list], layout=widgets.Layout(flex_flow="row wrap", grid_gap="8px 20px")
        )
        self.compose(controls, [self.status, figure, self.beside, self.line])

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Put the stances in order, and make their edges and titles, anew only when reviews or dates changed them."""
        stances, articles = self.corpus.stances, self.corpus.articles
        if self._of is None or self._of[0] is not stances or self._of[1] is not articles:
            self._of = stances, articles
            self._placed = in_order(stances, articles)
            self._texts: list[str] | None = None  # what words are looked for in
            self._pairs, self._titles = edges(self._placed), self._dated_titles()

    def found(self) -> pd.DataFrame:
        """The stances that the controls leave, in order: by day of publication where it is known, then as told."""
        self._prepare()
        holder, target = self.holder.value or None, self.target.value or None
        found, words = behind(self._placed, holder, target, self._pairs), self.words.value
        if self.show_as.value == RELATIONS:  # what the others hold toward them belongs to it
            back = behind(self._placed, target, holder, self._pairs)
            found = self._placed[self._placed.index.isin(found.index.union(back.index))]
        if self.act.value:
            found = found[found["act"] == self.act.value]
        if self.position.value != "":
            found = found[found["polarity"] == self.position.value]
        if not words.strip():
            return found
        if self._texts is None:
            self._texts = select.searched(self._placed, _WORDS_IN)
        holding = select.with_words(self._placed, _WORDS_IN, words, self._texts)
        return select.among(found, "stance_id", holding["stance_id"].to_list())

    def rows(self) -> pd.DataFrame:
        """Of these, the stances behind the row that is chosen in the list; all of them where none is."""
        return self._behind(self.found())

    def _behind(self, found: pd.DataFrame) -> pd.DataFrame:
        if (row := self._listed()) is None:
            return found
        wanted = set(row["stance_ids"])
        return found[[key in wanted for key in found["stance_id"].to_list()]]

    def refresh(self) -> None:
        """Show what the controls ask for: picture, list, and the rows."""
        found = self.found()
        pairs = select.among(self._pairs, "stance_id", found["stance_id"].to_list())
        asked = [party for party in (self.holder.value, self.target.value) if party]
        self._view = view(self.show_as.value, found, self._of_pair(pairs), self.corpus.articles, asked)
        self.say(self._summary(found, pairs), self._view.said)
        self.drawn.show(self._view.figure, self._view.alt, f"Stances, {_NAMES[self.show_as.value]}")
        self.list.unobserve(self._on_list, "selected")  # this is in the middle of a refresh
        self.list.show(self._view.shown, [str(at) for at in range(len(self._view.table))], nothing=self._view.nothing)
        self.list.observe(self._on_list, "selected")
        self._list_rows(found)

    def _of_pair(self, pairs: pd.DataFrame) -> pd.DataFrame:
        """The edges of no other holders and targets than those asked for, so that a picture shows no other pair."""
        if self.show_as.value == RELATIONS:
            return pairs
        return between(pairs, self.holder.value or None, self.target.value or None)

    def _list_rows(self, found: pd.DataFrame) -> None:
        rows = self._behind(found)
        self.again.disabled = self._listed() is None
        self.line.value = html.heading(self._line(rows), 4) if len(rows) else ""
        shown = lambda some: in_words.stances(some, self._titles)
        self.show_rows(rows, shown, nothing="No stance to show; the line on top says why.")
        self._show_both()

    def _dated_titles(self) -> dict[str, str]:
        """The articles with stances by their ids, each with its day of publication where it is known."""
        days = dict(zip(self.corpus.articles["article_id"], self.corpus.articles["date"], strict=True))
        found = {}
        for key in self.corpus.stances["article_id"].unique():
            day = days.get(key)
            found[key] = self._title(key) if pd.isna(day) else f"{day:%d %b %Y} · {self._title(key)}"
        return found

    def _line(self, rows: pd.DataFrame) -> str:
        """What the rows are, above them."""
        row, number = self._listed(), count(len(rows), "stance")
        order = " in order of publication" if rows["day"].nunique() > 1 else " in order of telling"
        if row is None:
            who = " ".join(filter(None, [self.holder.value, self.target.value and f"toward {self.target.value}"]))
            return f"{who}: {number}{order}" if who else f"All {number}{order}"
        if "a" in row:
            return f"{row['a']} and {row['b']} toward each other: {number}{order}"
        if "holder" in row:
            return f"{row['holder']} toward {row.get('target', row.get('toward'))}: {number}{order}"
        if "day" in row:
            return f"Published on {row['day']:%d %b %Y}: {number}"
        return f"{row.get('act', row.get('topic'))}: {number}{order}"

    def _listed(self) -> dict[str, Any] | None:
        """The row that is chosen in the list."""
        key = self.list.selected
        if self._view is None or not key or int(key) >= len(self._view.table):
            return None
        return self._view.table.iloc[int(key)].to_dict()

    def _show_both(self) -> None:
        """In the view of contradictions: the two passages of the chosen one, side by side, instead of one reader."""
        row = self._listed() if self.show_as.value == BOTH else None
        self.beside.layout.display = "none" if row is None else ""
        if row is None:
            return
        for name, (pane, reader) in self._passages.items():
            stance = self.corpus.stances.set_index("stance_id", drop=False).loc[row[f"{name}_id"]].to_dict()
            title = self._title(stance["article_id"])
            pane.value = html.heading("+ for" if name == "for" else "− against", 4) + why("stances", stance, title)
            self.read(stance["article_id"], passages.chosen(stance), reader)

    def _show_passage(self) -> None:
        super()._show_passage()
        spoken = self.show_as.value == BOTH and self._listed() is not None and self.chosen() is None
        self.reader.layout.display = "none" if spoken or not len(self._frame) else ""

    def _summary(self, found: pd.DataFrame, pairs: pd.DataFrame) -> str:
        if self.corpus.stances.empty:
            return "No stance was found: no words in these articles put one party for or against another."
        if found.empty:
            return "No stance meets this choice. Set a control back to “all”, or take words out of the search."
        said = f"{count(len(found), 'stance')} of {len(self.corpus.stances)}."
        both = [f"{row.holder} toward {row.target}" for row in two_sided(pairs).itertuples(index=False)]
        return f"{said} Both for and against: {'; '.join(both)}. Compare the passages." if both else said

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_control(self, change: object) -> None:
        if change is not None:
            self._view = None  # what was chosen in the list is not in the next one
            self.list.selected = ""
        self.refresh()

    @guarded
    def _on_list(self, _change: object) -> None:
        self._list_rows(self.found())

    @guarded
    def _on_again(self, _button: object) -> None:
        self.list.selected = ""
