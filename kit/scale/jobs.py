"""What a task is told of its part, and where what is kept between the steps lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kit.article import Article
from kit.lexicon.roster import Roster
from kit.scale.source import Part, Row
from kit.scale.store import Store

INDEX, READINGS, ACTORS = "_kit/index", "_kit/readings", "_kit/actors"  # each article; what was read; who is in it
FULLER, TELLINGS, EVENTS, CENSUS = "_kit/fuller", "_kit/tellings", "_kit/events", "_kit/census"


@dataclass(frozen=True)
class Reads:
    """Who reads: the model, the roster, and a print of both and of the code."""

    model: str
    roster: Roster
    version: str  # of kit and model
    print: str


@dataclass(frozen=True)
class Job:
    """One part of the work. `renamed`: row -> another id, where an earlier article has this one; `copies`: row -> the
    id of the earlier article with the same words.
    """

    store: Store
    part: Part
    reads: Reads
    renamed: Mapping[int, str] = field(default_factory=dict)
    copies: Mapping[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The part's name."""
        return self.part.name

    def article(self, row: Row) -> Article:
        """The row's article, under its own id."""
        return replace(row.article, id=self.renamed[row.number]) if row.number in self.renamed else row.article
