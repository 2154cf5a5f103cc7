"""The visible lines of a web page and the article data in its scripts, by the standard library alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

_UNSEEN = {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "button"}
_AROUND = {"nav", "footer", "aside", "form", "menu"}
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "data", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "ins", "del",
}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ARTICLES = {
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
}


class _Lines(HTMLParser):
    """Collects the text of block elements, line by line; what is hidden or stands around the article is apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, bool]] = []  # words, and whether they stand in a menu, footer or form
        self.scripts: list[str] = []
        self._words: list[str] = []
        self._unseen = self._around = 0
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._data = ("type", "application/ld+json") in attrs
            if self._data:
                self.scripts.append("")
        if tag not in _INLINE:
            self._end_line()
        if tag not in _VOID:
            self._unseen += tag in _UNSEEN
            self._around += tag in _AROUND

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_line()
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._around = max(0, self._around - (tag in _AROUND))
        if tag == "body" or tag == "head":
            self._unseen = 0

    def handle_data(self, data: str) -> None:
        if self._data and self.scripts and self._unseen:
            self.scripts[-1] += data
        elif not self._unseen:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        if line := " ".join("".join(self._words).split()):
            self.lines.append((line, self._around > 0))
        self._words.clear()


def lines_of(markup: str) -> tuple[list[str], list[str], list[dict[str, Any]]]:
    """(lines outside menus, footers and forms; all visible lines; the article records in the page's scripts)."""
    parser = _Lines()
    end = markup.rfind(">") + 1  # behind it no tag is whole: the parser would look for the end of each again and again
    parser.feed(markup[:end] + markup[end:].replace("<", "&lt;"))
    parser.close()
    records = [record for script in parser.scripts for record in _records(script)]
    return [line for line, around in parser.lines if not around], [line for line, _ in parser.lines], records


def plain_text(markup: str) -> str:
    """All that a piece of markup shows, a paragraph for each line; for cells of tables, mails and feeds."""
    return "\n\n".join(lines_of(markup)[1])


def _records(script: str) -> Iterator[dict[str, Any]]:
    try:
        held = json.loads(script)
    except (ValueError, RecursionError):
        return
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            kinds = one.get("@type")
            if _ARTICLES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                yield one
            waiting += [one["@graph"]] if "@graph" in one else []
