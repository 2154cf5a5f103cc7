"""Which mentions tell one event, within an article and over articles.

Something must speak for it, and nothing against it. A mention is compared with those that share a clue with it (the
article, a day, a place, a name), never with all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date

from kit.corpus.telling import FEW_WORDS, Telling
from kit.language.records import Signal
from kit.lexicon.world import names

_NEWS_DAYS = 7  # what two articles tell without a day, further apart than this, is not taken for one event
_ECHO_DAYS = 2  # nor, on nothing but shared words, when the articles are further apart than this
_OWN_WORDS = 8  # a sentence of fewer words may be written twice by chance
_SHARED = 0.5  # share of the shorter sentence's own words that another must have, to tell the same without a day
_NEAR = 300  # characters after an attack in which its outcome is told ("killing two", "the shells hit the post")
_LATEST = 11  # mentions of an event, before the last, that a new one is held against
_COMMON = 40  # a clue that more events share than this tells nothing
_HAPPENING = {"actual", "planned", "alleged", "denied"}  # of one event, some say that it happened, some that it didn't
_FOR = {"one_sentence": 5, "outcome": 5, "day": 4, "again": 3, "denied": 3, "taken_up": 2, "retold": 1}


def same_events(
    signals: Iterable[tuple[str, Signal]], published: Mapping[str, date | None] | None = None
) -> dict[str, str]:
    """signal_id -> event_id for (article_id, signal) pairs; the event's id is that of its first mention by day of
    publication, then by article id and place in the text, whatever the order of the pairs.

    Two mentions may be one event when their types are the same and their sides agree (a mention may leave a side out,
    or name the place that was hit where the other names the state), when their roles are not swapped (a strike and the
    one that answers it are two), and when no day or place speaks against it. What some tell as done others may tell as
    planned (of the same day), alleged or denied: it is one event. What is threatened, called for, only thought of,
    negated or remembered is never the same as what is told as done.

    Something must speak for it, too. Over articles: the same day, the same place, the same sentence, or most of a
    sentence's own words, published within two days. Within one: the same trigger, the same day, a denial, or words that
    take an event up ("the attack", "had shelled", "killing two"); not "again" or "another". An event keeps what any
    mention tells of day, place and sides. Without days, mentions published more than a week apart are two events,
    unless they look back.

    What it misses: one event under two types ("attack", "protest"); events that share all of this and are still two.
    """
    published = published or {}
    told = [Telling.of(article_id, signal, published.get(article_id)) for article_id, signal in signals]
    told.sort(key=lambda one: one.order)
    with_clues = [(one, [*one.clues()]) for one in told]
    left = Counter(clue for _, clues in with_clues for clue in clues)
    return dict(in_order(with_clues, left))


def in_order(
    told: Iterable[tuple[Telling, Sequence[Hashable]]], left: MutableMapping[Hashable, int]
) -> Iterator[tuple[str, str]]:
    """(signal_id, event_id) of each mention, in turn; `told`: the mentions in their order, each with its clues, and
    `left`: of how many mentions each is a clue (used up). All clues hold the type of the event, so that each type may
    be told alone.

    A clue is held from its first mention to its last, or until it tells nothing, and an event as long as a clue leads
    to it: memory depends on what is still open, not on how much was told.
    """
    index: dict[Hashable, dict[str, _Event]] = {}
    for mention, clues in told:
        known: dict[str, _Event] = {}
        for clue in clues:
            known |= index.get(clue, {})
        best = max(((event.speaks_for(mention), n, event) for n, event in enumerate(known.values())), default=None)
        event = best[2] if best and best[0] else _Event(mention)
        event.learn(mention)
        for clue in clues:
            left[clue] -= 1
            if left[clue] < 0:  # it told nothing before
                continue
            found = index.setdefault(clue, {})
            found[event.signal_id] = event
            if len(found) > _COMMON:
                left[clue] = -1
            if left[clue] <= 0:
                del index[clue]
        yield mention.signal_id, event.signal_id


class _Event:
    """What is known of an event from its mentions so far."""

    def __init__(self, first: Telling) -> None:
        self.signal_id = first.signal_id
        self.sources, self.targets = first.sources, first.targets
        self.days, self.place = first.days, first.place
        self.mentions: list[Telling] = []  # the latest

    def learn(self, mention: Telling) -> None:
        """Take over the day, the place and the sides that a mention gives."""
        if self.days and mention.days:
            self.days = max(self.days[0], mention.days[0]), min(self.days[1], mention.days[1])
        self.days, self.place = self.days or mention.days, self.place or mention.place
        self.sources, self.targets = self.sources or mention.sources, self.targets | mention.targets
        self.mentions = [*self.mentions[-_LATEST:], mention]

    def speaks_for(self, other: Telling) -> tuple[int, ...]:
        """How much speaks for the other being this event, and how near the two are told; () when nothing does, or when
        anything speaks against it.
        """
        if not (self._agrees_in_sides(other) and self._agrees_in_time(other) and self._agrees_in_place(other)):
            return ()
        found = [
            (_FOR[reason], mention.article_id == other.article_id, mention.stem == other.stem, mention.start)
            for mention in self.mentions
            if _agree_in_status(mention, other)
            for reason in self._reasons(mention, other)
        ]
        return max(found, default=())

    def _agrees_in_sides(self, other: Telling) -> bool:
        mine, theirs = self.sources | self.targets, other.sources | other.targets
        if self.mentions[0].signal == "talks" and len(mine & theirs) > 1:
            return True
        if self.sources and other.sources and self.sources != other.sources:
            return False
        if self.targets and other.targets and not self.targets & other.targets:
            return bool(_spots(None, self.targets) or _spots(None, other.targets))  # a town, and the state it lies in
        if bool(self.targets) != bool(other.targets) and max(len(self.sources), len(other.sources)) > 1:
            return False  # an exchange, and what one does to the other
        return not (self.sources & other.targets or other.sources & self.targets)

    def _agrees_in_time(self, other: Telling) -> bool:
        if self.days and other.days:
            return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]
        return other.status == "historical" or any(_apart(one, other) <= _NEWS_DAYS for one in self.mentions)

    def _agrees_in_place(self, other: Telling) -> bool:
        mine, theirs = _spots(self.place, self.targets), _spots(other.place, other.targets)
        if not (mine and theirs) or mine & theirs:
            return True
        told = set().union(*(mention.names for mention in self.mentions))
        return bool(theirs & told or mine & other.names)

    def _reasons(self, mention: Telling, other: Telling) -> Iterator[str]:
        within = mention.article_id == other.article_id
        parties = (self.sources | self.targets) & (other.sources | other.targets)
        one_sentence = mention.sentence == other.sentence
        if one_sentence and not within and mention.stem == other.stem:
            echo = parties and mention.published and other.published and _apart(mention, other) <= _ECHO_DAYS
            if other.length >= (FEW_WORDS if echo else _OWN_WORDS):
                yield "one_sentence"
        if parties and self.days and other.days and not other.anew:
            one_day = self.days[0] == self.days[1] and other.day
            if one_day or (other.status == "historical" and self.days == other.days and mention.stem == other.stem):
                yield "day"
        if self.place and self.place == other.place and (parties or mention.stem == other.stem):
            yield "day"
        if within and not other.anew:
            told = parties or self.place or self.days
            if told and mention.stem == other.stem and mention.status == other.status:
                yield "again"
            if parties and mention.status != other.status and (other.status == "denied" or mention.stem == other.stem):
                yield "denied"
            if other.takes_up and (parties or not other.sources | other.targets) and _is_kin(mention, other):
                yield "taken_up"
            near = (parties or one_sentence) and other.start - mention.start <= _NEAR
            if other.outcome and near and mention.stem != other.stem:
                yield "outcome"
        if parties and not within and _apart(mention, other) <= _ECHO_DAYS and _retells(mention, other):
            yield "retold"


def _agree_in_status(mention: Telling, other: Telling) -> bool:
    if mention.status == other.status:
        return True
    if not {mention.status, other.status} <= _HAPPENING:
        return False
    return "planned" not in (mention.status, other.status) or bool(mention.day and mention.day == other.day)


def _apart(mention: Telling, other: Telling) -> int:
    """How many days lie between the two articles; 0 when one has none."""
    dated = mention.published and other.published
    return abs((mention.published - other.published).days) if dated else 0


def _is_kin(mention: Telling, other: Telling) -> bool:
    """May the other's noun take this trigger up: "the attack", "the meeting" any, "the expulsion" what was expelled?"""
    return mention.signal in {"attack", "talks"} or mention.stem[:3] == other.stem[:3]


def _retells(mention: Telling, other: Telling) -> bool:
    shared = mention.own & other.own
    return len(shared) > 1 and len(shared) >= _SHARED * min(len(mention.own), len(other.own))


def _spots(place: str | None, targets: Iterable[str]) -> set[str]:
    """The places that a mention names, those that were hit as well: what is a target, but no party that one knows."""
    hit = {side.casefold() for side in targets if not side.isupper() and side not in names()}
    return hit | {place} if place else hit
