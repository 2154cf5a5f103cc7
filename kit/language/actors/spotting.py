"""Tokens by one of their values, found without a look at every token: most words of a text are none of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kit.lexicon import words


def spotted(doc: Doc, list_name: str) -> list[Token]:
    """The tokens whose form in lower case is in this word list, in their order."""
    return _at(doc, "LOWER", _of_list(list_name))


def with_value(doc: Doc, attribute: str, values: Iterable[str]) -> list[Token]:
    """The tokens whose attribute (LOWER, ORTH, LEMMA, TAG, DEP ...) is one of the values, in their order."""
    return _at(doc, attribute, frozenset(map(get_string_id, values)))


def _at(doc: Doc, attribute: str, ids: frozenset[int]) -> list[Token]:
    return [doc[i] for i, value in enumerate(doc.to_array(attribute).tolist()) if value in ids]


@cache
def _of_list(list_name: str) -> frozenset[int]:
    return frozenset(map(get_string_id, words(list_name)))
