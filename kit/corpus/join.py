"""What joins articles: the same text again, and the same actor under a shorter name.

Each join uses an index, never all pairs: rows are compared with what shares a word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kit.article import Article
from kit.ids import digest
from kit.language.records import Actor
from kit.lexicon.world import holders


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


def described(told: Iterable[tuple[Actor, int]]) -> dict[str, Actor]:
    """actor_id -> what the articles tell of the actor, whatever their order; `told`: descriptions, each with the number
    of articles that give it.

    The longest name counts, then one with a side; kind, country and role as most articles tell them; all aliases.
    """
    by_id: dict[str, list[tuple[Actor, int]]] = defaultdict(list)
    for actor, articles in told:
        by_id[actor.actor_id].append((actor, articles))
    return {key: some[0][0] if len(some) == 1 else _described(some) for key, some in by_id.items()}


def _described(told: list[tuple[Actor, int]]) -> Actor:
    best = max((actor for actor, _ in told), key=lambda one: (len(one.name), one.side is not None, one.name, one.side))
    return replace(
        best,
        kind=_most_told((actor.kind, articles) for actor, articles in told),
        country=_most_told((actor.country, articles) for actor, articles in told),
        role=_most_told((actor.role, articles) for actor, articles in told),
        aliases=tuple(sorted({alias for actor, _ in told for alias in actor.aliases})),
    )


def _most_told(values: Iterable[tuple[str | None, int]]) -> str | None:
    count: Counter[str] = Counter()
    for value, articles in values:
        if value is not None:
            count[value] += articles
    return max(count, key=lambda value: (count[value], value), default=None)


def same_actors(actors: Iterable[Actor], apart: Collection[str] = ()) -> dict[str, str]:
    """actor_id -> the id of the fuller actor it is joined to, for those that are joined.

    Joined are: a name without a side and the only actor of that name with one, but no politician of whom the kit knows
    in whose days an article lies; a person known by one word and the only
    person whose full name ends in it, sides agreeing; a body known by an acronym and the only body that has it among
    its aliases. Whatever could be two stays apart, and so does who goes by one of the names `apart`.
    """
    return resolved(links(actors, apart))


def links(actors: Iterable[Actor], apart: Collection[str] = ()) -> dict[str, str]:
    """actor_id -> the id of the next fuller actor, which may be joined to one fuller still. Whom one is joined to
    depends on those alone that share a word with it.
    """
    alone = {name.casefold() for name in apart}
    known = {actor.actor_id: actor for actor in actors}
    by_word: dict[str, set[str]] = defaultdict(set)
    for actor in known.values():
        for word in words_of(actor):
            by_word[word].add(actor.actor_id)
    joined = {}
    for actor in known.values():
        if actor.name.casefold() in alone:
            continue
        fuller = [known[key] for key in by_word[actor.name.casefold()] if _is_fuller(known[key], actor)]
        if len(fuller) == 1:
            joined[actor.actor_id] = fuller[0].actor_id
    return joined


def resolved(links: Mapping[str, str]) -> dict[str, str]:
    """Each link, followed to its end."""
    return {key: _last(key, links) for key in links}


def words_of(actor: Actor) -> set[str]:
    """The words by which a shorter name finds the actor."""
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
