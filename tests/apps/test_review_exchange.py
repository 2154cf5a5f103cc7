"""Reviews written to a file, compared with somebody else's, and taken in."""

import json

import pytest

import kit
from kit.apps.review_exchange import ReviewExchange
from kit.corpus.verdicts import new_verdict
from kit.workspace.review_log import WorkspaceLog


def _verdict(row_id, verdict, **more):
    judged = {"start": 0, "end": 5, "words": f"<b>{row_id}", "values": {}}
    return new_verdict(table="quotes", row_id=row_id, article_id="a", verdict=verdict, judged=judged, **more).as_entry()


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        WorkspaceLog(workspace).append([_verdict("p", "accepted"), _verdict("q", "rejected", note="not said")])
    return tmp_path / "w.sqlite"


def _lines(*entries):
    return "".join(json.dumps(entry) + "\n" for entry in entries).encode("utf-8")


def test_reviews_are_written_and_read_again(path, tmp_path):
    exchange = ReviewExchange(path)
    exchange.out.click()
    assert "2 reviews written to" in exchange.said.value and "Download it" in exchange.said.value
    content = (tmp_path / "output" / "reviews.jsonl").read_bytes()
    exchange.drop._on_file("mine.jsonl", content, 1, 1)
    assert "2 reviews in mine.jsonl" in exchange.said.value
    exchange.take.click()
    assert "0 reviews taken in" in exchange.said.value


def test_two_analysts_side_by_side(path):
    exchange = ReviewExchange(path)
    theirs = _lines(
        _verdict("p", "accepted"), _verdict("q", "corrected", changes={"side": "IND"}), _verdict("r", "accepted")
    )
    exchange.drop._on_file("theirs.jsonl", theirs + b"nonsense\n", 1, 1)
    assert "3 reviews in theirs.jsonl" in exchange.said.value and "line 4: no JSON" in exchange.said.value
    found = exchange.found.value
    assert "50%" in found and "rejected (not said)" in found and "corrected: side = IND" in found
    assert "&lt;b&gt;q" in found and "<b>q" not in found
    exchange.take.click()
    assert "3 reviews taken in" in exchange.said.value
    with kit.Workspace(path) as workspace:
        assert len(WorkspaceLog(workspace).entries()) == 5


def test_nothing_to_hand_on_or_to_compare_is_said(tmp_path, path, monkeypatch):
    nobody = ReviewExchange(tmp_path / "none.sqlite")
    nobody.out.click()
    assert "There is no review yet" in nobody.said.value and not (tmp_path / "none.sqlite").exists()
    exchange = ReviewExchange(path)
    exchange.drop._on_file("other.jsonl", _lines(_verdict("z", "accepted")), 1, 1)
    assert "No row was judged by both" in exchange.found.value
    exchange.drop._on_file("large.jsonl", None, 1, 1)
    assert "too large" in exchange.said.value
