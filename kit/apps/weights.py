"""The table of weights that an analyst may change: one number a signal type, from −10 to +10."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as widgets

from kit.analysis.index import default_weights
from kit.analysis.ladder import label, signal_types
from kit.apps.base import button


class WeightsEditor:
    """A number box for each type on the ladder; `changed` is called with the weights that differ from the kit's own.

    `ui` is hidden behind the toggle "Edit weights". Nothing changes before "Apply weights" is pressed.
    """

    def __init__(self, weights: Mapping[str, float], changed: Callable[[dict[str, float]], None]) -> None:
        self._changed = changed
        chosen = default_weights() | dict(weights)
        self.boxes = {
            signal: widgets.BoundedFloatText(
                value=chosen[signal],
                min=-10,
                max=10,
                step=0.5,
                description=label(signal),
                style={"description_width": "8.5em"},
                layout={"width": "16em"},
            )
            for signal in signal_types()
        }
        self.toggle = widgets.ToggleButton(value=False, description="Edit weights", icon="sliders")
        self.apply = button("Apply weights")
        self.reset = button("Back to the kit's own")
        note = widgets.HTML("From −10 (most violent) to +10 (most conciliatory); saved for all notebooks.")
        grid = widgets.Box(list(self.boxes.values()), layout={"flex_flow": "row wrap"})
        self._panel = widgets.VBox([note, grid, widgets.HBox([self.apply, self.reset])], layout={"display": "none"})
        self.ui = widgets.VBox([self.toggle, self._panel])
        self.toggle.observe(self._fold, "value")
        self.apply.on_click(lambda _: self.use())
        self.reset.on_click(lambda _: self.use_defaults())

    @property
    def value(self) -> dict[str, float]:
        """The weights in the boxes that differ from the kit's own."""
        usual = default_weights()
        return {signal: box.value for signal, box in self.boxes.items() if box.value != usual[signal]}

    def use(self) -> None:
        """Apply what the boxes say."""
        self._changed(self.value)

    def use_defaults(self) -> None:
        """Put the kit's own weights into the boxes, and apply them."""
        for signal, weight in default_weights().items():
            self.boxes[signal].value = weight
        self.use()

    def _fold(self, _: object) -> None:
        self._panel.layout.display = None if self.toggle.value else "none"
