"""The table of actors: who is in the articles, how often, by which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kit.corpus.join import described
from kit.corpus.readings import Reading
from kit.language.records import Actor

NOT_NAMES = {"pronoun", "group", "title"}  # words that mean somebody else in the next article


def actors_table(read: Iterable[tuple[str, Reading]]) -> list[dict[str, Any]]:
    """One row an actor with at least one mention, the most mentioned first; `aliases` are the names it goes by."""
    told: Counter[Actor] = Counter()
    count: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    names: set[tuple[str, str]] = set()
    for article_id, reading in read:
        told.update(reading.actors)
        for mention in reading.mentions:
            count[mention.actor_id] += 1
            where[mention.actor_id].add(article_id)
            if mention.how not in NOT_NAMES:
                names.add((mention.actor_id, mention.text))
    return actor_rows(told, count, {key: len(ids) for key, ids in where.items()}, names)


def actor_rows(
    told: Mapping[Actor, int],
    mentions: Mapping[str, int],
    articles: Mapping[str, int],
    names: Iterable[tuple[str, str]],
) -> list[dict[str, Any]]:
    """The rows: of descriptions, each with the number of articles that give it, of counts by actor_id, and of
    (actor_id, name) for what articles call them.
    """
    aliases: dict[str, set[str]] = defaultdict(set)
    for actor in told:
        aliases[actor.actor_id] |= {actor.name, *actor.aliases}
    for actor_id, name in names:
        aliases[actor_id].add(name)
    known = described(told.items())
    ranked = sorted((key for key in mentions if key in known), key=lambda key: (-mentions[key], known[key].name, key))
    return [_row(known[key], mentions[key], articles[key], aliases[key]) for key in ranked]


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
