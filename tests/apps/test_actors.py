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
    mark = next(span for span in app.reader.chosen if span["layer"] == "chosen")
    assert app.reader.text[mark["start"] : mark["end"]] == app.mentions.rows[0][0]
    assert "Why this row?" in app.why.value


def test_the_side_of_somebody_unresolved_is_set_and_undone(corpus):
    app = ActorsApp(corpus)
    assert corpus.actors.set_index("name")["side"].isna()[NOBODY]
    _choose(app, NOBODY)
    app.editor.new_side.value = "BOR"
    app.editor._on_save(None)
    assert app.errors.value == ""
    assert "whoever is found from now on is new" in app.status.value
    assert _roster()[NOBODY].side == "BOR"
    assert corpus.actors.set_index("name").at[NOBODY, "side"] == "BOR"
    assert app.chosen()["name"] == NOBODY
    app.editor._on_undo(None)
    assert app.errors.value == "" and app.editor.undo.disabled
    assert NOBODY not in _roster()
    assert corpus.actors.set_index("name")["side"].isna()[NOBODY]


def test_rename_and_one_more_name(corpus):
    app = ActorsApp(corpus)
    _choose(app, "Marco Rubio")
    app.editor.new_name.value, app.editor.new_alias.value = "Marco A. Rubio", "Secretary Rubio"
    app.editor._on_save(None)
    assert app.errors.value == ""
    assert _roster()["Marco A. Rubio"].aliases == ("Marco Rubio", "Secretary Rubio")
    assert "Marco A. Rubio" in set(corpus.actors["name"]) and "Marco Rubio" not in set(corpus.actors["name"])


def test_two_that_are_one_are_merged(corpus):
    app = ActorsApp(corpus)
    _choose(app, NOBODY)
    app.editor.into.value = corpus.actors.set_index("name").at["Marco Rubio", "actor_id"]
    app.editor._on_merge(None)
    assert app.errors.value == ""
    assert NOBODY not in set(corpus.actors["name"])
    assert NOBODY in _roster()["Marco Rubio"].aliases
    assert app.chosen()["name"] == "Marco Rubio"


def test_a_change_needs_a_row(corpus):
    app = ActorsApp(corpus)
    app.editor._on_save(None)
    assert "choose an actor in the table first" in app.errors.value
    _choose(app, "India")
    app.editor._on_merge(None)
    assert "Merge into" in app.errors.value
    assert not Path("../data/actors.csv").exists()


def test_pairs_are_drawn_with_their_numbers(corpus):
    app = ActorsApp(corpus)
    assert '<img alt="Who is named with whom: most often' in app.pairs_drawn.chart.value
    app.pairs_of.value = "actor"
    assert "Marco Rubio" in app.pairs.value and app.errors.value == ""


def test_those_without_a_side_can_be_gone_through(corpus):
    app = ActorsApp(corpus)
    app.side.value = NO_SIDE
    assert app.rows()["side"].isna().all()
    assert app.errors.value == ""


def test_no_actor_at_all(project):
    app = ActorsApp(kit.annotate([], progress=False))
    assert "No actor was found" in app.status.value and app.errors.value == ""


def test_work_comes_first_with_what_to_do(corpus):
    app = ActorsApp(corpus)
    assert app.rows()["name"].iloc[0] == NOBODY
    assert "1 actor to look at" in app.status.value
    _choose(app, NOBODY)
    assert f"for whom does {NOBODY}" in app.editor.todo.value or f"is {NOBODY} a body" in app.editor.todo.value
    app.order.value = "named"
    assert app.rows()["name"].iloc[0] in {"India", "Pakistan", "France"}
    app.order.value = "work"
    assert list(app.rows()["name"]) == [NOBODY]


def test_each_form_of_words_leads_to_its_first_passage(corpus):
    app = ActorsApp(corpus)
    _choose(app, "India")
    assert app.forms.columns == ["words", "as", "rule", "times", "articles"]
    app.forms.selected = app.forms.row_keys[0]
    assert app.mentions.selected == app.forms.selected
    assert {row[0] for row in app.mentions.rows} == {app.forms.rows[0][0]}
    assert len(app.mentions.rows) == int(app.forms.rows[0][3])
    assert "Why this row?" in app.why.value


def test_a_name_is_taken_out_and_given_back(corpus):
    app = ActorsApp(corpus)
    _choose(app, "Marco Rubio")
    app.editor.new_alias.value = "Jaishankar"  # as if one had added it by mistake
    app.editor._on_save(None)
    app.editor.out.value = "Jaishankar"
    app.editor._on_take_out(None)
    assert app.errors.value == ""
    assert _roster()["Marco Rubio"].aliases == () and _roster()["Jaishankar"].side is None
    assert "No words of these articles count for it" in app.editor.said.value
    app.editor._on_undo(None)
    assert _roster()["Marco Rubio"].aliases == ("Jaishankar",) and "Jaishankar" not in _roster()
    assert len(list(Path("../data").glob("actors.bak*.csv"))) == 2


def test_an_empty_side_is_none(corpus):
    app = ActorsApp(corpus)
    _choose(app, "Marco Rubio")
    app.editor.new_side.value = ""
    app.editor._on_save(None)
    assert corpus.actors.set_index("name")["side"].isna()["Marco Rubio"]


def test_who_is_new_since_the_last_save(corpus):
    app = ActorsApp(corpus)
    assert "was not saved from here yet" in app.status.value
    app._on_all_seen(None)
    assert "None new since" in app.status.value
    corpus.workspace.set("actors_seen", {"day": "1 May 2025", "names": ["India", "Pakistan", "MARCO RUBIO"]})
    app = ActorsApp(corpus)
    app.order.value = "new"
    assert NOBODY in set(app.rows()["name"]) and not {"India", "Marco Rubio"} & set(app.rows()["name"])
    assert all(row[0].startswith("new") for row in app.table.rows)
    _choose(app, NOBODY)
    app.editor.new_side.value = "BOR"
    app.editor._on_save(None)
    assert NOBODY in set(app.rows()["name"])  # until the app is opened again
    assert "None new" in ActorsApp(corpus).status.value


def test_counts_by_side_and_kind(corpus):
    app = ActorsApp(corpus)
    assert "Mentions by side: " in app.chart.value and "places" in app.counts.value
    app.by.value = "kind"
    assert "Mentions by kind: " in app.chart.value
