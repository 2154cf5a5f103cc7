"""Which kind of event a signal is, and where it stands between pullback and attack."""

from __future__ import annotations

from functools import cache

from kit import lexicon

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
COUNTED = ("actual", "planned", "alleged")
APART = ("threatened", "called_for", "hypothetical", "denied", "negated", "historical")
STATUSES = (*COUNTED, *APART)


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["signal"]: row for row in lexicon.table("quads")}


def signal_types() -> tuple[str, ...]:
    """The signal types from the most conciliatory to the most violent."""
    return tuple(sorted(_rows(), key=lambda signal: int(_rows()[signal]["rung"])))


def quad(signal: str) -> str:
    """One of `QUADS`; an unknown type (an analyst's own word) counts as "other"."""
    return _rows()[signal]["quad"] if signal in _rows() else "other"


def label(signal: str) -> str:
    """The type as an analyst reads it: "restraint appeal"."""
    return _rows()[signal]["label"] if signal in _rows() else signal.replace("_", " ")


def rung(signal: str) -> int:
    """The place on the ladder, 1 the most conciliatory; unknown types come last."""
    return int(_rows()[signal]["rung"]) if signal in _rows() else len(_rows()) + 1
