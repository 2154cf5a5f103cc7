"""A picture in an app, under its title and its scope, and a button that saves it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
from matplotlib.figure import Figure

from kit.apps.base import button, output_folder, row_of
from kit.export import to_pictures
from kit.views import html
from kit.views.figure import image, titled

_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}


class Picture:
    """Shows figures in `chart`; `ui` is that with the button below. `scope` gives the sentence on which articles count.

    What is saved is what is shown: as PNG for screens, as SVG for print.
    """

    def __init__(self, chart: widgets.HTML, scope: Callable[[], str]) -> None:
        self.chart, self._scope = chart, scope
        self.save = button("Save the picture", "Write it as PNG and SVG to the folder output")
        self.saved = widgets.HTML().add_class("kit-saved")
        self._figure, self._title = None, ""
        self.save.on_click(lambda _: self.on_save())
        self.ui = widgets.VBox([chart, row_of(self.save, self.saved)])

    def show(self, figure: Figure | None, alt: str, title: str) -> None:
        """Show the figure (none: nothing to see, and nothing to save); `alt` says in words what there is to see."""
        self._figure, self._title = figure, title
        self.chart.value = image(titled(figure, title, self._scope()), alt) if figure is not None else ""
        self.saved.value = ""
        self.ui.layout.display = "" if figure is not None else "none"

    def on_save(self) -> None:
        """Write the picture, and say where."""
        if self._figure is None:
            return
        try:
            paths = to_pictures(self._figure, self._title, output_folder())
        except OSError as error:
            self.saved.value = html.alarm(error)
            return
        links = [
            html.download(p.read_bytes(), p.name, f"Download {p.suffix[1:].upper()}", _KINDS[p.suffix]) for p in paths
        ]
        self.saved.value = html.said(f"Written to {paths[0]} and {paths[1].name}.") + " · ".join(links)
