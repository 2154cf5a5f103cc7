"""Which articles are one text: a copy of another, the text of one agency, or the same sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from kit import lexicon

COPY, SENTENCES = "a copy", "the same sentences"
_CREDIT = re.compile(r"\A[^\n]{0,80}?\(([^()\n]{2,40})\)\s*[-–—]")  # "HARN, March 11 (Reuters) -"
_SIGNED = re.compile(r"(?:\(|\bsource:\s*|[-–—]\s*(?:with\s+)?)([^()\n]{2,40})\)?\s*\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"[\"“”«»]")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 8  # shorter sentences agree by chance
_LEAST_SENTENCES = 2


@dataclass(frozen=True)
class Origin:
    """The one text that some articles are: a name for it, their ids, and the grounds for taking them as one."""

    name: str
    articles: tuple[str, ...]
    grounds: tuple[str, ...]


def origins(articles: pd.DataFrame) -> dict[str, Origin]:
    """article_id -> the text that it goes back to, among these articles; an article that stands alone is its own.

    Articles are one when one is flagged as a copy of the other, when both carry the text of one agency (as source, as
    author, or in a credit line at the start or the end), or when they share two sentences of eight words or more that
    hold no quotation. What it misses: the same facts put into other words, and an agency that nobody names.
    """
    ids = [str(key) for key in articles["article_id"]]
    joined = {key: key for key in ids}
    grounds: dict[str, set[str]] = defaultdict(set)

    def root(key: str) -> str:
        while joined[key] != key:
            key = joined[key]
        return key

    def join(one: str, other: str, why: str) -> None:
        first, second = sorted((root(one), root(other)), key=ids.index)
        joined[second] = first
        grounds[one].add(why)
        grounds[other].add(why)

    by_agency: dict[str, str] = {}
    by_sentence: dict[tuple[str, ...], str] = {}
    originals: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in articles.itertuples(index=False):
        key, text = str(row.article_id), str(row.text)
        if not pd.isna(row.duplicate_of):  # the copies of an article that is not here are one all the same
            original = str(row.duplicate_of)
            join(key, original if original in joined else originals.setdefault(original, key), COPY)
        if agency := agency_of(row):
            names[key] = agency
            join(key, by_agency.setdefault(agency.casefold(), key), f"the text of {agency}")
        shared: dict[str, int] = defaultdict(int)
        for sentence in _sentences(text):
            other = by_sentence.setdefault(sentence, key)
            if other != key:
                shared[other] += 1
        for other, number in shared.items():
            if number >= _LEAST_SENTENCES:
                join(key, other, SENTENCES)
    together: dict[str, list[str]] = defaultdict(list)
    for key in ids:
        together[root(key)].append(key)
    outlets = dict(zip(ids, articles["source"], strict=True))
    found = {}
    for first, members in together.items():
        named = [names[key] for key in members if key in names]
        outlet = outlets[first] if not pd.isna(outlets[first]) else f"article {first}"
        why = sorted({reason for key in members for reason in grounds[key]}) if len(members) > 1 else []
        origin = Origin(named[0] if named else str(outlet), tuple(members), tuple(why))
        found |= dict.fromkeys(members, origin)
    return found


def agency_of(article) -> str | None:
    """The agency whose text an article (a row) says it carries; None if it names none.

    A name in brackets before the first dash is one whatever it is; elsewhere it must be an agency that the kit knows.
    """
    text = str(article.text)
    if credit := _CREDIT.search(text):
        return credit[1].strip()
    signed = _SIGNED.search(text.rstrip()[-60:])
    for name in (article.source, getattr(article, "author", None), signed and signed[1]):
        if not pd.isna(name) and str(name).strip().casefold() in lexicon.words("agencies"):
            return str(name).strip()
    return None


def _sentences(text: str) -> set[tuple[str, ...]]:
    found = set()
    for sentence in _SENTENCE.split(text):
        words = tuple(_WORD.findall(sentence.casefold()))
        if len(words) >= _LEAST_WORDS and not _MARKS.search(sentence):
            found.add(words)
    return found
