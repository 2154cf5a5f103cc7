"""The component `kit_signals`."""

from __future__ import annotations

from typing import Any

from kit.language.signals.weights import rescored

__all__ = ["make", "rescored"]


def __getattr__(name: str) -> Any:
    if name == "make":  # fetched when asked for: who only weighs signals anew needs no spaCy
        from kit.language.signals.component import make

        return make
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
