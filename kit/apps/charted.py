"""What the apps with a picture share: a line in words above it, the picture, and its table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
from matplotlib.figure import Figure

from kit.apps.base import App, guarded
from kit.apps.picture import Picture
from kit.apps.review import ReviewPane
from kit.views import checking, html, passages

if TYPE_CHECKING:
    from kit.corpus import Corpus


class ChartedApp(App):
    """An app whose picture, `drawn`, stands above its rows, and whose rows can be reviewed."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self.drawn = Picture(self.chart, lambda: self.corpus.scope_sentence)
        self.review = ReviewPane(self)

    def compose(self, controls: Sequence[widgets.Widget], panes: Sequence[widgets.Widget] = ()) -> None:
        """As every app; the review takes the place of the table while it is open."""
        super().compose(controls, panes)
        place = self.ui.children.index(self.table)
        review = (self.review.toggle, self.review.ui)
        self.ui.children = (*self.ui.children[:place], *review, *self.ui.children[place:])
        place = self.ui.children.index(self.reader) + 1
        self.ui.children = (*self.ui.children[:place], self.review.trust, *self.ui.children[place:])

    def compose_charted(self, controls: Sequence[widgets.Widget], below: Sequence[widgets.Widget] = ()) -> None:
        """Lay the app out: what is to be said, picture and table side by side, then what comes `below` them."""
        side = widgets.HBox(
            [self.drawn.ui, self.counts], layout=widgets.Layout(flex_flow="row wrap", grid_gap="8px 20px")
        )
        self.compose(controls, [self.status, side, *below])

    def say(self, *lines: str) -> None:
        """Say it in words above the picture, the first line also to a screen reader."""
        self.status.value = html.summary(lines)

    def draw(self, figure: Figure | None, alt: str, table: pd.DataFrame, caption: str) -> None:
        """Show the picture (none where it would say more than the rows can bear) and the numbers that it is made of."""
        numbers = html.grid(list(table), table.astype(object).itertuples(index=False), caption) if len(table) else ""
        self.drawn.show(figure, alt, caption)
        self.counts.value = html.scrolled(numbers, caption)

    def show_rows(
        self,
        frame: pd.DataFrame,
        shown: pd.DataFrame | Callable[[pd.DataFrame], pd.DataFrame],
        caption: str = "",
        nothing: str = "",
    ) -> None:
        """As every app; once rows were reviewed, a column says which."""
        if "review" in frame and frame["review"].notna().any():
            words = shown
            marked = lambda rows: checking.with_marks(rows, words(rows))
            shown = marked if callable(words) else checking.with_marks(frame, words)
        super().show_rows(frame, shown, caption, nothing)

    # ---- review ----------------------------------------------------------------------------------------------------

    def review_ids(self, *, only_chosen: bool = False) -> list[str]:
        """The ids of the corpus's rows behind the rows that are listed, or behind the one that is chosen."""
        row, key = self.chosen(), passages.KEYS[self.table_name]
        if only_chosen:
            return [row[key]] if row and key in row else []
        return list(self._frame[key]) if key in self._frame else []

    def after_review(self) -> None:
        """Count anew, with what was reviewed."""
        self.update()

    @guarded
    def _on_mark(self, change: dict[str, Any]) -> None:
        name, _, key = change["new"].partition("/")
        if not self.review.is_open or name not in passages.LAYERS:
            super()._on_mark(change)
        elif name != self.table_name or not self.review.choose(key):
            self._tell(name, key)
