"""From articles to a corpus: parse what is new, read all of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tqdm.auto import tqdm

from kit.article import Article, distinct
from kit.corpus.corpus import Corpus
from kit.corpus.parses import fingerprint, parse_all
from kit.corpus.scope import Scope
from kit.language import pipeline
from kit.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd


def annotate(
    articles: Iterable[Article],
    *,
    progress: bool = True,
    model: str | None = None,
    roster: str | os.PathLike | pd.DataFrame | None = None,
    workspace: Workspace | str | os.PathLike | None = None,
) -> Corpus:
    """Find actors, quotes, stances and signals in the articles.

    `roster` is the analyst's list of actors, the path of a CSV or a frame. `workspace` (or its path) gives back parses,
    dates set by hand, lines taken back, weights and the scope, and keeps them. Without the two nothing is read from or
    written to disk but the kit's own word lists. `progress` says how far the work is.

    Raises OSError when no model is installed or the workspace can't be used, TypeError for what is no Article.
    """
    report = getattr(articles, "report", None)
    articles = distinct(_checked(articles))
    workspace = Workspace(workspace) if isinstance(workspace, (str, os.PathLike)) else workspace
    nlp = pipeline(model, roster=roster)
    if workspace:
        articles = [_as_set_by_hand(article, workspace) for article in articles]
    texts = {fingerprint(article.text, nlp): article.text for article in articles}
    with _bar("Reading", len(texts), progress) as bar:
        parses = parse_all(texts, nlp, workspace, bar.update)
    corpus = Corpus(articles, parses, nlp, report=report, workspace=workspace)
    with _bar("Annotating", len(articles), progress) as bar:
        corpus.read_all(bar.update)
    if workspace and (scope := workspace.get("scope")):
        return corpus.within(Scope(**scope))
    return corpus


def _checked(articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"annotate takes kit.Article, not {type(article).__name__}; use kit.load or kit.paste")
        yield article


def _as_set_by_hand(article: Article, workspace: Workspace) -> Article:
    lines = workspace.get("taken_back", {}).get(article.id)
    day = workspace.get("dates", {}).get(article.id)
    if lines:
        article = article.with_lines(lines)
    return replace(article, date=day, date_from="analyst") if day else article


def _bar(what: str, total: int, progress: bool) -> tqdm:
    in_notebook = tqdm.__module__.endswith("notebook")
    return tqdm(
        total=total,
        desc=what,
        unit=" articles",
        bar_format="{desc}: {n_fmt} of {total_fmt} articles {bar} {remaining} left",
        disable=not progress or not total or not (in_notebook or sys.stderr.isatty()),
        leave=False,
    )
