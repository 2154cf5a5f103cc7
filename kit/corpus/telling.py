"""What a mention tells of an event: kind, sides, days, place, words of its own, and the clues to find it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.ids import digest
from kit.language.records import Signal
from kit.lexicon import words

FEW_WORDS = 4  # a sentence as long as this, of the same sides within two days, is hardly written twice by chance

_NUMERAL = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
_BETWEEN = r"(?:(?!(?:of|in|on|for|to|and|by|from|with|at)\b)[\w'’-]+\s+){0,2}?"  # "the deadly missile attack"
_BACK = r"\b(?:the|this|these|those|its|their|his|her)\s+" + _BETWEEN
_BEFORE = r"\b(?:had|having)\s+(?:been\s+)?(?:\w+ly\s+)?"
_NEW = r"\b(?:another|again|also|second|third|new|further|fresh|more)\s+(?:[\w'’-]+\s+){0,1}?"


@dataclass(frozen=True, slots=True)
class Telling:
    """What one mention tells of an event: all that joining asks for, and no text."""

    signal_id: str
    article_id: str
    start: int
    signal: str
    status: str
    sources: frozenset[str]
    targets: frozenset[str]
    stem: str
    outcome: bool
    days: tuple[date, date] | None
    place: str | None
    sentence: str  # a digest of its words
    length: int  # words of it
    own: frozenset[str]  # the first letters of those words in it that are about this event
    names: frozenset[str]  # names and numbers among them
    takes_up: bool
    anew: bool
    published: date | None

    @classmethod
    def of(cls, article_id: str, signal: Signal, published: date | None) -> Telling:
        """What a signal of this article, published on this day, tells."""
        trigger = signal.trigger.casefold().split()
        sentence = tuple(signal.sentence.casefold().split())
        own, names = _own_words(signal)
        at = re.escape(signal.trigger.strip())
        return cls(
            signal.signal_id,
            article_id,
            signal.start,
            signal.signal,
            signal.status,
            frozenset(signal.sources),
            frozenset(signal.targets),
            trigger[-1][:5] if trigger else "",
            bool(trigger and trigger[-1] in words("event_outcomes")),
            (signal.when_start, signal.when_end) if signal.when_start and signal.when_end else None,
            signal.place.casefold() if signal.place else None,
            digest(*sentence),
            len(sentence),
            own,
            names,
            bool(re.search((_BACK if _is_noun(signal) else _BEFORE) + at, signal.sentence, re.I)),
            bool(re.search(f"{_NEW}{at}|{at}\\s+again\\b", signal.sentence, re.I)),
            published,
        )

    @property
    def day(self) -> date | None:
        """The one day on which it happened."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Where it comes when all are told in turn: by day of publication, article and place in the text."""
        return self.published or date.max, self.article_id, self.start, self.signal_id

    def clues(self) -> Iterator[tuple]:
        """Under what an event is found again."""
        yield ("article", self.signal, self.article_id)
        if self.length >= FEW_WORDS:
            yield ("sentence", self.signal, self.sentence)
        if self.place:
            yield ("place", self.signal, self.place)
        for party in sorted(self.sources | self.targets):
            if self.days:
                yield ("day", self.signal, party, self.days[0])
            for name in sorted(self.names):
                yield ("name", self.signal, party, name)


def _is_noun(signal: Signal) -> bool:
    """Is the trigger a noun, as far as its rule and its form tell?"""
    return signal.rule in {"noun", "again", "opponent"} and not signal.trigger.endswith("ed")


def _own_words(signal: Signal) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the sentence that are about this event, cut to their first letters, and the names and numbers among
    them: without the parties, the trigger, and what is said of any event.
    """
    plain = {
        word.casefold()
        for text in (*signal.source_texts, *signal.target_texts, signal.trigger)
        for word in text.split()
    }
    own, names = set(), set()
    for n, found in enumerate(_WORD.findall(signal.sentence)):
        word = found.casefold().removesuffix("'s").removesuffix("’s")
        if word in words("event_numerals"):
            names.add(word)
        elif word in plain or word in words("stop_words") or word in words("event_common_words"):
            continue
        elif _NUMERAL.fullmatch(word) or (n and found[0].isupper()):
            names.add(word)
        elif len(word) < 3:
            continue
        own.add(word[:4])
    return frozenset(own), frozenset(names)
