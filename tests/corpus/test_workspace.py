"""The workspace: what it keeps, and what it says when it can't."""

import sqlite3
from contextlib import closing

import pytest

import kit
from kit.corpus import Scope
from kit.workspace import WorkspaceError

TEXT = "India accused Pakistan of lying on Tuesday."


def _do(path, statement):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)


def test_settings_and_parses_are_there_for_the_next_one(tmp_path):
    path = tmp_path / "deep" / "w.sqlite"
    with kit.Workspace(path) as one, kit.Workspace(path) as two:
        one.set("weights", {"attack": -9})
        one.update("dates", "a", "2025-04-29")
        two.update("dates", "b", "2025-04-30")
        one.keep({"k": b"parse"}, {"r": b"reading"})
        assert two.get("weights") == {"attack": -9}
        assert one.get("dates") == {"a": "2025-04-29", "b": "2025-04-30"}
        assert two.parses(["k", "other"]) == {"k": b"parse"} and two.parsed(["k", "r"]) == {"k"}
        assert two.readings(["k", "r"]) == {"r": b"reading"}
        two.update("dates", "a", None)
        assert one.get("dates") == {"b": "2025-04-30"}
        assert one.get("nothing", 7) == 7


def test_what_an_analyst_set_comes_back(tmp_path, seed_article):
    path = tmp_path / "w.sqlite"
    corpus = kit.annotate([seed_article], progress=False, workspace=path)
    line = seed_article.removed[0]
    corpus.set_date(seed_article.id, "2025-04-29")
    corpus.take_back(seed_article.id, [line.line])
    corpus.set_weights({"attack": -5})
    corpus.set_scope(Scope(left_out=(seed_article.id,)))
    again = kit.annotate([seed_article], progress=False, workspace=path)
    assert again.articles.empty and again.scope_sentence.startswith("0 of 1")
    (row,) = again.everything.articles.to_dict("records")
    assert str(row["date"].date()) == "2025-04-29" and row["text"].startswith(line.text)
    assert again.weights == {"attack": -5.0}
    again.everything.set_date(seed_article.id, None)
    assert kit.annotate([seed_article], progress=False, workspace=path).article(seed_article.id).date is None


def test_lines_taken_back_that_are_no_longer_left_out_stop_nothing(tmp_path, seed_article):
    path, line = tmp_path / "w.sqlite", seed_article.removed[0]
    corpus = kit.annotate([seed_article], progress=False, workspace=path)
    corpus.take_back(seed_article.id, [line.line])
    held = corpus.article(seed_article.id)
    assert kit.annotate([held], progress=False, workspace=path).text(held.id) == held.text


def test_damage_inside_the_file_is_said_in_one_line(tmp_path):
    path = tmp_path / "w.sqlite"
    kit.annotate([kit.Article(TEXT)], progress=False, workspace=path).set_scope(Scope())
    _do(path, "UPDATE settings SET value = '{'")
    with pytest.raises(WorkspaceError, match="damaged; move") as caught:
        kit.annotate([kit.Article(TEXT)], progress=False, workspace=path)
    assert "\n" not in str(caught.value)


def test_a_truncated_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "w.sqlite"
    with kit.Workspace(path) as workspace:
        workspace.keep({str(n): bytes(4000) for n in range(100)})
    path.write_bytes(path.read_bytes()[:150_000])
    with pytest.raises(WorkspaceError, match="damaged; move it away"):
        kit.annotate([kit.Article(TEXT)], progress=False, workspace=path)


def test_without_a_workspace_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kit.annotate([kit.Article(TEXT)], progress=False).set_date(kit.Article(TEXT).id, "2025-04-29")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path):
    text, foreign = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    text.write_text("no database " * 200)
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (x)")
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(WorkspaceError, match="name another file") as caught:
            kit.Workspace(path)
        assert "\n" not in str(caught.value)
        assert path.read_bytes() == before


def test_a_newer_or_locked_file_is_said_to_be_so(tmp_path, monkeypatch):
    path = tmp_path / "w.sqlite"
    kit.Workspace(path).close()
    monkeypatch.setattr("kit.workspace.workspace._WAIT_SECONDS", 0.1)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with kit.Workspace(path) as workspace, pytest.raises(WorkspaceError, match="in use by another program"):
        workspace.set("scope", {})
    blocker.execute("ROLLBACK")
    blocker.execute("PRAGMA user_version = 99")
    blocker.close()
    with pytest.raises(WorkspaceError, match="newer kit"):
        kit.Workspace(path)
