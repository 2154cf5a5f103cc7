"""The command line as one types it: what it writes, what it says, and the code it ends with."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

import kit
from kit.cli import main
from kit.reading.choices import Choice, key_of
from kit.workspace import Workspace
from tests.conftest import ROOT

TEXT = "Talks stall\n\nIndia accused Pakistan of an attack on Tuesday. Pakistan denied it, a minister said."


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command in a folder of its own with one article in it; gives code, output, complaints."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-05-01-talks.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*words):
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_check_says_what_can_be_read(run, tmp_path):
    code, said, complaints = run("check", "articles")
    assert (code, complaints) == (0, "")
    assert said.splitlines()[-1].startswith("1 article; files: 1 ")
    (tmp_path / "articles" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    code, said, _ = run("check", "articles")
    assert code == 3
    assert any(line.startswith("failed") and "broken.pdf" in line for line in said.splitlines())
    assert not list(tmp_path.glob("*.sqlite"))  # checking leaves nothing behind


def test_where_there_is_no_article_the_code_is_one(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("check", "empty")[0] == 1
    code, said, complaints = run("annotate", "empty", "--out", "tables", "--quiet")
    assert (code, said) == (1, "")
    assert complaints.splitlines()[-1] == "no article was found in empty"
    assert not (tmp_path / "tables").exists()


def test_a_table_is_read_by_the_columns_that_were_chosen(run, tmp_path):
    path = tmp_path / "articles" / "wires.csv"
    path.write_text(f'Kopf,text\nA headline of its own,"{TEXT}"\n', encoding="utf-8")
    with Workspace(tmp_path / "w.sqlite") as workspace:
        workspace.update("columns", key_of(path), Choice({"text": "text", "title": "Kopf"}).as_json())
    assert run("annotate", str(path), "--workspace", "w.sqlite", "--out", "tables", "--quiet")[0] == 0
    assert pd.read_csv(tmp_path / "tables" / "articles.csv")["title"].to_list() == ["A headline of its own"]


def test_annotate_writes_every_table(run, tmp_path):
    code, said, complaints = run("annotate", "articles", "--out", "tables", "--quiet")
    assert (code, complaints) == (0, "")
    names = {"articles", "actors", "mentions", "quotes", "stances", "signals", "report"}
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {f"{name}.csv" for name in names}
    assert len(pd.read_csv(tmp_path / "tables" / "signals.csv")) > 0
    assert "written to" in said
    assert run("annotate", "articles", "--out", "books", "--format", "xlsx", "--quiet")[0] == 0
    assert len(pd.read_excel(tmp_path / "books" / "stances.xlsx")) > 0


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_done(run, tmp_path):
    (tmp_path / "articles" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    code, _, complaints = run("annotate", "articles", "--out", "tables", "--quiet")
    assert code == 3 and "broken.pdf" in complaints
    assert (tmp_path / "tables" / "quotes.csv").exists()


def test_the_roster_and_the_workspace_are_used(run, tmp_path):
    (tmp_path / "actors.csv").write_text("name,side,kind\nPakistan,Blue,state\n", encoding="utf-8")
    given = "--roster", "actors.csv", "--workspace", "w.sqlite", "--quiet"
    assert run("annotate", "articles", "--out", "tables", *given)[0] == 0
    assert "Blue" in set(pd.read_csv(tmp_path / "tables" / "mentions.csv")["side"])
    assert (tmp_path / "w.sqlite").exists()
    code, _, complaints = run("annotate", "articles", "--out", "tables", "--roster", "none.csv", "--quiet")
    assert code == 1 and "no list of actors at none.csv" in complaints


def test_brief_writes_the_format_that_the_ending_names(run, tmp_path):
    outs = [f"out/brief.{kind}" for kind in ("html", "md", "docx", "xlsx")]
    code, said, _ = run("brief", "articles", "--out", *outs, "--title", "Week 17", "--dyad", "IND", "PAK", "--quiet")
    assert code == 0
    assert said.splitlines()[-1].startswith("Written from unreviewed rows: 0 of ")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "brief.docx",
        "brief.html",
        "brief.md",
        "brief.xlsx",
    ]
    text = (tmp_path / "out" / "brief.md").read_text("utf-8")
    assert "# Week 17" in text and "dyads: IND–PAK" in text
    code, _, complaints = run("brief", "articles", "--out", "brief.pdf", "--quiet")
    assert code == 1 and ".html, .md, .docx, .xlsx" in complaints


def test_reviews_go_out_of_one_workspace_and_into_another(run, tmp_path):
    corpus = kit.annotate(kit.load("articles"), workspace="one.sqlite", progress=False)
    corpus.review("signals", corpus.signals["signal_id"].iloc[0], "accepted", note="so it is")
    Workspace("two.sqlite").close()
    code, said, _ = run("review", "export", "reviews.jsonl", "--workspace", "one.sqlite")
    assert (code, said) == (0, "1 verdict written to reviews.jsonl\n")
    assert json.loads((tmp_path / "reviews.jsonl").read_text("utf-8"))["note"] == "so it is"
    into = "review", "import", "reviews.jsonl", "--workspace", "two.sqlite"
    assert run(*into)[1] == "1 verdict read from reviews.jsonl, 1 of them new\n"
    assert run(*into)[1] == "1 verdict read from reviews.jsonl, 0 of them new\n"
    other = kit.annotate(kit.load("articles"), workspace="two.sqlite", progress=False)
    assert list(other.reviews["note"]) == ["so it is"]
    with (tmp_path / "reviews.jsonl").open("a", encoding="utf-8") as file:
        file.write("no JSON\n")
    code, said, complaints = run(*into)
    assert code == 3 and said.startswith("1 verdict read") and "line 2" in complaints


def test_nothing_is_made_where_reviews_are_asked_of_no_workspace(run, tmp_path):
    code, _, complaints = run("review", "export", "reviews.jsonl", "--workspace", "none.sqlite")
    assert code == 1 and "there is no workspace at none.sqlite" in complaints
    assert not (tmp_path / "none.sqlite").exists() and not (tmp_path / "reviews.jsonl").exists()


@pytest.mark.parametrize(
    "words", [[], ["check"], ["annotate"], ["brief"], ["review", "export"], ["review", "import"], ["workspace", "info"]]
)
def test_help_shows_examples(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"python -m kit {' '.join(words)}".strip() in said.partition("examples:")[2] or not words
    assert "python -m kit check data/articles" in said or words


def test_a_command_that_is_not_understood_ends_with_two(capsys):
    for words in ([], ["annotate", "articles"], ["fly"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2


def test_it_runs_as_a_module(tmp_path):
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "kit", "check", "nowhere"]
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert "nowhere" in done.stdout
