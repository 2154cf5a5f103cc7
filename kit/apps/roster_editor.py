"""The part of notebook 02 that changes the analyst's own list: rename, side, one more name, merge, take out, undo."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.apps.base import button, guarded, row_of
from kit.lexicon.roster import KINDS, write_roster
from kit.lexicon.roster_edits import merged, roster_frame, split, with_actor
from kit.views import html
from kit.views.listing import kind_name

if TYPE_CHECKING:
    from kit.corpus import Corpus

_NOBODY = ("(choose an actor)", "")
_NO_NAME = ("(choose a name)", "")
_LABEL = {"description_width": "72px"}
_CHOOSE = "Choose an actor in the table to rename it, set its side, merge it or take a name out of it"


class RosterEditor:
    """Controls for one actor. Each change writes the list whole, keeps a copy of the old one, and counts at once.

    `changed` is called with the actor's name after each.
    """

    def __init__(
        self, corpus: Corpus, roster: str | os.PathLike, errors: widgets.HTML, changed: Callable[[str], bool]
    ) -> None:
        self.corpus, self.roster, self.errors, self._changed = corpus, Path(roster), errors, changed
        self._row: dict[str, Any] | None = None
        self._before: list[tuple[pd.DataFrame, str]] = []
        self.head, self.todo = widgets.HTML(), widgets.HTML()
        self.said = widgets.HTML().add_class("kit-said")
        self.new_name = widgets.Text(description="Name", style=_LABEL)
        self.new_side = widgets.Combobox(description="Its side", placeholder="IND, UN, a party …", style=_LABEL)
        self.new_kind = widgets.Dropdown(
            options=[(kind_name(kind), kind) for kind in KINDS], description="Its kind", style=_LABEL
        )
        self.new_alias = widgets.Text(description="Add name", placeholder="one more name", style=_LABEL)
        self.into = widgets.Dropdown(description="Merge into", options=[_NOBODY], style=_LABEL)
        self.out = widgets.Dropdown(description="Take out", options=[_NO_NAME], style=_LABEL)
        self.save = button("Save changes", "Write name, side and kind to your list", button_style="primary")
        self.merge = button("Merge", "The chosen actor becomes a further name of the other")
        self.take_out = button("Take out", "The name becomes an actor of its own, without a side")
        self.undo = button("Undo last change", "Write your list as it was before", disabled=True)
        for clicked, handler in (
            (self.save, self._on_save), (self.merge, self._on_merge),
            (self.take_out, self._on_take_out), (self.undo, self._on_undo),
        ):  # fmt: skip
            clicked.on_click(handler)
        self._parts = [
            self.todo, row_of(self.new_name, self.new_side, self.new_kind, self.new_alias, self.save),
            row_of(self.into, self.merge, self.out, self.take_out),
        ]  # fmt: skip
        self.ui = widgets.VBox([self.head, *self._parts, row_of(self.undo, self.said)])
        self.offer(None)

    def offer(self, row: dict[str, Any] | None, todo: str = "") -> None:
        """Fill the controls with this actor's row and say what there is to do; without a row nothing can be set."""
        self._row = row
        self.head.value = html.heading(_CHOOSE if row is None else f"Set {row['name']} right", 4)
        self.todo.value = html.paragraph(f"To do: {todo}") if todo else ""
        for part in self._parts:
            part.layout.display = "none" if row is None else ""
        self.new_name.value = "" if row is None else row["name"]
        self.new_side.value = "" if row is None else _text(row["side"]) or ""
        self.new_kind.value = row["kind"] if row and row["kind"] in KINDS else "person"
        self.new_alias.value = ""
        actors = self.corpus.actors
        self.new_side.options = tuple(sorted(set(actors["side"].dropna())))
        others = [] if row is None else actors[actors["actor_id"] != row["actor_id"]].itertuples()
        self.into.options = [_NOBODY, *((_called(other), other.actor_id) for other in others)]
        names = [] if row is None else _other_names(row, roster_frame(self.roster))
        self.out.options = [_NO_NAME, *((html.visible(name), name) for name in names)]

    # ---- handlers --------------------------------------------------------------------------------------------------

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
    def _on_take_out(self, _button: object) -> None:
        row = self._needed()
        if not self.out.value:
            raise ValueError("choose under “Take out” which of its names is somebody else's")
        kind = row["kind"] if row["kind"] in KINDS else "person"
        self._apply(split(roster_frame(self.roster), row["name"], self.out.value, kind=kind), self.out.value)

    @guarded
    def _on_undo(self, _button: object) -> None:
        if not self._before:
            raise ValueError("no change was made since the app was opened; earlier ones are in the .bak files")
        frame, name = self._before[-1]
        self._write(frame, name)
        self._before.pop()
        self.undo.disabled = not self._before
        self.said.value = html.said(f"The last change to {self.roster.name} is taken back.")

    def _needed(self) -> dict[str, Any]:
        if self._row is None:
            raise ValueError("choose an actor in the table first")
        return self._row

    def _apply(self, frame: pd.DataFrame, name: str) -> None:
        before = (roster_frame(self.roster), self._needed()["name"])
        found = self._write(frame, name)
        self._before.append(before)
        self.undo.disabled = False
        said = f"{name} is set in {self.roster.name}, and all articles were read again with it."
        if not found:
            said += " No words of these articles count for it now."
        self.said.value = html.said(said)

    def _write(self, frame: pd.DataFrame, name: str) -> bool:
        self.said.value = html.said("Reading all articles again with the changed list …")
        write_roster(self.roster, frame)
        self.corpus.reread(self.roster)
        return self._changed(name)


def _other_names(row: dict[str, Any], roster: pd.DataFrame) -> list[str]:
    """The names by which the actor goes in the texts or in the list, its own left out."""
    listed = roster.loc[roster["name"] == row["name"], "aliases"]
    names = [*row["aliases"], *(name.strip() for cell in listed for name in cell.split("|"))]
    return list(dict.fromkeys(name for name in names if name and name.casefold() != row["name"].casefold()))


def _called(actor: Any) -> str:
    return html.visible(f"{actor.name} ({'no side' if pd.isna(actor.side) else actor.side})")


def _text(cell: object) -> str | None:
    return None if pd.isna(cell) else str(cell)
