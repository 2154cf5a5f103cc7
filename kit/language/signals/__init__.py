"""The component `kit_signals`."""

from kit.language.signals.component import make
from kit.language.signals.weights import rescored

__all__ = ["make", "rescored"]
