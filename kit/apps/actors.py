"""The app of notebook 02: who is in it, for which side, and how the analyst sets that right."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis import census, doubts, select
from kit.analysis.census import NO_SIDE
from kit.analysis.cooccurrence import square, who_with_whom
from kit.analysis.findings import count
from kit.apps.base import App, button, choice, guarded, pick, row_of, words_box
from kit.apps.follow import FollowPane
from kit.apps.picture import Picture
from kit.apps.roster_editor import RosterEditor
from kit.apps.widgets import RowTable
from kit.views import html, listing, passages
from kit.views.charts import census_bars, co_occurrence
from kit.views.why import why

if TYPE_CHECKING:
    from kit.corpus import Corpus

_LISTS = {"work first": "", "most named first": "named", "only work": "work", "only new ones": "new"}
_SEEN = "actors_seen"  # the setting of the workspace: the names at the last save of the list, and its day
_PAIRS = 40
_MOST = 1000  # mentions in one list: a page that holds more turns slow


class ActorsApp(App):
    """Actors, the words that each was found by, who is named with whom, and changes that go to the analyst's list."""

    table_name = "actors"

    def __init__(self, corpus: Corpus, roster: str | os.PathLike = "../data/actors.csv") -> None:
        super().__init__(corpus)
        self._counted = pd.DataFrame()
        self._saved = False
        self._of: pd.DataFrame | None = None  # the mentions that were counted
        self._drawn: pd.DataFrame | None = None  # the mentions of the counts and pairs on view
        self._paired: dict[tuple[str, str], pd.DataFrame] = {}
        self._seen = corpus.workspace.get(_SEEN) if corpus.workspace else None
        self.table.label = "Actors"
        self.reader.on = ["actors"]
        self.by = pick("Count by", {"side": "side", "kind": "kind"})
        self.order = pick("List", _LISTS)
        self.side = choice("Side", [])
        kinds = select.values(corpus.actors, "kind")
        self.kind = pick("Kind", {"all": "", **{listing.kind_name(kind): kind for kind in kinds}})
        self.words = words_box("Words", "in names or roles")
        self.all_seen = button("All are known to me", "From now on, “new” is who is not there today")
        self.editor = RosterEditor(corpus, roster, self.errors, self._changed)
        self.follow = FollowPane(corpus, self.errors, self.read)
        self.forms = RowTable(label="Words by which the chosen actor was found").add_class("kit-forms")
        self.mentions = RowTable(label="Mentions of the chosen actor").add_class("kit-mentions")
        self.pairs_of = pick("Pairs of", {"sides": "side", "actors": "actor"})
        self.within = pick("In one", ["sentence", "paragraph", "article"])
        self.pairs = widgets.HTML().add_class("kit-pairs")
        scope = lambda: self.corpus.scope_sentence
        self.drawn, self.pairs_drawn = Picture(self.chart, scope), Picture(widgets.HTML().add_class("kit-chart"), scope)
        self._wire()

    def _wire(self) -> None:
        for control in (self.order, self.side, self.kind, self.words):
            control.observe(self._on_control, "value")
        self.by.observe(self._on_counts, "value")
        for control in (self.pairs_of, self.within):
            control.observe(self._on_pairs, "value")
        self.all_seen.on_click(self._on_all_seen)
        self.forms.observe(self._on_form, "selected")
        self.mentions.observe(self._on_mention, "selected")
        head = lambda text: widgets.HTML(html.heading(text))
        both, pairs = (
            widgets.HBox(parts, layout=widgets.Layout(flex_flow="row wrap", grid_gap="8px 20px"))
            for parts in ([self.drawn.ui, self.counts], [self.pairs_drawn.ui, self.pairs])
        )
        self._found = widgets.VBox([
            head("By which words it was found"), self.forms, head("Where"), self.mentions, self.why,
        ])  # fmt: skip
        self.ui = widgets.VBox([
            self.scope, self.errors, self.status,
            row_of(self.order, self.side, self.kind, self.words, self.all_seen), self.table,
            self.editor.ui, self._found, self.reader, self.follow.ui,
            head("How much is told of whom"), row_of(self.by), both,
            head("Who is named with whom"), row_of(self.pairs_of, self.within), pairs,
            row_of(self.export, self.exported),
        ]).add_class("kit-app")  # fmt: skip
        self.update()

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def rows(self) -> pd.DataFrame:
        """The actors that the controls leave: those with something to do first, then the most named."""
        found = self._actors()
        if self.side.value:
            found = found[found["side"].isna() if self.side.value == NO_SIDE else (found["side"] == self.side.value)]
        if self.kind.value:
            found = found[found["kind"] == self.kind.value]
        if self.order.value == "new":
            found = found[found["new"]]
        elif self.order.value == "work":
            found = found[found["short"] != ""]
        elif not self.order.value:
            found = pd.concat([found[found["short"] != ""], found[found["short"] == ""]])
        return select.with_words(found, ("name", "role", "aliases", "side"), self.words.value)

    def _actors(self) -> pd.DataFrame:
        """The actors, counted, with `short` and `todo` ("" for those in no doubt) and `new`; the most named first."""
        mentions = self.corpus.mentions
        if self._of is not mentions:
            actors = census.counted(self.corpus.actors, mentions)
            actors = actors.merge(doubts.doubts(actors, mentions), on="actor_id", how="left")
            actors[["short", "todo"]] = actors[["short", "todo"]].fillna("")
            fresh = doubts.newcomers(actors, set(self._seen["names"])) if self._seen else set()
            self._counted, self._of = actors.assign(new=actors["actor_id"].isin(fresh)), mentions
        return self._counted

    def refresh(self) -> None:
        """Show the actors, the chosen one's words, the counts, and the pairs."""
        self._offer_sides()
        found = self.rows()
        self.status.value = html.summary(self._summary(found))
        self.show_rows(found, listing.actors, nothing="No actor to show; the line on top says why.")
        if self._drawn is not self.corpus.mentions:  # no control above changes what is told of whom
            self._drawn = self.corpus.mentions
            self._paired.clear()
            self._show_counts()
            self._show_pairs()

    def _show_counts(self) -> None:
        actors, mentions = self._actors(), self.corpus.mentions
        table = census.census(actors, mentions, self.by.value)
        if self.by.value == "kind":
            table["kind"] = [listing.kind_name(kind) for kind in table["kind"]]
        numbers = html.grid(list(table), table.astype(object).itertuples(index=False)) if len(table) else ""
        figure = census_bars(table, self.by.value) if len(table) else None
        self.drawn.show(
            figure, census.finding(table, self.by.value) if len(table) else "", f"Mentions by {self.by.value}"
        )
        self.counts.value = html.scrolled(numbers, "Counts")

    def _show_pairs(self) -> None:
        asked = self.within.value, self.pairs_of.value
        if asked not in self._paired:
            tables = self.corpus.mentions, self.corpus.actors, self.corpus.articles
            self._paired[asked] = who_with_whom(*tables, within=asked[0], by=asked[1])
        self.pairs.value = self._draw_pairs(self._paired[asked])

    def _offer_sides(self) -> None:
        sides = select.values(self.corpus.actors, "side")
        options = (("all", ""), (NO_SIDE, NO_SIDE), *((html.visible(side), side) for side in sides))
        if self.side.options != options:
            held = self.side.value
            self.side.unobserve(self._on_control, "value")  # this is in the middle of a refresh
            self.side.options = options
            self.side.value = held if held in dict(options).values() else ""
            self.side.observe(self._on_control, "value")

    def _draw_pairs(self, pairs: pd.DataFrame) -> str:
        """Draw the pairs, and give their numbers, or the reason why there are none."""
        self.pairs_drawn.show(None, "", "")
        if pairs.empty:
            return html.paragraph(f"No two {self.pairs_of.label} are named in one {self.within.value}.")
        if self.within.value == "article" and len(self.corpus.articles) == 1:
            return html.paragraph("All are named in the one article in scope; choose sentence or paragraph.")
        top = pairs.iloc[0]
        alt = f"Who is named with whom: most often {top['a']} with {top['b']}, {count(int(top['times']), 'time')}."
        rows = [(row.a, row.b, row.times, row.articles) for row in pairs.head(_PAIRS).itertuples()]
        more = f"The first {_PAIRS} of {len(pairs)} pairs" if len(pairs) > _PAIRS else ""
        numbers = html.grid(["one", "the other", "times", "articles"], rows, more)
        title = f"{self.pairs_of.label.capitalize()} named in one {self.within.value}"
        self.pairs_drawn.show(co_occurrence(square(pairs)), alt, title)
        return html.scrolled(numbers, "Pairs")

    def _summary(self, found: pd.DataFrame) -> list[str]:
        actors = self._actors()
        if actors.empty:
            return ["No actor was found: these articles name no state, body or person that the kit knows of."]
        if found.empty and self.order.value == "new":
            return [self._news(actors) or "Nobody is new."]
        if found.empty:
            whole = count(len(actors), "actor")
            return [f"None of {whole} meets this choice; set the controls to their first option, clear Words."]
        work = int((actors["short"] != "").sum())
        lines = [f"{len(found)} of {count(len(actors), 'actor')}."]
        lines.append(f"{count(work, 'actor')} to look at: the column “to do” says why." if work else "Nothing to do.")
        return [*lines, self._news(actors)]

    def _news(self, actors: pd.DataFrame) -> str:
        if not self.corpus.workspace:
            return ""
        if not self._seen and self._saved:
            return "Your list is saved: whoever is found from now on is new."
        if not self._seen:
            return "Your list was not saved from here yet: who is new is known after the first time."
        return f"{int(actors['new'].sum()) or 'None'} new since {self._seen['day']}, when your list was last saved."

    def _keys(self, frame: pd.DataFrame) -> list[str]:
        return [str(key) for key in frame["actor_id"]]

    def _show_passage(self) -> None:
        row = self.chosen()
        self.editor.offer(row, row["todo"] if row else "")
        self._found.layout.display = "" if row else "none"
        self.follow.show(row)
        mentions = self.corpus.mentions
        self._own = mentions[mentions["actor_id"] == row["actor_id"]] if row else mentions.iloc[:0]
        forms = census.forms(self._own)
        self.forms.selected = ""
        self.forms.show(listing.forms(forms), [str(key) for key in forms["first"]])
        self._show_mentions()

    def _show_mentions(self) -> None:
        rows = self._own
        if self.forms.selected:
            form = rows.loc[int(self.forms.selected)]
            rows = rows[(rows[["text", "how", "rule"]] == form[["text", "how", "rule"]]).all(axis=1)]
        more = f"The first {_MOST} of {len(rows)}; choose words above to see theirs." if len(rows) > _MOST else ""
        self._rows = rows = rows.head(_MOST)
        used = list(dict.fromkeys(rows["article_id"]))
        texts, titles = {a: self.corpus.text(a) for a in used}, {a: self._title(a) for a in used}
        keys = [str(key) for key in rows.index]
        self.mentions.show(listing.mentions(rows, texts, titles), keys, more)
        if self.forms.selected:
            self.mentions.selected = self.forms.selected  # the form's first passage
        self._show_mention()

    def _show_mention(self) -> None:
        self.reader.layout.display = "none" if self._rows.empty else ""
        if self._rows.empty:
            self.why.value = ""
            return
        key = self.mentions.selected
        row = self._rows.loc[int(key) if key else self._rows.index[0]].to_dict()
        hint = html.paragraph("Choose words or a mention to see it in its article, and why it counts for this actor.")
        self.why.value = why("mentions", row, self._title(row["article_id"])) if key else hint
        own = self._rows[self._rows["article_id"] == row["article_id"]]
        others = [span | {"layer": "role"} for span in passages.layer("mentions", own)]
        self.read(row["article_id"], [*others, *(passages.chosen(row) if key else [])])

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_counts(self, _change: object) -> None:
        self._show_counts()

    @guarded
    def _on_pairs(self, _change: object) -> None:
        self._show_pairs()

    @guarded
    def _on_form(self, _change: object) -> None:
        self._show_mentions()

    @guarded
    def _on_mention(self, _change: object) -> None:
        self._show_mention()

    @guarded
    def _on_mark(self, change: dict[str, Any]) -> None:
        name, _, key = change["new"].partition("/")
        if name == "mentions" and key in self.mentions.row_keys:
            self.mentions.selected = key
        elif name in passages.LAYERS:
            self._tell(name, key)

    @guarded
    def _on_all_seen(self, _button: object) -> None:
        self._seen = self._remember()
        self._of = None
        self.refresh()

    def _remember(self) -> dict[str, Any] | None:
        """Keep who is there today, in scope or not; this app goes on calling new who was so when it was opened."""
        if not self.corpus.workspace:
            return None
        seen = {"day": f"{date.today():%d %b %Y}", "names": doubts.names_of(self.corpus.everything.actors)}
        self.corpus.workspace.set(_SEEN, seen)
        self._saved = True
        return seen

    def _changed(self, name: str) -> bool:
        """Show the changed actor under its new name; False when nobody in the texts goes by it."""
        self._remember()
        self.refresh()
        found = self._frame[self._frame["name"] == name] if len(self._frame) else self._frame
        self.table.selected = "" if found.empty else found.iloc[0]["_key"]
        return bool((self.corpus.actors["name"] == name).any())
