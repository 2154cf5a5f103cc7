"""What was worked out about a Doc and is asked for again: kept with the Doc while it is read, and no longer."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

_KEPT = "kit.kept"


def kept(doc: Doc, name: str, rests_on: object = None) -> dict[Any, Any]:
    """The dict of this name: empty at first, and again whenever it rests on another object than the last time."""
    names = doc.user_data.get(_KEPT)
    if names is None:
        names = doc.user_data[_KEPT] = {}
    held = names.get(name)
    if held is None or held[0] is not rests_on:
        held = names[name] = (rests_on, {})
    return held[1]


def forget(doc: Doc) -> None:
    """Drop all that is kept: before a new reading, and after one, so that the Doc stays small."""
    doc.user_data.pop(_KEPT, None)
