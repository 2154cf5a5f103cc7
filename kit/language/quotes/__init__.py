"""The component `kit_quotes`: who said what."""

from kit.language.quotes.around import quote_around
from kit.language.quotes.component import make

__all__ = ["make", "quote_around"]
