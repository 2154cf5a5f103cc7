import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.export import Export, spreadsheet_safe, to_csv
from tests.analysis.frames import frame, row


def _read(path):
    with open(path, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_row_carries_article_offsets_and_rule(tmp_path):
    quotes = frame("quotes", row(text="Hands off, “now”\nor else", start=7, speaker="Ann"))
    done = to_csv(quotes, "quotes", tmp_path / "new")
    (line,) = _read(done.path)
    assert (line["article_id"], line["start"], line["end"], line["rule"]) == ("a1", "7", "31", "cue_before")
    assert line["text"] == "Hands off, “now”\nor else"
    assert list(line)[-4:] == ["article_id", "start", "end", "rule"]
    assert line["via"] == ""
    assert str(done) == f"1 row written to {done.path}."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_runs_as_a_formula(tmp_path, start):
    done = to_csv(pd.DataFrame({"=x": ["plain"], "text": [start + "1+1"]}), "quotes", tmp_path)
    (line,) = _read(done.path)
    assert list(line) == ["'=x", "text"]
    assert line["text"].startswith("'")
    assert done.guarded == 2
    assert "2 cells begin like a formula" in str(done)


def test_numbers_below_zero_stay_numbers():
    safe, guarded = spreadsheet_safe(frame("signals", row(weight=-9.5)))
    assert (safe.loc[0, "weight"], guarded) == (-9.5, 0)


def test_tuples_days_and_missing_values_are_plain():
    safe, _ = spreadsheet_safe(
        frame("signals", row(sources=("AAA", "BBB"), source_spans=((1, 4), (9, 12)), when_start="2025-05-01"))
    )
    assert safe.loc[0, "sources"] == "AAA; BBB"
    assert safe.loc[0, "source_spans"] == "1–4; 9–12"
    assert safe.loc[0, "when_start"] == "2025-05-01"
    assert safe.loc[0, "when_end"] == ""
    assert safe.loc[0, "place"] == ""


def test_a_name_is_no_path(tmp_path):
    assert to_csv(frame("quotes"), "../../etc/pass wd", tmp_path).path == tmp_path / "etc_pass_wd.csv"
    with pytest.raises(ValueError, match="needs a name"):
        to_csv(frame("quotes"), "../", tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_nothing_still_has_its_columns(tmp_path):
    done = to_csv(frame("stances"), "stances", tmp_path)
    assert (done.rows, done.guarded) == (0, 0)
    assert done.path.read_text("utf-8-sig").startswith("stance_id,cue,")
    assert str(Export(done.path, 0, 1)).endswith("so that no spreadsheet runs it.")


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was_but_for_the_apostrophe(heading, cell):
    safe, guarded = spreadsheet_safe(pd.DataFrame({heading: [cell]}))
    (written,) = safe.iloc[0]
    assert written in (cell, "'" + cell)
    assert guarded == (written != cell) + (next(iter(safe)) != heading)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
