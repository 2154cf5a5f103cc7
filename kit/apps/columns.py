"""Which column of a table holds what: chosen by click, seen at once, and kept for every later run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.apps.base import button, row_of
from kit.corpus import hold
from kit.reading import load
from kit.reading.choices import Choice, choice_for, choices_for, key_of
from kit.reading.trial import Trial, guess_of, tried
from kit.views import html, trial

if TYPE_CHECKING:
    from kit.corpus import Corpus

_FIELDS = {"text": "Text", "title": "Title", "date": "Date", "source": "Outlet", "author": "Author", "url": "URL"}
_LABEL = {"description_width": "56px"}
_ORDERS = [("as the other dates tell", None), ("4 May (day first)", True), ("5 April (month first)", False)]


class ColumnsChoice:
    """`ui` is the box: for each field a list of the columns that the file has, with examples beside it, and what the
    first rows become. `on_kept` is told, in a sentence, when a choice was kept or dropped and the file read anew.

    Without a workspace a choice lasts as long as the corpus.
    """

    def __init__(self, corpus: Corpus, on_kept: Callable[[str], object]) -> None:
        self._corpus, self._on_kept = corpus, on_kept
        self.head = widgets.HTML()
        self.names = {
            name: widgets.Dropdown(description=label, options=[("no column", "")], style=_LABEL,
                                   layout={"width": "280px"})
            for name, label in _FIELDS.items()
        }  # fmt: skip
        self.examples = {name: widgets.HTML() for name in _FIELDS}
        self.order = widgets.Dropdown(description="04/05 is", options=_ORDERS, style=_LABEL, layout={"width": "280px"})
        self.again = button("Guess again", "Fill in what the kit would take")
        self.alike = widgets.Checkbox(
            description="for every table in this folder with the same headings", value=True, indent=False,
            layout={"width": "auto"},
        )  # fmt: skip
        self.keep = button("Keep these columns", "Read the file so, now and at every run", button_style="primary")
        self.forget = button("Back to the guess", "Drop what was kept for this table")
        self.said = widgets.HTML()
        self.result = widgets.HTML().add_class("kit-columns")
        self.path, self._trial = "", None
        self._own: dict[str, Any] = {}  # what was chosen, where there is no workspace
        self._is_filling = False
        for control in (*self.names.values(), self.order):
            control.observe(self._on_change, "value")
        self.again.on_click(lambda _: self.guess())
        self.keep.on_click(lambda _: self.on_keep())
        self.forget.on_click(lambda _: self.on_forget())
        fields = [row_of(self.names[name], self.examples[name]) for name in _FIELDS]
        self.ui = widgets.VBox(
            [
                self.head,
                *fields,
                self.order,
                row_of(self.again, self.keep, self.alike, self.forget),
                self.said,
                self.result,
            ]
        )

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Show how the table in this file is read now: as was chosen, else as the kit guesses."""
        self.path = path
        self.head.value = html.paragraph(f"Which column of {PurePath(path).name} holds what?", kind="kit-strong")
        try:
            found = tried(path)
            kept = self._kept(found)
            self._fill(found, tried(path, kept) if kept else found, kept)
        except (ValueError, OSError) as error:
            self._trial = None
            self.result.value = html.alarm(error)
            self.keep.disabled = True

    def knows(self, path: str) -> bool:
        """Is the file a table, or one in which no column of texts was found?"""
        loaded = self._corpus.loaded
        if loaded is None:
            return False
        return any(e.path == path and (e.columns or "no column holds the text" in e.message) for e in loaded.entries)

    def guess(self) -> None:
        """Fill in the kit's guess; nothing is kept or dropped by that."""
        try:
            found = tried(self.path)
        except (ValueError, OSError) as error:
            self.result.value = html.alarm(error)
            return
        self._fill(found, found, None)

    def _fill(self, found: Trial, now: Trial, kept: Choice | None) -> None:
        columns = guess_of(now).columns
        self._is_filling = True
        try:
            for name, box in self.names.items():
                box.options = [("no column", ""), *((html.visible(column), column) for column in found.names)]
                box.value = columns.get(name) or ""
            self.order.value = kept.day_first if kept else None
        finally:
            self._is_filling = False
        self.forget.layout.display = "" if kept else "none"
        self.alike.layout.display = "" if found.tables == 1 else "none"
        self.show()

    @property
    def choice(self) -> Choice:
        """What the controls say."""
        return Choice({name: box.value or None for name, box in self.names.items()}, self.order.value)

    def show(self) -> None:
        """Read the first rows with these columns, and show what becomes of them."""
        self._trial = found = tried(self.path, self.choice)
        for name, box in self.names.items():
            self.examples[name].value = trial.examples(found.examples.get(box.value, ()) if box.value else ())
        self.said.value = ""
        self.order.layout.display = "" if found.undecided else "none"
        self.keep.disabled = not found.articles
        self.result.value = trial.outcome(found, has_text=bool(self.names["text"].value))

    def _on_change(self, _change: object) -> None:
        if self._is_filling or not self.path:
            return
        try:
            self.show()
        except (ValueError, OSError) as error:
            self.result.value = html.alarm(error)

    # ---- keeping ---------------------------------------------------------------------------------------------------

    def on_keep(self) -> None:
        """Keep what the controls say, and read what it concerns anew."""
        name, named = PurePath(self.path).name, self.choice.as_json()
        alike = self.alike.value and self._trial is not None and self._trial.tables == 1
        self._change({
            key_of(self.path): None if alike else named,
            **({key_of(self.path, self._trial.names): named} if alike else {}),
        }, f"The columns of {name} are kept{' for all tables like it in its folder' if alike else ''}")  # fmt: skip

    def on_forget(self) -> None:
        """Drop what was kept for this table, and read it anew by the guess."""
        keys = [key_of(self.path), key_of(self.path, self._trial.names)] if self._trial else [key_of(self.path)]
        self._change(dict.fromkeys(keys), f"The columns of {PurePath(self.path).name} are guessed again")

    def _change(self, kept: dict[str, Any], said: str) -> None:
        try:
            for key, value in kept.items():
                self._settings_update(key, value)
            count = self._read_anew()
        except (ValueError, OSError) as error:
            self.result.value = html.alarm(error)
            return
        self.open(self.path)
        articles = f"{count} article{'' if count == 1 else 's'}"
        told = f"{said}: {articles} read anew. The other notebooks see it at their next run."
        self.said.value = html.said(told)
        self._on_kept(told)

    def _settings_update(self, key: str, value: Any) -> None:
        if self._corpus.workspace:
            self._corpus.workspace.update("columns", key, value)
        elif value is None:
            self._own.pop(key, None)
        else:
            self._own[key] = value

    @property
    def _settings(self) -> Any:
        return self._corpus.workspace or {"columns": self._own}

    def _kept(self, found: Trial) -> Choice | None:
        return choice_for(choices_for(self.path, self._settings.get("columns", {})), found.names)

    def _read_anew(self) -> int:
        """Read the file anew, and the tables in its folder that one choice may be for; gives the number of articles."""
        loaded, folder = self._corpus.loaded, Path(self.path).parent
        paths = [
            entry.path for entry in loaded.entries
            if entry.path == self.path or (Path(entry.path).parent == folder and (entry.columns or not entry.articles))
        ]  # fmt: skip
        again = load(*paths, workspace=self._settings, earlier=loaded, progress=False)
        hold(self._corpus, loaded.renewed(again))
        before = {id(entry) for entry in loaded.entries}
        return sum(len(entry.articles) for entry in again.entries if id(entry) not in before)
