import shutil
from datetime import date

import pytest

import kit
from kit.apps.checks import checks
from kit.apps.start import StartApp
from tests.conftest import ROOT

PASTED = (
    "Ships leave port\n\nThe fleet of Arland left its port on Monday, the ministry said, and sailed to the north.\n"
)


def _drop(app, name, content, count, total):
    about = {"kind": "file", "name": name, "count": count, "total": total, "refused": content is None}
    app.drop._handle_custom_msg(about, [] if content is None else [memoryview(content)])


@pytest.fixture
def app(project):
    return StartApp("../data/articles")


def test_all_is_in_place_and_the_files_are_listed(app):
    assert app.errors.value == ""
    assert "everything is in place" in app.status.value
    assert [row[0] for row in app.table.rows] == ["first <b>.txt", "second.txt"]
    assert "2 files: 2 loaded" in app.scope.value


def test_what_is_wrong_comes_with_a_remedy(project):
    (project / "data" / "actors.csv").write_text("name,kind\nAnn,wizard\n")
    (project / "data" / "workspace.sqlite").write_text("no database, but long enough to look like one" * 9)
    (project / "output").write_text("a file in the folder's place")
    app = StartApp("../data/articles")
    wrong = {row[1]: row[3] for row in app.checks.rows if row[0] != "✓"}
    assert set(wrong) == {"Folder for exports", "Your list of actors", "Workspace"}
    assert all(wrong.values())
    assert "To be mended first" in app.status.value


def test_a_model_that_is_not_there_is_named(project, monkeypatch):
    monkeypatch.setenv("KIT_MODEL", "en_no_such_model")
    found = {check.name: check for check in checks(*[project / "x"] * 4)}
    assert not found["English model"].fine
    assert "pip install -r requirements.txt" in found["English model"].remedy


def test_the_exercise_is_shown_with_its_own_list_of_actors_and_left_again(project):
    shutil.copytree(ROOT / "data" / "exercise", project / "data" / "exercise")
    app = StartApp("../data/articles")
    app.learn.value = True
    assert app.errors.value == "" and len(app.table.rows) == 15 and app.text.disabled
    assert "exercise/articles" in app.how.value and "exercise" in app.scope.value
    assert "16 rows" in {row[1]: row[2] for row in app.checks.rows}["Your list of actors"]
    app.learn.value = False
    assert len(app.table.rows) == 2 and app.how.value == "" and not app.text.disabled


def test_without_the_exercise_there_is_nothing_to_learn_on(app):
    assert app.learn.disabled


def test_an_empty_folder_says_what_to_do(project):
    assert "Paste an article below" in StartApp(project / "nothing").table.nothing


def test_pasted_text_is_shown_as_it_will_be_read_and_becomes_a_file(app, project):
    assert app.save.disabled
    app.text.value = PASTED + "\nSubscribe to our newsletter\n"
    assert not app.save.disabled
    marked = [line["text"] for line in app.reader.lines]
    assert "Subscribe to our newsletter" in marked and not any("fleet" in words for words in marked)
    app.day.value = date(2025, 5, 6)
    app._on_save(None)
    assert app.errors.value == "" and app.text.value == ""
    (saved,) = (project / "data" / "articles").glob("2025-05-06*.txt")
    assert saved.read_text(encoding="utf-8").startswith(PASTED)
    assert saved.stem == "2025-05-06 Ships leave port"
    assert kit.load(saved)[0].date == date(2025, 5, 6)
    assert saved.name in [row[0] for row in app.table.rows]


def test_the_file_of_a_pasted_page_bears_the_headline_that_was_found(app, project):
    body = PASTED.split("\n\n")[1]
    app.text.value = f"Home\n\nTwo envoys meet at the river\n\nBy Ada Brun\n\n{body}\n\n{body}\n"
    app._on_save(None)
    assert app.errors.value == ""
    assert (project / "data" / "articles" / "Two envoys meet at the river.txt").exists()


def test_a_title_that_the_text_lacks_is_written_into_the_file(app, project):
    app.text.value = PASTED.split("\n\n")[1]
    app.title.value = "Ships leave: the port / of Arland"
    app._on_save(None)
    (saved,) = (project / "data" / "articles").glob("*leave*.txt")
    assert kit.load(saved)[0].title == "Ships leave: the port / of Arland"


def test_uploads_become_files(app, project):
    folder = project / "data" / "articles"
    for count, name in enumerate(("../up.txt", "b.html", "<i>.csv"), 1):
        _drop(app, name, f"{name} {PASTED}".encode(), count, 3)
        assert app.errors.value == ""
        assert len(app.table.rows) == (2 if count < 3 else 5)  # the folder is read once, after the last
    assert (folder / "up.txt").read_text() == f"../up.txt {PASTED}" and not (project / "data" / "up.txt").exists()
    assert "up.txt" in app.saved.value and "<i>" not in app.saved.value


def test_a_file_that_is_too_large_is_named_with_what_to_do(app, project):
    _drop(app, "large<b>.txt", None, 1, 2)
    _drop(app, "small.txt", PASTED.encode(), 2, 2)
    assert "large&lt;b&gt;.txt" in app.saved.value and "by hand" in app.saved.value and "small.txt" in app.saved.value
    assert str(project / "data" / "articles") in app.saved.value
    app.drop.largest = 3
    _drop(app, "other.txt", PASTED.encode(), 1, 1)  # whatever the page says of its size
    assert not (project / "data" / "articles" / "other.txt").exists()


def test_a_paste_of_several_articles_shows_each_and_saves_them_together_or_apart(app, project):
    body = "The fleet of Arland left its port on Monday, the ministry said, and sailed to the north of the island."
    app.text.value = "".join(
        f"Title: {title}\nSource: Arland Post\nDate: 2025-04-29\n\n{body} {body}\n\n"
        for title in ("Ships leave", "Ships return")
    )
    assert [label for label, _ in app.which.options] == ["1 · Ships leave", "2 · Ships return"]
    assert "2 articles" in app.why.value and "in Arland Post" in app.why.value
    assert app.text.layout.display is None
    app.which.value = 1
    assert app.reader.title == "Ships return" and app.save_parts.layout.display == "none"
    app.text.value = (
        f"Ships leave the port\n\nBy Ann Reyes\n\n{body} {body}\n\nShips return to port\n\nBy Ben Oster\n\n{body}"
    )
    assert app.save_parts.description == "Save as 2 files" and app.save_parts.layout.display == ""
    assert "may hold 2 articles" in app.why.value
    app._on_save_parts(None)
    assert app.errors.value == "" and app.text.value == ""
    assert len(list((project / "data" / "articles").glob("Ships *.txt"))) == 2


def test_a_fault_becomes_one_line(app, project, monkeypatch):
    def full(*_):
        raise OSError("no room on <the> disk")

    monkeypatch.setattr("kit.apps.start.save_paste", full)
    app.text.value = PASTED
    app._on_save(None)
    assert "no room on &lt;the&gt; disk" in app.errors.value
    assert app.text.value == PASTED


def test_the_report_can_be_exported(app, project):
    app._on_export(None)
    assert app.errors.value == ""
    assert "second.txt" in (project / "output" / "report.csv").read_text(encoding="utf-8-sig")
