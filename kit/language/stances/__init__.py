"""The component `kit_stances`."""

from kit.language.stances.component import make

__all__ = ["make"]
