"""What the apps with a picture share: a line in words above it, the picture, and its table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd
from matplotlib.figure import Figure

from kit.apps.base import App
from kit.views import html
from kit.views.figure import image


def pick(label: str, options: Mapping[str, Any] | Sequence) -> widgets.Dropdown:
    """A control that takes one of several options, as wide as those of `choice`."""
    return widgets.Dropdown(options=options, description=label, style={"description_width": "72px"})


class ChartedApp(App):
    """An app whose picture stands above its rows."""

    def compose_charted(self, controls: Sequence[widgets.Widget], below: Sequence[widgets.Widget] = ()) -> None:
        """Lay the app out: what is to be said, picture and table side by side, then what comes `below` them."""
        side = widgets.HBox([self.chart, self.counts], layout=widgets.Layout(flex_flow="row wrap", grid_gap="8px 20px"))
        self.compose(controls, [self.status, side, *below])

    def say(self, *lines: str) -> None:
        """Say it in words above the picture, the first line also to a screen reader."""
        self.status.value = html.summary(lines)

    def draw(self, figure: Figure | None, alt: str, table: pd.DataFrame, caption: str) -> None:
        """Show the picture (none where it would say more than the rows can bear) and the numbers that it is made of."""
        picture = image(figure, alt) if figure is not None else ""
        numbers = html.grid(list(table), table.astype(object).itertuples(index=False), caption) if len(table) else ""
        self.chart.value, self.counts.value = picture, html.scrolled(numbers, caption)
