"""Which articles are the same: by the five-word sequences that they share. An index, never all pairs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kit.article import Article

_WORD = re.compile(r"\w+")
_LENGTH = 5
_FEWEST = 5  # sequences: shorter texts are compared word for word
_OWN_PASSAGE = 25  # sequences in a row that the other text lacks: a sentence or two, more than changed words make
_PART = 0.8  # a text shorter than so much of another is an excerpt of it
_COMMON = 50  # articles: a sequence in so many is a phrase of the trade, not a copy


def compare_texts(a: str, b: str) -> str:
    """One of "duplicate", "updated_version" (one story, told further) or "different".

    A duplicate shares half of all five-word sequences, or nine tenths of the shorter text's (an excerpt). Less, but a
    fifth of all, is a later version, and so are two texts that each have a passage of their own. What it misses: a
    later version that changed a number only, or added without leaving anything out, is called a duplicate.
    """
    return _kind(_sequences(a), _sequences(b))


def _sequences(text: str) -> tuple[int, ...]:
    """In the order of the text."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST + _LENGTH:
        return (hash(tuple(words)),)
    return tuple(hash(tuple(words[at : at + _LENGTH])) for at in range(len(words) - _LENGTH + 1))


def _kind(in_a: tuple[int, ...], in_b: tuple[int, ...]) -> str:
    a, b = set(in_a), set(in_b)
    shared = len(a & b)
    if not shared:
        return "different"
    overlap, contained = shared / len(a | b), shared / min(len(a), len(b))
    if overlap >= 0.55 or contained >= 0.9:
        retold = min(_own_passage(in_a, b), _own_passage(in_b, a)) >= _OWN_PASSAGE
        return "updated_version" if retold else "duplicate"
    return "updated_version" if overlap >= 0.2 and contained >= 0.35 else "different"


@dataclass(frozen=True)
class Likeness:
    """What two texts share: `kind` is exact, near, excerpt, longer (it holds the other whole), version or different;
    `shared` is the part of all five-word sequences that both have, `held` the part of the shorter text's.
    """

    kind: str
    shared: float
    held: float

    def said_of(self, other: str) -> str:
        """What is to be said of a text that is like the one called `other`."""
        part = f"{self.shared:.0%} of the words in a row are the same"
        return {
            "exact": f"repeats {other} word for word",
            "near": f"repeats {other} with small changes ({part})",
            "excerpt": f"is an excerpt of {other} ({self.held:.0%} of it is there)",
            "longer": f"repeats {other} and goes on ({self.held:.0%} of that is in it)",
            "version": f"is another version of {other} ({part})",
        }.get(self.kind, f"is like {other}")


def likeness(text: str, other: str) -> Likeness:
    """How alike a text is to an earlier one, more finely than `compare_texts` says it."""
    if text == other:
        return Likeness("exact", 1.0, 1.0)
    in_text, in_other = _sequences(text), _sequences(other)
    mine, its = set(in_text), set(in_other)
    shared = len(mine & its) / len(mine | its)
    held = len(mine & its) / min(len(mine), len(its))
    if in_text == in_other:
        return Likeness("exact", 1.0, 1.0)
    kind = _kind(in_other, in_text)
    if kind == "updated_version":
        return Likeness("version", shared, held)
    if kind == "different":
        return Likeness("different", shared, held)
    if len(mine) < _PART * len(its):
        return Likeness("excerpt", shared, held)
    return Likeness("longer" if len(its) < _PART * len(mine) else "near", shared, held)


def _own_passage(sequences: tuple[int, ...], other: set[int]) -> int:
    """The longest stretch of one text that the other has nothing of."""
    longest = now = 0
    for key in sequences:
        now = 0 if key in other else now + 1
        longest = max(longest, now)
    return longest


def marked(articles: Sequence[Article]) -> list[Article]:
    """The articles, each with the first earlier one that it repeats in `duplicate_of`, and how in `duplicate_kind`."""
    where: dict[int, list[int]] = defaultdict(list)
    held: list[tuple[int, ...]] = []
    first: dict[tuple[int, ...], int] = {}
    out = []
    for number, article in enumerate(articles):
        mine = _sequences(article.text)
        kind, original = "duplicate", first.setdefault(mine, number)
        if original == number:  # no copy word for word, which the index would only lead to once more
            kind, original = _likest(mine, where, held)
            for key in set(mine):
                if len(where[key]) < _COMMON:
                    where[key].append(number)
        held.append(mine)
        if original is not None:
            earlier = out[original]
            article = replace(article, duplicate_of=earlier.duplicate_of or earlier.id, duplicate_kind=kind)
        out.append(article)
    return out


def _likest(
    mine: tuple[int, ...], where: dict[int, list[int]], held: Sequence[tuple[int, ...]]
) -> tuple[str, int | None]:
    """How, and which of the articles `held` so far these sequences repeat; None for none."""
    shared = Counter(other for key in set(mine) for other in where[key])
    for other, _ in shared.most_common(3):
        if (kind := _kind(held[other], mine)) != "different":
            return kind, other
    return "different", None
