"""The component `kit_actors`."""

from kit.language.actors.component import make

__all__ = ["make"]
