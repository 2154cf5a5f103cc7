"""What is other than at an earlier run: events that are new, told again, or told otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kit.analysis.ladder import STATUSES

NEW, AGAIN = "new", "told again"


def told(signals: pd.DataFrame) -> dict[str, str]:
    """signal_id -> status: what a later run is compared with."""
    return {str(key): str(status) for key, status in zip(signals["signal_id"], signals["status"], strict=True)}


def since(events: pd.DataFrame, before: Mapping[str, str]) -> pd.Series:
    """What is other about each event, given what was `told` before: "new", "told again" (by further mentions), "was
    alleged" (its status is another), "" for nothing.
    """
    rows = zip(events["signal_ids"], events["status"], strict=True)
    return pd.Series([_other(ids, status, before) for ids, status in rows], index=events.index, dtype="string")


def _other(ids: tuple[str, ...], status: str, before: Mapping[str, str]) -> str:
    known = [before[key] for key in ids if key in before]
    if not known:
        return NEW
    was = min(known, key=lambda one: STATUSES.index(one) if one in STATUSES else len(STATUSES))
    if was != status:
        return f"was {was.replace('_', ' ')}"
    return AGAIN if len(known) < len(ids) else ""


def in_words(marks: pd.Series, gone: int) -> str:
    """How many events are new, told again or otherwise, and how many mentions are gone, in one sentence."""
    new, again = int((marks == NEW).sum()), int((marks == AGAIN).sum())
    otherwise = int(marks.str.startswith("was ").sum())
    parts = [f"{new} new", f"{again} told again", f"{otherwise} with another status"]
    return f"{', '.join(parts)}{f'; {gone} earlier mentions are gone' if gone else ''}."
