from pathlib import Path

import kit
from kit.apps.actors import NO_SIDE, ActorsApp
from kit.lexicon.roster import read_roster

NOBODY = "Zorba Quillfeather"


def _choose(app, name):
    app.table.selected = app._frame.set_index("name").at[name, "_key"]


def _roster():
    return {row.name: row for row in read_roster("../data/actors.csv").rows}


def test_filters_and_what_they_leave(corpus):
    app = ActorsApp(corpus)
    assert app.errors.value == ""
    assert {"India", "Pakistan", "France"} <= set(app.rows()["name"])
    app.kind.value = "person"
    assert "India" not in set(app.rows()["name"])
    app.words.value = "rub"
    assert list(app.rows()["name"]) == ["Marco Rubio"]
    app.side.value = "FRA"
    assert "meets this choice" in app.status.value and app.table.rows == []


def test_mentions_in_context_lead_to_the_reader(corpus):
    app = ActorsApp(corpus)
    assert app.mentions.rows == []
    _choose(app, "Pakistan")
    assert any("«Pakistan»" in row[2] for row in app.mentions.rows)
    app.mentions.selected = app.mentions.row_keys[0]
    mark = next(span for span in app.reader.spans if span["layer"] == "chosen")
    assert app.reader.text[mark["start"] : mark["end"]] == app.mentions.rows[0][0]
    assert "Why this row?" in app.why.value


def test_the_side_of_somebody_unresolved_is_set_and_undone(corpus):
    app = ActorsApp(corpus)
    assert corpus.actors.set_index("name")["side"].isna()[NOBODY]
    _choose(app, NOBODY)
    app.new_side.value = "BOR"
    app._on_save(None)
    assert app.errors.value == ""
    assert _roster()[NOBODY].side == "BOR"
    assert corpus.actors.set_index("name").at[NOBODY, "side"] == "BOR"
    assert app.chosen()["name"] == NOBODY
    app._on_undo(None)
    assert app.errors.value == "" and app.undo.disabled
    assert NOBODY not in _roster()
    assert corpus.actors.set_index("name")["side"].isna()[NOBODY]


def test_rename_and_one_more_name(corpus):
    app = ActorsApp(corpus)
    _choose(app, "Marco Rubio")
    app.new_name.value, app.new_alias.value = "Marco A. Rubio", "Secretary Rubio"
    app._on_save(None)
    assert app.errors.value == ""
    assert _roster()["Marco A. Rubio"].aliases == ("Marco Rubio", "Secretary Rubio")
    assert "Marco A. Rubio" in set(corpus.actors["name"]) and "Marco Rubio" not in set(corpus.actors["name"])


def test_two_that_are_one_are_merged(corpus):
    app = ActorsApp(corpus)
    _choose(app, NOBODY)
    app.into.value = corpus.actors.set_index("name").at["Marco Rubio", "actor_id"]
    app._on_merge(None)
    assert app.errors.value == ""
    assert NOBODY not in set(corpus.actors["name"])
    assert NOBODY in _roster()["Marco Rubio"].aliases
    assert app.chosen()["name"] == "Marco Rubio"


def test_a_change_needs_a_row(corpus):
    app = ActorsApp(corpus)
    app._on_save(None)
    assert "choose an actor in the table first" in app.errors.value
    _choose(app, "India")
    app._on_merge(None)
    assert "Merge into" in app.errors.value
    assert not Path("../data/actors.csv").exists()


def test_pairs_are_drawn_with_their_numbers(corpus):
    app = ActorsApp(corpus)
    assert '<img alt="Who is named with whom: most often' in app.chart.value
    app.by.value = "actor"
    assert "Marco Rubio" in app.chart.value and app.errors.value == ""


def test_those_without_a_side_can_be_gone_through(corpus):
    app = ActorsApp(corpus)
    app.side.value = NO_SIDE
    assert app.rows()["side"].isna().all()
    assert app.errors.value == ""


def test_no_actor_at_all(project):
    app = ActorsApp(kit.annotate([], progress=False))
    assert "No actor was found" in app.status.value and app.errors.value == ""
