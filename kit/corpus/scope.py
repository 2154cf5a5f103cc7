"""Which of the articles count: the choice made in the notebook on articles and obeyed in all others."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from kit.article import Article

_WHOLE = {0: "There are no articles.", 1: "The one article is in scope."}


@dataclass(frozen=True)
class Scope:
    """From `start` to `end` (days, both included, None is open), of these `sources` (none named: all), with or without
    `duplicates`, without the articles `left_out` (ids), and without those that reading found not to be English, unless
    `foreign`. An article without a date is within any span of days.

    Raises ValueError for a text that is no ISO day, and when the end lies before the start.
    """

    start: date | None = None
    end: date | None = None
    sources: tuple[str, ...] = ()
    duplicates: bool = True
    left_out: tuple[str, ...] = ()
    foreign: bool = False

    def __post_init__(self) -> None:
        for name in ("start", "end"):
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, _day(name, value))
        for name in ("sources", "left_out"):
            value = getattr(self, name)
            object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"the scope ends ({self.end}) before it starts ({self.start}); change one of the two")

    def holds(self, article: Article) -> bool:
        """Does the article count?"""
        if article.date is not None:
            if self.start and article.date < self.start:
                return False
            if self.end and article.date > self.end:
                return False
        if self.sources and article.source not in self.sources:
            return False
        if not self.foreign and is_foreign(article):
            return False
        return (self.duplicates or not article.duplicate_of) and article.id not in self.left_out

    def describe(self, total: int, inside: int, foreign: int = 0) -> str:
        """One sentence: how many articles are in scope, by which choice, and how many lie outside; `foreign` of all are
        not English.
        """
        kept_out = foreign and not self.foreign
        if replace(self, foreign=False) == Scope() and not kept_out:
            return _WHOLE.get(total, f"All {total} articles are in scope.")
        choice = []
        if self.start or self.end:
            choice.append(f"{self.start or 'the first day'} to {self.end or 'the last'}")
        if self.sources:
            choice.append("only " + ", ".join(self.sources))
        if not self.duplicates:
            choice.append("without duplicates")
        if self.left_out:
            choice.append(f"{len(self.left_out)} left out by hand")
        if kept_out:
            choice.append(f"without {foreign} not in English")
        outside = f"{total - inside} {'lies' if total - inside == 1 else 'lie'} outside"
        verb = "is" if inside == 1 else "are"
        return f"{inside} of {total} articles {verb} in scope: {', '.join(choice)}; {outside}."

    def as_json(self) -> dict[str, Any]:
        """The scope as the workspace keeps it."""
        held = asdict(self)
        return held | {name: held[name] and held[name].isoformat() for name in ("start", "end")}


def is_foreign(article: Article) -> bool:
    """Did reading find the article to be in another language than English?"""
    return article.language not in {None, "en"}


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"{name} = {value!r} is no ISO day; write it as 2025-04-29") from None
