"""States that share a word: "North and South Korea", "Greek and Turkish Cypriots", "both Koreas"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc

from kit.language.actors.found import Found
from kit.language.spotting import with_value
from kit.lexicon import table
from kit.lexicon.world import Name, state_name

_JOINS = {"and", "or", "&", "nor", "versus"}


def with_shared_words(doc: Doc, found: list[Found], lookup: Callable[[str], Name | None]) -> list[Found]:
    """What was found, and the states whose name lacks a word that the next one lends it.

    A word that means something else alone gives way: "Greek" in "Greek and Turkish Cypriots" is no Greek.
    """
    lent = [more for one in found if (more := _first_of_pair(doc, one, lookup))]
    taken = {one.span.start for one in lent}
    kept = [one for one in found if one.span.start not in taken]
    return [*kept, *lent, *_plurals(doc)]


def _first_of_pair(doc: Doc, second: Found, lookup: Callable[[str], Name | None]) -> Found | None:
    span = second.span
    if second.name.kind != "state" or len(span) < 2 or span.start < 2 or doc[span.start - 1].lower_ not in _JOINS:
        return None
    first = doc[span.start - 2 : span.start - 1]
    name = lookup(f"{first.text} {span[1:].text}")
    if name is None or name.kind != "state" or name.how != second.name.how:
        return None
    return Found(first, name, span, "shared_name")


def _plurals(doc: Doc) -> Iterator[Found]:
    for token in with_value(doc, "ORTH", _codes()):
        for code in _codes()[token.text]:
            span = doc[token.i : token.i + 1]
            yield Found(span, Name(state_name(code), "state", code, code, "name"), span, "plural_name")


@cache
def _codes() -> dict[str, list[str]]:
    return {row["name"]: row["codes"].split("|") for row in table("plural_states")}
