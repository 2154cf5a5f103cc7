"""Tokens by one of their values, found without a look at every token: most words of a text are none of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kit.language.kept import kept
from kit.lexicon import words


def spotted(doc: Doc, list_name: str) -> list[Token]:
    """The tokens whose form in lower case is in this word list, in their order."""
    return with_value(doc, "LOWER", words(list_name))


def with_value(doc: Doc, attribute: str, values: Iterable[str]) -> list[Token]:
    """The tokens whose attribute (LOWER, ORTH, LEMMA, TAG, DEP ...) is one of the values, in their order."""
    return [doc[i] for i in sorted(_at(doc, attribute, _ids(frozenset(values))))]


def with_word(doc: Doc, wanted: frozenset[str], *, form: bool = False) -> list[Token]:
    """The tokens whose lemma, or form where asked for, is a wanted word in lower case, whatever the text writes big."""
    found = set(_at(doc, "LEMMA", _ids_in_any_case(wanted)))
    if form:
        found.update(_at(doc, "LOWER", _ids(wanted)))
    return [doc[i] for i in sorted(found)]


def sentence_starts(doc: Doc) -> list[int]:
    """Where the sentences begin, in tokens; `doc.sents` takes ten times as long."""
    starts = _places(doc, "SENT_START").get(1, [])
    return starts if starts[:1] == [0] or not len(doc) else [0, *starts]


def _at(doc: Doc, attribute: str, ids: frozenset[int]) -> list[int]:
    places = _places(doc, attribute)
    return [i for value in ids & places.keys() for i in places[value]]


def _places(doc: Doc, attribute: str) -> dict[int, list[int]]:
    """Value -> the tokens that have it."""
    places = kept(doc, attribute)
    if not places:
        for i, value in enumerate(doc.to_array(attribute).tolist()):
            places.setdefault(value, []).append(i)
    return places


@cache
def _ids(values: frozenset[str]) -> frozenset[int]:
    return frozenset(map(get_string_id, values))


@cache
def _ids_in_any_case(values: frozenset[str]) -> frozenset[int]:
    return _ids(frozenset(form for word in values for form in (word, word.capitalize(), word.title(), word.upper())))
