"""What joins articles: the same text again, the same actor under a shorter name, the same event told again.

Each join uses an index, never all pairs: rows are compared with what shares a word, a day, a place or a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kit.article import Article
from kit.ids import digest
from kit.language.records import Actor, Signal
from kit.lexicon.world import holders

_NEWS_DAYS = 7  # what two articles tell without a day, further apart than this, is not taken for one event
_OWN_WORDS = 8  # a sentence of fewer words may be written twice by chance


def same_texts(articles: Iterable[Article]) -> list[Article]:
    """The articles; one with the very words of an earlier one is flagged as its duplicate, if reading did not."""
    first: dict[str, str] = {}
    found = []
    for article in articles:
        words = article.text.split()
        earlier = first.setdefault(digest(*words), article.id)
        if words and earlier != article.id and not article.duplicate_of:
            article = replace(article, duplicate_of=earlier, duplicate_kind="duplicate")
        found.append(article)
    return found


def same_actors(actors: Iterable[Actor], apart: Collection[str] = ()) -> dict[str, str]:
    """actor_id -> the id of the fuller actor it is joined to, for those that are joined.

    Joined are: a name without a side and the only actor of that name with one, but no politician of whom the kit knows
    in whose days an article lies; a person known by one word and the only
    person whose full name ends in it, sides agreeing; a body known by an acronym and the only body that has it among
    its aliases. Whatever could be two stays apart, and so does who goes by one of the names `apart`.
    """
    alone = {name.casefold() for name in apart}
    known = {actor.actor_id: actor for actor in actors}
    by_word: dict[str, set[str]] = defaultdict(set)
    for actor in known.values():
        for word in _words(actor):
            by_word[word].add(actor.actor_id)
    joined = {}
    for actor in known.values():
        if actor.name.casefold() in alone:
            continue
        fuller = [known[key] for key in by_word[actor.name.casefold()] if _is_fuller(known[key], actor)]
        if len(fuller) == 1:
            joined[actor.actor_id] = fuller[0].actor_id
    return {key: _last(key, joined) for key in joined}


def _words(actor: Actor) -> set[str]:
    words = {actor.name, *actor.aliases}
    if actor.kind == "person":
        words.add(actor.name.split()[-1] if actor.name.split() else actor.name)
    return {word.casefold() for word in words}


def _is_fuller(other: Actor, actor: Actor) -> bool:
    if other.actor_id == actor.actor_id or other.kind != actor.kind:
        return False
    if other.name.casefold() == actor.name.casefold():
        return actor.side is None and other.side is not None and actor.name not in holders()
    agrees = actor.side in {None, other.side}
    return agrees and len(other.name) > len(actor.name) and " " not in actor.name


def _last(key: str, joined: Mapping[str, str]) -> str:
    seen = {key}
    while (key := joined[key]) in joined and key not in seen:
        seen.add(key)
    return key


def same_events(
    signals: Iterable[tuple[str, Signal]], published: Mapping[str, date | None] | None = None
) -> dict[str, str]:
    """signal_id -> event_id for (article_id, signal) pairs; the event's id is that of its first mention by day of
    publication, then by article id and place in the text, whatever the order of the pairs.

    Two mentions may be one event when type, sides and status agree, their roles are not swapped (a strike and the one
    that answers it are two), and no day or place speaks against it. Something must speak for it, too: over
    articles the same day, the same place or the same sentence; within one the same trigger. An event keeps the day and
    place that any mention gives it. Without days, mentions published more than a week apart are two events, unless
    they look back.

    What it misses: one event under two types ("attack", "killed"), a meeting told from either side, and events that
    share all of this and are still two.
    """
    published = published or {}
    told = [_Event.of(article_id, signal, published.get(article_id)) for article_id, signal in signals]
    told.sort(key=lambda event: (event.published or date.max, event.article_id, event.start, event.signal_id))
    index: dict[tuple, dict[str, _Event]] = defaultdict(dict)
    events = {}
    for mention in told:
        known = (event for key in mention.clues() for event in index[key].values())
        event = next((event for event in known if event.may_be(mention)), None)
        if event is None:
            event = mention
        else:
            event.learn(mention)
        for key in (*mention.clues(), *event.clues()):
            index[key][event.signal_id] = event
        events[mention.signal_id] = event.signal_id
    return events


@dataclass(slots=True, eq=False)
class _Event:
    """What is known of an event from its mentions so far; at first from one."""

    signal_id: str
    article_id: str
    start: int
    kind: tuple[str, frozenset[str], str]
    sources: frozenset[str]
    targets: frozenset[str]
    stem: str
    days: tuple[date, date] | None
    place: str | None
    words: tuple[str, ...]
    published: date | None

    @classmethod
    def of(cls, article_id: str, signal: Signal, published: date | None) -> _Event:
        sources, targets = frozenset(signal.sources), frozenset(signal.targets)
        words = tuple(signal.sentence.casefold().split())
        return cls(
            signal.signal_id,
            article_id,
            signal.start,
            (signal.signal, sources | targets, signal.status),
            sources,
            targets,
            signal.trigger.casefold().split()[-1][:5] if signal.trigger.strip() else "",
            (signal.when_start, signal.when_end) if signal.when_start and signal.when_end else None,
            signal.place.casefold() if signal.place else None,
            words if len(words) >= _OWN_WORDS else (),
            published,
        )

    def clues(self) -> Iterator[tuple]:
        """Under what an event is found again: each speaks for one event, if nothing speaks against it."""
        by_parties = bool(self.kind[1])
        if by_parties or self.place or self._day():
            yield ("article", self.kind, self.article_id, self.stem)
        if self.words:
            yield ("words", self.kind, self.words, self.stem)
        if self.place:
            yield ("place", self.kind, self.place, None if by_parties else self.stem)
        if by_parties and self._day():
            yield ("day", self.kind, self._day())

    def may_be(self, other: _Event) -> bool:
        """Does nothing speak against the other being the same event?"""
        if self.sources & other.targets and not self.sources & other.sources:
            return False
        if self.place and other.place and self.place != other.place:
            return False
        if self.days and other.days:
            return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]
        if self.kind[2] == "historical" or not self.published or not other.published:
            return True
        return abs((self.published - other.published).days) <= _NEWS_DAYS

    def learn(self, other: _Event) -> None:
        """Take over the day and the place that the other mention gives."""
        if self.days and other.days:
            self.days = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        self.days, self.place = self.days or other.days, self.place or other.place

    def _day(self) -> date | None:
        return self.days[0] if self.days and self.days[0] == self.days[1] else None
