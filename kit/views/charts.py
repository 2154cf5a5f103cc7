"""Figures: seaborn and matplotlib drawings of the analysis tables, each readable without colour.

A figure becomes an `<img>` with an alternative text that says the finding (`image`). Words from articles are never read
as mathematics. The table that a figure draws belongs beside it.
"""

from __future__ import annotations

import base64
import io
import unicodedata
import warnings
from html import escape

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from kit.analysis.dyads import OUTSIDE, UNNAMED
from kit.analysis.ladder import APART, COUNTED, QUADS, label, rung
from kit.analysis.stances import COUNTS, NO_HOLDER, NO_TARGET, in_words

_MOST_NAMES = 14  # rows and columns of a grid, bars of a chart: more can't be read at 1280 pixels
_MOST_WRITTEN = 30  # marks with words at them
_LONGEST = 30  # characters of a label
_PALE = sns.color_palette("vlag", 9)
_POSITION = {"against": _PALE[7], "neither": _PALE[4], "for": _PALE[1]}
_PAINT = {  # verbal ones pale and hatched, material ones solid, so that they differ in grey as well
    "verbal cooperation": {"facecolor": "#a6cbe3", "hatch": "///"},
    "material cooperation": {"facecolor": "#2b6ca3", "hatch": ""},
    "verbal conflict": {"facecolor": "#f4b183", "hatch": "\\\\\\"},
    "material conflict": {"facecolor": "#b5382c", "hatch": ""},
}
_MARKER = {"verbal cooperation": "v", "material cooperation": "s", "verbal conflict": "^", "material conflict": "D"}
_STATUS = {
    "actual": {"facecolor": "#444444", "edgecolor": "white"},
    "planned": {"facecolor": "#8a8a8a", "edgecolor": "white"},
    "alleged": {"facecolor": "#c4c4c4", "edgecolor": "white"},
}
_ASIDE = {"facecolor": "white", "edgecolor": "#888888", "hatch": "...."}


def image(figure: Figure, alt: str) -> str:
    """The figure as one `<img>` element that holds its own picture; `alt` says what there is to see."""
    sink = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that the font lacks is drawn as a box, and no more
        figure.savefig(sink, format="png", dpi=144, bbox_inches="tight", facecolor="white")
    data = base64.b64encode(sink.getvalue()).decode("ascii")
    width = round(figure.get_figwidth() * 96)
    return (
        f'<img alt="{escape(alt, quote=True)}" src="data:image/png;base64,{data}" '
        f'style="width:{width}px;max-width:100%;height:auto;border-radius:4px">'
    )


def stance_grid(matrix: pd.DataFrame) -> Figure:
    """Holders (rows) by targets (columns): each cell split by its three counts, with the counts written in it.

    Against is red and −, neither pale and ·, for blue and +; no cell is reduced to one sign.
    """
    holders, targets = _loudest(matrix, "holder", NO_HOLDER), _loudest(matrix, "target", NO_TARGET)
    figure, axes = _canvas(2.2 + 1.05 * len(targets), 1.3 + 0.46 * len(holders))
    for row in matrix.rename(columns={"for": "for_"}).itertuples(index=False):
        if row.holder not in holders or row.target not in targets:
            continue
        counts = {"against": row.against, "neither": row.neither, "for_": row.for_}
        _cell(axes, targets.index(row.target), holders.index(row.holder), counts)
    axes.set(xlim=(0, len(targets)), ylim=(len(holders), 0), xlabel="toward", ylabel="holder")
    axes.set_xticks([at + 0.5 for at in range(len(targets))], map(_plain, targets), **_turned(targets))
    axes.set_yticks([at + 0.5 for at in range(len(holders))], map(_plain, holders))
    axes.xaxis.set(ticks_position="top", label_position="top")
    axes.tick_params(length=0)
    sns.despine(ax=axes, left=True, bottom=True)
    marks = zip(COUNTS, ("− against", "· neither", "+ for"), strict=True)
    _legend(axes, [Patch(facecolor=_POSITION[key], edgecolor="#666666", label=name) for key, name in marks])
    return figure


def _loudest(matrix: pd.DataFrame, column: str, last: str) -> list[str]:
    """The values that most stances are of, as many as can be read; the one for "nobody" stands last."""
    order = matrix.groupby(column)["stances"].sum().sort_values(ascending=False, kind="stable").index[:_MOST_NAMES]
    return sorted(order, key=lambda name: name == last)


def _turned(names: list[str]) -> dict[str, object]:
    return {"rotation": 30, "ha": "left"} if any(len(name) > 12 for name in names) else {}


def _cell(axes: Axes, x: int, y: int, counts: dict[str, int]) -> None:
    whole = sum(counts.values())
    left = x + 0.04
    for key, count in counts.items():
        width = 0.92 * count / whole
        axes.add_patch(Rectangle((left, y + 0.07), width, 0.86, facecolor=_POSITION[key.rstrip("_")], edgecolor="none"))
        left += width
    axes.add_patch(Rectangle((x + 0.04, y + 0.07), 0.92, 0.86, fill=False, edgecolor="#999999", linewidth=0.6))
    axes.text(x + 0.5, y + 0.5, in_words(counts), ha="center", va="center", fontsize=10, color="black")


def voice_bars(shares: pd.DataFrame) -> Figure:
    """A bar a voice: quoted words at first hand, and hatched beside them those that another one relayed."""
    table = shares.head(_MOST_NAMES)
    figure, axes = _canvas(7.6, 0.9 + 0.36 * len(table))
    blue = sns.color_palette("colorblind")[0]
    longest = max(1, int((table["words"] + table["relayed_words"]).max())) if len(table) else 1
    for y, row in enumerate(table.itertuples(index=False)):
        axes.barh(y, row.words, color=blue, height=0.62)
        axes.barh(y, row.relayed_words, left=row.words, color="white", edgecolor=blue, hatch="///", height=0.62)
        text = f"{row.share_words:.0%} · {row.words} words, {row.quotes} quotes" if row.quotes else "only relayed"
        axes.text(row.words + row.relayed_words + longest * 0.015, y, text, va="center", fontsize=9)
    names = [
        _plain(f"{row.voice} ({row.side})" if row.side and row.side != row.voice else row.voice)
        for row in table.itertuples()
    ]
    axes.set_yticks(range(len(table)), names)
    axes.set(ylim=(len(table) - 0.5, -0.5), xlim=(0, longest * 1.38), xlabel="quoted words")
    sns.despine(ax=axes)
    if table["relayed_words"].sum():
        _legend(
            axes,
            [
                Patch(facecolor=blue, label="at first hand"),
                Patch(facecolor="white", edgecolor=blue, hatch="///", label="relayed by somebody else"),
            ],
        )
    return figure


def days(by_day: pd.DataFrame) -> Figure:
    """A day a column: events of conflict upward, of cooperation downward, their numbers in the bars."""
    figure, axes = _canvas(8.4, 3.1)
    ups, downs = [0] * len(by_day), [0] * len(by_day)
    for name in (*QUADS[2:], *QUADS[:2]):
        bases, sign = (ups, 1) if "conflict" in name else (downs, -1)
        for x, count in enumerate(by_day[name]):
            if count:
                axes.bar(x, sign * count, bottom=bases[x], width=0.7, edgecolor="black", linewidth=0.5, **_PAINT[name])
                _number(axes, x, bases[x] + sign * count / 2, count)
                bases[x] += sign * int(count)
    axes.axhline(0, color="black", linewidth=0.8)
    every = max(1, len(by_day) // 12)
    axes.set_xticks(
        range(0, len(by_day), every), [f"{day:%d %b %Y}" for day in by_day["day"][::every]], rotation=30, ha="right"
    )
    axes.set_ylabel("← cooperation   events   conflict →", fontsize=9)
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.yaxis.get_major_locator().set_params(integer=True)
    sns.despine(ax=axes)
    _legend(axes, _quad_patches())
    return figure


def telling(by_telling: pd.DataFrame, lines: pd.Series | None = None) -> Figure:
    """A mark an event, in the order of telling from left to right, on its rung of the ladder: no course over time.

    With `lines` (as `kit.analysis.dyads.lines` has them) the line is written at each mark; what outsiders do, and what
    nobody named did, is hollow.
    """
    rungs = sorted(set(by_telling["signal"]), key=rung)
    figure, axes = _canvas(8.4, 1.4 + 0.44 * len(rungs))
    last_on_rung: dict[str, tuple[int, int]] = {}
    for row in by_telling.itertuples():
        line = str(lines[row.Index]) if lines is not None else ""
        _mark(axes, row.step, rungs.index(row.signal), row.quad, hollow=line in (OUTSIDE, UNNAMED))
        if line in ("", OUTSIDE, UNNAMED) or len(by_telling) > _MOST_WRITTEN:
            continue
        step, lift = last_on_rung.get(row.signal, (-9, 1))
        lift = -lift if row.step - step < 3 else 1  # neighbours on a rung are written above and below in turn
        last_on_rung[row.signal] = (row.step, lift)
        at = {"xytext": (0, 9 * lift), "textcoords": "offset points", "ha": "center", "fontsize": 7.5}
        axes.annotate(_plain(line), (row.step, rungs.index(row.signal)), va="bottom" if lift > 0 else "top", **at)
    axes.set_yticks(range(len(rungs)), [label(signal) for signal in rungs])
    axes.set(xlim=(0, len(by_telling) + 1), ylim=(-0.7, len(rungs) - 0.3), xlabel="order of telling (not time)")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color="#e5e5e5", zorder=0)
    sns.despine(ax=axes)
    handles = [_mark(axes, [], [], name, label=name) for name in QUADS if name in set(by_telling["quad"])]
    if lines is not None and lines.isin([OUTSIDE, UNNAMED]).any():
        handles.append(_mark(axes, [], [], "", hollow=True, label="hollow: by outsiders,\nor nobody named"))
    _legend(axes, handles)
    return figure


def _mark(axes: Axes, x, y, quad: str, *, hollow: bool = False, label: str | None = None) -> PathCollection:
    paint = "white" if hollow else _PAINT.get(quad, {"facecolor": "#cccccc"})["facecolor"]
    style = {"marker": _MARKER.get(quad, "o"), "facecolor": paint, "edgecolor": "black", "linewidth": 0.9}
    return axes.scatter(x, y, s=80, zorder=3, label=label, **style)


def ladder(by_type: pd.DataFrame) -> Figure:
    """A bar a type, the most violent on top: events that count in greys, those apart hatched, in words beside."""
    table = by_type.iloc[::-1]
    figure, axes = _canvas(7.2, 1.0 + 0.32 * len(table))
    for y, (_, row) in enumerate(table.iterrows()):
        left, texts = 0, []
        for status in (*COUNTED, *APART):
            count = int(row[status])
            if count:
                axes.barh(y, count, left=left, height=0.66, **_STATUS.get(status, _ASIDE))
                texts.append(f"{count} {status.replace('_', ' ')}")
                left += count
        axes.annotate(" · ".join(texts), (left, y), (5, 0), textcoords="offset points", va="center", fontsize=8.5)
    longest = max(1, int(table[[*COUNTED, *APART]].sum(axis=1).max())) if len(table) else 1
    axes.set_yticks(range(len(table)), list(table["label"]))
    axes.set(ylim=(len(table) - 0.5, -0.5), xlim=(0, longest * 1.9), xlabel="distinct events")
    axes.xaxis.get_major_locator().set_params(integer=True)
    sns.despine(ax=axes)
    patches = [Patch(label=status, **paint) for status, paint in _STATUS.items() if table[status].sum()]
    if table[list(APART)].to_numpy().sum():
        patches.append(Patch(label="apart: does not count", **_ASIDE))
    axes.legend(handles=patches, loc="lower right", frameon=False, fontsize=8.5)
    return figure


def weighted(scores: pd.Series, names: list[str], xlabel: str) -> Figure:
    """A bar a day or event: the weighted sum; above the line it eases, below it escalates."""
    figure, axes = _canvas(8.4, 2.8)
    paint = [_PAINT["material cooperation" if value > 0 else "material conflict"]["facecolor"] for value in scores]
    axes.bar(range(len(scores)), scores, color=paint, width=0.7)
    for x, value in enumerate(scores):
        axes.text(x, value, f"{value:+.1f}", ha="center", va="bottom" if value >= 0 else "top", fontsize=8)
    axes.axhline(0, color="black", linewidth=0.8)
    every = max(1, len(names) // 14)
    axes.set_xticks(
        range(0, len(names), every), [_plain(name) for name in names[::every]], rotation=30, ha="right", fontsize=8
    )
    axes.set(xlabel=xlabel)
    axes.set_ylabel("← escalates   weight   eases →", fontsize=9)
    axes.margins(y=0.15)
    sns.despine(ax=axes)
    return figure


def co_occurrence(square: pd.DataFrame) -> Figure:
    """Who is named with whom: a symmetric grid of counts (`kit.analysis.cooccurrence.square`), written in the cells."""
    side = 1.8 + 0.55 * len(square)
    figure, axes = _canvas(side + 0.6, side)
    names = [_plain(name) for name in square.index]
    written = square.astype(str).where(square > 0, "")
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
    axes.tick_params(axis="x", rotation=35)
    axes.tick_params(axis="y", rotation=0)
    return figure


def _number(axes: Axes, x: float, y: float, count: int) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
    axes.text(x, y, str(count), ha="center", va="center", fontsize=8, bbox=box)


def _quad_patches() -> list[Patch]:
    return [Patch(edgecolor="black", linewidth=0.5, label=name, **_PAINT[name]) for name in QUADS]


def _legend(axes: Axes, handles: list) -> None:
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=8.5)


def _canvas(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height))  # a figure of its own: pyplot would keep every one it made
    return figure, figure.subplots()


def _plain(text: object) -> str:
    """A label that is drawn as it is: no mathematics, one line, not too long."""
    one_line = "".join(" " if unicodedata.category(char).startswith(("C", "Z")) else char for char in str(text))
    short = one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
    return short.replace("\\", "＼").replace("$", r"\$")
