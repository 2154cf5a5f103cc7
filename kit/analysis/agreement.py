"""How far two analysts agree who reviewed the same rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

VERDICTS = ("accepted", "rejected", "corrected")
_ASKED = ("verdict", "changes", "note")
_COLUMNS = ["table", "row_id", "article_id", "words", *(f"{name}_{who}" for name in _ASKED for who in "ab")]


def agreement(a: Iterable[Mapping[str, Any]], b: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row a table, and one with table `all`: rows that both judged, how many alike, their share (raw) and Cohen's
    kappa over accepted, rejected and corrected (Cohen 1960; 1 is full agreement, 0 what chance gives; NaN where none or
    where both always said the same one thing).

    `a` and `b` are reviews as they are written to a file, one mapping a verdict; the latest of each on a row counts.
    Additions are left aside: nobody said no to what he did not see.
    """
    both = _both(a, b)
    rows = [_row(name, both[both["table"] == name]) for name in ("quotes", "stances", "signals")]
    columns = ["table", "both", "alike", "raw", "kappa"]
    return pd.DataFrame([_row("all", both), *rows], columns=columns).astype({"table": "string"})


def _row(name: str, both: pd.DataFrame) -> tuple[Any, ...]:
    alike = int((both["verdict_a"] == both["verdict_b"]).sum())
    return name, len(both), alike, alike / len(both) if len(both) else math.nan, _kappa(both)


def _kappa(both: pd.DataFrame) -> float:
    if both.empty or both[["verdict_a", "verdict_b"]].stack().nunique() < 2:
        return math.nan
    from statsmodels.stats.inter_rater import cohens_kappa

    counts = pd.crosstab(both["verdict_a"], both["verdict_b"])
    return float(cohens_kappa(counts.reindex(index=VERDICTS, columns=VERDICTS, fill_value=0), return_results=False))


def disagreements(a: Iterable[Mapping[str, Any]], b: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row a row on which the two differ, side by side: another verdict, or both corrected it and not alike."""
    both = _both(a, b)
    corrected = (both["verdict_a"] == "corrected") & (both["verdict_b"] == "corrected")
    other = pd.Series([x != y for x, y in zip(both["changes_a"], both["changes_b"], strict=True)], index=both.index)
    differ = (both["verdict_a"] != both["verdict_b"]) | (corrected & other)
    return both[differ.astype(bool)].reset_index(drop=True)


def _both(a: Iterable[Mapping[str, Any]], b: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    mine, theirs = _latest(a), _latest(b)
    rows = [
        (
            *key,
            mine[key]["article_id"],
            mine[key].get("judged", {}).get("words", ""),
            *(one[key][name] for name in _ASKED for one in (mine, theirs)),
        )
        for key in mine
        if key in theirs
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _latest(reviews: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Mapping[str, Any]]:
    judged = [one for one in reviews if one["verdict"] in VERDICTS]
    return {(one["table"], one["row_id"]): one for one in sorted(judged, key=lambda one: one["when"])}
