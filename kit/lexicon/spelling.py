"""Misspelt names: the one known form that lies a single slip of the pen away ("Afganistan")."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 6  # letters of the written word: shorter words have too many neighbours


class Spelling:
    """Known forms, to be asked for the one that a word was meant to be.

    A slip is a letter too many, too few, wrong, or changed with its neighbour.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_rest: dict[str, set[str]] = {}
        for form in forms:
            for rest in _rests(form):
                self._by_rest.setdefault(rest, set()).add(form)

    def meant(self, word: str) -> str | None:
        """The known form one slip away; None when the word is short, is known itself, or could be two of them."""
        if len(word) < SHORTEST or not word[0].isupper():
            return None
        near = {form for rest in _rests(word) for form in self._by_rest.get(rest, ()) if _one_slip(word, form)}
        return near.pop() if len(near) == 1 else None


def _rests(word: str) -> set[str]:
    """The word, and what is left of it without one letter; the first letter is seldom wrong and stays."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def _one_slip(one: str, two: str) -> bool:
    if one == two:
        return False
    if abs(len(one) - len(two)) == 1:
        longer, shorter = sorted((one, two), key=len, reverse=True)
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    differing = [i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(differing) > 2:
        return False
    if len(differing) == 1:
        return True
    first, second = differing
    return second == first + 1 and one[first] == two[second] and one[second] == two[first]
