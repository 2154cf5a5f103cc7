import pandas as pd

import kit
from kit.analysis import dyads
from kit.apps import BriefApp, QuotesApp, StancesApp
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
    app.says.value = ("ann",)
    assert list(app.rows()["signal"]) == ["accusation"]
    assert "Only 1 event: too few for a trend" in app.status.value
    assert "Events in the order of telling" in app.chart.value
    app.picture.value = "index"
    assert "<img" not in app.chart.value
    app.says.value = (NARRATOR,)
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


def _dated():
    world = two_states()
    world.articles["date"] = pd.to_datetime(pd.Series(["2025-05-01", "2025-05-03"]))
    return world


def test_a_number_opens_to_the_events_that_it_counts():
    app = EscalationApp(_dated())
    app.of_status.value = ("historical",)
    assert [row[:2] for row in app.numbers.rows] == [
        ["01 May 2025", "4 (4 reported)"],
        ["03 May 2025", "1 (1 reported)"],
    ]
    assert "ARL → BOR: threat “word”" in app.numbers.rows[0][2]
    app.numbers.selected = app.numbers.row_keys[1]
    assert list(app.rows()["signal"]) == ["attack"]
    assert "1 event of the number chosen in the table below" in app.status.value
    app.picture.value = "ladder"  # another table of numbers: nothing in it is chosen
    assert app.numbers.selected == ""
    assert list(app.rows()["status"]) == ["historical"]
    app.numbers.selected = next(key for key in app.numbers.row_keys if ":attack:" in key)
    assert sorted(app.rows()["status"]) == ["actual", "historical", "threatened"]
    app.picture.value = "index"
    app.numbers.selected = app.numbers.row_keys[0]
    assert len(app.rows()) == 4
    assert app.errors.value == ""


def test_undated_numbers_are_those_of_the_lines_and_outsiders_stand_beside():
    app = EscalationApp(two_states())
    assert [row[0] for row in app.numbers.rows] == ["ARL → BOR", "BOR → ARL", dyads.BOTH, dyads.OUTSIDE]
    app.numbers.selected = app.numbers.row_keys[-1]
    assert list(app.rows()["signal"]) == ["talks"]
    app.dyad.value = ()
    assert [row[0] for row in app.numbers.rows][-1] == "material conflict"


def test_an_event_opens_to_all_its_mentions():
    world = two_states()
    world.signals.loc[world.signals["signal"] == "threat", "event_id"] = "one"
    other = world.signals[world.signals["signal"] == "threat"].assign(
        signal_id="again", article_id="a2", status="denied"
    )
    world.signals = pd.concat([world.signals, other], ignore_index=True)
    app = EscalationApp(world)
    assert app.mentions.layout.display == "none"
    app.table.selected = app.rows().set_index("event_id").loc["one", "signal_id"]
    assert app.mentions.layout.display is None
    assert [row[0] for row in app.mentions.rows] == ["Talks stall", "A strike"]
    assert "All 2 mentions of this event" in app.mentions.caption
    assert "actual (also denied)" in {row[app.table.columns.index("status")] for row in app.table.rows}
    app.mentions.selected = "again"
    assert app.reader.title == "A strike"
    app.picture.value = "ladder"
    assert (app.mentions.selected, app.reader.title) == ("", "Talks stall")
    assert app.errors.value == ""


class _Kept(dict):
    set = dict.__setitem__


def test_what_is_new_since_the_last_run_with_other_articles():
    world = two_states()
    everything, world.workspace = world.signals, _Kept()
    world.everything = world
    world.signals = everything[everything["article_id"] == "a1"]
    assert len(EscalationApp(world).since.options) == 1  # the first run
    world.signals = everything.assign(status=everything["status"].replace("threatened", "called_for"))
    for _ in range(2):  # opened again, nothing is lost
        app = EscalationApp(world)
        assert "1 new, 0 told again, 1 with another status" in app.status.value
        assert app.table.columns[:2] == ["line", "since"]
        app.since.value = True
        assert list(app.rows()["since"]) == ["new"]
        app.of_status.value = ()
        assert list(app.rows()["since"]) == ["was threatened", "new"]


def test_sides_say_so_with_all_who_speak_for_them():
    world = two_states()
    world.signals.loc[world.signals["signal"] == "refusal", "attributed_to"] = "bob"
    app = EscalationApp(world)
    assert [label for label, _ in app.says.options] == ["anybody", NARRATOR, "ARL", "BOR"]
    app.says.value = ("bob",)
    assert list(app.rows()["signal"]) == ["refusal"]


def test_an_addition_without_a_type_disturbs_nothing():
    article = kit.Article("India attacked Pakistan. Pakistan condemned the attack.", id="a")
    read = kit.annotate([article], progress=False)
    for table in ("quotes", "stances", "signals"):
        read.add(table, "a", 0, 5)
    for app in (EscalationApp(read), StancesApp(read), QuotesApp(read), BriefApp(read)):
        assert app.errors.value == ""
    assert read.signals["signal"].isna().sum() == 1
