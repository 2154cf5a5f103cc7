"""Is a text English? Told by the share of the commonest function words, which no other language has in such numbers."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    "the of and to in that is was for on with as by at from it he said has have his her not be are an".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20  # words: fewer tell nothing
_SHARE = 0.16
_SAMPLE = 20_000  # characters


def language_of(text: str) -> str | None:
    """Gives "en", "und" for what is not English, None when there are too few words to tell."""
    found = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(letter.isalpha() for letter in text[:_SAMPLE])
    if len(found) < _ENOUGH:
        return "und" if letters > _ENOUGH and _foreign(text) else None
    return (
        "en" if sum(word in _FUNCTION_WORDS for word in found) / len(found) >= _SHARE and not _foreign(text) else "und"
    )


def _foreign(text: str) -> bool:
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    return bool(letters) and sum(letter > "\u024f" for letter in letters) > 0.3 * len(letters)
