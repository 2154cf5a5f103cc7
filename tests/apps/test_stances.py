import pandas as pd
import pytest

from kit.apps.stance_views import VIEWS
from kit.apps.stances import StancesApp
from tests.analysis.frames import corpus
from tests.apps.worlds import two_states


def _ids(app):
    return list(app.rows()["stance_id"])


def test_the_grid_and_the_rows_follow_the_controls():
    app = StancesApp(two_states())
    assert app.errors.value == ""
    assert _ids(app) == ["s1", "s2", "s3"]
    assert "ARL toward BOR: 1 against, 1 for" in app.chart.value
    assert "Both for and against: ARL toward BOR" in app.status.value
    app.holder.value = "ARL"
    app.position.value = -1
    assert _ids(app) == ["s1"]
    assert "ARL toward BOR: 1 against" in app.chart.value
    app.position.value = ""
    app.act.value = "thank"
    assert _ids(app) == ["s2"]
    assert app.errors.value == ""


def test_words_are_sought_in_cue_topic_and_sentence():
    app = StancesApp(two_states())
    app.words.value = "GRAIN"
    assert _ids(app) == ["s2"]
    app.words.value = "grain strike"
    assert _ids(app) == []
    assert "No stance meets this choice" in app.status.value
    assert "<img" not in app.chart.value


def test_an_empty_corpus_says_why():
    app = StancesApp(corpus())
    assert "No stance was found" in app.status.value
    assert app.errors.value == ""


def test_every_control_has_a_name():
    app = StancesApp(two_states())
    controls = (app.show_as, app.holder, app.target, app.position, app.act, app.words, app.again)
    assert all(control.description for control in controls)


def test_a_row_of_the_list_opens_its_line_and_lets_go_again():
    app = StancesApp(two_states())
    assert app.list.rows[0] == ["ARL", "BOR", "1", "0", "1", "1"]
    app.list.selected = "0"
    assert _ids(app) == ["s1", "s2"]
    assert "ARL toward BOR: 2 stances in order of telling" in app.line.value
    app.table.selected = "s2"
    assert "Why this row?" in app.why.value
    app._on_again(None)
    assert _ids(app) == ["s1", "s2", "s3"] and app.again.disabled
    app.list.selected = "0"
    app.act.value = "thank"
    assert app.list.selected == "" and _ids(app) == ["s2"]
    assert app.errors.value == ""


@pytest.mark.parametrize("name", VIEWS.values())
def test_every_view_has_a_list_and_says_what_is_missing(name):
    app = StancesApp(two_states())
    app.show_as.value = name
    assert app.errors.value == ""
    if name == "days":
        assert "No course can be shown" in app.status.value and app.chart.value == ""
    else:
        assert app.list.rows
        app.list.selected = "0"
        assert app.errors.value == "" and _ids(app)
    for empty in (corpus(), two_states()):
        app = StancesApp(empty)
        app.show_as.value = name
        app.words.value = "no such words"
        assert app.errors.value == "" and app.list.rows == []


def test_a_course_is_drawn_where_articles_are_dated():
    world = two_states()
    world.articles["date"] = pd.to_datetime(["2025-05-02", "2025-05-01"])
    app = StancesApp(world)
    assert _ids(app) == ["s3", "s1", "s2"]
    app.show_as.value = "days"
    assert "02 May 2025: 1 against, 1 for" in app.chart.value
    app.list.selected = "0"
    assert _ids(app) == ["s3"] and "Published on 01 May 2025" in app.line.value


def test_both_directions_of_a_pair():
    world = two_states()
    world.stances["targets"] = [("BOR",), ("BOR",), ("ARL",)]
    world.stances["polarity"] = [-1, -1, -1]
    app = StancesApp(world)
    app.holder.value = "ARL"
    app.show_as.value = "relations"
    assert app.list.rows == [["ARL", "BOR", "− conflict", "mutual", "−2", "−1"]]
    app.list.selected = "0"
    assert _ids(app) == ["s1", "s2", "s3"] and "toward each other" in app.line.value


def test_both_passages_of_a_contradiction_stand_side_by_side():
    app = StancesApp(two_states())
    app.show_as.value = "both"
    assert app.beside.layout.display == "none"
    app.list.selected = "0"
    assert app.list.rows[0][:3] == ["ARL", "BOR", "party"]
    assert app.beside.layout.display == "" and app.reader.layout.display == "none"
    for name, start in (("for", 0), ("against", 0)):
        pane, reader = app._passages[name]
        assert "Why this row?" in pane.value
        assert any(span["layer"] == "chosen" and span["start"] == start for span in reader.chosen)
    app.table.selected = "s1"
    assert app.reader.layout.display == ""
    assert app.errors.value == ""
