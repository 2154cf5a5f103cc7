"""From articles to a corpus: what is new is parsed and read, what is known comes from the workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tqdm.auto import tqdm
from tqdm.notebook import tqdm_notebook

from kit.article import Article, distinct
from kit.corpus.by_hand import as_set_by_hand
from kit.corpus.corpus import Corpus
from kit.corpus.join import same_texts
from kit.corpus.reader import Reader
from kit.corpus.scope import Scope
from kit.lexicon.roster import read_roster
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
    n_process: int = 1,
    client: Any = None,
) -> Corpus:
    """Find actors, quotes, stances and signals in the articles.

    `roster` is the analyst's list of actors, the path of a CSV or a frame. `workspace` (or its path) gives back what
    was parsed and read, dates set by hand, lines taken back, weights and the scope, and keeps them; when it knows every
    article the model is not even loaded. Without the two nothing is read from or written to disk but the kit's own word
    lists. `progress` says how far the work is, in a notebook or a terminal. `n_process`: how many processes parse and
    read; each takes a second or two to start and half a gigabyte, so that two pay from some fifty new articles on.

    `client`: a Dask client whose workers do it instead (`docs/scale.md`), or anything with such a `map`. Whoever reads,
    the rows are the same.

    Raises OSError when no model is installed or the workspace can't be used, TypeError for what is no Article,
    ValueError for a number of processes below one, or for several beside a client.
    """
    if n_process < 1:
        raise ValueError(f"n_process = {n_process}; it must be one or more")
    if client is not None and n_process > 1:
        raise ValueError(f"n_process = {n_process} and a client; give one of the two")
    workspace = Workspace(workspace) if isinstance(workspace, (str, os.PathLike)) else workspace
    reader = Reader(model, read_roster(roster), workspace)
    now, found = _prepared(articles, workspace)
    corpus = Corpus(now, reader, found=found, loaded=articles)
    with _told("articles read", len(now), progress, known=bool(workspace)) as told:
        corpus.read_all(told, n_process=n_process, client=client)
    if workspace and (scope := workspace.get("scope")):
        return corpus.within(Scope(**scope))
    return corpus


def hold(corpus: Corpus, loaded: Iterable[Article]) -> None:
    """Have a corpus, and those that share its articles, hold what was loaded anew in their place. What was set by hand
    stays, and only what is new is parsed and read.
    """
    articles, found = _prepared(loaded, corpus.workspace)
    for held, new in ((corpus._articles, {article.id: article for article in articles}), (corpus._hand.found, found)):
        held.clear()
        held.update(new)
    for held in (corpus._readings, corpus._prints):
        for key in held.keys() - corpus._articles.keys():
            del held[key]
    for sibling in corpus._siblings:
        sibling.loaded = loaded
        sibling.__dict__.pop("report", None)
    corpus.read_all()


def _prepared(articles: Iterable[Article], workspace: Workspace | None) -> tuple[list[Article], dict[str, Article]]:
    """The articles, each once, as they are to be read, and by id as they came."""
    came = same_texts(distinct(_checked(articles)))
    return list(as_set_by_hand(came, workspace) if workspace else came), {article.id: article for article in came}


def _checked(articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"annotate takes kit.Article, not {type(article).__name__}; use kit.load or kit.paste")
        yield article


@contextmanager
def _told(what: str, total: int, progress: bool, *, known: bool = False) -> Iterator[Callable[[int], None]]:
    """A bar, and beside it in words "12 of 40 articles read, 9 known"; gives what to call with each further number.

    The first number counts those that were `known` before.
    """
    in_notebook = issubclass(tqdm, tqdm_notebook)
    shown = progress and total and (in_notebook or sys.stderr.isatty())
    layout, at_first = "{desc} {bar} {remaining} left", f"0 of {total} {what}"
    with tqdm(total=total, desc=at_first, bar_format=layout, disable=not shown, leave=False) as bar:
        done, from_before = 0, ""

        def told(count: int) -> None:
            nonlocal done, from_before
            if known and not from_before:
                from_before = f", {count} known"
            done += count
            bar.set_description_str(f"{done} of {total} {what}{from_before}", refresh=False)
            bar.update(count)

        yield told
        bar.refresh()
