import pandas as pd

from kit.analysis.contradictions import TARGET, TOPIC, contradictions
from kit.analysis.relations import relations
from kit.analysis.stance_groups import by_act, by_day, by_topic, content, in_order, ranked
from tests.analysis.frames import frame, row


def _some():
    return frame(
        "stances",
        row(stance_id="s1", holders=("AAA",), targets=("BBB",), polarity=-1, topic="the new ceasefire plan"),
        row(stance_id="s2", holders=("BBB",), targets=("AAA",), polarity=-1, act="blame", article_id="a2"),
        row(stance_id="s3", holders=("AAA",), targets=("CCC",), polarity=1, act="praise", topic="its patience"),
        row(stance_id="s4", holders=("AAA",), targets=("BBB",), polarity=1, act="thank", article_id="a2"),
        row(stance_id="s5", holders=("AAA",), targets=(), polarity=1, act="support", topic="a Ceasefire"),
        row(stance_id="s6", holders=("DDD",), targets=("BBB", "CCC"), polarity=0, act="urge", topic="Patience"),
        row(stance_id="s7", holders=(), targets=("AAA",), polarity=-1),
    )


def _articles():
    return frame("articles", row(article_id="a1", date="2025-05-03"), row(article_id="a2", date="2025-05-01"))


def test_pairs_with_their_stances():
    table = ranked(_some()).set_index(["holder", "target"])
    assert tuple(table.loc[("AAA", "BBB")]) == (1, 0, 1, 2, 2, ("s1", "s4"))
    assert table.index[0] == ("AAA", "BBB")


def test_by_act_each_stance_counts_once():
    table = by_act(_some()).set_index("act")
    assert tuple(table.loc["urge"]) == (0, 1, 0, 1, 1, ("s6",))
    assert table.at["accuse", "against"] == 2


def test_topics_that_differ_in_small_words_are_one():
    table = by_topic(_some())
    assert table.loc[0, "topic"] == "its patience" and table.loc[0, "stance_ids"] == ("s3", "s6")
    assert content("not to the “US-led” Talks") == ("us-led", "talks")


def test_days_are_in_order_and_undated_ones_left_out():
    table = by_day(_some(), _articles())
    assert [f"{day:%d %b}" for day in table["day"]] == ["01 May", "03 May"]
    assert table.loc[0, "stance_ids"] == ("s2", "s4")
    undated = frame("articles", row(article_id="a1"), row(article_id="a2"))
    assert by_day(_some(), undated).empty
    assert list(in_order(_some(), _articles())["stance_id"])[:3] == ["s2", "s4", "s1"]
    assert list(in_order(_some(), undated)["stance_id"]) == list(_some()["stance_id"])


def test_who_is_at_odds_and_who_agrees():
    table = relations(_some())
    assert list(zip(table["a"], table["b"], table["tone"], table["mutual"], strict=True)) == [
        ("AAA", "BBB", "both", True),
        ("AAA", "CCC", "agreement", False),
    ]
    assert tuple(table.loc[0, ["a_against", "a_for", "b_against", "b_for", "stances"]]) == (1, 1, 1, 0, 3)
    assert table.loc[0, "stance_ids"] == ("s1", "s2", "s4")
    assert relations(_some().head(2)).loc[0, "tone"] == "conflict"


def test_one_holder_for_and_against():
    table = contradictions(_some()).set_index("of")
    assert tuple(table.loc[TARGET]) == ("AAA", "BBB", "s4", "s1", 2, ("s1", "s4"))
    assert tuple(table.loc[TOPIC]) == ("AAA", "a Ceasefire", "s5", "s1", 2, ("s1", "s5"))


def test_nothing():
    none, articles = frame("stances"), frame("articles")
    for table in (ranked(none), by_act(none), by_topic(none), by_day(none, articles), relations(none)):
        assert table.empty and "stance_ids" in table
    assert contradictions(none).empty and isinstance(in_order(none, articles), pd.DataFrame)
