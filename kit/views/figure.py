"""What every figure of the kit shares: a canvas, labels that are drawn as they are, and the way into an `<img>`."""

from __future__ import annotations

import base64
import io
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kit.views.html import escape

_LONGEST = 30  # characters of a label


def image(figure: Figure, alt: str) -> str:
    """The figure as one `<img>` element that holds its own picture; `alt` says what there is to see."""
    sink = io.BytesIO()
    with any_letters():
        figure.savefig(sink, format="png", dpi=144, bbox_inches="tight", facecolor="white")
    data = base64.b64encode(sink.getvalue()).decode("ascii")
    width = round(figure.get_figwidth() * 96)
    return (
        f'<img alt="{escape(alt)}" src="data:image/png;base64,{data}" '
        f'style="width:{width}px;max-width:100%;height:auto;border-radius:4px">'
    )


@contextmanager
def any_letters() -> Iterator[None]:
    """A letter that the font lacks is drawn as a box, without a warning in the analyst's notebook."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        yield


def legend(axes: Axes, handles: list) -> None:
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=8.5)


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height))  # a figure of its own: pyplot would keep every one it made
    return figure, figure.subplots()


def plain(text: object) -> str:
    """A label that is drawn as it is: no mathematics, one line, not too long."""
    one_line = "".join(" " if unicodedata.category(char).startswith(("C", "Z")) else char for char in str(text))
    short = one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
    return short.replace("$", r"\$")
