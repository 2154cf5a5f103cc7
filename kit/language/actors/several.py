"""Names of several states or persons: which of them a text means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Span

from kit.language.actors.neighbours import nearest
from kit.lexicon.world import Name, holders, readings


def of_several(span: Span, name: Name, published: date | None) -> tuple[Name | None, str | None]:
    """(what the words mean, the rule if the words around decided); nobody where nothing decides."""
    if name.how == "person":
        return of_holders(span, holders().get(span.text, (name,)), published)
    several = readings().get(span.text) or readings().get(span.text.title())
    if not several:
        return name, None
    key = nearest(span, (key for key, _, _ in several))
    if key is not None:
        return next(meant for mine, meant, _ in several if mine == key), "by_neighbours"
    return next((meant for _, meant, otherwise in several if otherwise), None), None


def of_holders(span: Span, bearers: Iterable[Name], published: date | None) -> tuple[Name | None, str | None]:
    """The office holder of this name on this day; of several of different sides the one whose state is near."""
    fit = [name for name in bearers if name.holds_on(published)]
    sides = {name.side for name in fit}
    if len(sides) <= 1:
        return (fit[-1] if fit else None), None
    if len({(name.name, name.country) for name in fit}) == 1:
        return fit[0], None  # a politician of many years, in a text without a date: the row that stands first
    key = nearest(span, (name.country for name in fit if name.country))
    return next((name for name in fit if key and name.country == key), None), "by_neighbours"
