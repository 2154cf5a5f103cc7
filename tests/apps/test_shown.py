"""A cell that is run again lets go of the app that it showed before."""

import gc
import weakref
from types import SimpleNamespace

import pytest

import kit
from kit.apps import ActorsApp, ArticlesApp, BriefApp, EscalationApp, QuotesApp, StancesApp, StartApp
from kit.apps import shown as room


@pytest.mark.parametrize("app", [ActorsApp, ArticlesApp, StancesApp, QuotesApp, EscalationApp, BriefApp])
def test_a_cell_that_is_run_again_holds_one_corpus(project, monkeypatch, app):
    cell = SimpleNamespace(get_parent=lambda: {"metadata": {"cellId": app.__name__}})
    monkeypatch.setattr(room, "get_ipython", lambda: cell)
    article = kit.Article("India accused Pakistan of lying. Pakistan denied it.", id="a")

    def run():
        corpus = kit.annotate([article], progress=False, workspace="../data/workspace.sqlite")
        app(corpus).show()
        return weakref.ref(corpus)

    first, second = run(), run()
    gc.collect()
    assert first() is None and second() is not None


def test_the_start_can_be_run_again_and_again(project, monkeypatch):
    monkeypatch.setattr(room, "get_ipython", lambda: SimpleNamespace(get_parent=lambda: {"metadata": {"cellId": "a"}}))
    for _ in range(3):
        app = StartApp("../data/articles")
        app.show()
        assert app.errors.value == "" and app.text.layout.comm is not None


def test_outside_of_a_cell_nothing_is_let_go_of(project, monkeypatch):
    monkeypatch.setattr(room, "get_ipython", lambda: None)
    corpus = kit.annotate([kit.Article("India accused Pakistan.", id="a")], progress=False)
    apps = [QuotesApp(corpus), QuotesApp(corpus)]
    for one in apps:
        one.show()
    assert all(one.ui.comm is not None for one in apps)
