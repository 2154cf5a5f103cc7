"""What is exported to a spreadsheet runs nothing there, and comes back as it was."""

import pandas as pd
import pytest
from openpyxl import load_workbook

import kit
from kit.export import to_csv, to_xlsx
from tests.reading.hostile import markups
from tests.reading.hostile.expect import Add

BODY = "said the foreign ministry of Varland on Monday, and that its envoy would return to the capital within days."
STARTS = ['=HYPERLINK("http://t.invalid","x") ', "+1 ", "-2+3 ", "@SUM(1+1) ", "=1+1; ", "|=1 ", "＝1 ", "'quoted' "]


@pytest.fixture
def frame():
    return pd.DataFrame({"id": [f"n{n}" for n in range(len(STARTS))], "text": [start + BODY for start in STARTS]})


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_texts_that_look_like_formulas_come_back_as_they_were(frame, tmp_path, write):
    articles = kit.load(write(frame, "articles", tmp_path).path)
    assert {a.id: a.text for a in articles} == dict(zip(frame["id"], frame["text"], strict=True))


def test_no_cell_of_a_workbook_is_a_formula(frame, tmp_path):
    sheet = load_workbook(to_xlsx(frame.assign(**{"=1+1": 1}), "articles", tmp_path).path).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert str(to_csv(frame, "articles", tmp_path)).count("apostrophe") == 1


def test_hostile_texts_go_into_a_workbook(tmp_path):
    add = Add(str(tmp_path / "in"))
    markups.markup(add, True)
    articles = kit.load(tmp_path / "in" / "inject", progress=False)
    frame = pd.DataFrame([{"article_id": a.id, "title": a.title, "date": a.date, "text": a.text} for a in articles])
    frame.loc[0, "text"] = "\x07\x0bcontrol " + "x" * 40_000
    done = to_xlsx(frame, "../../evil", tmp_path / "out")
    assert done.path.parent == tmp_path / "out" and "cut at 32,767" in str(done)
    assert len(list(load_workbook(done.path).active.iter_rows())) == len(frame) + 1
    again = {a.id: a.text for a in kit.load(done.path, progress=False)}
    assert sum(again[a.id] == a.text for a in articles if a.id in again) >= len(articles) - 3
