"""A result, opened: tables through Dask, the tables of the analysis room, and a choice of articles for the apps."""

import json

import pandas as pd
import pytest

import kit
from kit import analysis
from kit.apps import EscalationApp, QuotesApp
from kit.corpus import Scope
from kit.scale import summaries
from tests.conftest import ROOT
from tests.scale.conftest import ROSTER
from tests.scale.test_parquet import annotate, write_parts

TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")


@pytest.fixture(scope="module")
def result(paragraphs, tmp_path_factory):
    folder = tmp_path_factory.mktemp("result")
    write_parts(folder / "source", paragraphs, [20, 8, 20])
    annotate(folder / "source", folder / "target")
    return kit.scale.open(folder / "target")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_through_dask_is_the_table_of_one_machine(result, one_process, table):
    found = result.table(table)
    assert found.npartitions == (1 if table == "actors" else 3)
    pd.testing.assert_frame_equal(found.compute().reset_index(drop=True), getattr(one_process, table))


def test_columns_and_rows_are_chosen_before_they_are_read(result, one_process):
    found = result.table("mentions", ["article_id", "side"], [("side", "==", "VAR")]).compute()
    wanted = one_process.mentions[["article_id", "side"]]
    wanted = wanted[wanted["side"] == "VAR"]
    assert len(found) > 5
    pd.testing.assert_frame_equal(found.reset_index(drop=True), wanted.reset_index(drop=True))
    with pytest.raises(ValueError, match="'votes' is no table"):
        result.table("votes")
    with pytest.raises(ValueError, match="mentions has no column 'sides'; there are: article_id"):
        result.table("mentions", ["sides"])


def test_tables_of_the_analysis_room_are_those_of_one_machine(result, one_process, monkeypatch):
    monkeypatch.setattr(summaries, "_ROWS", 10)  # events of many ranges of ids
    distinct = analysis.events(one_process.signals, one_process.articles)
    assert summaries.events(result).npartitions > 3
    same = pd.testing.assert_frame_equal
    same(summaries.by_quad(result), analysis.by_quad(distinct))
    same(summaries.by_type(result), analysis.by_type(distinct))
    same(summaries.by_day(result), analysis.by_day(distinct))
    same(summaries.matrix(result), analysis.matrix(one_process.stances))
    for by, measure, relayed in (("speaker", "words", "apart"), ("side", "quotes", "counted")):
        wanted = analysis.shares(one_process.quotes, by, measure, relayed)
        same(summaries.shares(result, by, measure, relayed), wanted)


def test_a_choice_of_articles_is_a_corpus_whose_ids_are_those_of_the_whole(result, one_process):
    side = one_process.mentions["side"] == "VAR"
    wanted = set(one_process.mentions.loc[side, "article_id"])
    corpus = result.corpus(side="VAR", roster=ROSTER)
    assert 3 < len(wanted) < len(one_process.articles)
    for table in ("articles", "mentions", "quotes", "stances", "signals"):
        whole = getattr(one_process, table)
        inside = whole[whole["article_id"].isin(wanted)].reset_index(drop=True)
        found = getattr(corpus, table)
        pd.testing.assert_frame_equal(found[list(inside.columns)], inside)
    assert "nlp" not in corpus._reader.__dict__  # no model is loaded for it


def test_articles_are_chosen_by_actor_outlet_and_day(result, one_process):
    name = one_process.actors["name"][one_process.actors["kind"] == "person"].iloc[0]
    ids = set(one_process.actors.loc[one_process.actors["name"] == name, "actor_id"])
    mentions = one_process.mentions[one_process.mentions["actor_id"].isin(ids)]
    assert set(result.corpus(actor=name).articles["article_id"]) == set(mentions["article_id"])
    outlet = one_process.articles["source"].dropna().iloc[0]
    days = one_process.articles["date"].dropna()
    found = result.corpus(source=outlet, since=days.min().date(), until=str(days.min().date())).articles
    scope = Scope(start=days.min().date(), end=days.min().date(), sources=outlet)
    assert list(found["article_id"]) == list(one_process.within(scope).articles["article_id"])


def test_a_choice_of_none_or_too_many_says_what_to_do(result):
    with pytest.raises(ValueError, match="No article meets this choice; widen it"):
        result.corpus(side="XYZ")
    with pytest.raises(ValueError, match=r"48 articles meet this choice; narrow it .* or raise most \(5\)"):
        result.corpus(most=5)
    with pytest.raises(ValueError, match="no actor of this result is called 'Nobody'"):
        result.corpus(actor="Nobody")


def test_a_folder_without_a_result_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no result in"):
        kit.scale.open(tmp_path)


def test_apps_open_a_choice_and_what_is_set_by_hand_is_kept(result, tmp_path):
    workspace = kit.Workspace(tmp_path / "workspace.sqlite")
    corpus = result.corpus(side="VAR", roster=ROSTER, workspace=workspace)
    for app in (QuotesApp(corpus), EscalationApp(corpus)):
        assert app.errors.value == ""
    undated = corpus.articles["article_id"].iloc[0]
    corpus.set_date(undated, "2024-01-01")
    again = result.corpus(side="VAR", roster=ROSTER, workspace=workspace)
    assert str(again.article(undated).date) == "2024-01-01"


@pytest.mark.parametrize("name", ["04_quotes", "05_escalation"])
def test_a_notebook_opens_a_result(result, name, tmp_path, monkeypatch):
    for folder in ("notebooks", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "data" / "actors.csv").write_bytes(ROSTER.read_bytes())
    monkeypatch.chdir(tmp_path / "notebooks")
    book = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
    code = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    names = {}
    exec(code[0], names)
    names |= {"RESULT": result.store.address, "CHOICE": {"side": "VAR"}}
    for cell in code[1:]:
        exec(cell, names)
    assert "VAR" in set(names["corpus"].mentions["side"])
    assert names["corpus"].scope_sentence.startswith("All ")
