"""Weights: what a signal counts on the ladder from -10 to +10, and how an analyst's own replace the scheme's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kit.language.records import Signal


def rescored(signal: Signal, weights: Mapping[str, float]) -> Signal:
    """The signal with the analyst's weight for its type, the score in the same proportion; unchanged if none is given.

    A signal that the scheme weighs 0 by one of its exceptions stays at 0.
    """
    weight = weights.get(signal.signal)
    if weight is None or not signal.weight:
        return signal
    return replace(signal, weight=weight, score=round(weight * signal.score / signal.weight, 3))
