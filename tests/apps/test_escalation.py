import pandas as pd

from kit.analysis import dyads
from kit.apps.escalation import NARRATOR, EscalationApp
from tests.analysis.frames import corpus
from tests.apps.worlds import two_states


def _empty():
    world = corpus()
    world.weights = {}
    return world


def test_it_opens_on_the_busiest_dyad_and_says_that_it_is_undated():
    app = EscalationApp(two_states())
    assert app.errors.value == ""
    assert app.dyad.value == ("ARL", "BOR")
    assert "order of telling" in app.status.value
    assert "Events in the order of telling" in app.chart.value
    between = ["ARL → BOR", "ARL → BOR", dyads.BOTH, "BOR → ARL", "outside diplomacy", "BOR → ARL"]
    assert list(app.rows()["line"]) == between
    assert set(app.rows()["status"]) == {"actual"}


def test_history_and_threats_stand_apart():
    app = EscalationApp(two_states())
    assert "2 events stand apart and count nowhere: 1 threatened, 1 historical" in app.status.value
    app.of_status.value = ("historical",)
    assert list(app.rows()["status"]) == ["historical"]
    app.of_status.value = ()
    assert len(app.rows()) == 8


def test_who_says_so():
    app = EscalationApp(two_states())
    app.says.value = "ann"
    assert list(app.rows()["signal"]) == ["accusation"]
    assert "Only 1 event: too few for a trend" in app.status.value
    assert "Events in the order of telling" in app.chart.value
    app.picture.value = "index"
    assert "<img" not in app.chart.value
    app.says.value = NARRATOR
    assert "accusation" not in set(app.rows()["signal"])


def test_the_index_is_asked_for_and_says_what_it_is():
    app = EscalationApp(two_states())
    assert "Weighted sum" not in app.chart.value
    app.picture.value = "index"
    assert (
        "Weighted sum of 5 events: -27.5." in app.chart.value
    )  # -9.5 -6.5 -1 -6 -4.5; the mediator's talks are outside
    assert "What it is not: a measurement or a forecast" in app.status.value
    app.picture.value = "ladder"
    assert "Events by type and status" in app.chart.value
    assert app.errors.value == ""


def test_dated_events_are_drawn_by_day():
    world = two_states()
    world.articles["date"] = pd.to_datetime(pd.Series(["2025-05-01", "2025-05-03"]))
    app = EscalationApp(world)
    assert "Events by day." in app.chart.value
    assert "order of telling" not in app.status.value


def test_weights_are_saved_when_applied():
    world = two_states()
    app = EscalationApp(world)
    app.weights.boxes["threat"].value = -3
    assert world.weights == {}
    app.weights.use()
    assert world.weights == {"threat": -3.0}
    app.weights.use_defaults()
    assert app.weights.value == {}
    assert app.weights.boxes["threat"].value == -6.5


def test_all_sides_and_an_empty_corpus():
    app = EscalationApp(two_states())
    app.dyad.value = ()
    assert len(app.rows()) == 6
    assert "line" not in app.rows()
    nothing = EscalationApp(_empty())
    assert "No signal was found" in nothing.status.value
    assert nothing.errors.value == app.errors.value == ""
