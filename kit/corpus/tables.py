"""The table of actors: who is in the articles, how often, by which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from kit.corpus.readings import Reading
from kit.language.records import Actor

_NOT_NAMES = {"pronoun", "group", "title"}  # words that mean somebody else in the next article


def actors_table(read: Iterable[tuple[str, Reading]]) -> list[dict[str, Any]]:
    """One row an actor with at least one mention, the most mentioned first; `aliases` are the names it goes by."""
    described: dict[str, Actor] = {}
    count: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, set[str]] = defaultdict(set)
    for article_id, reading in read:
        for actor in reading.actors:
            described[actor.actor_id] = _fuller(described.get(actor.actor_id), actor)
            aliases[actor.actor_id] |= {actor.name, *actor.aliases}
        for mention in reading.mentions:
            count[mention.actor_id] += 1
            where[mention.actor_id].add(article_id)
            if mention.how not in _NOT_NAMES:
                aliases[mention.actor_id].add(mention.text)
    ranked = sorted((key for key in count if key in described), key=lambda key: (-count[key], described[key].name))
    return [_row(described[key], count[key], len(where[key]), aliases[key]) for key in ranked]


def _fuller(one: Actor | None, two: Actor) -> Actor:
    """Of two descriptions of an actor, the one that knows the longer name, then the one that knows a role."""
    if one is None:
        return two
    return max(one, two, key=lambda actor: (len(actor.name), actor.side is not None, actor.role is not None))


def _row(actor: Actor, mentions: int, articles: int, aliases: set[str]) -> dict[str, Any]:
    return {
        "actor_id": actor.actor_id,
        "name": actor.name,
        "kind": actor.kind,
        "side": actor.side,
        "country": actor.country,
        "role": actor.role,
        "mentions": mentions,
        "articles": articles,
        "aliases": tuple(sorted(aliases - {actor.name})),
    }
