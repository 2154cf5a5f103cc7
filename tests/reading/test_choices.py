"""Columns that an analyst chose: kept by file or for all like it, known however the file is named, undone, outdated."""

import json
import os
from datetime import date

import openpyxl
import pandas as pd
import pytest

import kit
from kit.reading.choices import Choice, key_of
from kit.reading.trial import guess_of, tried

BODY = "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days."
OTHER = "Rain fell on the coast for a third week, and the harbour master closed the northern quay to all ships at noon."
ROWS = [
    ("Kopf", "Notiz", "Tag"),
    ("Envoy back", f"{BODY} {OTHER}", "04/05/2025"),
    ("Rain", f"{OTHER} {BODY}", "05/06/2025"),
]
KEPT = Choice({"text": "Notiz", "title": "Kopf", "date": "Tag"}, day_first=True)


def _csv(path, rows=ROWS, between=","):
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(between.join(f'"{cell}"' for cell in row) for row in rows) + "\n", encoding="utf-8")
    return path


def _settings(path, choice=KEPT, names=None):
    return {"columns": {key_of(path, names): choice.as_json()}}


def _read(articles):
    return [(article.title, article.date) for article in articles]


CHOSEN = [("Envoy back", date(2025, 5, 4)), ("Rain", date(2025, 6, 5))]


def test_a_choice_holds_however_the_file_is_named(tmp_path, monkeypatch):
    path = _csv(tmp_path / "in" / "a.csv")
    monkeypatch.chdir(tmp_path)
    assert _read(kit.load(path)) == [(None, None)] * 2
    for named in (path, "in", "in/*.csv", "in/../in/a.csv", tmp_path / "in"):
        found = kit.load(named, workspace=_settings(path))
        assert _read(found) == CHOSEN and found.report["outcome"][0] == "loaded"


def test_a_choice_in_a_workspace_counts_in_the_next_load_and_outlives_it(tmp_path):
    path = _csv(tmp_path / "a.csv")
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        before = kit.load(path, workspace=workspace)
        workspace.update("columns", key_of(path), KEPT.as_json())
        assert _read(kit.load(path, workspace=workspace, earlier=before)) == CHOSEN
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        held = kit.load(path, workspace=workspace)
        assert _read(held) == CHOSEN
        workspace.update("columns", key_of(path), None)
        assert _read(kit.load(path, workspace=workspace, earlier=held)) == [(None, None)] * 2


def test_tables_with_the_same_columns_in_the_folder_share_a_choice_and_others_do_not(tmp_path):
    first, second = _csv(tmp_path / "a.csv"), _csv(tmp_path / "b.tsv", between="\t")
    _csv(tmp_path / "c.csv", [(*ROWS[0], "mehr"), *((*row, "x") for row in ROWS[1:])])
    _csv(tmp_path / "below" / "d.csv")
    shared = _settings(first, names=ROWS[0])
    found = kit.load(tmp_path, workspace=shared)
    chosen = {os.path.basename(article.path) for article in found if article.title}
    assert chosen == {"a.csv", "b.tsv"}
    own = Choice({"text": "Notiz", "title": None, "date": None})
    both = {"columns": shared["columns"] | _settings(second, own)["columns"]}
    assert _read(kit.load(second, workspace=both)) == [(None, None)] * 2


def test_a_column_that_is_gone_is_one_warning_and_the_guess_is_taken(tmp_path):
    path = _csv(tmp_path / "a.csv", [("text", "title"), *(row[1::-1] for row in ROWS[1:])])
    found = kit.load(path, workspace=_settings(path))
    assert [article.title for article in found] == ["Envoy back", "Rain"]
    message = found.report["message"][0]
    assert message.startswith("no column 'Notiz', 'Kopf', 'Tag' any more") and message.count("; ") == 0


def test_what_the_call_asks_for_wins_over_what_was_kept(tmp_path):
    path = _csv(tmp_path / "a.csv")
    assert _read(kit.load(path, workspace=_settings(path), columns={"text": "Notiz"})) == [(None, None)] * 2
    found = kit.load(path, workspace=_settings(path), day_first=False)
    assert _read(found)[0] == ("Envoy back", date(2025, 4, 5))


def test_dates_that_tell_their_order_win_over_the_order_that_was_kept(tmp_path):
    path = _csv(tmp_path / "a.csv", [*ROWS, ("Third", f"{BODY} Third.", "05/29/2025")])
    assert kit.load(path, workspace=_settings(path))[0].date == date(2025, 4, 5)


@pytest.mark.parametrize("kept", [3, [], {"columns": 3}, {"columns": {"nothing": "Kopf", "text": 4}, "day_first": "x"}])
def test_a_setting_that_is_no_choice_is_passed_over(tmp_path, kept):
    path = _csv(tmp_path / "a.csv")
    found = kit.load(path, workspace={"columns": {key_of(path): kept}})
    assert len(found) == 2 and found[0].title is None


def test_a_path_in_place_of_an_open_workspace_says_what_to_write(tmp_path):
    with pytest.raises(TypeError, match=r"kit\.Workspace\(path\)"):
        kit.load(tmp_path, workspace=tmp_path / "w.sqlite")


def _workbook(path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("Notes").append(["a", "b"])
    book.save(path)


def _records(path, one_a_line=False):
    records = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]
    path.write_text("\n".join(map(json.dumps, records)) if one_a_line else json.dumps(records), encoding="utf-8")


def _parquet(path):
    pd.DataFrame(ROWS[1:], columns=ROWS[0]).to_parquet(path)


def _zip(path):
    import zipfile

    _csv(path.parent / "inside.csv")
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(path.parent / "inside.csv", "inside.csv")


KINDS = {
    "a.csv": _csv, "a.tsv": lambda path: _csv(path, between="\t"), "a.xlsx": _workbook, "a.json": _records,
    "a.jsonl": lambda path: _records(path, one_a_line=True), "a.parquet": _parquet, "a.zip": _zip,
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_table_shows_its_columns_and_takes_a_choice(tmp_path, name):
    path = tmp_path / name
    KINDS[name](path)
    seen = tried(path)
    assert set(ROWS[0]) <= set(seen.names) and seen.examples["Kopf"] == ["Envoy back", "Rain"]
    assert guess_of(seen).columns["text"] == "Notiz" and not seen.undecided
    chosen = tried(path, Choice(KEPT.columns))
    assert chosen.undecided and "day-first or month-first" in chosen.remarks and len(chosen.articles) == 2
    assert _read(tried(path, KEPT).articles) == CHOSEN
    assert _read(kit.load(path, workspace=_settings(path))) == CHOSEN


def test_a_table_without_a_text_still_shows_its_columns(tmp_path):
    path = _csv(tmp_path / "a.csv", [("when", "what"), ("Monday", "rain"), ("Tuesday", "sun")])
    seen = tried(path)
    assert seen.names == ("when", "what") and seen.taken is None and not seen.articles
    assert "no column holds the text" in seen.remarks
    assert [a.text for a in tried(path, Choice({"text": "what"})).articles] == ["rain", "sun"]
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    with pytest.raises(ValueError, match="no table"):
        tried(tmp_path / "a.txt")


def test_of_a_long_table_the_first_rows_are_tried_and_all_are_counted(tmp_path):
    path = _csv(tmp_path / "a.csv", [ROWS[0], *((f"Number {n}", f"{BODY} {n}", "") for n in range(300))])
    seen = tried(path, KEPT)
    assert (seen.rows, seen.read, len(seen.articles)) == (300, 200, 200)


def test_days_that_can_mean_two_things_are_one_remark_for_all_rows(tmp_path):
    path = _csv(tmp_path / "a.csv", [("text", "date"), *((f"{BODY} {n}", f"0{n}/0{n + 1}/2025") for n in range(1, 8))])
    message = kit.load(path).report["message"][0]
    assert message.count("day-first or month-first") == 1 and "rows 1, 2, 3, 4, 5 and 2 more: 01/02/2025" in message
