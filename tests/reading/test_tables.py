"""Tables: which column holds what, how days are read, and that another choice can be made."""

import hashlib
import sys
from datetime import date

import pandas as pd
import pytest

import kit
from kit.reading import Columns, columns_of, guess_columns
from kit.reading.cells import day_in, line_in
from kit.reading.draft import File

BODY = "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days."
OTHER = "Rain fell on the coast for a third week, and the harbour master closed the northern quay to all ships at noon."


def _csv(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_are_guessed_by_their_names():
    found = guess_columns(["No", "Headline", "Publication_Date", "Article Body", "Outlet", "Web-URL"])
    assert (found.text, found.title, found.date) == ("Article Body", "Headline", "Publication_Date")
    assert (found.source, found.url, found.id) == ("Outlet", "Web-URL", None)
    assert guess_columns(["summary", "text"]).text == "text"
    assert guess_columns(["a", "b"]).text is None


def test_a_column_of_prose_is_taken_for_the_text_and_said_to_be_guessed():
    rows = [{"a": "x", "b": " ".join([BODY, OTHER])}, {"a": "y", "b": " ".join([OTHER, BODY])}]
    assert guess_columns(["a", "b"], rows) == Columns(text="b", guessed=True)


def test_the_choice_of_columns_can_be_changed(tmp_path):
    path = _csv(tmp_path / "a.csv", f'text,Notes,when\n"{BODY}","{OTHER}",2025-04-29\n')
    assert kit.load(path)[0].text == BODY
    articles = kit.load(path, columns={"text": "notes", "date": "when"})
    assert articles[0].text == OTHER and articles[0].date == date(2025, 4, 29)
    assert articles.columns[str(path)] == Columns(text="Notes", date="when")
    assert kit.load(path, columns={"date": None})[0].date is None
    with pytest.raises(ValueError, match="no field 'body'"):
        kit.load(path, columns={"body": "Notes"})


def test_how_a_table_is_read_can_be_asked(tmp_path):
    path = _csv(tmp_path / "a.csv", f'Headline,Body\nEnvoy,"{BODY}"\n')
    columns, remarks = columns_of(path)
    assert str(columns) == "'Body' as text, 'Headline' as title" and "'Body' as text" in remarks[0]
    with pytest.raises(ValueError, match="'Body'"):
        columns_of(path, {"text": None})


def test_days_of_a_column_follow_the_one_that_can_be_told(tmp_path):
    rows = "\n".join(f'{day},"{BODY} Report {n}."' for n, day in enumerate(["04/05/2025", "29/04/2025"]))
    path = _csv(tmp_path / "a.csv", f"date,text\n{rows}\n")
    assert [a.date for a in kit.load(path)] == [date(2025, 5, 4), date(2025, 4, 29)]
    path = _csv(tmp_path / "b.csv", f'date,text\n04/05/2025,"{OTHER}"\n')
    assert kit.load(path)[0].date is None and "day_first" in kit.load(path).report["message"][0]
    assert kit.load(path, day_first=False)[0].date == date(2025, 4, 5)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-04-29T23:30:00-05:00", date(2025, 4, 29)),  # the outlet's own day
        ("Tue, 29 Apr 2025 10:00:00 +0500", date(2025, 4, 29)),
        (pd.Timestamp("2025-04-29"), date(2025, 4, 29)),
        ("tomorrow", None),
        ("2199-01-01", None),
        (float("inf"), None),
        (True, None),
        ([2025], None),
    ],
)
def test_days_in_cells(cell, day):
    found, doubt = day_in(cell)
    assert found == day and (day is not None or doubt)


def test_names_in_records_and_lists():
    assert line_in({"id": None, "name": "Varland Post"}) == "Varland Post"
    assert line_in([{"name": "A. Holt"}, "B. Marten"]) == "A. Holt, B. Marten"
    assert line_in(" NaN ") is None and line_in(7.0) == "7"


def test_a_workbook_gives_the_rows_of_every_sheet_with_texts(tmp_path):
    path = tmp_path / "a.xlsx"
    with pd.ExcelWriter(path) as book:
        day = pd.Timestamp("2025-04-29")
        pd.DataFrame({"Headline": ["Envoy"], "Text": [BODY], "Date": [day]}).to_excel(book, sheet_name="one")
        pd.DataFrame({"Text": [OTHER]}).to_excel(book, sheet_name="two", startrow=2)
        pd.DataFrame({"n": [1, 2]}).to_excel(book, sheet_name="numbers")
    articles = kit.load(path)
    assert [(a.text, a.title, a.date) for a in articles] == [(BODY, "Envoy", date(2025, 4, 29)), (OTHER, None, None)]


def test_parquet_is_read_with_its_own_kinds_of_cells(tmp_path):
    path = tmp_path / "a.parquet"
    pd.DataFrame({
        "text": [BODY, None, OTHER],
        "published": pd.to_datetime(["2025-04-29T23:30:00+05:30", None, "2025-05-02T00:10:00+05:30"]),
        "author": [["Ann Reyes", "Ben Oster"], None, []],
    }).to_parquet(path)  # fmt: skip
    articles = kit.load(path)
    assert [(a.text, a.author) for a in articles] == [(BODY, "Ann Reyes, Ben Oster"), (OTHER, None)]
    assert [a.date for a in articles] == [date(2025, 4, 29), date(2025, 5, 2)]  # the outlet's days, not those of UTC
    assert "row 2: no text" in articles.report["message"][0]


def test_parquet_that_is_damaged_or_has_no_package_says_so(tmp_path, monkeypatch):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + bytes(64) + b"PAR1")
    assert kit.load(path).report["outcome"][0] == "failed" and "damaged" in kit.load(path).report["message"][0]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install pyarrow" in kit.load(path).report["message"][0]


def test_a_second_load_reads_only_what_changed(tmp_path, monkeypatch):
    one = _csv(tmp_path / "a.txt", BODY)
    two = _csv(tmp_path / "b.txt", OTHER)
    first = kit.load(tmp_path)
    two.write_text(OTHER + " The quay opened again later.", encoding="utf-8")
    seen = []
    read_bytes = type(one).read_bytes
    monkeypatch.setattr(type(one), "read_bytes", lambda path: seen.append(path.name) or read_bytes(path))
    again = kit.load(tmp_path, earlier=first)
    assert seen == ["b.txt"] and again[0] == first[0] and again[1].text.endswith("again later.")


def test_an_interrupt_keeps_what_was_read(tmp_path):
    for name in "abc":
        _csv(tmp_path / f"{name}.txt", f"{BODY} Report {name}.")

    def interrupt(count, number, path):
        if count == 2:
            raise KeyboardInterrupt

    articles = kit.load(tmp_path, progress=interrupt)
    assert len(articles) == 1 and articles.report["outcome"].tolist() == ["loaded", "skipped", "skipped"]
    assert "load again" in articles.report["message"][1]
    saved = articles.save_report(tmp_path / "out" / "report.csv")
    assert pd.read_csv(saved)["outcome"].tolist() == ["loaded", "skipped", "skipped"]


def test_the_ids_of_rows_come_from_the_bytes_and_the_row_alone():
    file = File("a.csv", ".csv", b"text\nsome")
    assert file.id_of() == hashlib.sha256(b"text\nsome").hexdigest()[:16]
    assert file.id_of(7) == hashlib.sha256(b"text\nsome7").hexdigest()[:16] != file.id_of(8)


def test_a_long_table_says_how_far_it_is(tmp_path, capsys, monkeypatch):
    path = _csv(tmp_path / "a.csv", "text\n" + "\n".join(f'"{BODY} {n}."' for n in range(450)) + "\n")
    told = []
    kit.load(path, progress=lambda *what: told.append(what))
    assert told == [(1, 1, f"{path}{more}") for more in ("", ", article 200 of 450", ", article 400 of 450")]
    monkeypatch.setattr(sys.modules["kit.reading.load"], "_PATIENCE", 0)
    kit.load(path)
    lines = capsys.readouterr().err
    assert lines.endswith("article 400 of 450\n") and lines.count("\n") == 1
