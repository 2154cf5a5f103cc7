"""How fast the apps answer over many articles:  python tests/benchmarks/bench_apps.py [02 03 04 05] [--articles N]

Every control of every app is set to several values; what is told is the processor time until the app has answered,
pictures and the rows for the page included (on a free machine that is the time by the clock). Prints the figures and
writes them, with the day and the machine, to `results.json` beside this file.
"""

from __future__ import annotations

import argparse
import statistics
from importlib import import_module
from typing import Any

import ipywidgets as widgets
from bench_layers import seconds
from invented import large
from records import record

from kit.corpus import Corpus, Scope

APPS = {
    "02": "actors.ActorsApp",
    "03": "stances.StancesApp",
    "04": "quotes.QuotesApp",
    "05": "escalation.EscalationApp",
}
PANES = ("follow", "rests", "added")
VALUES = 4  # of each control
WORDS = ("", "harbour", "guards", "zzz")


def controls(app: Any) -> dict[str, Any]:
    """The controls by the attribute that holds them."""
    return {name: held for name, held in vars(app).items() if isinstance(held, (widgets.Dropdown, widgets.Text))}


def answers(app: Any) -> dict[str, list[float]]:
    """Control -> seconds of each answer; rows of the table chosen, and then the controls of the panes below it, too."""
    found: dict[str, list[float]] = {}
    for name, control in controls(app).items():
        found[name] = _of_control(app, control)
    for key in app.table.row_keys[:VALUES]:
        found.setdefault("row", []).append(seconds(lambda key=key: _set(app, app.table, key, "selected")))
    for pane in PANES:
        for name, control in controls(getattr(app, pane)).items() if hasattr(app, pane) else ():
            found[f"{pane}.{name}"] = _of_control(app, control)
    return found


def _of_control(app: Any, control: Any) -> list[float]:
    before = control.value
    values = WORDS if isinstance(control, widgets.Text) else [value for _, value in _options(control)][:VALUES]
    values = [*(value for value in values if value != before), before]
    return [seconds(lambda value=value: _set(app, control, value)) for value in values]


def _set(app: Any, widget: Any, value: Any, trait: str = "value") -> None:
    setattr(widget, trait, value)
    assert not app.errors.value, app.errors.value


def _options(control: Any) -> list[tuple[str, Any]]:
    if isinstance(control.options, dict):
        return list(control.options.items())
    return [one if isinstance(one, tuple) else (one, one) for one in control.options]


def measured(corpus: Corpus, path: str) -> dict[str, Any]:
    """The figures of one app."""
    module, name = path.split(".")
    kind = getattr(import_module(f"kit.apps.{module}"), name)
    made: list[Any] = []
    opened = seconds(lambda: made.append(kind(corpus)))
    found = answers(made[0])
    every = sorted(took for times in found.values() for took in times)
    return {
        "opened_seconds": opened,
        "answers": len(every),
        "median_seconds": statistics.median(every),
        "p95_seconds": every[min(len(every) - 1, int(0.95 * len(every)))],
        "slowest": {name: max(times) for name, times in found.items()},
    }


def main() -> None:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("apps", nargs="*", help=f"some of {', '.join(APPS)}; all, if none is named")
    parser.add_argument("--articles", type=int, default=5000)
    given = parser.parse_args()
    corpus = large(given.articles)
    tables = ("articles", "actors", "mentions", "quotes", "stances", "signals")
    made = {name: seconds(lambda name=name: getattr(corpus, name)) for name in tables}
    record("rows", {name: len(getattr(corpus, name)) for name in tables} | {"articles": given.articles}, under="apps")
    record("tables_seconds", made, under="apps")
    for app in given.apps or APPS:
        record(app, {"articles": given.articles, **measured(corpus, APPS[app])}, under="apps")
    weights = {"accusation": -4.0}
    changed = {
        "weight_seconds": seconds(lambda: (corpus.set_weights(weights), corpus.signals)),
        "scope_seconds": seconds(
            lambda: (corpus.set_scope(Scope(left_out=("0-1",))), [getattr(corpus, name) for name in tables])
        ),
    }
    record("changes", changed, under="apps")


if __name__ == "__main__":
    main()
