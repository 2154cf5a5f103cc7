from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from kit.apps.base import App, output_folder
from kit.apps.widgets import RowTable
from tests.apps.worlds import two_states


class Quoted(App):
    table_name = "quotes"

    def __init__(self, corpus):
        super().__init__(corpus)
        self.limit = widgets.BoundedIntText(description="At most", value=9)
        self.compose([self.limit])

    def refresh(self):
        frame = self.corpus.quotes.head(self.limit.value)
        if not self.limit.value:
            raise ValueError("<b>none</b> asked for")
        self.show_rows(frame, frame[["speaker", "text"]])


def test_a_row_table_shows_cells_as_words():
    table = RowTable()
    days = pd.Timestamp("2025-04-29")
    table.show(
        pd.DataFrame({"a": ["<b>x</b>", None, days, ("IND", "PAK"), float("nan")]}, dtype="object"), list("vwxyz")
    )
    assert [row[0] for row in table.rows] == ["<b>x</b>", "", "2025-04-29", "IND, PAK", ""]


def test_the_chosen_row_stays_while_it_is_there():
    table = RowTable()
    table.show(pd.DataFrame({"a": ["1", "2"]}), ["k1", "k2"])
    table.selected = "k2"
    table.show(pd.DataFrame({"a": ["2"]}), ["k2"])
    assert table.selected == "k2"
    table.show(pd.DataFrame({"a": ["1"]}), ["k1"])
    assert table.selected == ""


def _long_table(asked):
    frame = pd.DataFrame({"name": [f"n{n:04}" for n in range(2500)], "size": [str(n % 7 - 3) for n in range(2500)]})
    table = RowTable()
    table.show(lambda numbers: asked.append(len(numbers)) or frame.iloc[numbers], frame["name"])
    return table


def test_of_a_long_table_only_the_block_on_view_is_made_and_sent():
    asked = []
    table = _long_table(asked)
    assert asked == [1000] and len(table.rows) == 1000 and table.total == 2500 == len(table.row_keys)
    table._asked(table, {"turn": 2100}, [])
    assert (table.first, len(table.rows), table.rows[0][0], table.keys_here[0]) == (2000, 500, "n2000", "n2000")
    table._asked(table, {"turn": 10**9}, [])
    assert table.first == 2000
    table._asked(table, {"turn": -5}, [])
    assert table.first == 0
    for odd in ({}, {"turn": "x"}, {"sort": 3}, {"turn": None, "sort": None}):
        table._asked(table, odd, [])
    assert table.first == 0 and table.rows[0][0] == "n0000"


def test_a_long_table_is_sorted_as_a_whole_and_turns_to_the_row_chosen_elsewhere():
    table = _long_table([])
    table._asked(table, {"sort": "size", "down": True}, [])
    assert table.rows[0] == ["n0006", "3"] and table.order == ["size", True]
    table._asked(table, {"sort": "size", "down": False}, [])
    assert [row[1] for row in table.rows[:2]] == ["-3", "-3"]
    table._asked(table, {"sort": "name", "down": True}, [])
    table.selected = "n0001"
    assert table.first == 2000 and "n0001" in table.keys_here
    table.show(pd.DataFrame({"name": ["n0001", "b"]}), ["n0001", "b"])
    assert (table.selected, table.first, table.order, table.total) == ("n0001", 0, [], 2)


def test_a_row_leads_to_its_words_and_says_why():
    app = Quoted(two_states())
    app.table.selected = "q1"
    chosen = [span for span in app.reader.chosen if span["layer"] == "chosen"]
    assert [(span["start"], span["end"]) for span in chosen] == [(0, 12)]
    assert "characters 0–12" in app.why.value


def test_a_click_in_the_reader_chooses_the_row():
    app = Quoted(two_states())
    app.reader.clicked = "quotes/q2"
    assert app.table.selected == "q2"
    app.reader.clicked = "unknown"
    assert app.table.selected == "q2" and app.errors.value == ""


def test_a_click_on_words_of_another_layer_says_what_that_row_says():
    app = Quoted(two_states())
    assert app.reader.on == ["quotes"] and {span["layer"] for span in app.reader.spans} >= {"quotes", "stances"}
    app.table.selected = "q1"
    app.reader.clicked = "stances/s1"
    assert "ARL → BOR: accuse, “accused”" in app.why.value and "Why this row?" in app.why.value
    assert app.table.selected == "q1" and app.errors.value == ""


def test_a_click_on_a_row_that_the_filters_hide_still_says_why():
    app = Quoted(two_states())
    app.limit.value = 1
    app.reader.clicked = "quotes/q2"
    assert app.table.selected == "" and "no longer" in app.why.value and app.errors.value == ""


def test_an_error_becomes_one_escaped_line_and_goes_away():
    app = Quoted(two_states())
    app.limit.value = 0
    assert "ValueError: &lt;b&gt;none&lt;/b&gt; asked for" in app.errors.value
    app.limit.value = 1
    assert app.errors.value == "" and len(app.table.rows) == 1


def test_the_export_lies_beside_the_notebooks(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert output_folder() == Path.cwd().parent / "output"
    app = Quoted(two_states())
    app._on_export(None)
    head = (tmp_path / "output" / "quotes.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert {"article_id", "start", "end", "rule"} <= set(head.split(","))
    assert "data:text/csv;base64," in app.exported.value and app.errors.value == ""
