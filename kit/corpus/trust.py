"""How far each rule can be trusted on these articles: the share of its reviewed rows that were right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from kit.corpus.verdicts import KEYS

ALL = "all"  # the rule's name in the row of a whole table


def precision(tables: Mapping[str, pd.DataFrame], verdicts: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """One row a table and rule that has rows in it, and one a table with rule `all`: how many rows were reviewed, how
    many were right, their share, and its 95 % Wilson interval (Wilson 1927); all three NaN where none was reviewed.

    `tables` are the kit's own, by name; `verdicts`: table -> row id -> verdict.
    """
    rows = [row for name in KEYS for row in _rows(name, tables[name], verdicts[name])]
    types = {"table": "string", "rule": "string", "reviewed": "Int64", "right": "Int64"}
    return pd.DataFrame(rows, columns=["table", "rule", "reviewed", "right", "precision", "low", "high"]).astype(types)


def _rows(name: str, table: pd.DataFrame, verdicts: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    rules = table["rule"].fillna("")
    reviewed, right = Counter(), Counter()
    for row_id, rule in zip(table[KEYS[name]], rules, strict=True):
        if verdict := verdicts.get(row_id):
            for counted in (rule, ALL):
                reviewed[counted] += 1
                right[counted] += verdict == "accepted"
    for rule in (ALL, *sorted(set(rules))):
        yield (name, rule, reviewed[rule], right[rule], *interval(right[rule], reviewed[rule]))


def interval(right: int, reviewed: int) -> tuple[float, float, float]:
    """(share, low, high): the share that is right and its 95 % Wilson interval; NaN for none of none."""
    if not reviewed:
        return math.nan, math.nan, math.nan
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(right, reviewed, alpha=0.05, method="wilson")
    return right / reviewed, float(low), float(high)
