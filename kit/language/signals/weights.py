"""Weights: what a signal counts on the ladder from -10 to +10, and what of it remains by status and attribution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kit.language.records import Signal
from kit.lexicon import table

_ACCUSED_BACK = -2.0  # denying a charge weighs no more than the charge


@cache
def _scheme() -> dict[str, tuple[float, str]]:
    return {row["signal"]: (float(row["weight"]), row["direction"]) for row in table("signal_weights")}


@cache
def _factors() -> dict[str, float]:
    return {row["name"]: float(row["factor"]) for row in table("signal_factors")}


def weighed(signal: str, sources: tuple[str, ...], targets: tuple[str, ...], *, answers: bool) -> tuple[float, str]:
    """(weight, direction) of a signal among these sides.

    The scheme's exceptions: the denial of a charge weighs as little as a charge; a charge against nobody and a demand
    on nobody weigh nothing and point nowhere (several who do it to each other are somebody).
    """
    weight, direction = _scheme()[signal]
    if signal == "refusal" and answers:
        return _ACCUSED_BACK, direction
    if signal in {"accusation", "demand"} and not targets and len(sources) < 2:
        return 0.0, "none"
    return weight, direction


def scored(weight: float, status: str, *, attributed: bool) -> float:
    """Weight x status x attribution; an alleged event is not halved again for the one who alleges it."""
    factor = _factors()[status]
    if attributed and status != "alleged":
        factor *= _factors()["attributed"]
    return round(weight * factor, 3)


def rescored(signal: Signal, weights: Mapping[str, float]) -> Signal:
    """The signal with the analyst's weight for its type, the score in the same proportion; unchanged if none is given.

    A signal that the scheme weighs 0 by one of its exceptions stays at 0.
    """
    weight = weights.get(signal.signal)
    if weight is None or (not signal.weight and _scheme()[signal.signal][0]):
        return signal
    score = scored(weight, signal.status, attributed=signal.attributed_to is not None)
    return replace(signal, weight=weight, score=score)
