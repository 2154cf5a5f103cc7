"""Words picked out of a whole Doc at once by what they are, which spares a look at every one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from spacy.attrs import LEMMA, LOWER, POS, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token


def with_form(doc: Doc, forms: frozenset[str]) -> list[Token]:
    """The words of these lower-case forms."""
    return _tokens(doc, np.isin(doc.to_array(LOWER), _ids(forms)))


def with_lemma(doc: Doc, pos: int, lemmas: frozenset[str]) -> list[Token]:
    """The words of a part of speech with one of these lemmas, however their first letter is written."""
    kinds, found = doc.to_array([POS, LEMMA]).T
    return _tokens(doc, (kinds == pos) & np.isin(found, _written(lemmas)))


def with_any(doc: Doc, pos: tuple[int, ...], tags: frozenset[str], forms: frozenset[str]) -> list[Token]:
    """The words of these parts of speech, and those with these tags or these lower-case forms."""
    kinds, found, lower = doc.to_array([POS, TAG, LOWER]).T
    return _tokens(doc, np.isin(kinds, pos) | np.isin(found, _ids(tags)) | np.isin(lower, _ids(forms)))


def _tokens(doc: Doc, wanted: np.ndarray) -> list[Token]:
    return [doc[int(index)] for index in np.flatnonzero(wanted)]


@cache
def _ids(forms: Iterable[str]) -> np.ndarray:
    return np.array([get_string_id(form) for form in forms], dtype="uint64")


@cache
def _written(lemmas: frozenset[str]) -> np.ndarray:
    return _ids(frozenset(form for lemma in lemmas for form in (lemma, lemma.capitalize(), lemma.upper())))
