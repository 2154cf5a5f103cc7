import pytest

from kit.apps.widgets import Reader
from kit.article import RemovedLine

SPAN = {"start": 4, "end": 9, "layer": "quotes", "key": "quotes/q", "label": "Ann"}
TEXT = "Hi \U0001f600 there, you."


@pytest.fixture
def reader():
    made = Reader(on=["quotes"])
    made.show("Title", TEXT, [SPAN], removed=[RemovedLine(0, 0, "byline", "By <b>Ann</b>")])
    return made


def test_what_is_drawn_counts_characters(reader):
    assert reader.pieces == [["Hi \U0001f600", []], [" ther", [0]], ["e, you.", []]]
    assert reader.lines == [{"before": 0, "text": "By <b>Ann</b>", "label": "byline", "key": "removed/0"}]


def test_the_same_article_is_not_drawn_again_when_another_row_is_chosen(reader):
    version, turn = reader.version, reader.turn
    reader.marked = [0, 2]
    lines = [RemovedLine(0, 0, "byline", "By <b>Ann</b>")]
    reader.show("Title", TEXT, [SPAN], chosen=[{"start": 0, "end": 2, "layer": "chosen", "label": ""}], removed=lines)
    assert (reader.version, reader.turn, reader.marked) == (version, turn + 1, [0, 2])
    reader.show("Title", TEXT + " More.", [SPAN])
    assert reader.version == version + 1 and reader.marked == []


def test_it_forgets_its_last_click(reader):
    reader.clicked = "quotes/q"
    reader.show("Title", TEXT, [SPAN])
    assert reader.clicked == ""


@pytest.mark.parametrize("ends", [[3, 3], [5, 2], [-1, 4], [0, 17], [1], [1, 2, 3]])
def test_marked_words_that_are_none_of_the_text_are_refused(reader, ends):
    reader.marked = [0, 16]
    assert reader.marked == [0, 16]
    reader.marked = ends
    assert reader.marked == []


def test_passages_outside_the_text_are_not_drawn(reader):
    reader.show("", "Short", [SPAN], chosen=[SPAN | {"layer": "chosen"}])
    assert reader.spans == [] and reader.chosen == []
