"""Figures of how stances lean: against to the left or down, for to the right or up."""

from __future__ import annotations

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kit.views.figure import canvas, legend, plain

_MOST = 14  # bars; more can't be read
_MOST_DAYS = 40
_PALE = sns.color_palette("vlag", 9)
_AGAINST, _FOR = _PALE[7], _PALE[1]


def leaning(table: pd.DataFrame, names: list[str]) -> Figure:
    """A bar a row: `against` to the left, `for` to the right; what is neither stands beside its name as "·2"."""
    rows = table.head(_MOST).to_dict("records")
    figure, axes = canvas(4.6, 0.9 + 0.34 * len(rows))
    box = {"edgecolor": "#666666", "linewidth": 0.6, "height": 0.66}
    axes.barh(range(len(rows)), [-row["against"] for row in rows], color=_AGAINST, **box)
    axes.barh(range(len(rows)), [row["for"] for row in rows], color=_FOR, **box)
    for y, row in enumerate(rows):
        for count, mark, at in ((row["against"], "−", -row["against"] / 2), (row["for"], "+", row["for"] / 2)):
            if count:
                axes.text(at, y, f"{mark}{count}", ha="center", va="center", fontsize=9, color="black")
    labels = [
        plain(name) + (f"  ·{row['neither']}" if row.get("neither") else "")
        for name, row in zip(names, rows, strict=False)
    ]
    axes.set_yticks(range(len(rows)), labels)
    reach = max([1, *(max(row["against"], row["for"]) for row in rows)]) * 1.1
    more = f" (the first {len(rows)} of {len(table)})" if len(table) > len(rows) else ""
    axes.set(ylim=(len(rows) - 0.5, -0.5), xlim=(-reach, reach), xlabel="stances" + more)
    axes.xaxis.set(major_locator=MaxNLocator(integer=True), major_formatter=FuncFormatter(_unsigned))
    axes.axvline(0, color="black", linewidth=0.8)
    _finish(axes)
    return figure


def course(table: pd.DataFrame) -> Figure:
    """A bar a day of publication, days without stances left out: `for` upward, `against` downward."""
    rows = table.tail(_MOST_DAYS).to_dict("records")
    figure, axes = canvas(min(9.0, 1.6 + 0.7 * len(rows)), 2.9)
    box = {"edgecolor": "#666666", "linewidth": 0.6, "width": 0.66}
    axes.bar(range(len(rows)), [-row["against"] for row in rows], color=_AGAINST, **box)
    axes.bar(range(len(rows)), [row["for"] for row in rows], color=_FOR, **box)
    days = [f"{row['day']:%d %b %Y}" if x == 0 else f"{row['day']:%d %b}" for x, row in enumerate(rows)]
    axes.set_xticks(range(len(rows)), days, rotation=35, ha="right", rotation_mode="anchor")
    reach = max([1, *(max(row["against"], row["for"]) for row in rows)]) * 1.15
    more = f" (the last {len(rows)} of {len(table)})" if len(table) > len(rows) else ""
    axes.set(ylim=(-reach, reach), xlim=(-0.6, len(rows) - 0.4), ylabel="stances", xlabel="published" + more)
    axes.yaxis.set(major_locator=MaxNLocator(integer=True), major_formatter=FuncFormatter(_unsigned))
    axes.axhline(0, color="black", linewidth=0.8)
    _finish(axes)
    return figure


def _finish(axes: Axes) -> None:
    sns.despine(ax=axes)
    patches = [
        Patch(facecolor=colour, edgecolor="#666666", label=label)
        for colour, label in ((_AGAINST, "− against"), (_FOR, "+ for"))
    ]
    legend(axes, patches)


def _unsigned(value: float, _position: int) -> str:
    return f"{abs(value):g}"
