"""What a cell shows. Run again, it lets go of what it showed before, or every run of a day would stay in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipywidgets as widgets
from IPython import get_ipython

_shown: dict[str, Any] = {}  # by cell, the app that it shows


def shows_now(app: Any) -> None:
    """Note that the running cell shows this app, and close the widgets of the one that it showed before."""
    cell = _running_cell()
    if not cell:
        return
    before = _shown.get(cell)
    _shown[cell] = app
    if before is not None and before is not app:
        for widget in list(_widgets_of(before, set())):
            widget.close()


def _running_cell() -> str:
    """What the front end calls the cell that is running; "" outside of one."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return str((parent or {}).get("metadata", {}).get("cellId", ""))


def _widgets_of(thing: Any, seen: set[int]) -> Iterator[widgets.Widget]:
    """The widgets that an app holds, directly or in its parts; without layouts, which several apps may share."""
    if id(thing) in seen or isinstance(thing, widgets.Layout):
        return
    seen.add(id(thing))
    if isinstance(thing, widgets.Widget):
        yield thing
        parts = list(getattr(thing, "children", ()))
    elif isinstance(thing, dict):
        parts = list(thing.values())
    elif isinstance(thing, (list, tuple)):
        parts = list(thing)
    elif type(thing).__module__.startswith("kit.apps"):
        parts = list(getattr(thing, "__dict__", {}).values())
    else:
        return
    for part in parts:
        yield from _widgets_of(part, seen)
