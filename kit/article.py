"""What an article is to the kit: its text, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import datetime
from typing import NamedTuple

from kit.ids import digest


class RemovedLine(NamedTuple):
    """A line that reading took out of a text.

    `line` counts the lines of the raw text from 0; `at` is the character of the article's text before which it stood;
    `label` says what it was taken for (headline, byline, dateline, caption, boilerplate).
    """

    line: int
    at: int
    label: str
    text: str


@dataclass(frozen=True)
class Article:
    """One article. `text` is taken as it is: every offset in every table counts characters of it.

    `date` is the day of publication or None (a `date`, or an ISO string that becomes one); `date_from` says where it
    was found: given, html, stamp, filename, analyst, none. `id` defaults to a digest of the text. `duplicate_of` is the
    id of an earlier article with the same text, `duplicate_kind` what they share (duplicate, updated_version).

    Raises ValueError for a date that is no ISO day, TypeError for a text that is no string.
    """

    text: str
    id: str | None = None
    title: str | None = None
    date: Day | str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    date_from: str | None = None
    language: str | None = None
    removed: tuple[RemovedLine, ...] = ()
    duplicate_of: str | None = None
    duplicate_kind: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"an article's text must be a string, not {type(self.text).__name__}")
        set_field = lambda name, value: object.__setattr__(self, name, value)
        set_field("id", str(self.id) if self.id is not None else digest(self.text))
        set_field("date", _day(self.date))
        set_field("date_from", self.date_from or ("given" if self.date else "none"))
        set_field("removed", tuple(RemovedLine(*line) for line in self.removed))

    def with_lines(self, lines: Iterable[int]) -> Article:
        """The article with removed lines (named by their `line`) put back where they stood, as paragraphs of their own.

        Raises ValueError for a line that was not removed.
        """
        wanted = set(lines)
        if unknown := wanted - {line.line for line in self.removed}:
            allowed = ", ".join(str(line.line) for line in self.removed) or "none"
            raise ValueError(f"line {min(unknown)} was not removed from this article; removed are: {allowed}")
        text, removed, moved = self.text, [], 0
        for line in sorted(self.removed, key=lambda line: (line.at, line.line)):
            at = line.at + moved
            if line.line not in wanted:
                removed.append(line._replace(at=at))
                continue
            before, after = text[:at], text[at:]
            lead = "\n\n" if before and not before.endswith("\n") else ""
            tail = "\n\n" if after and not after.startswith("\n") else ""
            text = before + lead + line.text + tail + after
            moved += len(lead) + len(line.text) + len(tail)
        return replace(self, text=text, removed=tuple(removed))


def distinct(articles: Iterable[Article]) -> list[Article]:
    """The articles with no id twice: a second copy gets a suffix ("-2")."""
    seen: set[str] = set()
    found = []
    for article in articles:
        name, number = article.id, 1
        while name in seen:
            number += 1
            name = f"{article.id}-{number}"
        seen.add(name)
        found.append(article if name == article.id else replace(article, id=name))
    return found


def _day(value: Day | str | None) -> Day | None:
    if value is None or value != value:  # NaT and NaN are unequal to themselves
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Day):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ValueError(f"date = {value!r} is no ISO day; write it as 2025-04-29") from None
