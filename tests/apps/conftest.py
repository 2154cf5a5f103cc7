"""Two short articles, read for real, in a folder of their own."""

import ipywidgets as widgets
import pytest

import kit

HOSTILE = '<img src=x onerror="window.OWNED=1">'
FIRST = f"""Talks stall {HOSTILE} over $5m

By Ann Reyes

India accused Pakistan of an attack on Tuesday. Foreign Minister Subrahmanyam Jaishankar met Marco Rubio in Washington.

Pakistan denied it. {HOSTILE} India and Pakistan exchanged fire, officials said, at a cost of $5m to $10m.

Subscribe to our newsletter
"""
SECOND = """A calm day

France thanked India for its patience. The minister, Zorba Quillfeather, said that France would wait.
"""


@pytest.fixture(autouse=True)
def no_widget_stays():
    """What a test made is let go of: each widget holds its app, an app its corpus, a corpus its model."""
    yield
    widgets.Widget.close_all()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The folders of a project, with `notebooks` as the working folder."""
    articles = tmp_path / "data" / "articles"
    articles.mkdir(parents=True)
    (articles / "first <b>.txt").write_text(FIRST, encoding="utf-8")
    (articles / "second.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path


@pytest.fixture
def corpus(project):
    """The two articles, annotated, with roster and workspace as the notebooks have them."""
    files = {"roster": "../data/actors.csv", "workspace": "../data/workspace.sqlite"}
    return kit.annotate(kit.load("../data/articles"), progress=False, **files)
