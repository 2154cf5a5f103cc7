"""Between whom: a dyad's lines, and what others do about it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pandas as pd

from kit.analysis.ladder import quad

BOTH = "both to each other"
OUTSIDE = "outside diplomacy"
UNNAMED = "by nobody named"
_VIOLENT = "attack"


def pairs(events: pd.DataFrame) -> pd.DataFrame:
    """One row = one pair of sides that does something to each other: a, b, events, conflict (how many of them are).

    A pair counts when one is source and the other target, or when both are sources ("the two exchanged fire"). Pairs
    with most conflict come first: a mediator's calls make no dyad of a crisis.
    """
    counts: Counter[tuple[str, str]] = Counter()
    hostile: Counter[tuple[str, str]] = Counter()
    for row in events.itertuples(index=False):
        found = {tuple(sorted((s, t))) for s in row.sources for t in row.targets if s != t}
        if not row.targets:
            found |= {tuple(sorted(pair)) for pair in combinations(dict.fromkeys(row.sources), 2)}
        counts.update(found)
        if quad(row.signal).endswith("conflict"):
            hostile.update(found)
    order = sorted(counts, key=lambda pair: (-hostile[pair], -counts[pair], pair))
    table = pd.DataFrame(
        [(a, b, counts[a, b], hostile[a, b]) for a, b in order], columns=["a", "b", "events", "conflict"]
    )
    return table.astype({"a": "string", "b": "string", "events": "Int64", "conflict": "Int64"})


def line(sources: tuple[str, ...], targets: tuple[str, ...], signal: str, a: str, b: str) -> str | None:
    """The line on which an event stands, seen from the dyad `a`-`b`; None when it is neither's concern.

    "A → B" and "B → A"; `BOTH` when both are sources; `OUTSIDE` when others act toward both; `UNNAMED` for an attack
    whose doer the text does not name. What others do toward one of the two alone belongs to another dyad.
    """
    if a in sources and b in sources:
        return BOTH
    if a in sources and b in targets:
        return f"{a} → {b}"
    if b in sources and a in targets:
        return f"{b} → {a}"
    if sources and a in targets and b in targets:
        return OUTSIDE
    if signal == _VIOLENT and not sources:
        return UNNAMED
    return None


def lines(events: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """The events that concern the dyad, with the column `line`; never sum `OUTSIDE` or `UNNAMED` into it."""
    found = [line(row.sources, row.targets, row.signal, a, b) for row in events.itertuples(index=False)]
    frame = events.assign(line=pd.Series(found, index=events.index, dtype="string"))
    return frame[frame["line"].notna()]


def by_line(lined: pd.DataFrame) -> pd.DataFrame:
    """One row = one line that has events: line, events, mentions, articles, outlets; the two lines beside come last."""
    order = [line for line in dict.fromkeys(lined["line"]) if line not in (OUTSIDE, UNNAMED)]
    rows = []
    for name in [*sorted(order, key=lambda one: (one == BOTH, one)), OUTSIDE, UNNAMED]:
        some = lined[lined["line"] == name]
        wide = [len({value for cell in some[column] for value in cell}) for column in ("articles", "outlets")]
        rows += [(name, len(some), int(some["mentions"].sum()), *wide)] if len(some) else []
    numbers = ["events", "mentions", "articles", "outlets"]
    return pd.DataFrame(rows, columns=["line", *numbers]).astype({"line": "string"} | dict.fromkeys(numbers, "Int64"))


def own(lined: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `lines`, those between the two themselves: the only ones that an index of the dyad may sum."""
    return lined[~lined["line"].isin([OUTSIDE, UNNAMED])]
