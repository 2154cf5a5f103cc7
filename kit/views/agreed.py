"""How two analysts agree, in tables."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from kit.views.html import grid, paragraph, scrolled

_BOTH = "Where the two differ"


def measured(frame: pd.DataFrame) -> str:
    """The rows that both judged, table by table."""
    rows = [
        ("all tables" if row.table == "all" else row.table, row.both, row.alike, f"{row.raw:.0%}", _kappa(row.kappa))
        for row in frame.itertuples(index=False)
        if row.both
    ]
    note = "κ is the agreement beyond chance: 1 is full, 0 is what chance alone would give."
    return grid(["rows of", "judged by both", "alike", "share", "Cohen's κ"], rows) + paragraph(note)


def differing(frame: pd.DataFrame) -> str:
    """The rows on which the two differ, side by side."""
    rows = [(row.table, row.words, *(_said(row, who) for who in "ab")) for row in frame.itertuples(index=False)]
    return scrolled(grid(["table", "words", "you", "the other"], rows, _BOTH) if rows else "", _BOTH)


def _said(row: Any, who: str) -> str:
    verdict, changes, note = (getattr(row, f"{name}_{who}") for name in ("verdict", "changes", "note"))
    changed = "; ".join(f"{name} = {_plain(value)}" for name, value in changes.items())
    return verdict + (f": {changed}" if changed else "") + (f" ({note})" if note else "")


def _plain(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_plain, value)) or "none"
    return "none" if value is None else str(value)


def _kappa(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.2f}"
