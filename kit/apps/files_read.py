"""How each file was read; of a table, the choice of its columns below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import ipywidgets as widgets

from kit.apps.columns import ColumnsChoice
from kit.apps.widgets import RowTable
from kit.views import html, listing

if TYPE_CHECKING:
    from kit.corpus import Corpus

_HINT = "Choose a table (CSV, Excel, JSON, Parquet) to see and to change which of its columns holds what."


class FilesRead:
    """`ui` is the box. `on_table` is called when a table was chosen, `on_kept` as in `ColumnsChoice`."""

    def __init__(self, corpus: Corpus, on_table: Callable[[], object], on_kept: Callable[[str], object]) -> None:
        self._corpus, self._on_table = corpus, on_table
        self.table = RowTable(label="Load report").add_class("kit-report")
        self.columns = ColumnsChoice(corpus, on_kept)
        self.hint = widgets.HTML()
        self.below = widgets.VBox()
        self.table.observe(self._on_row, "selected")
        self.ui = widgets.VBox([self.hint, self.table, self.below])

    def show(self) -> None:
        """Show the corpus's report as it is now."""
        report = self._corpus.report
        nothing = "These articles did not come from kit.load, so there is no report of files."
        self.table.show(listing.report(report), list(map(str, range(len(report)))), nothing=nothing)
        self.hint.value = html.paragraph(_HINT) if any(map(self.columns.knows, report["path"])) else ""

    def _on_row(self, _change: object) -> None:
        row = self.table.selected
        path = str(self._corpus.report["path"].iloc[int(row)]) if row else ""
        is_table = self.columns.knows(path)
        self.below.children = (self.columns.ui,) if is_table else ()
        if is_table:
            self._on_table()
            self.columns.open(path)
