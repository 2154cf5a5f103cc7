"""The analysis room: one question a module, from frame to frame."""

from kit.analysis.cooccurrence import who_with_whom
from kit.analysis.dyads import lines, pairs
from kit.analysis.index import by_quad, by_type, events
from kit.analysis.stances import behind, matrix
from kit.analysis.timeline import by_day, by_telling
from kit.analysis.voices import quotations, shares

__all__ = [
    "behind",
    "by_day",
    "by_quad",
    "by_telling",
    "by_type",
    "events",
    "lines",
    "matrix",
    "pairs",
    "quotations",
    "shares",
    "who_with_whom",
]
