"""A table read on trial, in words: examples of a column, and what the first rows become."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.views import html, listing

_ARTICLES = 2  # that are shown
_REMARKS = 5
_LETTERS = 220  # of each


def examples(values: Iterable[str]) -> str:
    """The first values of a column, in grey."""
    shown = " · ".join(html.escape(value) for value in values)
    return f'<span style="color:var(--jp-ui-font-color2)">{shown}</span>' if shown else ""


def outcome(trial: Any, *, has_text: bool) -> str:
    """How many articles the rows give, what is odd, and the first of them; `trial` as `kit.reading.trial` has it."""
    if not has_text:
        return html.alarm("Choose the column that holds the articles' texts.")
    count = len(trial.articles)
    rows = f"{trial.rows:,} row{'' if trial.rows == 1 else 's'}"
    read = f"{rows}" if trial.read == trial.rows else f"the first {trial.read} of {rows}"
    told = f"{count} article{'' if count == 1 else 's'} in {read}"
    if not count:
        return html.alarm(f"{told}: {trial.remarks}")
    dated = sum(article.date is not None for article in trial.articles)
    dates = "all with a date" if dated == count else f"{dated} with a date" if dated else "none with a date"
    parts = [html.said(f"{told}, {dates}. What they look like:")]
    parts += [_article(article) for article in trial.articles[:_ARTICLES]]
    if trial.remarks:
        parts.append(html.paragraph("Odd about them:") + html.bullets(_remarks(trial.remarks)))
    return "".join(parts)


def _remarks(said: str) -> list[str]:
    """The first remarks, without what is to be written in Python."""
    return listing.plain_remark(said).split("; ")[:_REMARKS]


def _article(article: Any) -> str:
    day = f"{article.date:%d %b %Y}" if article.date else "no date"
    known = [article.title or "no title", day, article.source, article.author, article.url]
    text = article.text[:_LETTERS] + (" …" if len(article.text) > _LETTERS else "")
    head = html.escape(" · ".join(filter(None, known)))
    style = "margin:4px 0;line-height:1.45;max-width:62em"
    return f'<div style="{style}"><b>{head}</b><br>{html.escape(text)}</div>'
