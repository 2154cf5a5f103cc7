"""Widgets of the kit's own: a table whose rows can be chosen, a reader that marks passages, a place to drop files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import anywidget
import pandas as pd
import traitlets


@cache
def _asset(name: str) -> str:
    return (files("kit.views") / "assets" / name).read_text(encoding="utf-8")


class RowTable(anywidget.AnyWidget):
    """Rows of plain words. A click or the arrow keys set `selected` to the row's key, "" is none."""

    _esm = _asset("table.js")
    _css = _asset("common.css")
    columns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    rows = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)
    row_keys = traitlets.List(traitlets.Unicode()).tag(sync=True)  # `keys` is a trait of every widget
    selected = traitlets.Unicode("").tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("Rows").tag(sync=True)
    nothing = traitlets.Unicode("No rows.").tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)  # goes up when the rows are others: the page draws once, not per trait

    def show(self, shown: pd.DataFrame, keys: list[str], caption: str = "", nothing: str = "") -> None:
        """Show these rows; the chosen one stays chosen when it is among them."""
        keys = [str(key) for key in keys]
        with self.hold_sync():
            self.columns = [str(column) for column in shown.columns]
            self.rows = [[_words(cell) for cell in row] for row in shown.itertuples(index=False, name=None)]
            self.row_keys, self.caption, self.nothing = keys, caption, nothing or "No rows."
            if self.selected not in keys:
                self.selected = ""
            self.version += 1


class Reader(anywidget.AnyWidget):
    """An article's text with marked passages: dicts of start, end, layer, key, label. A click sets `clicked`."""

    _esm = _asset("reader.js")
    _css = _asset("common.css")
    title = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode("").tag(sync=True)
    spans = traitlets.List(traitlets.Dict()).tag(sync=True)
    clicked = traitlets.Unicode("").tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)

    def show(self, title: str, text: str, spans: list[dict]) -> None:
        """Show this article; the passage of layer `chosen` is scrolled to."""
        with self.hold_sync():
            self.title, self.text, self.spans = title, text, spans
            self.clicked = ""
            self.version += 1


def _words(cell: object) -> str:
    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell:
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, (tuple, list)):
        return ", ".join(map(str, cell))
    return str(cell)


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
