"""The part of notebook 00 about the workspace: how large it is, what it holds, and a button for what can go."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets

from kit.apps.base import button, row_of
from kit.corpus.prints import reading_code
from kit.views import html
from kit.workspace import Workspace
from kit.workspace.upkeep import Info, forget, info, vacuum

_WHAT_FOR = (
    "What was parsed and read once is kept, so that a run reads only what is new or changed. Removing it is safe: "
    "it is made again when needed, and what you entered always stays."
)


class WorkspaceCare:
    """Says what the workspace holds; on request removes what is no longer used and gives the room back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.said = widgets.HTML()
        self.tidy = button("Remove what is no longer used", "Parses and readings only: they are made again when needed")
        self.tidy.on_click(self._on_tidy)
        self.ui = widgets.VBox([self.said, row_of(self.tidy)])
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self.tidy.disabled = True
        if not self._path.exists():
            self._say("Nothing yet: the file is made at the first reading.")
            return
        try:
            with Workspace(self._path) as workspace:
                self._show(info(workspace, reading_code()))
        except OSError as error:
            self._say(str(error))

    def _show(self, found: Info) -> None:
        self._say(_WHAT_FOR, *found.lines())
        self.tidy.disabled = not found.removable

    def _on_tidy(self, _button: object) -> None:
        try:
            with Workspace(self._path) as workspace:
                gone = forget(workspace, reading_code())
                vacuum(workspace)
                self._show(info(workspace, reading_code()))
        except OSError as error:
            self._say(str(error))
            return
        self.said.value += html.paragraph(f"Removed: {gone.in_words()}.", kind="kit-note")

    def _say(self, *lines: str) -> None:
        self.said.value = "".join(html.paragraph(line, kind="kit-note") for line in lines)
