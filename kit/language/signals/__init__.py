"""The component `kit_signals`."""

from kit.language.signals.component import make

__all__ = ["make"]
