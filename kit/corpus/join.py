"""What joins articles: the same actor under a shorter name, the same event told again.

Both joins use an index, never all pairs: the cost grows with the number of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kit.language.records import Actor, Signal


def same_actors(actors: Iterable[Actor]) -> dict[str, str]:
    """actor_id -> the id of the fuller actor it is joined to, for those that are joined.

    Joined are: a name without a side and the only actor of that name with one; a person known by one word and the only
    person whose full name ends in it, sides agreeing; a body known by an acronym and the only body that has it among
    its aliases. Whatever could be two stays apart.
    """
    known = {actor.actor_id: actor for actor in actors}
    by_word: dict[str, set[str]] = defaultdict(set)
    for actor in known.values():
        for word in _words(actor):
            by_word[word].add(actor.actor_id)
    joined = {}
    for actor in known.values():
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
        return actor.side is None and other.side is not None
    agrees = actor.side in {None, other.side}
    return agrees and len(other.name) > len(actor.name) and " " not in actor.name


def _last(key: str, joined: Mapping[str, str]) -> str:
    seen = {key}
    while (key := joined[key]) in joined and key not in seen:
        seen.add(key)
    return key


def same_events(signals: Iterable[tuple[str, Signal]]) -> dict[str, str]:
    """signal_id -> event_id for (article_id, signal) pairs; the event's id is that of its first mention.

    Two mentions are one event when type, parties and standing (of the past, or not) agree and no day or place speaks
    against it; over articles a known day or place must speak for it, and within one, the same trigger will do.
    What it misses: one event under two types ("attack", "killed"), and events that share all of this and are still two.
    """
    blocks: dict[tuple, list[tuple[str, Signal]]] = defaultdict(list)
    for article_id, signal in signals:
        parties = frozenset(signal.sources) | frozenset(signal.targets)
        blocks[signal.signal, parties, signal.status].append((article_id, signal))
    events = {}
    for block in blocks.values():
        heads: list[tuple[str, Signal]] = []
        for article_id, signal in block:
            head = next((h for h in heads if _one_event(h, (article_id, signal))), None)
            if head is None:
                heads.append((article_id, signal))
            events[signal.signal_id] = (head[1] if head else signal).signal_id
    return events


def _one_event(a: tuple[str, Signal], b: tuple[str, Signal]) -> bool:
    (article_a, one), (article_b, two) = a, b
    if one.place and two.place and one.place.casefold() != two.place.casefold():
        return False
    if one.when_start and two.when_start and (one.when_start > two.when_end or two.when_start > one.when_end):
        return False
    same_place = bool(one.place and two.place)
    same_day = bool(one.when_start and one.when_start == one.when_end == two.when_start == two.when_end)
    same_trigger = _stem(one.trigger) == _stem(two.trigger)
    parties = bool(one.sources or one.targets)
    if article_a == article_b:
        return same_trigger and (parties or same_place or same_day)
    return (same_place or same_day) and (parties or (same_trigger and same_place))


def _stem(trigger: str) -> str:
    return trigger.casefold().split()[-1][:5] if trigger.strip() else ""
