"""What the tests on several machines share: two workers, and articles to give them."""

from __future__ import annotations

import pytest

import kit
from tests.corpus.test_exercise import EXERCISE

ROSTER = EXERCISE / "actors.csv"


@pytest.fixture(scope="session")
def client():
    """A Dask client with two workers, each a process."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def articles():
    """The exercise, with what a Parquet file tells of articles."""
    found = kit.load(EXERCISE / "articles", progress=False)
    fields = ("id", "title", "date", "source", "url")
    return [kit.Article(one.text, **{name: getattr(one, name) for name in fields}) for one in found]


@pytest.fixture(scope="session")
def paragraphs(articles):
    """Each paragraph as an article of its own: three lots."""
    found = [
        kit.Article(text, id=f"{article.id}-{n}", date=article.date, source=article.source)
        for article in articles
        for n, text in enumerate(article.text.split("\n\n"))
    ]
    return found[:48]


@pytest.fixture(scope="session")
def one_process(paragraphs):
    """The paragraphs, annotated by this process."""
    return kit.annotate(paragraphs, roster=ROSTER, progress=False)
