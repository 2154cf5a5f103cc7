"""All articles of a corpus together, whatever its scope: joined, and as tables. Made when first asked for, and once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import pandas as pd

from kit.article import Article
from kit.corpus import frames
from kit.corpus.events import same_events
from kit.corpus.join import described, same_actors
from kit.corpus.readings import Reading, joined


class Whole:
    """The articles and their readings, by article id; `apart`: the names that are joined with no other."""

    def __init__(
        self, articles: Mapping[str, Article], readings: Mapping[str, Reading], apart: Collection[str] = ()
    ) -> None:
        self._articles, self._readings, self._apart = articles, readings, apart
        self._tables: dict[str, pd.DataFrame] = {}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings, with what is one actor under one id."""
        told = Counter(actor for reading in self._readings.values() for actor in reading.actors)
        known = described(told.items())
        fuller = {key: known[name] for key, name in same_actors(known.values(), self._apart).items()}
        return {key: joined(reading, fuller) for key, reading in self._readings.items()}

    @cached_property
    def events(self) -> dict[str, str]:
        """signal_id -> the id of the event that it tells of."""
        published = {article.id: article.date for article in self._articles.values()}
        signals = ((key, signal) for key, reading in self.readings.items() for signal in reading.signals)
        return same_events(signals, published)

    def table(self, name: str) -> pd.DataFrame:
        """The records of one kind, of all articles, as their table; not to be changed."""
        if name not in self._tables:
            pairs = [(record, key) for key in self._articles for record in getattr(self.readings[key], name)]
            more = {"article_id": [key for _, key in pairs]}
            if name == "signals":
                more["event_id"] = [self.events[signal.signal_id] for signal, _ in pairs]
            self._tables[name] = frames.of_records(name, [record for record, _ in pairs], **more)
        return self._tables[name]
