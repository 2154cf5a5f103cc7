"""Passages that were read through, and what they say of what the kit misses."""

import math
import shutil

import pytest

from tests.corpus.test_reviews import ARTICLE, KEYS, TEXT, _annotated


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("read") / "w.sqlite"
    _annotated(path)
    return path


@pytest.fixture(params=["memory", "workspace"])
def corpus(request, read, tmp_path):
    if request.param == "memory":
        return _annotated()
    shutil.copy(read, tmp_path / "w.sqlite")
    return _annotated(tmp_path / "w.sqlite")


def test_recall_counts_what_was_added_in_passages_that_were_read(corpus):
    end = TEXT.index("\n\n")
    nothing = corpus.recall().set_index("table")
    assert nothing["passages"].sum() == 0 and nothing["recall"].isna().all()
    corpus.mark_passage("stances", ARTICLE, 0, end)
    found = (corpus.stances["start"] < end).sum()
    corpus.add("stances", ARTICLE, 0, 6)
    corpus.add("stances", ARTICLE, end + 2, end + 7)  # outside the passage
    row = corpus.recall().set_index("table").loc["stances"]
    assert (row.passages, row.found, row.missed) == (1, found, 1)
    assert math.isclose(row.recall, found / (found + 1)) and row.low < row.recall < row.high
    assert corpus.passages_read("stances") == [(ARTICLE, 0, end)] and corpus.passages_read("quotes") == []
    corpus.mark_passage("stances", ARTICLE, 0, end, read=False)
    assert corpus.passages_read("stances") == []


def test_a_passage_that_reads_otherwise_is_no_longer_read(read, tmp_path):
    path = tmp_path / "w.sqlite"
    shutil.copy(read, path)
    _annotated(path).mark_passage("quotes", ARTICLE, 0, 40)
    assert _annotated(path).passages_read("quotes") == [(ARTICLE, 0, 40)]
    assert _annotated(path, text="Now " + TEXT).passages_read("quotes") == []


@pytest.mark.parametrize("given", [("actors", ARTICLE, 0, 5), ("quotes", "x", 0, 5), ("quotes", ARTICLE, 5, 5)])
def test_a_passage_that_is_none_is_refused(corpus, given):
    with pytest.raises(ValueError):
        corpus.mark_passage(*given)
    assert all(corpus.passages_read(table) == [] for table in KEYS)
