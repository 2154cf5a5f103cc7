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
    assert {span["layer"] for span in app.reader.spans} >= {"stances", "signals", "actors"} and app.reader.lines
    assert set(app.reader.on) == {"quotes", "stances", "signals", "removed"}


def test_marks_fit_their_words_and_left_out_lines_stand_in_their_places(corpus):
    app = ArticlesApp(corpus)
    words = {app.reader.text[s["start"] : s["end"]] for s in app.reader.spans if s["layer"] == "stances"}
    assert any("accused" in found for found in words)
    assert "Subscribe" not in app.reader.text and any("Subscribe" in line["text"] for line in app.reader.lines)
    app.reader.on = []
    app._on_show_removed(None)
    assert app.reader.on == ["removed"]


def test_a_click_on_any_layer_says_why(corpus):
    app = ArticlesApp(corpus)
    for layer in ("actors", "stances"):
        app.reader.clicked = next(span["key"] for span in app.reader.spans if span["layer"] == layer)
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
    app.reader.clicked = next(line["key"] for line in app.reader.lines if "Subscribe" in line["text"])
    assert app.removed.selected and not app.take_back.disabled
    app._on_take_back(None)
    assert app.errors.value == ""
    assert len(app.removed.rows) == before and ["✓ back"] in [row[:1] for row in app.removed.rows]
    assert "Subscribe" in corpus.text(app.table.selected)
    assert app.take_back.description == "Leave this line out again" and app.take_back_all.disabled
    app._on_take_back(None)
    assert app.errors.value == "" and "Subscribe" not in corpus.text(app.table.selected)


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


PROSE = (
    "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days.\n\n"
    "Traders at the crossing said that lorries were moving again for the first time since early March."
)
TWO = f"Envoy returns as calm holds\n\nBy Ann Reyes\n\n{PROSE}\n\nHarbour closed to all ships\n\nBy Ben Oster\n\n"
TWO += "Rain fell on the coast for a third week, and the harbour master closed the northern quay to all ships.\n"
TABLE = 'Kopf,Rumpf <b>,Tag\nEnvoy <i> back,"' + PROSE.replace("\n\n", " ") + '",2025-04-29\n'
FRENCH = "Le ministre des Affaires étrangères a appelé mardi les deux pays à la retenue. " * 3


def _app(project, **files):
    for name, text in files.items():
        (project / "data" / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    workspace = kit.Workspace("../data/workspace.sqlite")
    articles = kit.load("../data/articles", workspace=workspace)
    return ArticlesApp(kit.annotate(articles, progress=False, workspace=workspace))


def _choose_task(app, words):
    app.todo.table.selected = next(key for key, task in app.todo.tasks.items() if words in f"{task.path} {task.remark}")


def test_an_undated_article_is_a_task_until_its_day_is_set_beside_it(project):
    app = _app(project)
    _choose_task(app, "second.txt no date")
    assert app.table.selected == app.todo.chosen.article_id
    assert app.todo.controls.children == (app.day, app.set_day)
    assert "on Tuesday" in app.todo.says.value
    count = len(app.todo.tasks)
    app.day.value = date(2025, 4, 30)
    app._on_set_day(None)
    assert app.errors.value == "" and len(app.todo.tasks) == count - 1


def test_duplicates_are_compared_side_by_side_and_left_out_of_every_count_by_one_switch(project):
    app = _app(project, a=f"Envoy returns {HOSTILE}\n\n{PROSE}", b=f"Envoy back\n\n{PROSE} So they said.")
    _choose_task(app, "repeats")
    assert "So they said." in app.compared.value and "<mark" in app.compared.value
    assert "<img" not in app.compared.value and "&lt;img" in app.compared.value
    app._on_count_once(None)
    assert not app.duplicates.value and len(app.corpus.articles) == 3
    assert not any(task.action == "compare" for task in app.todo.tasks.values())


def test_a_file_of_two_articles_is_split_and_set_aside(project):
    app = _app(project, two=TWO)
    _choose_task(app, "may hold 2 articles")
    assert app.todo.controls.children == (app.split,)
    app._on_split(None)
    assert app.errors.value == "" and "Now 2 files" in app.status.value
    titles = {app.corpus.article(key).title for key in app.table.row_keys}
    assert {"Envoy returns as calm holds", "Harbour closed to all ships"} <= titles and len(app.table.rows) == 4
    assert not any("may hold" in task.remark for task in app.todo.tasks.values())
    names = {path.name for path in (project / "data" / "articles").iterdir()}
    assert {"two part 1.txt", "two part 2.txt"} <= names and "two.txt" not in names
    assert (project / "data" / "articles before splitting" / "two.txt").read_text() == TWO
    assert {"Envoy returns as calm holds", "Harbour closed to all ships"} <= {
        a.title for a in kit.load("../data/articles")
    }


def test_another_language_is_a_task_that_a_box_settles(project):
    app = _app(project, french=FRENCH)
    _choose_task(app, "French")
    assert app.todo.controls.children == (app.foreign,) and len(app.corpus.articles) == 2
    assert "without 1 not in English" in app.scope.value
    app.foreign.value = True
    assert len(app.corpus.articles) == 3 and not any("French" in task.remark for task in app.todo.tasks.values())


def test_the_columns_of_a_table_are_tried_beside_the_remark(project):
    (project / "data" / "articles" / "table.csv").write_text(TABLE)
    app = _app(project)
    _choose_task(app, "'Rumpf <b>' as text")
    assert app.todo.controls.children == (app.columns.ui,)
    assert app.columns.names["text"].value == "Rumpf <b>" and app.columns.names["title"].value == ""
    assert app.columns.names["date"].value == "" and "no title · no date" in app.columns.result.value
    app.columns.names["title"].value, app.columns.names["date"].value = "Kopf", "Tag"
    assert "Envoy &lt;i&gt; back" in app.columns.examples["title"].value
    said = app.columns.result.value
    assert "1 article in 1 row, all with a date" in said and "Envoy &lt;i&gt; back · 29 Apr 2025" in said
    app.columns.names["text"].value = ""
    assert "Choose the column" in app.columns.result.value and app.columns.keep.disabled
    app.columns.guess()
    assert app.columns.names["text"].value == "Rumpf <b>" and app.columns.names["title"].value == ""


def _in_table(app):
    return [a for a in map(app.corpus.article, app.corpus.everything.articles["article_id"]) if "table" in a.path]


def test_kept_columns_count_at_once_and_at_every_later_run_until_they_are_dropped(project):
    (project / "data" / "articles" / "table.csv").write_text(TABLE)
    app = _app(project)
    _choose_task(app, "'Rumpf <b>' as text")
    app.columns.names["title"].value, app.columns.names["date"].value = "Kopf", "Tag"
    app.columns.alike.value = False
    app.columns.on_keep()
    assert app.errors.value == "" and "are kept: 1 article read anew" in app.status.value
    assert [(a.title, str(a.date)) for a in _in_table(app)] == [("Envoy <i> back", "2025-04-29")]
    assert not any(task.action == "columns" for task in app.todo.tasks.values())
    assert "Envoy <i> back" in [row[1] for row in app.table.rows]
    assert [(a.title, str(a.date)) for a in _in_table(_app(project))] == [("Envoy <i> back", "2025-04-29")]
    app.report.selected = next(
        k for k, row in zip(app.report.row_keys, app.report.rows, strict=True) if "table" in row[0]
    )
    assert app.files.below.children == (app.columns.ui,) and app.columns.names["date"].value == "Tag"
    assert app.columns.forget.layout.display == ""
    app.columns.on_forget()
    assert app.columns.said.value == app.status.value
    assert app.errors.value == "" and "guessed again" in app.status.value
    assert [a.title for a in _in_table(app)] == [a.title for a in _in_table(_app(project))] == [None]


def test_kept_columns_hold_for_tables_like_it_and_without_a_workspace_as_long_as_the_app(project):
    for name in ("table", "table of next week"):
        (project / "data" / "articles" / f"{name}.csv").write_text(TABLE.replace("within", f"{len(name)} within"))
    app = ArticlesApp(kit.annotate(kit.load("../data/articles"), progress=False))
    _choose_task(app, "table.csv")
    app.columns.names["title"].value = "Kopf"
    app.columns.on_keep()
    assert app.errors.value == "" and "2 articles read anew" in app.status.value
    assert [a.title for a in _in_table(app)] == ["Envoy <i> back"] * 2


def test_a_table_in_which_no_text_was_found_gets_one_by_click(project):
    path = project / "data" / "articles" / "table.csv"
    path.write_text("when,what\n29 April 2025,Norway accused Sweden of a raid.\n30 April 2025,Sweden denied it.\n")
    app = _app(project)
    assert _in_table(app) == []
    _choose_task(app, "no column holds the text")
    assert app.columns.keep.disabled and "Choose the column" in app.columns.result.value
    app.columns.names["text"].value = "what"
    app.columns.names["date"].value = "when"
    app.columns.on_keep()
    assert app.errors.value == "" and "2 articles read anew" in app.status.value
    assert [str(article.date) for article in _in_table(app)] == ["2025-04-29", "2025-04-30"]
    path.unlink()
    app.columns.guess()
    assert "table.csv" in app.columns.result.value and "alert" in app.columns.result.value


def test_a_day_set_by_hand_survives_another_choice_of_columns(project):
    (project / "data" / "articles" / "table.csv").write_text(TABLE)
    app = _app(project)
    (article,) = _in_table(app)
    app.corpus.set_date(article.id, "2025-05-02")
    app.columns.open(article.path)
    app.columns.names["title"].value = "Kopf"
    app.columns.on_keep()
    assert [(a.title, str(a.date)) for a in _in_table(app)] == [("Envoy <i> back", "2025-05-02")]


def test_the_list_is_exported_as_it_stands(project):
    app = _app(project)
    app._on_save_todo(None)
    assert app.errors.value == "" and "todo.csv" in app.status.value
    written = (project / "output" / "todo.csv").read_text(encoding="utf-8-sig")
    assert written.count("no date was found") == 2 and "on Tuesday" in written


def test_a_task_is_ticked_off_and_stays_so_in_the_next_run(project):
    app = _app(project)
    _choose_task(app, "second.txt")
    key, count = app.todo.table.selected, len(app.todo.tasks)
    app._on_tick(None)
    assert key not in app.todo.tasks and len(_app(project).todo.tasks) == count - 1
    app.todo.show_ticked.value = True
    app.todo.table.selected = key
    app._on_tick(None)
    assert len(_app(project).todo.tasks) == count


def test_a_line_comes_back_in_all_articles_of_its_outlet(project):
    page = "{}\n\n{}\n\nAsk our reporters anything\n\nCopyright © 2025 Varland Post"
    one, two = PROSE.split("\n\n")
    app = _app(
        project, a=page.format("Envoy returns as calm holds", one), b=page.format("Lorries are moving again", two)
    )
    _choose(app, "Envoy returns")
    app.removed.selected = next(
        key for key, row in zip(app.removed.row_keys, app.removed.rows, strict=True) if "Ask our" in row[-1]
    )
    assert "Varland Post" in app.take_back_all.description
    app._on_take_back_all(None)
    assert app.errors.value == "" and "2 articles of Varland Post" in app.status.value
    assert sum("Ask our reporters" in text for text in app.corpus.articles["text"]) == 2
