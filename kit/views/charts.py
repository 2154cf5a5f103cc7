"""Figures of stances, voices and who appears with whom, each readable without colour.

A figure becomes an `<img>` with an alternative text that says the finding (`kit.views.figure.image`). The table that a
figure draws belongs beside it.
"""

from __future__ import annotations

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from kit.analysis.findings import count as number_of
from kit.analysis.stances import COUNTS, NO_HOLDER, NO_TARGET, in_words
from kit.analysis.voices import NOBODY
from kit.views.figure import any_letters, canvas, legend, plain

_MOST_NAMES = 14  # rows and columns of a grid, bars of a chart: more can't be read at 1280 pixels
_RELAYED = "only relayed"
_MEASURED = {"words": ("words", "relayed_words"), "quotes": ("quotes", "relayed")}
_AXIS = {"words": "quoted words", "quotes": "quotations"}
_PALE = sns.color_palette("vlag", 9)
_POSITION = {"against": _PALE[7], "neither": _PALE[4], "for": _PALE[1]}


def stance_grid(matrix: pd.DataFrame) -> Figure:
    """Holders (rows) by targets (columns): each cell split by its three counts, with the counts written in it.

    Against is red and −, neither pale and ·, for blue and +; no cell is reduced to one sign.
    """
    holders, targets = _loudest(matrix, "holder", NO_HOLDER), _loudest(matrix, "target", NO_TARGET)
    figure, axes = canvas(1.3 + 0.95 * len(targets), 0.9 + 0.42 * len(holders))
    seen = matrix[matrix["holder"].isin(holders) & matrix["target"].isin(targets)]
    cells = []
    for row in seen.rename(columns={"for": "for_"}).itertuples(index=False):
        counts = {"against": row.against, "neither": row.neither, "for_": row.for_}
        cells.append((targets.index(row.target), holders.index(row.holder), counts))
    _cells(axes, cells)
    axes.set(xlim=(0, max(1, len(targets))), ylim=(max(1, len(holders)), 0), xlabel="toward", ylabel="holder")
    axes.set_xticks([at + 0.5 for at in range(len(targets))], map(plain, targets), **_turned(targets))
    axes.set_yticks([at + 0.5 for at in range(len(holders))], map(plain, holders))
    axes.xaxis.set(ticks_position="top", label_position="top")
    axes.tick_params(length=0)
    sns.despine(ax=axes, left=True, bottom=True)
    marks = zip(COUNTS, ("− against", "· neither", "+ for"), strict=True)
    legend(axes, [Patch(facecolor=_POSITION[key], edgecolor="#666666", label=name) for key, name in marks], below=True)
    return figure


def _loudest(matrix: pd.DataFrame, column: str, last: str) -> list[str]:
    """The values that most stances are of, as many as can be read; the one for "nobody" stands last."""
    order = matrix.groupby(column)["stances"].sum().sort_values(ascending=False, kind="stable").index[:_MOST_NAMES]
    return sorted(order, key=lambda name: name == last)


def _turned(names: list[str]) -> dict[str, object]:
    return {"rotation": 30, "ha": "left"} if any(len(name) > 12 for name in names) else {}


def _cells(axes: Axes, cells: list[tuple[int, int, dict[str, int]]]) -> None:
    """Cells at these places, each split by its counts: a collection a colour, since single boxes take long to draw."""
    boxes: dict[str, list[list[tuple[float, float]]]] = {key: [] for key in _POSITION}
    for x, y, counts in cells:
        left, whole = x + 0.04, sum(counts.values())
        for key, count in counts.items():
            width = 0.92 * count / whole
            if count:
                boxes[key.rstrip("_")].append(_box(left, y, width))
            left += width
        axes.text(x + 0.5, y + 0.5, in_words(counts), ha="center", va="center", fontsize=10, color="black")
    for key, held in boxes.items():
        axes.add_collection(PolyCollection(held, facecolor=_POSITION[key], edgecolor="none"))
    frames = [_box(x + 0.04, y, 0.92) for x, y, _ in cells]
    axes.add_collection(PolyCollection(frames, facecolor="none", edgecolor="#999999", linewidth=0.6))


def _box(left: float, y: float, width: float) -> list[tuple[float, float]]:
    low, high, right = y + 0.07, y + 0.93, left + width
    return [(left, low), (right, low), (right, high), (left, high)]


def voice_bars(shares: pd.DataFrame, measure: str = "words") -> Figure:
    """A bar a voice: its quoted words (or quotes) at first hand, and hatched beside them those that were relayed.

    Where there are more voices than can be read, the largest stay, and that of nobody, which tells what is not known.
    """
    own, relayed = _MEASURED[measure]
    table = shares.head(_MOST_NAMES)
    if len(shares) > _MOST_NAMES and shares["voice"].iloc[-1] == NOBODY:
        table = pd.concat([table.iloc[:-1], shares.tail(1)])
    figure, axes = canvas(6.2, 0.8 + 0.33 * len(table))
    blue = sns.color_palette("colorblind")[0]
    longest = max(1, int((table[own] + table[relayed]).max())) if len(table) else 1
    places, first = range(len(table)), table[own].to_list()
    axes.barh(places, first, color=blue, height=0.62)
    axes.barh(places, table[relayed].to_list(), left=first, color="white", edgecolor=blue, hatch="///", height=0.62)
    for y, row in enumerate(table.to_dict("records")):
        counts = f"{number_of(row['words'], 'word')}, {number_of(row['quotes'], 'quote')}"
        text = f"{row[f'share_{measure}']:.0%} · {counts}" if row["quotes"] else _RELAYED
        axes.text(row[own] + row[relayed] + longest * 0.015, y, text, va="center", fontsize=9)
    names = [
        plain(f"{row.voice} ({row.side})" if row.side and row.side != row.voice else row.voice)
        for row in table.itertuples()
    ]
    axes.set_yticks(range(len(table)), names)
    more = f" (the largest; {len(shares) - len(table)} more voices in the table)" if len(shares) > len(table) else ""
    axes.set(ylim=(max(1, len(table)) - 0.5, -0.5), xlim=(0, longest * 1.6), xlabel=_AXIS[measure] + more)
    sns.despine(ax=axes)
    if table[relayed].sum():
        legend(
            axes,
            [
                Patch(facecolor=blue, label="at first hand"),
                Patch(facecolor="white", edgecolor=blue, hatch="///", label="relayed by somebody else"),
            ],
        )
    return figure


def census_bars(table: pd.DataFrame, by: str = "side") -> Figure:
    """A bar a side (or kind): mentions of its actors (`kit.analysis.census.census`), hatched those of its ground."""
    shown = table.head(_MOST_NAMES)
    figure, axes = canvas(4.2, 0.8 + 0.33 * len(shown))
    blue = sns.color_palette("colorblind")[0]
    longest = max(1, int((shown["mentions"] + shown["places"]).max()))
    for y, row in enumerate(shown.to_dict("records")):
        axes.barh(y, row["mentions"], color=blue, height=0.62)
        axes.barh(y, row["places"], left=row["mentions"], color="white", edgecolor=blue, hatch="///", height=0.62)
        text = f"{row['mentions']} · {number_of(row['actors'], 'actor')}"
        axes.text(row["mentions"] + row["places"] + longest * 0.015, y, text, va="center", fontsize=9)
    axes.set_yticks(range(len(shown)), [plain(str(name).replace("_", " ")) for name in shown[by]])
    more = f" (the {len(shown)} largest of {len(table)})" if len(table) > len(shown) else ""
    axes.set(ylim=(len(shown) - 0.5, -0.5), xlim=(0, longest * 1.5), xlabel="mentions" + more)
    sns.despine(ax=axes)
    if shown["places"].sum():
        patches = [
            Patch(facecolor=blue, label="as somebody"),
            Patch(facecolor="white", edgecolor=blue, hatch="///", label="as a place"),
        ]
        legend(axes, patches)
    return figure


def co_occurrence(square: pd.DataFrame) -> Figure:
    """Who is named with whom: a symmetric grid of counts (`kit.analysis.cooccurrence.square`), written in the cells."""
    side = 1.8 + 0.55 * len(square)
    figure, axes = canvas(side + 0.6, side)
    names = [plain(name) for name in square.index]
    written = square.astype(str).where(square > 0, "")
    with any_letters():
        sns.heatmap(
            square,
            annot=written,
            fmt="",
            cmap="Blues",
            vmin=0,
            vmax=max(1, square.to_numpy().max(initial=1)) * 1.6,
            cbar=False,
            linewidths=1,
            linecolor="white",
            xticklabels=names,
            yticklabels=names,
            annot_kws={"color": "black"},
            ax=axes,
        )
    axes.set(xlabel="", ylabel="")
    axes.set_xticks(axes.get_xticks(), names, rotation=35, ha="right", rotation_mode="anchor")
    axes.tick_params(axis="y", rotation=0)
    return figure
