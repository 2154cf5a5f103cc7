from datetime import date

import kit
from kit.apps.articles import ArticlesApp
from kit.corpus import Scope
from tests.apps.conftest import HOSTILE


def _choose(app, word):
    at = next(at for at, row in enumerate(app.table.rows) if any(word in cell for cell in row))
    app.table.selected = app.table.row_keys[at]


def test_report_articles_and_the_first_article(corpus):
    app = ArticlesApp(corpus)
    assert app.errors.value == ""
    assert [row[0] for row in app.report.rows] == ["first <b>.txt", "second.txt"]
    assert len(app.table.rows) == 2
    assert app.reader.title.startswith("Talks stall")
    assert {span["layer"] for span in app.reader.spans} >= {"stances", "signals", "removed"}


def test_marks_fit_their_words_with_left_out_lines_on_view_or_not(corpus):
    app = ArticlesApp(corpus)
    for shown in (True, False):
        app.show_removed.value = shown
        words = {app.reader.text[s["start"] : s["end"]] for s in app.reader.spans if s["layer"] == "stances"}
        assert any("accused" in found for found in words)
        assert ("Subscribe" in app.reader.text) is shown


def test_layers_are_switched_and_a_click_says_why(corpus):
    app = ArticlesApp(corpus)
    app.layers["stances"].value = False
    assert "stances" not in {span["layer"] for span in app.reader.spans}
    app.layers["mentions"].value = True
    mark = next(span for span in app.reader.spans if span["layer"] == "actors")
    app.reader.clicked = mark["key"]
    assert "Why this row?" in app.why.value and app.errors.value == ""


def test_a_date_set_by_hand_counts_at_once_and_at_the_next_run(corpus):
    app = ArticlesApp(corpus)
    assert app.set_day.disabled
    _choose(app, "Talks")
    app.day.value = date(2025, 4, 30)
    app._on_set_day(None)
    assert app.errors.value == ""
    assert "30 Apr 2025" in app.table.rows[app.table.row_keys.index(app.table.selected)]
    again = kit.annotate(kit.load("../data/articles"), progress=False, workspace="../data/workspace.sqlite")
    assert again.article(app.table.selected).date == date(2025, 4, 30)
    app.day.value = None
    app._on_set_day(None)
    assert corpus.article(app.table.selected).date is None


def test_an_article_left_out_stays_in_the_list_and_can_be_brought_back(corpus):
    app = ArticlesApp(corpus)
    _choose(app, "second")
    app._on_leave_out(None)
    assert len(corpus.articles) == 1 and "1 of 2 articles is in scope" in app.scope.value
    assert len(app.table.rows) == 2 and "– out" in {row[0] for row in app.table.rows}
    assert app.leave_out.description == "Bring this article back"
    assert corpus.workspace.get("scope")["left_out"] == [app.table.selected]
    app._on_leave_out(None)
    assert corpus.scope == Scope()


def test_a_span_of_days_that_ends_before_it_starts_is_refused(corpus):
    app = ArticlesApp(corpus)
    app.start.value = date(2025, 4, 30)
    app.end.value = date(2025, 4, 1)
    assert "before it starts" in app.errors.value
    app.end.value = date(2025, 5, 1)
    assert app.errors.value == "" and corpus.scope.end == date(2025, 5, 1)


def test_a_line_is_taken_back(corpus):
    app = ArticlesApp(corpus)
    _choose(app, "Talks")
    before = len(app.removed.rows)
    app.reader.clicked = next(s["key"] for s in app.reader.spans if "Subscribe" in app.reader.text[s["start"] :][:9])
    assert app.removed.selected and not app.take_back.disabled
    app._on_take_back(None)
    assert app.errors.value == ""
    assert len(app.removed.rows) == before - 1
    assert "Subscribe" in corpus.text(app.table.selected)


def test_nothing_of_an_article_becomes_markup(corpus):
    app = ArticlesApp(corpus)
    _choose(app, "Talks")
    panes = (app.scope, app.why, app.status, app.counts, app.errors, app.removed_head, app.exported)
    app._on_export(None)
    app._on_set_day(None)
    assert not any("<img" in pane.value for pane in panes)
    assert HOSTILE in app.reader.text  # as plain text: the reader makes no markup of it


def test_no_article_at_all(project):
    app = ArticlesApp(kit.annotate([], progress=False))
    assert app.errors.value == ""
    assert "put files into data/articles" in app.table.nothing
