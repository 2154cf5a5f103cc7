"""The app of notebook 02: who is in it, for which side, and how the analyst sets that right."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis import select
from kit.analysis.cooccurrence import square, who_with_whom
from kit.analysis.findings import count
from kit.apps.base import App, button, choice, guarded, row_of, words_box
from kit.apps.widgets import RowTable
from kit.lexicon.roster import KINDS, write_roster
from kit.lexicon.roster_edits import merged, roster_frame, with_actor
from kit.views import html, listing, passages
from kit.views.charts import co_occurrence
from kit.views.figure import image
from kit.views.why import why

if TYPE_CHECKING:
    from kit.corpus import Corpus

NO_SIDE = "(no side yet)"
_NOBODY = ("(choose an actor)", "")
_LABEL = {"description_width": "72px"}


class ActorsApp(App):
    """Actors, where each is named, who is named with whom, and changes that go to the roster and count at once."""

    table_name = "actors"

    def __init__(self, corpus: Corpus, roster: str | os.PathLike = "../data/actors.csv") -> None:
        super().__init__(corpus)
        self.roster, self._before = Path(roster), []
        self.table.label = "Actors"
        self.side = choice("Side", [])
        self.kind = choice("Kind", select.values(corpus.actors, "kind"))
        self.words = words_box("Words", "in names or roles")
        self.mentions = RowTable(label="Mentions of the chosen actor").add_class("kit-mentions")
        self.by = widgets.Dropdown(options={"sides": "side", "actors": "actor"}, description="Pairs of", style=_LABEL)
        self.within = widgets.Dropdown(options=["sentence", "paragraph"], description="In one", style=_LABEL)
        self.new_name = widgets.Text(description="Name", style=_LABEL)
        self.new_side = widgets.Combobox(description="Its side", placeholder="IND, UN, a party …", style=_LABEL)
        self.new_kind = widgets.Dropdown(options=KINDS, description="Its kind", style=_LABEL)
        self.new_alias = widgets.Text(description="Add name", placeholder="one more name", style=_LABEL)
        self.into = widgets.Dropdown(description="Merge into", options=[_NOBODY], style=_LABEL)
        self.save = button("Save changes", button_style="primary")
        self.merge = button("Merge")
        self.undo = button("Undo last change", disabled=True)
        self.edit_head = widgets.HTML()
        self._wire()

    def _wire(self) -> None:
        for control in (self.side, self.kind, self.words, self.by, self.within):
            control.observe(self._on_control, "value")
        for clicked, handler in ((self.save, self._on_save), (self.merge, self._on_merge), (self.undo, self._on_undo)):
            clicked.on_click(handler)
        self.mentions.observe(self._on_mention, "selected")
        head = lambda text: widgets.HTML(html.heading(text))
        self.ui = widgets.VBox([
            self.scope, self.errors, row_of(self.side, self.kind, self.words), self.status, self.table,
            self.edit_head, row_of(self.new_name, self.new_side, self.new_kind, self.new_alias, self.save),
            row_of(self.into, self.merge, self.undo), self.counts,
            head("Where the actor is named"), self.mentions, self.why, self.reader,
            head("Who is named with whom"), row_of(self.by, self.within), self.chart,
            row_of(self.export, self.exported),
        ]).add_class("kit-app")  # fmt: skip
        self.update()

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def rows(self) -> pd.DataFrame:
        """The actors that the controls leave, the most named first."""
        found = self.corpus.actors
        if self.side.value:
            found = found[found["side"].isna() if self.side.value == NO_SIDE else (found["side"] == self.side.value)]
        if self.kind.value:
            found = found[found["kind"] == self.kind.value]
        return select.with_words(found, ("name", "role", "aliases", "side"), self.words.value)

    def refresh(self) -> None:
        """Show the actors, the chosen one's mentions, and the pairs."""
        self._offer_sides()
        found = self.rows()
        self.status.value = html.said(self._summary(found))
        self.show_rows(found, listing.actors(found), nothing="No actor to show; the line above says why.")
        pairs = who_with_whom(
            self.corpus.mentions, self.corpus.actors, self.corpus.articles, within=self.within.value, by=self.by.value
        )
        self.chart.value = self._pairs(pairs)

    def _offer_sides(self) -> None:
        actors = self.corpus.actors
        sides = select.values(actors, "side")
        options = (("all", ""), (NO_SIDE, NO_SIDE), *((html.visible(side), side) for side in sides))
        if self.side.options != options:
            held = self.side.value
            self.side.unobserve(self._on_control, "value")  # this is in the middle of a refresh
            self.side.options = options
            self.side.value = held if held in dict(options).values() else ""
            self.side.observe(self._on_control, "value")
        self.new_side.options = tuple(sides)

    def _pairs(self, pairs: pd.DataFrame) -> str:
        if pairs.empty:
            return html.paragraph(f"No two {self.by.label} are named in one {self.within.value}.")
        top = pairs.iloc[0]
        alt = f"Who is named with whom: most often {top['a']} with {top['b']}, {count(int(top['times']), 'time')}."
        rows = [(row.a, row.b, row.times, row.articles) for row in pairs.head(30).itertuples()]
        numbers = html.grid(["one", "the other", "times", "articles"], rows)
        return html.beside(image(co_occurrence(square(pairs)), alt), html.scrolled(numbers, "Pairs"))

    def _summary(self, found: pd.DataFrame) -> str:
        actors = self.corpus.actors
        if actors.empty:
            return "No actor was found: these articles name no state, body or person that the kit knows of."
        without = int(actors["side"].isna().sum())
        hint = f" {count(without, 'actor')} without a side: choose “{NO_SIDE}” to go through them." if without else ""
        if found.empty:
            return f"None of {count(len(actors), 'actor')} meets this choice; set Side and Kind to “all”, clear Words."
        return f"{len(found)} of {count(len(actors), 'actor')}.{hint}"

    def _keys(self, frame: pd.DataFrame) -> list[str]:
        return [str(key) for key in frame["actor_id"]]

    def _show_passage(self) -> None:
        row = self.chosen()
        self.save.disabled = self.merge.disabled = row is None
        if row is None:
            self.edit_head.value = html.heading("Choose an actor to rename it, merge it, or set its side")
            self._rows = self.corpus.mentions.iloc[:0]
            self.new_name.value = self.new_side.value = ""
        else:
            self.edit_head.value = html.heading(f"Set {row['name']} right")
            self._rows = self.corpus.mentions[self.corpus.mentions["actor_id"] == row["actor_id"]]
            self.new_name.value, self.new_side.value = row["name"], "" if pd.isna(row["side"]) else row["side"]
            self.new_kind.value = row["kind"] if row["kind"] in KINDS else "person"
        self.new_alias.value = ""
        others = [(_called(other), other.actor_id) for other in self.corpus.actors.itertuples()]
        self.into.options = [_NOBODY, *(o for o in others if row is None or o[1] != row["actor_id"])]
        self._show_mentions(row)

    def _show_mentions(self, row: dict[str, Any] | None) -> None:
        used = list(dict.fromkeys(self._rows["article_id"]))
        texts, titles = {a: self.corpus.text(a) for a in used}, {a: self._title(a) for a in used}
        nothing = "Choose an actor in the table above." if row is None else "It is named in no article in scope."
        shown = listing.mentions(self._rows, texts, titles)
        self.mentions.show(shown, [str(key) for key in self._rows.index], nothing=nothing)
        self._show_mention()

    def _show_mention(self) -> None:
        if self._rows.empty:
            self.why.value = ""
            self.reader.layout.display = "none"
            return
        self.reader.layout.display = ""
        key = self.mentions.selected
        row = self._rows.loc[int(key) if key else self._rows.index[0]].to_dict()
        hint = html.paragraph("Choose a mention to see it in its article, and why it counts for this actor.")
        self.why.value = why("mentions", row, self._title(row["article_id"])) if key else hint
        spans = passages.layer("mentions", self._rows, row["article_id"])
        self._read(row["article_id"], [*spans, *(passages.chosen(row, key) if key else [])])

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_mention(self, _change: object) -> None:
        self._show_mention()

    @guarded
    def _on_mark(self, change: dict[str, Any]) -> None:
        if change["new"] in self.mentions.row_keys:
            self.mentions.selected = change["new"]

    @guarded
    def _on_save(self, _button: object) -> None:
        row = self._needed()
        name, alias = self.new_name.value.strip() or row["name"], self.new_alias.value.strip()
        changed = with_actor(
            roster_frame(self.roster), row["name"], name=name, side=self.new_side.value.strip(),
            kind=self.new_kind.value, role=_text(row["role"]), aliases=(alias,) if alias else (),
        )  # fmt: skip
        self._apply(changed, name)

    @guarded
    def _on_merge(self, _button: object) -> None:
        row = self._needed()
        if not self.into.value:
            raise ValueError("choose under “Merge into” which actor it is")
        other = self.corpus.actors.set_index("actor_id").loc[self.into.value]
        fields = {"side": _text(other["side"]), "kind": other["kind"], "role": _text(other["role"])}
        self._apply(merged(roster_frame(self.roster), row["name"], other["name"], **fields), other["name"])

    @guarded
    def _on_undo(self, _button: object) -> None:
        if not self._before:
            raise ValueError("no change was made since the app was opened; earlier ones are in the .bak files")
        frame, name = self._before[-1]
        self._write(frame, name)
        self._before.pop()
        self.undo.disabled = not self._before
        self.counts.value = html.said(f"The last change to {self.roster.name} is taken back.")

    def _needed(self) -> dict[str, Any]:
        row = self.chosen()
        if row is None:
            raise ValueError("choose an actor in the table first")
        return row

    def _apply(self, frame: pd.DataFrame, name: str) -> None:
        """Write the roster, let it count, and show the actor under its new name."""
        before = (roster_frame(self.roster), self._needed()["name"])
        self._write(frame, name)
        self._before.append(before)
        self.undo.disabled = False
        said = f"{name} is set in {self.roster.name}, and all articles were read again with it."
        self.counts.value = html.said(said)

    def _write(self, frame: pd.DataFrame, name: str) -> None:
        self.counts.value = html.said("Reading all articles again with the changed roster …")
        write_roster(self.roster, frame)
        self.corpus.reread(self.roster)
        self.refresh()
        found = self._frame[self._frame["name"] == name] if len(self._frame) else self._frame
        self.table.selected = "" if found.empty else found.iloc[0]["_key"]


def _called(actor: Any) -> str:
    return html.visible(f"{actor.name} ({'no side' if pd.isna(actor.side) else actor.side})")


def _text(cell: object) -> str | None:
    return None if pd.isna(cell) else str(cell)
