import pytest

from kit.analysis import doubts
from kit.analysis.census import NO_SIDE, census, counted, finding, forms
from tests.analysis.frames import frame, row


def _actors():
    return frame(
        "actors",
        row(actor_id="ann", name="Ann Reyes", side="ARL", aliases=("Reyes",)),
        row(actor_id="arl", name="Arland", kind="state", side="ARL"),
        row(actor_id="cid", name="Cid Moor", side=None),
        row(actor_id="gil", name="Gil Gale", side="GAL"),
        row(actor_id="tow", name="Towton", kind="body", side=None),
        row(actor_id="som", name="Somebody", side="BOR"),
    )


def _mentions():
    at = lambda who, text, rule, how="name", article="a1": row(
        actor_id=who, text=text, rule=rule, how=how, article_id=article
    )
    return frame(
        "mentions",
        at("ann", "Ann Reyes", "person_titled"),
        at("ann", "Reyes", "surname"),
        at("ann", "Reyes", "surname", article="a2"),
        at("ann", "she", "pronoun", "pronoun"),
        at("arl", "Arland", "name_subject"),
        at("arl", "Arland", "place", "place", "a2"),
        at("cid", "Cid Moor", "person"),
        at("cid", "he", "pronoun", "pronoun"),
        at("gil", "Gill", "office_holder_misspelt"),
        at("tow", "Towton", "city", "place"),
        at("som", "they", "pronoun", "pronoun"),
    )


def test_a_place_is_counted_apart():
    table = counted(_actors(), _mentions()).set_index("actor_id")
    assert tuple(table.loc["arl", ["mentions", "places", "articles"]]) == (1, 1, 1)
    assert tuple(table.loc["tow", ["mentions", "places", "articles"]]) == (0, 1, 0)
    assert tuple(table.loc["ann", ["mentions", "places", "articles"]]) == (4, 0, 2)
    assert table.index[0] == "ann"


def test_by_side_and_by_kind():
    table = census(_actors(), _mentions()).set_index("side")
    assert tuple(table.loc["ARL"]) == (2, 5, 2, 1)
    assert table.index[-1] == NO_SIDE and tuple(table.loc[NO_SIDE]) == (1, 2, 1, 1)
    kinds = census(_actors(), _mentions(), by="kind").set_index("kind")
    assert tuple(kinds.loc["body"]) == (0, 0, 0, 1)
    assert "ARL 5" in finding(census(_actors(), _mentions()))
    with pytest.raises(ValueError, match="side, kind"):
        census(_actors(), _mentions(), by="role")


def test_the_words_an_actor_was_found_by():
    mine = _mentions()
    table = forms(mine[mine["actor_id"] == "ann"])
    assert list(table["text"]) == ["Reyes", "Ann Reyes", "she"]
    assert tuple(table.loc[0, ["how", "rule", "count", "articles", "first"]]) == ("name", "surname", 2, 2, 1)


def test_who_is_in_doubt_and_what_to_do():
    table = doubts.doubts(_actors(), _mentions()).set_index("actor_id")
    assert table["doubt"].to_dict() == {"cid": "person", "gil": "misspelt", "som": "no_name"}
    assert "for whom does Cid Moor act" in table.at["cid", "todo"]


def test_who_was_not_there_before():
    seen = set(doubts.names_of(_actors().head(2)))
    assert "Reyes" in seen
    assert doubts.newcomers(_actors(), {*seen, "CID MOOR"}) == {"gil", "tow", "som"}


def test_nothing():
    actors, mentions = frame("actors"), frame("mentions")
    assert census(actors, mentions).empty and forms(mentions).empty and counted(actors, mentions).empty
    assert doubts.doubts(actors, mentions).empty and finding(census(actors, mentions)) == "No actor is named."
