"""What was worked out about a Doc and is asked for again: kept with the Doc while it is read, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

T = TypeVar("T")
Question = Callable[..., T]

_KEPT = "kit.kept"
_UNASKED = object()


def kept(doc: Doc, name: str, rests_on: object = None) -> dict[Any, Any]:
    """The dict of this name: empty at first, and again whenever it rests on another object than the last time."""
    names = doc.user_data.get(_KEPT)
    if names is None:
        names = doc.user_data[_KEPT] = {}
    held = names.get(name)
    if held is None or held[0] is not rests_on:
        held = names[name] = (rests_on, {})
    return held[1]


def asked_once(rests_on: Callable[[Doc], object] | None = None) -> Callable[[Question[T]], Question[T]]:
    """For a question about a token that the parse answers, alone or with what `rests_on` gives: it is answered once."""

    def wrapped(question: Question[T]) -> Question[T]:
        name = f"{question.__module__}.{question.__qualname__}"

        @wraps(question)
        def answer(token: Token, *more: object) -> T:
            doc = token.doc
            answers = kept(doc, name, rests_on and rests_on(doc))
            key = (token.i, *more) if more else token.i
            found = answers.get(key, _UNASKED)
            if found is _UNASKED:
                found = answers[key] = question(token, *more)
            return found

        return answer

    return wrapped


def forget(doc: Doc) -> None:
    """Drop all that is kept: before a new reading, and after one, so that the Doc stays small."""
    doc.user_data.pop(_KEPT, None)
