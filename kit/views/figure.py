"""What every figure of the kit shares: a canvas, labels that are drawn as they are, and the way into an `<img>`."""

from __future__ import annotations

import base64
import io
import textwrap
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from kit.views.html import escape

_DOTS = 144  # dots an inch: sharp on a screen of 96
_MARGIN = 0.1  # inches
_LONGEST = 30  # characters of a label


def png(figure: Figure) -> bytes:
    """The figure as a PNG, the same bytes for the same figure."""
    sink = io.BytesIO()
    with any_letters():
        figure.savefig(sink, format="png", dpi=_DOTS, bbox_inches=_around(figure), facecolor="white")
    return sink.getvalue()


def svg(figure: Figure) -> bytes:
    """The figure as an SVG that needs no font, the same bytes for the same figure."""
    sink = io.BytesIO()
    with any_letters(), rc_context({"svg.hashsalt": "kit", "svg.fonttype": "path"}):
        figure.savefig(sink, format="svg", bbox_inches="tight", facecolor="white", metadata={"Date": None})
    return sink.getvalue()


def _around(figure: Figure) -> Bbox:
    """The room that all of the figure takes, in inches, as it is drawn for a screen: letters are a little wider or
    narrower at other dots an inch. Asking matplotlib for a "tight" box would draw it twice.
    """
    return figure.get_tightbbox().padded(_MARGIN)


def titled(figure: Figure, title: str, scope: str) -> Figure:
    """The figure with what it shows on top of it and, smaller, of which articles."""
    width, height = figure.get_size_inches()
    with any_letters():
        drawn = figure.get_tightbbox()  # in inches: keys and labels may stand above the axes
    left, top = drawn.x0 / width, drawn.y1 / height
    lines = [_drawn(line) for line in textwrap.wrap(scope, max(40, round(width * 14)))]
    figure.text(left, top + 0.08 / height, "\n".join(lines), fontsize=8, color="#555555", ha="left", va="bottom")
    above = top + (0.14 + 0.15 * len(lines)) / height
    figure.text(left, above, _drawn(title), fontsize=11, weight="bold", ha="left", va="bottom")
    return figure


def inches(picture: bytes) -> float:
    """How wide a PNG of `png` is on paper."""
    return int.from_bytes(picture[16:20], "big") / _DOTS  # the width that a PNG names in its head


def image(figure: Figure, alt: str) -> str:
    """The figure as one `<img>` element that holds its own picture; `alt` says what there is to see."""
    picture = png(figure)
    data = base64.b64encode(picture).decode("ascii")
    return (
        f'<img alt="{escape(alt)}" src="data:image/png;base64,{data}" '
        f'style="width:{round(inches(picture) * 96)}px;max-width:100%;height:auto;border-radius:4px">'
    )


@contextmanager
def any_letters() -> Iterator[None]:
    """A letter that the font lacks is drawn as a box, without a warning in the analyst's notebook."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        yield


def legend(axes: Axes, handles: list, *, below: bool = False) -> None:
    """A key in rows of at most four above the axes, or below them where the labels stand on top."""
    at = (
        {"loc": "upper left", "bbox_to_anchor": (0, -0.02)}
        if below
        else {"loc": "lower left", "bbox_to_anchor": (0, 1)}
    )
    axes.legend(handles=handles, ncols=min(len(handles), 4) or 1, frameon=False, fontsize=9, columnspacing=1.4, **at)


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), dpi=_DOTS)  # a figure of its own: pyplot would keep every one it made
    return figure, figure.subplots()


def plain(text: object) -> str:
    """A label that is drawn as it is: no mathematics, one line, not too long."""
    one_line = _drawn(text)
    return one_line if len(str(text)) <= _LONGEST else _drawn(str(text)[: _LONGEST - 1] + "…")


def _drawn(text: object) -> str:
    """Words in one line, no sign of which begins a formula."""
    one_line = "".join(" " if unicodedata.category(char).startswith(("C", "Z")) else char for char in str(text))
    return one_line.replace("$", r"\$")
