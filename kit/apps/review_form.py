"""The form in which an analyst sets right what a row says, or says it of words that were marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import ipywidgets as widgets
import pandas as pd

from kit.analysis import select
from kit.analysis.ladder import label as signal_name
from kit.apps.base import button, row_of
from kit.corpus.checks import allowed_values
from kit.views import html

if TYPE_CHECKING:
    from kit.corpus import Corpus


class Field(NamedTuple):
    """A column that can be corrected; `kind` is choice, name, side, sides, text, day or flag."""

    column: str
    label: str
    kind: str


FIELDS = {
    "quotes": (
        Field("speaker", "Speaker", "name"),
        Field("side", "Side", "side"),
        Field("kind", "Kind", "choice"),
        Field("via", "Relayed by", "name"),
    ),
    "stances": (
        Field("holders", "Holders", "sides"),
        Field("targets", "Toward", "sides"),
        Field("act", "Act", "choice"),
        Field("polarity", "Position", "choice"),
        Field("topic", "About", "text"),
        Field("negated", "Negated", "flag"),
    ),
    "signals": (
        Field("signal", "Type", "choice"),
        Field("status", "Status", "choice"),
        Field("sources", "Who", "sides"),
        Field("targets", "To whom", "sides"),
        Field("when_start", "From day", "day"),
        Field("when_end", "To day", "day"),
        Field("place", "Place", "text"),
    ),
}
_SIDES = {"quotes": ("side",), "stances": ("holders", "targets"), "signals": ("sources", "targets")}
_POSITION = {-1: "− against", 0: "· neither", 1: "+ for"}
_STYLE = {"description_width": "80px"}


class ReviewForm:
    """`ui` is the box, hidden until `open`. `on_save` is called when it is to be saved."""

    def __init__(self, corpus: Corpus, table: str, on_save: Callable[[], None], on_leave: Callable[[], None]) -> None:
        self.table = table
        rows = getattr(corpus, table)
        self._sides = list(dict.fromkeys(side for column in _SIDES[table] for side in select.values(rows, column)))
        self._names = list(dict.fromkeys(corpus.actors["name"].dropna()))
        self._side_of = {a.name: a.side for a in corpus.actors.itertuples(index=False) if pd.notna(a.side)}
        self.head = widgets.HTML()
        self.fields = {field.column: self._control(field) for field in FIELDS[table]}
        self.words = widgets.HTML()
        self.take_words = button("Take the marked words", "The row's words are those marked in the article")
        self.save = button("Save (Ctrl+Enter)", button_style="primary")
        self.leave = button("Leave (Esc)", "Change nothing")
        self.save.on_click(lambda _: on_save())
        self.leave.on_click(lambda _: on_leave())
        if "speaker" in self.fields:
            self.fields["speaker"].observe(self._on_speaker, "value")
        hint = (
            "Several sides are parted by commas." if table != "quotes" else "The side follows a speaker who is known."
        )
        self.ui = widgets.VBox([
            self.head, row_of(*self.fields.values()), widgets.HTML(html.paragraph(hint)),
            row_of(self.words, self.take_words), row_of(self.save, self.leave),
        ]).add_class("kit-review-form")  # fmt: skip
        self._row: Mapping[str, Any] = {}
        self.span: tuple[int, int] | None = None
        self.is_new = False
        self.close()

    def _control(self, field: Field) -> widgets.Widget:
        if field.kind == "choice":
            options = [("", None), *((_option(field.column, v), v) for v in allowed_values(self.table)[field.column])]
            return widgets.Dropdown(options=options, value=None, description=field.label, style=_STYLE)
        if field.kind == "flag":
            return widgets.Checkbox(description=field.label, indent=False)
        if field.kind == "day":
            return widgets.DatePicker(description=field.label, style=_STYLE)
        if field.kind == "text":
            return widgets.Text(description=field.label, style=_STYLE)
        known = self._names if field.kind == "name" else self._sides
        hint = "as IND, PAK" if field.kind == "sides" else ""
        options = tuple(map(html.visible, known))
        return widgets.Combobox(options=options, description=field.label, placeholder=hint, style=_STYLE)

    # ---- filling and reading ---------------------------------------------------------------------------------------

    def open(self, head: str, row: Mapping[str, Any], text: str, *, span: tuple[int, int] | None = None) -> None:
        """Show a row's values; with `span` and an empty row it is a new one, of the words of that span."""
        self._row, self.span, self.is_new = row, None, not row
        self.head.value = html.heading(head, 4)
        for field in FIELDS[self.table]:
            control = self.fields[field.column]
            control.value = _shown(field, row.get(field.column))
        if span:
            self.set_span(text, span)
        else:
            self._say_words(text, (int(row["start"]), int(row["end"])))
        self.ui.layout.display = ""

    def close(self) -> None:
        """Hide the form."""
        self.ui.layout.display = "none"

    @property
    def is_open(self) -> bool:
        """Is it on view?"""
        return self.ui.layout.display != "none"

    def set_span(self, text: str, span: tuple[int, int]) -> None:
        """Have the row's words be those from start to end, without the blanks around them."""
        words = text[slice(*span)]
        start = span[0] + len(words) - len(words.lstrip())
        self.span = start, max(start + 1, start + len(words.strip()))
        self._say_words(text, self.span)

    def _say_words(self, text: str, span: tuple[int, int]) -> None:
        words = text[slice(*span)]
        self.words.value = html.said(f"Words: “{words[:200]}{'…' if len(words) > 200 else ''}”")

    def changes(self) -> dict[str, Any]:
        """The columns whose values differ from the row's."""
        found: dict[str, Any] = {}
        for field in FIELDS[self.table]:
            value = _value(field, self.fields[field.column].value)
            if value != _value(field, _shown(field, self._row.get(field.column))):
                found[field.column] = value
        if not self.is_new and self.span and self.span != (self._row["start"], self._row["end"]):
            found |= {"start": self.span[0], "end": self.span[1]}
        return found

    def _on_speaker(self, change: dict[str, Any]) -> None:
        """A known speaker speaks for a known side."""
        if change["new"] in self._side_of and change["new"] != _shown(FIELDS["quotes"][0], self._row.get("speaker")):
            self.fields["side"].value = self._side_of[change["new"]]


def _option(column: str, value: Any) -> str:
    if column == "polarity":
        return _POSITION[value]
    return signal_name(value) if column == "signal" else str(value).replace("_", " ")


def _shown(field: Field, cell: Any) -> Any:
    """A cell as its control holds it."""
    if isinstance(cell, (tuple, list)):
        return ", ".join(cell)
    missing = cell is None or cell is pd.NA or cell is pd.NaT or cell != cell
    if field.kind == "flag":
        return False if missing else bool(cell)
    if field.kind == "day":
        return None if missing else pd.Timestamp(cell).date()
    if field.kind == "choice":
        return None if missing else int(cell) if field.column == "polarity" else cell
    return "" if missing else str(cell)


def _value(field: Field, shown: Any) -> Any:
    """What a control holds, as the table has it."""
    if field.kind == "sides":
        return tuple(filter(None, (part.strip() for part in re.split(r"[,;|]", shown))))
    if isinstance(shown, date):
        return shown.isoformat()
    return (shown.strip() or None) if isinstance(shown, str) else shown
