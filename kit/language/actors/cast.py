"""The cast of one text: who is in it, and every place where they are mentioned."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from kit.ids import digest
from kit.language.records import Actor, Mention


class Cast:
    """Collects actors and mentions while a text is read; `actors` and `mentions` give them in the order of the text."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._mentions: dict[tuple[int, int, str], Mention] = {}
        self._taken: set[int] = set()  # characters that a name covers
        self._sorted: tuple[Mention, ...] | None = None

    def actor(
        self,
        name: str,
        kind: str,
        side: str | None = None,
        country: str | None = None,
        role: str | None = None,
    ) -> Actor:
        """The actor of this name and side, made if new; a role or country that was not known is filled in."""
        key = digest(name, side)
        known = self._actors.get(key)
        if known is None:
            known = Actor(key, name, kind, side, country, role)
        elif (role and not known.role) or (country and not known.country):
            known = replace(known, role=known.role or role, country=known.country or country)
        self._actors[key] = known
        return known

    def mention(self, span: Span, actor: Actor, how: str, rule: str) -> None:
        """Note that the words mean the actor."""
        start, end = span.start_char, span.end_char
        self._mentions.setdefault(
            (start, end, actor.actor_id), Mention(start, end, span.text, actor.actor_id, actor.side, how, rule)
        )
        self._taken.update(range(start, end))
        self._sorted = None

    def swallow(self, span: Span) -> None:
        """Drop the mentions inside the words, which are part of a longer name now."""
        inside = [key for key in self._mentions if span.start_char <= key[0] and key[1] <= span.end_char]
        for key in inside:
            del self._mentions[key]
        self._sorted = None

    def covers(self, span: Span) -> bool:
        """Is some of these words mentioned already?"""
        return any(character in self._taken for character in range(span.start_char, span.end_char))

    def get(self, actor_id: str) -> Actor:
        """The actor with this id."""
        return self._actors[actor_id]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by start, the longer first."""
        if self._sorted is None:
            self._sorted = tuple(sorted(self._mentions.values(), key=lambda m: (m.start, -m.end, m.actor_id)))
        return self._sorted

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody who is mentioned, in the order of the first mention."""
        return tuple(self._actors[key] for key in dict.fromkeys(m.actor_id for m in self.mentions))
