"""The roster file: what is read, what is refused in one line, and that writing loses nothing."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.lexicon.roster import COLUMNS, Roster, read_roster, write_roster

HEAD = "name,side,kind,role,aliases,from,until,note\n"
cells = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


def _file(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "actors.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_row(tmp_path):
    (row,) = read_roster(_file(tmp_path, HEAD + "Mira Sol,VAR,person,Chancellor,M. Sol| Sol ,2024-01-01,,x\n")).rows
    assert (row.name, row.side, row.kind, row.role) == ("Mira Sol", "VAR", "person", "Chancellor")
    assert (row.aliases, row.start, row.end) == (("M. Sol", "Sol"), date(2024, 1, 1), None)
    assert row.holds_on(None)
    assert row.holds_on(date(2024, 1, 1))
    assert not row.holds_on(date(2023, 12, 31))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_spreadsheets_of_semicolons_and_marks_are_read(tmp_path, encoding):
    path = _file(tmp_path, HEAD.replace(",", ";") + "Mira Søl;VAR;;;;;;\n", encoding)
    assert [row.name for row in read_roster(path).rows] == ["Mira Søl"]


def test_faulty_rows_are_named_by_their_line_and_the_others_are_kept(tmp_path):
    text = HEAD + ",VAR,,,,,,\nA,,wizard,,,,,\nB,,,,,soon,,\nC,,,,,2024-02-01,2024-01-01,\nD,,,,,,,\n"
    roster = read_roster(_file(tmp_path, text))
    assert [row.name for row in roster.rows] == ["D"]
    assert [problem.split(":")[0] for problem in roster.problems] == ["line 2", "line 3", "line 4", "line 5"]
    assert all("\n" not in problem for problem in roster.problems)


def test_nothing_is_an_empty_roster(tmp_path):
    assert read_roster(None) == read_roster(tmp_path / "none.csv") == Roster()


@pytest.mark.parametrize(("text", "encoding"), [("a,b\n1,2\n", "utf-8"), (HEAD + "Søl\n", "latin-1"), ("", "utf-8")])
def test_what_is_no_roster_is_one_clear_line(tmp_path, text, encoding):
    with pytest.raises(ValueError, match=r"actors\.csv") as error:
        read_roster(_file(tmp_path, text, encoding))
    assert "\n" not in str(error.value)


def test_writing_keeps_the_old_file(tmp_path):
    path = _file(tmp_path, HEAD + "A,,,,,,,\n")
    backup = write_roster(path, pd.DataFrame({"name": ["B"]}))
    assert [row.name for row in read_roster(backup).rows] == ["A"]
    assert [row.name for row in read_roster(path).rows] == ["B"]
    assert {p.name for p in tmp_path.iterdir()} == {path.name, backup.name}


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory, rows):
    frame = pd.DataFrame([(name, side) for name, side in rows], columns=["name", "side"]).reindex(columns=list(COLUMNS))
    path = tmp_path_factory.mktemp("roster") / "actors.csv"
    write_roster(path, frame)
    assert read_roster(path).rows == read_roster(frame).rows
