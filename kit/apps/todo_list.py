"""The to-do list of a load: each remark with its remedy beside it, one click away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd

from kit.apps.base import button, row_of
from kit.apps.widgets import RowTable
from kit.article import Article
from kit.reading.duplicates import likeness
from kit.reading.tasks import Task
from kit.views import compare, html, listing

if TYPE_CHECKING:
    from kit.workspace import Workspace

_DONE = "Nothing is left to do: every remark was dealt with or ticked off."


class TodoList:
    """`ui` is the box. A chosen task shows its remedy and the controls for it; `on_choose` is told the task or None."""

    def __init__(self, on_choose: Callable[[Task | None], None], workspace: Workspace | None = None) -> None:
        self.table = RowTable(label="To do").add_class("kit-todo")
        self.says = widgets.HTML().add_class("kit-remedy")
        self.controls = row_of()
        self.tick = button("Tick off", "It was looked at: take it from the list")
        self.show_ticked = widgets.Checkbox(description="Show what is ticked off", indent=False)
        self.tasks: dict[str, Task] = {}
        self._on_choose, self._workspace = on_choose, workspace
        self._ticked_here: list[str] = []  # without a workspace they last as long as the list
        self._remedies: Mapping[str, Sequence[widgets.Widget]] = {}
        self.table.observe(lambda change: self._choose(), "selected")
        self.ui = widgets.VBox([self.table, self.says, row_of(self.controls, self.tick, self.show_ticked)])

    def show(
        self, tasks: Iterable[Task], names: Mapping[str, str], remedies: Mapping[str, Sequence[widgets.Widget]]
    ) -> None:
        """Show the tasks; `names` are the titles of articles by id, `remedies` the controls by action."""
        ticked, self._remedies = set(self._ticked()), remedies
        every = {task.key: task for task in tasks}
        self.tasks = {key: task for key, task in every.items() if self.show_ticked.value or key not in ticked}
        rows = [
            (
                "✓ " * (key in ticked) + listing.plain_remark(task.remark),
                names.get(task.article_id or "") or _name(task.path),
                task.remedy,
            )
            for key, task in self.tasks.items()
        ]
        shown = pd.DataFrame(rows, columns=["remark", "where", "what to do"])
        count = f"{len(self.tasks)} thing{'' if len(self.tasks) == 1 else 's'} to look at"
        nothing = _DONE if every else "Nothing was odd about what was loaded."
        self.table.show(shown, list(self.tasks), count if rows else "", nothing)
        self.tick.description = "Put back on the list" if self.chosen and self.chosen.key in ticked else "Tick off"
        self._lay_out()

    def tick_chosen(self) -> None:
        """Tick the chosen task off, or take its tick away; to be shown by the next `show`."""
        key, ticked = self.table.selected, self._ticked()
        self._ticked_here = [other for other in ticked if other != key] if key in ticked else [*ticked, key]
        if self._workspace:
            self._workspace.set("ticked", self._ticked_here)

    def _ticked(self) -> list[str]:
        return self._workspace.get("ticked", []) if self._workspace else self._ticked_here

    @property
    def chosen(self) -> Task | None:
        """The task that is chosen."""
        return self.tasks.get(self.table.selected)

    def _choose(self) -> None:
        self._lay_out()
        self._on_choose(self.chosen)

    def _lay_out(self) -> None:
        task = self.chosen
        self.tick.disabled = task is None
        self.controls.children = tuple(self._remedies.get(task.action, ())) if task else ()
        self.says.value = html.paragraph(
            task.remedy if task else "Choose a line to mend it here." if self.tasks else ""
        )


def _name(path: str) -> str:
    return PurePath(path.replace("\\", "/")).name or path


def compared(article: Article, title: str, earlier: Article, earlier_title: str) -> str:
    """How an article is like an earlier one, and the two side by side."""
    said = likeness(article.text, earlier.text).said_of(f"“{earlier_title}”")
    names = [f"{name} ({one.date or 'undated'})" for name, one in ((earlier_title, earlier), (title, article))]
    sides = compare.side_by_side((names[0], earlier.text), (names[1], article.text))
    return html.paragraph(f"“{title}” {said}. Marked: what the other lacks.") + sides
