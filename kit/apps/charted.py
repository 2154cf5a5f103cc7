"""What the apps with a picture share: a line in words above it, the picture, and its table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
from matplotlib.figure import Figure

from kit.apps.base import App
from kit.apps.picture import Picture
from kit.views import html

if TYPE_CHECKING:
    from kit.corpus import Corpus


def pick(label: str, options: Mapping[str, Any] | Sequence) -> widgets.Dropdown:
    """A control that takes one of several options, as wide as those of `choice`."""
    return widgets.Dropdown(options=options, description=label, style={"description_width": "72px"})


class ChartedApp(App):
    """An app whose picture, `drawn`, stands above its rows."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self.drawn = Picture(self.chart, lambda: self.corpus.scope_sentence)

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
