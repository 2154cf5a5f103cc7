"""What an analyst sets on an article by hand: its day, and which of the removed lines stand in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kit.article import Article
from kit.workspace import Workspace


class ByHand:
    """Articles as reading `found` them, by id, and how they become what an analyst wants; kept in the workspace."""

    def __init__(self, found: dict[str, Article], workspace: Workspace | None) -> None:
        self.found, self._workspace = found, workspace

    def dated(self, now: Article, day: date | str | None) -> Article:
        """The article with this day; None goes back to the day that reading found, if any. Raises ValueError."""
        article = replace(now, date=day, date_from="analyst")
        if article.date is None:
            found = self.found[now.id]
            day, date_from = (None, "none") if found.date_from == "analyst" else (found.date, found.date_from)
            article = replace(article, date=day, date_from=date_from)
        if self._workspace:
            by_hand = article.date_from == "analyst"
            self._workspace.update("dates", now.id, article.date.isoformat() if by_hand else None)
        return article

    def taken_back(self, now: Article) -> set[int]:
        """The lines that reading removed and that were put back."""
        return {line.line for line in self.found[now.id].removed} - {line.line for line in now.removed}

    def with_lines(self, now: Article, lines: Iterable[int]) -> Article:
        """The article with exactly these removed lines in its text."""
        lines = set(lines)
        found = self.found[now.id].with_lines(lines)
        if self._workspace:
            self._workspace.update("taken_back", now.id, sorted(lines) or None)
        return replace(now, text=found.text, removed=found.removed)

    def keep_words(self, source: str, words: Iterable[str]) -> None:
        """Remember that these lines are text in all articles of this source."""
        if self._workspace:
            before = self._workspace.get("kept_lines", {}).get(source, [])
            self._workspace.update("kept_lines", source, sorted({*before, *words}))

    def drop_words(self, source: str | None, words: Iterable[str]) -> None:
        """No longer take these lines for text in all articles of this source."""
        if self._workspace and source and (kept := self._workspace.get("kept_lines", {}).get(source)):
            self._workspace.update("kept_lines", source, sorted({*kept} - {*words}) or None)


def as_set_by_hand(articles: Iterable[Article], workspace: Workspace) -> Iterator[Article]:
    """The articles with the days and the lines that the workspace remembers. A line that is in the text already, or
    that reading no longer takes out, needs no putting back.
    """
    dates, taken_back = workspace.get("dates", {}), workspace.get("taken_back", {})
    kept = {source: set(words) for source, words in workspace.get("kept_lines", {}).items()}
    for article in articles:
        wanted = {line.line for line in article.removed}.intersection(taken_back.get(article.id, ()))
        wanted |= {line.line for line in article.removed if line.text in kept.get(article.source or "", ())}
        article = article.with_lines(wanted)
        day = dates.get(article.id)
        yield replace(article, date=day, date_from="analyst") if day else article
