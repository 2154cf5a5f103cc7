"""What to check next, how many more checks are of use, and how far two analysts agree."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.analysis import review_queue
from kit.analysis.agreement import agreement, disagreements
from kit.analysis.elsewhere import same_elsewhere
from kit.corpus.frames import frame
from kit.corpus.trust import interval
from kit.lexicon import table as lexicon_table


def _quotes(*rows):
    """Rows of (id, rule, speaker, review, drawn)."""
    return frame("quotes", [
        {"quote_id": key, "article_id": "a", "start": n, "end": n + 1, "rule": rule, "speaker": speaker,
         "side": speaker, "review": review}
        for n, (key, rule, speaker, review, _) in enumerate(rows)
    ]).assign(drawn=[drawn for *_, drawn in rows])  # fmt: skip


ROWS = _quotes(
    ("a", "clause", "Ann", None, ()),
    ("b", "floating", None, None, ()),
    ("c", "clause", "Ann", "accepted", ("random",)),
    ("d", "floating", "Bo", "rejected", ("analyst",)),
    ("e", "clause", "Ann", "changed", ("doubt",)),
    ("f", "analyst", "Ann", "added", ()),
    ("g", "clause", "Ann", None, ()),
)


def test_rows_are_parted_by_what_was_said_of_them():
    ids = lambda state: review_queue.in_state("quotes", ROWS, state)["quote_id"].tolist()
    assert ids("unreviewed") == ["a", "b", "e", "g"]
    assert ids("reviewed") == ["c", "d", "f"]
    assert ids("doubtful") == ["b", "e"]
    assert ids("changed") == ["e"]


def test_what_changed_heads_the_doubtful_and_every_doubt_says_why():
    assert review_queue.by_doubt("quotes", ROWS)["quote_id"].tolist() == ["e", "b"]
    doubts = review_queue.doubtful("quotes", ROWS)
    assert "no speaker is named" in doubts["why"][1] and "otherwise than when it was judged" in doubts["why"][4]
    assert (doubts["points"] > 0).all() and (doubts["why"] != "").all()


def test_a_draw_takes_judged_rows_too_but_no_additions_and_none_twice():
    drawn = review_queue.at_random(ROWS, "quote_id", 1)["quote_id"].tolist()
    assert sorted(drawn) == ["a", "b", "d", "e", "g"]
    assert drawn == review_queue.at_random(ROWS.iloc[::-1], "quote_id", 1)["quote_id"].tolist()
    orders = {tuple(review_queue.at_random(ROWS, "quote_id", seed)["quote_id"]) for seed in range(20)}
    assert len(orders) > 10
    fewer = ROWS[ROWS["quote_id"] != "g"]
    assert review_queue.at_random(fewer, "quote_id", 1)["quote_id"].tolist() == [one for one in drawn if one != "g"]


def test_every_doubt_is_about_a_rule_or_a_column_that_there_is():
    for doubt in lexicon_table("review_doubts"):
        assert doubt["column"] in frame(doubt["table"], []).columns and int(doubt["points"]) > 0
        if doubt["column"] == "rule":
            rules = {row["rule"] for row in lexicon_table(f"rules_{doubt['table']}")}
            assert set(doubt["value"].split("|")) <= rules


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 3000))
def test_so_many_more_checks_narrow_the_interval_and_one_fewer_does_not(right, wrong, left):
    reviewed = right + wrong
    more = review_queue.more_checks(right, reviewed, reviewed + left)
    assert 0 <= more <= left
    share = right / reviewed if reviewed else 0.5

    def half(count):
        """Half of the interval's width, if the share stayed what it is."""
        _, low, high = interval(share * count, count)
        return (high - low) / 2

    if more:
        assert reviewed + more == 1 or half(reviewed + more - 1) > review_queue.MARGIN - 1e-9
    if more < left and reviewed + more:
        assert half(reviewed + more) <= review_queue.MARGIN + 1e-9


def test_nothing_checked_asks_for_what_a_half_would_need():
    assert review_queue.more_checks(0, 0, 10_000) == 381  # Wilson at one half, ± .05
    assert review_queue.more_checks(0, 0, 50) == 50


def test_passages_are_drawn_once_each():
    text = "A short line.\n\n" + " ".join(["word"] * 12) + "\n" + " ".join(["other"] * 14)
    articles = frame("articles", [{"article_id": "x", "text": text}])
    first = review_queue.passages(articles, [], 7)
    assert sorted(first["text"].str.split().map(len)) == [12, 14]
    assert all(text[row.start : row.end] == row.text for row in first.itertuples())
    row = first.iloc[0]
    assert len(review_queue.passages(articles, [(row.article_id, row.start, row.end)], 7)) == 1


def test_a_correction_reaches_the_unreviewed_rows_with_the_same_name():
    row = ROWS.iloc[0].to_dict()
    assert same_elsewhere("quotes", ROWS, row, "speaker")["quote_id"].tolist() == ["g"]
    assert same_elsewhere("quotes", ROWS, row, "side")["quote_id"].tolist() == ["g"]
    assert same_elsewhere("quotes", ROWS, ROWS.iloc[1].to_dict(), "speaker").empty


def _reviews(**verdicts):
    return [
        {"table": "quotes", "row_id": key, "article_id": "a", "verdict": verdict, "changes": {}, "note": None,
         "when": f"2025-01-01T00:00:{n:02}+00:00", "judged": {"words": key}}
        for n, (key, verdict) in enumerate(verdicts.items())
    ]  # fmt: skip


def test_agreement_by_hand():
    a = _reviews(p="accepted", q="accepted", r="rejected", s="rejected", t="accepted", x="added")
    b = _reviews(p="accepted", q="rejected", r="rejected", s="rejected", u="accepted", x="added")
    found = agreement(a, b).set_index("table")
    # of four rows three alike; by chance (2/4)(1/4) + (2/4)(3/4) = .5, so kappa is (.75 - .5) / .5
    assert (found.loc["all", "both"], found.loc["all", "alike"], found.loc["all", "raw"]) == (4, 3, 0.75)
    assert math.isclose(found.loc["all", "kappa"], 0.5) and math.isclose(found.loc["quotes", "kappa"], 0.5)
    assert found.loc["signals", "both"] == 0 and math.isnan(found.loc["signals", "raw"])
    assert disagreements(a, b)["row_id"].tolist() == ["q"]


def test_the_latest_verdict_of_each_counts_and_other_corrections_differ():
    a = _reviews(p="accepted") + [_reviews(p="rejected")[0] | {"when": "2026-01-01T00:00:00+00:00"}]
    b = _reviews(p="accepted")
    assert disagreements(a, b)["verdict_a"].tolist() == ["rejected"]
    a, b = ([_reviews(p="corrected")[0] | {"changes": {"side": side}}] for side in ("IND", "PAK"))
    assert len(disagreements(a, b)) == 1 and disagreements(a, a).empty
    assert math.isnan(agreement(a, a)["kappa"][0]) and agreement(a, b)["raw"][0] == 1


def test_nothing_to_compare_is_no_error():
    assert agreement([], [])["both"].sum() == 0 and disagreements([], []).empty


@pytest.mark.parametrize("table", ["quotes", "stances", "signals"])
def test_an_empty_table_is_no_error(table):
    rows = frame(table, []).assign(drawn=[])
    assert review_queue.by_doubt(table, rows).empty
    assert review_queue.at_random(rows, rows.columns[0], 1).empty
    assert all(review_queue.in_state(table, rows, state).empty for state in review_queue.STATES)
