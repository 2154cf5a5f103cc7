"""Which quote is around some words."""

from __future__ import annotations

from spacy.tokens import Doc

from kit.language.records import Quote


def quote_around(doc: Doc, start: int, end: int) -> Quote | None:
    """The innermost quote whose content holds these characters; None outside every quote."""
    holding = [quote for quote in doc._.quotes if quote.start <= start and end <= quote.end]
    return min(holding, key=lambda quote: quote.end - quote.start, default=None)
