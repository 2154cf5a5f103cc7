"""The component `kit_quotes`."""

from kit.language.quotes.component import make

__all__ = ["make"]
