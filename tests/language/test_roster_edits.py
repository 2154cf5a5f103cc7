import pandas as pd
import pytest

from kit.lexicon.roster import COLUMNS, read_roster, write_roster
from kit.lexicon.roster_edits import merged, roster_frame, split, with_actor

EMPTY = pd.DataFrame(columns=list(COLUMNS))


def _rows(frame):
    return {row.name: row for row in read_roster(frame).rows}


def test_a_new_actor_gets_a_row_and_its_old_name_stays():
    row = _rows(with_actor(EMPTY, "Reyes", name="Ann Reyes", side="ARL", role="minister"))["Ann Reyes"]
    assert (row.side, row.kind, row.role, row.aliases) == ("ARL", "person", "minister", ("Reyes",))


def test_a_row_is_found_by_any_of_its_names_and_keeps_what_is_not_given():
    frame = with_actor(EMPTY, "Ann Reyes", side="ARL", aliases=("Reyes",))
    row = _rows(with_actor(frame, "reyes", name="Ann B. Reyes"))["Ann B. Reyes"]
    assert row.side == "ARL" and set(row.aliases) == {"Reyes", "Ann Reyes", "reyes"}


def test_merging_takes_the_names_along():
    frame = with_actor(with_actor(EMPTY, "Reyes", aliases=("A. Reyes",)), "Ann Reyes", side="ARL")
    rows = _rows(merged(frame, "Reyes", "Ann Reyes"))
    assert list(rows) == ["Ann Reyes"] and rows["Ann Reyes"].aliases == ("Reyes", "A. Reyes")


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="into itself"):
        merged(EMPTY, "Ann", "Ann")
    with pytest.raises(ValueError, match="must be one of state"):
        with_actor(EMPTY, "Ann", kind="wizard")
    with pytest.raises(ValueError, match="parts names"):
        with_actor(EMPTY, "Ann", aliases=("A|B",))


def test_a_change_never_alters_the_frame_it_is_given_and_keeps_faulty_rows(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text("name;kind;side\nAnn;wizard;ARL\nBob;person;BOR\n", encoding="utf-8-sig")
    before = roster_frame(path)
    changed = with_actor(before, "Bob", side="ARL")
    assert list(before["side"]) == ["ARL", "BOR"]
    write_roster(path, changed)
    assert list(roster_frame(path)["name"]) == ["Ann", "Bob"]
    assert list(roster_frame(path)["side"]) == ["ARL", "ARL"]


def test_a_name_is_split_off_into_a_row_of_its_own():
    frame = with_actor(EMPTY, "Ann Reyes", side="ARL", aliases=("Reyes", "A. Reyes"))
    rows = _rows(split(frame, "Ann Reyes", "reyes"))
    assert rows["Ann Reyes"].aliases == ("A. Reyes",) and rows["Ann Reyes"].side == "ARL"
    assert rows["reyes"].side is None and rows["reyes"].kind == "person"
    alone = _rows(split(EMPTY, "Arland", "Arland City", kind="group"))  # the kit joined them, not the roster
    assert list(alone) == ["Arland City"] and alone["Arland City"].kind == "group"


def test_what_cannot_be_split_is_refused():
    frame = with_actor(with_actor(EMPTY, "Ann Reyes"), "Reyes")
    for alias, said in (("", "choose"), ("ann reyes", "own name"), ("Reyes", "row of its own")):
        with pytest.raises(ValueError, match=said):
            split(frame, "Ann Reyes", alias)
