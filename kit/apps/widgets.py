"""Widgets of the kit's own: a table whose rows can be chosen, a reader that marks passages, a place to drop files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import anywidget
import pandas as pd
import traitlets

from kit.article import RemovedLine
from kit.views import passages


@cache
def _asset(name: str) -> str:
    return (files("kit.views") / "assets" / name).read_text(encoding="utf-8")


class RowTable(anywidget.AnyWidget):
    """Rows of plain words. A click or the arrow keys set `selected` to the row's key, "" is none.

    Of a long table the page holds one block of rows at a time, and asks for another, or for another order of all rows.
    """

    BLOCK = 1000  # rows; more make the page slow, and take long to get there

    _esm = _asset("table.js")
    _css = _asset("common.css")
    columns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    rows = traitlets.List().tag(sync=True)  # those of the block, lists of words: to check each cell takes long
    keys_here = traitlets.List().tag(sync=True)
    total = traitlets.Int(0).tag(sync=True)  # rows there are
    first = traitlets.Int(0).tag(sync=True)  # the number of the block's first row
    order = traitlets.List().tag(sync=True)  # [column, is it downwards], [] is as they came
    selected = traitlets.Unicode("").tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("Rows").tag(sync=True)
    nothing = traitlets.Unicode("No rows.").tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)  # goes up when the rows are others: the page draws once, not per trait

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self.row_keys: list[str] = []  # of all rows, as they came; `keys` is a trait of every widget
        self._sorted: list[int] = []  # the rows' numbers, in the order of the page
        self._shown: Callable[[list[int]], pd.DataFrame] = lambda numbers: pd.DataFrame()
        self.observe(self._on_selected, "selected")
        self.on_msg(self._asked)

    def show(
        self,
        shown: pd.DataFrame | Callable[[list[int]], pd.DataFrame],
        keys: Iterable[str],
        caption: str = "",
        nothing: str = "",
    ) -> None:
        """Show these rows; the chosen one stays chosen when it is among them. `shown`, where it takes long to make, may
        be what gives the rows of these numbers.
        """
        self.row_keys = [str(key) for key in keys]
        self._shown = shown if callable(shown) else shown.iloc.__getitem__
        self._sorted = list(range(len(self.row_keys)))
        with self.hold_sync():
            self.order, self.caption, self.nothing = [], caption, nothing or "No rows."
            if self.selected not in self.row_keys:
                self.selected = ""
            self._turn_to(self._sorted.index(self.row_keys.index(self.selected)) if self.selected else 0)

    def _turn_to(self, number: int) -> None:
        """Give the page the block in which the row of this number lies."""
        first = min(number, max(0, len(self._sorted) - 1)) // self.BLOCK * self.BLOCK
        numbers = self._sorted[first : first + self.BLOCK]
        shown = self._shown(numbers)
        self.columns = [str(column) for column in shown.columns]
        self.rows = [[_words(cell) for cell in row] for row in shown.itertuples(index=False, name=None)]
        self.keys_here = [self.row_keys[number] for number in numbers]
        self.total, self.first = len(self.row_keys), first
        self.version += 1

    def _asked(self, _widget: object, content: dict[str, Any], _buffers: list) -> None:
        """The page asks for the block of the row `turn`, or to have all rows sorted by the column `sort`."""
        with self.hold_sync():
            if isinstance(turn := content.get("turn"), int):
                self._turn_to(max(0, turn))
            elif isinstance(column := content.get("sort"), str):
                whole = self._shown(list(range(len(self.row_keys))))
                if column in whole:
                    down = bool(content.get("down"))
                    self._sorted = _in_order([_words(cell) for cell in whole[column]], down)
                    self.order = [column, down]
                self._turn_to(0)

    def _on_selected(self, change: dict[str, Any]) -> None:
        """Turn to the block of a row that was chosen elsewhere."""
        key = change["new"]
        if key and key not in self.keys_here and key in self.row_keys:
            with self.hold_sync():
                self._turn_to(self._sorted.index(self.row_keys.index(key)))


class Reader(anywidget.AnyWidget):
    """An article's text with layers of marked passages, found words, and removed lines in their places.

    A passage is a dict of start, end, layer, key, label; offsets are characters of `text`. A click on words, or Enter,
    sets `clicked` to the key of the row that owns them; words selected by mouse or keys are `marked` as [start, end],
    [] is none. `on` names the layers on view, `removed` among them.
    """

    _esm = _asset("text.js") + _asset("find.js") + _asset("reader.js")
    _css = _asset("common.css") + _asset("reader.css")
    title = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode("")
    spans = traitlets.List(traitlets.Dict()).tag(sync=True)
    pieces = traitlets.List(traitlets.List()).tag(sync=True)  # the text, cut where spans start and end
    lines = traitlets.List(traitlets.Dict()).tag(sync=True)  # removed lines, each before one of the pieces
    chosen = traitlets.List(traitlets.Dict()).tag(sync=True)
    on = traitlets.List(traitlets.Unicode()).tag(sync=True)
    clicked = traitlets.Unicode("").tag(sync=True)
    marked = traitlets.List(traitlets.Int()).tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)  # goes up with another article: the page draws once, not per trait
    turn = traitlets.Int(0).tag(sync=True)  # goes up when a row is chosen, the same one again, too

    def show(
        self,
        title: str,
        text: str,
        spans: Iterable[dict] = (),
        *,
        chosen: Iterable[dict] = (),
        removed: Iterable[RemovedLine] = (),
    ) -> None:
        """Show this article; the first passage of layer `chosen` is scrolled to. Passages that do not lie in the text
        are left out. The same article again keeps what is marked, and is not drawn anew.
        """
        spans, removed = passages.within(spans, len(text)), tuple(removed)
        drawn = (title, text, spans, removed)
        with self.hold_sync():
            if drawn != self._drawn:
                if text != self.text:
                    self.marked = []
                self._drawn = drawn
                self.title, self.text, self.spans = title, text, spans
                self.pieces, self.lines = passages.drawn(text, spans, removed)
                self.version += 1
            self.chosen = passages.within(chosen, len(text))
            self.clicked = ""
            self.turn += 1

    _drawn: tuple | None = None

    @traitlets.validate("marked")
    def _in_the_text(self, proposal: dict) -> list[int]:
        ends = proposal["value"]
        return ends if len(ends) == 2 and 0 <= ends[0] < ends[1] <= len(self.text) else []


def _words(cell: object) -> str:
    if type(cell) is str:  # most are
        return cell
    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell:
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, (tuple, list)):
        return ", ".join(map(str, cell))
    return str(cell)


def _in_order(cells: list[str], down: bool) -> list[int]:
    """The numbers of the cells by what they hold: by size where all are numbers, else by the alphabet."""
    try:
        values = [float(cell.replace("−", "-").replace(",", "")) if cell else 0.0 for cell in cells]
    except ValueError:
        values = [cell.casefold() for cell in cells]
    return sorted(range(len(cells)), key=values.__getitem__, reverse=down)


class DropZone(anywidget.AnyWidget):
    """A place to drop files on, with a button to choose them. `on_file` is called with each file's name, its bytes
    (None for one that is larger than `largest`), its number and how many there are.
    """

    _esm = _asset("drop.js")
    _css = _asset("common.css")
    label = traitlets.Unicode("or drop them here").tag(sync=True)
    button = traitlets.Unicode("Choose files").tag(sync=True)
    accept = traitlets.Unicode("").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)
    largest = traitlets.Int(10_000_000).tag(sync=True)  # bytes: Jupyter closes the line on larger messages

    def __init__(self, on_file: Callable[[str, bytes | None, int, int], None], **traits: object) -> None:
        super().__init__(**traits)
        self._on_file = on_file
        self.on_msg(self._received)

    def _received(self, _widget: object, content: dict, buffers: list) -> None:
        if content.get("kind") != "file" or self.disabled:
            return
        content_bytes = bytes(buffers[0]) if buffers and not content.get("refused") else None
        if content_bytes is not None and len(content_bytes) > self.largest:
            content_bytes = None
        name, count, total = str(content.get("name", "")), content.get("count"), content.get("total")
        self._on_file(
            name, content_bytes, count if isinstance(count, int) else 1, total if isinstance(total, int) else 1
        )


class Keys(anywidget.AnyWidget):
    """Single keys of the app around it: `on_key` is told each, unless somebody types; in a form, "save" and "leave"."""

    _esm = _asset("keys.js")
    letters = traitlets.List(traitlets.Unicode()).tag(sync=True)
    on = traitlets.Bool(False).tag(sync=True)

    def __init__(self, on_key: Callable[[str], None], **traits: object) -> None:
        super().__init__(**traits)
        self._on_key = on_key
        self.on_msg(self._pressed)

    def focus(self, selector: str) -> None:
        """Move the focus to the first element of the app that this names and that can be seen."""
        self.send({"focus": selector})

    def _pressed(self, _widget: object, content: dict[str, Any], _buffers: list) -> None:
        if content.get("key") == "wait":
            self.send({"waited": True})
        elif self.on and content.get("key") in (*self.letters, "save", "leave"):
            self._on_key(content["key"])
