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
    assert all(control.description for control in (app.holder, app.target, app.position, app.act, app.words))
