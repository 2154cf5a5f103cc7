"""The part of notebook 00 in which reviews are handed on, and compared with those of somebody else."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets

from kit.analysis.agreement import agreement, disagreements
from kit.analysis.findings import count
from kit.apps.base import button, output_folder, row_of
from kit.apps.widgets import DropZone
from kit.corpus.reviews import as_lines, verdicts_in
from kit.export import write_text
from kit.views import agreed, html
from kit.workspace import Workspace
from kit.workspace.review_log import Entry, WorkspaceLog

_FILE = "reviews.jsonl"
_WHAT_FOR = (
    "Two people who reviewed the same articles can compare: write your reviews to a file and send it, or drop the "
    "other's file here. Rows that both judged are set side by side; nothing is taken in unless you say so."
)


class ReviewExchange:
    """Writes the workspace's reviews to a file; compares them with those of a file that is dropped, and takes them in
    on request.
    """

    def __init__(self, workspace: Path) -> None:
        self._path = workspace
        self.out = button("Write my reviews to a file", "Into the folder output, to be sent to somebody else")
        self.drop = DropZone(self._on_file, accept=".jsonl", button="Choose a file of reviews")
        self.take = button("Take these reviews in", "Add them to yours; of two verdicts on a row the later counts")
        self.said, self.found = widgets.HTML(), widgets.HTML()
        self._theirs: list[Entry] = []
        self.out.on_click(self._on_out)
        self.take.on_click(self._on_take)
        self.ui = widgets.VBox([
            widgets.HTML(html.paragraph(_WHAT_FOR, kind="kit-note")),
            row_of(self.out), self.drop, self.said, self.found, self.take,
        ]).add_class("kit-exchange")  # fmt: skip
        self._show([], [])

    def _entries(self) -> list[Entry]:
        if not self._path.exists():
            return []
        with Workspace(self._path) as workspace:
            return WorkspaceLog(workspace).entries()

    def _on_out(self, _button: object) -> None:
        try:
            text, path = as_lines(self._entries()), output_folder() / _FILE
            if text:
                write_text(path, text)
        except OSError as error:
            self.said.value = html.alarm(error)
            return
        if not text:
            self.said.value = html.said("There is no review yet: rows are reviewed in notebooks 03, 04 and 05.")
            return
        link = html.download(text.encode("utf-8"), _FILE, "Download it", "application/jsonl")
        self.said.value = html.said(f"{count(text.count(chr(10)), 'review')} written to {path}.") + link

    def _on_file(self, name: str, content: bytes | None, _number: int, _of: int) -> None:
        if content is None:
            self.said.value = html.alarm(f"{name} is too large for the page; python -m kit review import reads it.")
            return
        verdicts, problems = verdicts_in(content, name)
        self._theirs = [verdict.as_entry() for verdict in verdicts]
        more = [*problems[:3], *([f"and {len(problems) - 3} more lines left out"] if len(problems) > 3 else [])]
        self.said.value = html.said(f"{count(len(verdicts), 'review')} in {name}.") + html.bullets(more) * bool(more)
        try:
            self._show(self._entries(), self._theirs)
        except OSError as error:
            self.said.value = html.alarm(error)

    def _show(self, mine: list[Entry], theirs: list[Entry]) -> None:
        self.take.layout.display = "" if theirs else "none"
        if not theirs:
            self.found.value = ""
            return
        measured = agreement(mine, theirs)
        if not measured["both"].any():
            self.found.value = html.paragraph("No row was judged by both: the articles or the rows are others.")
            return
        self.found.value = agreed.measured(measured) + agreed.differing(disagreements(mine, theirs))

    def _on_take(self, _button: object) -> None:
        try:
            with Workspace(self._path) as workspace:
                new = WorkspaceLog(workspace).append(self._theirs)
            self._show(self._entries(), self._theirs)
        except OSError as error:
            self.said.value = html.alarm(error)
            return
        self.said.value = html.said(f"{count(new, 'review')} taken in; the notebooks show them at once.")
