import pytest

from kit.analysis.cooccurrence import square, who_with_whom
from tests.analysis.frames import frame, row

TEXT = "Ann met Bob. Ann left.\nBob and Cid spoke. Ann, too."


def _mentions():
    at = lambda word, start: row(start=start, end=start + 3, text=word, actor_id=word.lower(), side=word.upper())
    return frame(
        "mentions",
        at("Ann", 0),
        at("Bob", 8),
        at("Ann", 13),
        at("Bob", 23),
        at("Cid", 31),
        at("Ann", 42),
        row(start=46, end=49, text="too", actor_id="cid", side="CID", how="place"),
    )


def _actors():
    return frame("actors", *(row(actor_id=name.lower(), name=name) for name in ("Ann", "Bob", "Cid")))


def _counts(table):
    return {(row.a, row.b): row.times for row in table.itertuples()}


def test_a_sentence_or_a_paragraph():
    articles = frame("articles", row(text=TEXT))
    assert _counts(who_with_whom(_mentions(), _actors(), articles)) == {("ANN", "BOB"): 1, ("BOB", "CID"): 1}
    wider = who_with_whom(_mentions(), _actors(), articles, within="paragraph", by="actor")
    assert _counts(wider) == {("Ann", "Bob"): 2, ("Ann", "Cid"): 1, ("Bob", "Cid"): 1}


def test_without_texts_near_is_two_hundred_characters():
    assert _counts(who_with_whom(_mentions(), _actors())) == {("ANN", "BOB"): 1, ("ANN", "CID"): 1, ("BOB", "CID"): 1}


def test_the_square_is_symmetric():
    table = square(who_with_whom(_mentions(), _actors(), frame("articles", row(text=TEXT)), within="paragraph"))
    assert table.loc["ANN", "BOB"] == table.loc["BOB", "ANN"] == 2
    assert table.loc["ANN", "ANN"] == 0


def test_wrong_choices_and_nothing():
    with pytest.raises(ValueError, match="sentence, paragraph"):
        who_with_whom(_mentions(), _actors(), within="page")
    assert who_with_whom(frame("mentions"), frame("actors")).empty
    assert square(who_with_whom(frame("mentions"), frame("actors"))).empty
