"""A name of the world as it was found in a text."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span

from kit.lexicon.world import Name


class Found(NamedTuple):
    """Words and what they stand for. `whole`: the words whose place in the sentence decides how they are read."""

    span: Span
    name: Name
    whole: Span
    rule: str | None = None


def plain(span: Span, name: Name) -> Found:
    """A name that stands for itself."""
    return Found(span, name, span)
