"""Figures of events: by day, in the order of telling, on the ladder of types, and weighted."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from kit.analysis.dyads import OUTSIDE, UNNAMED
from kit.analysis.ladder import APART, COUNTED, QUADS, label, rung
from kit.views.figure import canvas, legend, plain

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
_MOST_WRITTEN = 30  # marks with words at them


def days(by_day: pd.DataFrame, beside: pd.DataFrame | None = None) -> Figure:
    """A column a day, on a true scale: events of conflict upward, of cooperation downward, their numbers inside.

    `beside` (rows of `kit.analysis.dyads.lines`) are events that no dyad sums: hollow marks above the columns (by
    nobody named) and below them (outside diplomacy), with their numbers.
    """
    figure, axes = canvas(7.0, 3.0)
    first = by_day["day"].min()
    places = _places(by_day["day"], first)
    ups, downs = [0] * len(by_day), [0] * len(by_day)
    for name in (*QUADS[2:], *QUADS[:2]):
        ends, sign = (ups, 1) if "conflict" in name else (downs, -1)
        some = [(row, sign * int(count)) for row, count in enumerate(by_day[name]) if count]
        xs, heights = [places[row] for row, _ in some], [height for _, height in some]
        bases = [ends[row] for row, _ in some]
        axes.bar(xs, heights, bottom=bases, width=0.7, edgecolor="black", linewidth=0.5, **_PAINT[name])
        for (row, height), x in zip(some, xs, strict=True):
            if len(by_day) <= _MOST_WRITTEN:
                _number(axes, x, ends[row] + height / 2, abs(height))
            ends[row] += height
    axes.axhline(0, color="black", linewidth=0.8)
    _name_days(axes, by_day["day"], places)
    axes.set_ylabel("← cooperation   events   conflict →", fontsize=9)
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.yaxis.get_major_locator().set_params(integer=True)
    sns.despine(ax=axes)
    handles = _quad_patches()
    for name, y, quad in (
        (UNNAMED, max(ups, default=0) + 0.6, "material conflict"),
        (OUTSIDE, min(downs, default=0) - 0.6, "verbal cooperation"),
    ):
        some = beside[(beside["line"] == name) & beside["day"].notna()] if beside is not None else ()
        if len(some):
            counts = some.groupby("day").size()
            xs = _places(counts.index, first)
            handles.append(_mark(axes, xs, [y] * len(xs), quad, hollow=True, label=f"{name}: not summed"))
            for x, count in zip(xs, counts, strict=True):
                axes.annotate(str(count), (x, y), (7, 0), textcoords="offset points", va="center", fontsize=8)
    legend(axes, handles)
    return figure


def _places(days: Iterable[pd.Timestamp], first: pd.Timestamp) -> list[int]:
    """How many days after the first one each day is."""
    return [(one - first).days for one in days]


def _name_days(axes: Axes, day: pd.Series, places: list[int]) -> None:
    step = max(1, (max(places, default=0) + 1) // 12)
    form = "%d %b" if day.dt.year.nunique() < 2 else "%d %b %Y"  # one year is written once, at the first day
    named: list[tuple[int, str]] = []
    for place, one in zip(places, day, strict=True):
        if not named or place - named[-1][0] >= step:
            named.append((place, one.strftime(form if named else "%d %b %Y")))
    axes.set_xticks([place for place, _ in named], [name for _, name in named], rotation=30, ha="right")


def telling(by_telling: pd.DataFrame, lines: pd.Series | None = None) -> Figure:
    """A mark an event, in the order of telling from left to right, on its rung of the ladder: no course over time.

    With `lines` (as `kit.analysis.dyads.lines` has them) the line is written at each mark; what outsiders do, and what
    nobody named did, is hollow.
    """
    rungs = sorted(set(by_telling["signal"]), key=rung)
    figure, axes = canvas(7.0, 1.1 + 0.46 * len(rungs))
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
        axes.annotate(plain(line), (row.step, rungs.index(row.signal)), va="bottom" if lift > 0 else "top", **at)
    axes.set_yticks(range(len(rungs)), [label(signal) for signal in rungs])
    axes.set(xlim=(0, len(by_telling) + 1), ylim=(-0.7, len(rungs) - 0.3), xlabel="order of telling (not time)")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color="#e5e5e5", zorder=0)
    sns.despine(ax=axes)
    handles = [_mark(axes, [], [], name, label=name) for name in QUADS if name in set(by_telling["quad"])]
    if lines is not None and lines.isin([OUTSIDE, UNNAMED]).any():
        handles.append(_mark(axes, [], [], "", hollow=True, label="hollow: outsiders, nobody named"))
    legend(axes, handles)
    return figure


def ladder(by_type: pd.DataFrame) -> Figure:
    """A bar a type, the most violent on top: events that count in greys, those apart hatched, in words beside."""
    table = by_type.iloc[::-1]
    figure, axes = canvas(6.4, 0.8 + 0.3 * len(table))
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
    axes.set(ylim=(max(1, len(table)) - 0.5, -0.5), xlim=(0, longest * 1.9), xlabel="distinct events")
    axes.xaxis.get_major_locator().set_params(integer=True)
    sns.despine(ax=axes)
    patches = [Patch(label=status, **paint) for status, paint in _STATUS.items() if table[status].sum()]
    if table[list(APART)].to_numpy().sum():
        patches.append(Patch(label="apart: does not count", **_ASIDE))
    legend(axes, patches)
    return figure


def weighted(scores: pd.Series, names: pd.Series) -> Figure:
    """A bar a day or event: the weighted sum; above the line it eases, below it escalates.

    `names` are days, drawn on a true scale, or else words, drawn in the order of telling.
    """
    figure, axes = canvas(7.0, 2.6)
    dated = pd.api.types.is_datetime64_any_dtype(names)
    places = _places(names, names.min()) if dated else list(range(len(names)))
    paint = [_PAINT["material cooperation" if value > 0 else "material conflict"]["facecolor"] for value in scores]
    axes.bar(places, scores, color=paint, width=0.7)
    for x, value in zip(places, scores, strict=True):
        if len(scores) <= _MOST_WRITTEN:
            axes.text(x, value, f"{value:+.1f}", ha="center", va="bottom" if value >= 0 else "top", fontsize=8)
    axes.axhline(0, color="black", linewidth=0.8)
    if dated:
        _name_days(axes, names, places)
    else:
        every = max(1, len(names) // 14)
        axes.set_xticks(places[::every], map(plain, names[::every]), rotation=30, ha="right", fontsize=8)
        axes.set_xlabel("order of telling (not time)")
    axes.set_ylabel("← escalates   weight   eases →", fontsize=9)
    axes.margins(y=0.15)
    sns.despine(ax=axes)
    return figure


def _mark(axes: Axes, x, y, quad: str, *, hollow: bool = False, label: str | None = None) -> PathCollection:
    paint = "white" if hollow else _PAINT.get(quad, {"facecolor": "#cccccc"})["facecolor"]
    style = {"marker": _MARKER.get(quad, "o"), "facecolor": paint, "edgecolor": "black", "linewidth": 0.9}
    return axes.scatter(x, y, s=80, zorder=3, label=label, **style)


def _number(axes: Axes, x: float, y: float, count: int) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
    axes.text(x, y, str(count), ha="center", va="center", fontsize=8, bbox=box)


def _quad_patches() -> list[Patch]:
    return [Patch(edgecolor="black", linewidth=0.5, label=name, **_PAINT[name]) for name in QUADS]
