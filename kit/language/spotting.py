"""Tokens by one of their values, found without a look at every token: most words of a text are none of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, count

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from kit.language.kept import kept
from kit.lexicon import words


def spotted(doc: Doc, list_name: str) -> list[Token]:
    """The tokens whose form in lower case is in this word list, in their order."""
    return with_value(doc, "LOWER", words(list_name))


def with_value(doc: Doc, attribute: str, values: Iterable[str]) -> list[Token]:
    """The tokens whose attribute (LOWER, ORTH, LEMMA, TAG, DEP ...) is one of the values, in their order."""
    return [doc[i] for i in _at(doc, attribute, _ids(frozenset(values)))]


def with_any(doc: Doc, **wanted: frozenset[str]) -> list[Token]:
    """The tokens of which some attribute has a wanted value (LEMMA={"deny"}, TAG={"MD"}), each once, in their order."""
    return [doc[i] for i in sorted({i for name, values in wanted.items() for i in _at(doc, name, _ids(values))})]


def with_word(doc: Doc, wanted: frozenset[str], *, form: bool = False) -> list[Token]:
    """The tokens whose lemma, or form where asked for, is a wanted word in lower case, whatever the text writes big."""
    found = set(_at(doc, "LEMMA", _ids_in_any_case(wanted)))
    if form:
        found.update(_at(doc, "LOWER", _ids(wanted)))
    return [doc[i] for i in sorted(found)]


def sentence_starts(doc: Doc) -> list[int]:
    """Where the sentences begin, in tokens; `doc.sents` takes ten times as long."""
    held = kept(doc, "sentence starts")
    if not held:
        starts = list(_at(doc, "SENT_START", frozenset({1})))
        held[0] = starts if starts[:1] == [0] or not len(doc) else [0, *starts]
    return held[0]


def sentence_around(token: Token) -> Span:
    """The sentence that the token is in; `token.sent` looks for its ends anew each time."""
    doc = token.doc
    starts, sentences = sentence_starts(doc), kept(doc, "sentences")
    number = bisect_right(starts, token.i)
    if number not in sentences:
        sentences[number] = doc[starts[number - 1] : starts[number] if number < len(starts) else len(doc)]
    return sentences[number]


def labelled_children(doc: Doc) -> dict[int, list[tuple[int, int]]]:
    """For each token that has children, their places and the numbers of their labels, in order.

    Most questions about a token are for one label: `token.children` makes a token of every child.
    """
    below: dict[int, list[tuple[int, int]]] = kept(doc, "children")
    if not below:
        distances = doc.to_array("HEAD").astype("int64").tolist()  # to the head, negative to one before
        for i, (distance, label) in enumerate(zip(distances, _column(doc, "DEP"), strict=True)):
            if distance:
                below.setdefault(i + distance, []).append((i, label))
    return below


def _at(doc: Doc, attribute: str, ids: frozenset[int]) -> Iterator[int]:
    """The places of the tokens that have one of the values."""
    return compress(count(), map(ids.__contains__, _column(doc, attribute)))


def _column(doc: Doc, attribute: str) -> list[int]:
    """The attribute of all tokens, as spaCy's numbers for the strings."""
    columns = kept(doc, "columns")
    if attribute not in columns:
        columns[attribute] = doc.to_array(attribute).tolist()
    return columns[attribute]


@cache
def _ids(values: frozenset[str]) -> frozenset[int]:
    return frozenset(map(get_string_id, values))


@cache
def _ids_in_any_case(values: frozenset[str]) -> frozenset[int]:
    return _ids(frozenset(form for word in values for form in (word, word.capitalize(), word.title(), word.upper())))
