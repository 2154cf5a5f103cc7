"""The four formats of a brief: the same rows in each, the same bytes again, and nothing in them that runs."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from kit.analysis.briefing import Choice
from kit.analysis.judgements import Judgement
from kit.brief import FORMATS, contents, make, write
from tests.analysis.frames import corpus, row
from tests.analysis.test_brief import HOSTILE, NOON, _corpus

LATER = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://evil.example";"x")'


def _brief(made=NOON, words="We will not wait."):
    some = _corpus(words)
    judged = Judgement("It will strike.", "likely", "moderate", (("stances", some.stances["stance_id"].iloc[0]),))
    return make(some, Choice(title="North & South"), judgements=[judged], made=made), some


@pytest.fixture(scope="module")
def brief():
    return _brief()[0]


def _lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_every_format_is_the_same_again_but_for_the_date(brief, monkeypatch):
    some = _corpus()
    same = lambda made: make(some, Choice(title="North"), judgements=[Judgement("So.", "likely")], made=made)
    for kind in FORMATS:
        assert contents(same(NOON), kind) == contents(same(NOON), kind), kind
        before, after = contents(same(NOON), kind), contents(same(LATER), kind)
        assert before != after
        assert _undated(before, kind) == _undated(after, kind), kind


def _undated(content, kind):
    parts = {"": content}
    if kind in ("docx", "xlsx"):
        with ZipFile(io.BytesIO(content)) as packed:
            assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            parts = {name: packed.read(name) for name in packed.namelist()}
    times = [f"{at:{how}}".encode() for at in (NOON, LATER) for how in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ")]
    for time in times:
        parts = {name: part.replace(time, b"TIME") for name, part in parts.items()}
    return parts


def test_the_files_are_written_side_by_side(brief, tmp_path):
    paths = write(brief, tmp_path / "out")
    assert [path.name for path in paths] == [f"North_South.{kind}" for kind in FORMATS]
    assert all(path.read_bytes() == contents(brief, kind) for path, kind in zip(paths, FORMATS, strict=True))
    (page,) = write(brief, tmp_path, "other", ["html"])
    assert page.name == "other.html" and sorted(path.name for path in tmp_path.iterdir()) == ["other.html", "out"]
    with pytest.raises(ValueError, match="html, md, docx, xlsx"):
        write(brief, tmp_path, formats=["pdf"])


def test_the_word_file_has_every_part_in_order(brief):
    document = docx.Document(io.BytesIO(contents(brief, "docx")))
    lines = _lines(document)
    assert lines[:2] == ["Written from unreviewed rows: 0 of 7 rows were checked by a person.", "North & South"]
    heads = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert heads[:4] == ["Key judgements", "Key findings", "Timeline", "Between whom"]
    assert heads[-1] == "Appendix: to make it again"
    at = lines.index("Key judgements")
    assert lines[at + 1 : at + 5] == [
        "J1 It will strike.",
        "Likelihood: likely (55–80%).",
        "Confidence in this judgement: moderate.",
        "Evidence: S1.",
    ]
    assert "Q1 Ann (AAA): direct. We will not wait. " in lines
    assert "A1, The Herald, 2025-05-02, characters 7–24; rule cue_before" in lines
    assert [table.rows[0].cells[0].text for table in document.tables][:2] == ["day", "a"]


def test_the_word_file_says_what_its_pictures_show(brief):
    document = docx.Document(io.BytesIO(contents(brief, "docx")))
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(alts) == 2
    assert "AAA toward BBB: 1 against" in alts[0] and "attack 2" in alts[1]


def test_the_workbook_holds_every_row(brief):
    many = corpus(articles=[row()], stances=[row(holders=("AAA",), targets=("BBB",)) for _ in range(300)])
    book = openpyxl.load_workbook(io.BytesIO(contents(make(many, made=NOON), "xlsx")))
    assert book["Stances"].max_row == 301
    book = openpyxl.load_workbook(io.BytesIO(contents(brief, "xlsx")))
    assert book.sheetnames == [
        *("Brief", "Judgements", "Timeline", "Dyads", "Positions", "Ladder"),
        *("Stances", "Quotes", "Signals", "Sources", "Precision", "Appendix"),
    ]
    front = [cell.value for (cell,) in book["Brief"].iter_rows()]
    assert front[:2] == ["Written from unreviewed rows: 0 of 7 rows were checked by a person.", "North & South"]
    (head, first, _) = book["Quotes"].iter_rows(values_only=True)
    quote = dict(zip(head, first, strict=True))
    assert (quote["words"], quote["start"], quote["end"], quote["outlet"]) == ("We will not wait.", 7, 24, "The Herald")
    assert {one[0] for one in book["Signals"].iter_rows(min_row=2, values_only=True)} == {
        "Signals that count",
        "History",
    }
    assert list(book["Judgements"].iter_rows(values_only=True))[1][:5] == (
        *("J1", "It will strike.", "Likelihood: likely (55–80%)."),
        *("Confidence in this judgement: moderate.", "S1"),
    )


@pytest.mark.parametrize("words", [FORMULA, "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1"])
def test_no_cell_of_the_workbook_is_a_formula(words):
    judged = Judgement(words, evidence=())
    content = contents(make(_corpus(words), Choice(title=words + "x"), judgements=[judged], made=NOON), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "f" not in {cell.data_type for cell in cells}
    begun = [
        cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@\t\r\n"[:7] and cell.value
    ]
    assert begun and all(cell.quotePrefix for cell in begun)
    with ZipFile(io.BytesIO(content)) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())


def test_hostile_words_stay_words_in_a_word_file_and_a_workbook():
    words = HOSTILE + "\x00\x1f\ufffe <w:p/> ]]>"
    content = contents(
        make(_corpus(words), Choice(title="x" + words), judgements=[Judgement(words)], made=NOON), "docx"
    )
    document = docx.Document(io.BytesIO(content))
    assert any("<img src=x onerror='window.OWNED=1'>" in line for line in _lines(document))
    with ZipFile(io.BytesIO(content)) as packed:
        body = packed.read("word/document.xml").decode("utf-8")
        assert "<img" not in body and "\u202e" not in body
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
        assert b"http://evil" not in packed.read("word/_rels/document.xml.rels")
    book = openpyxl.load_workbook(io.BytesIO(contents(make(_corpus(words), made=NOON), "xlsx")))
    assert book["Quotes"].max_row == 3


def test_an_empty_brief_is_written_in_every_format():
    empty = make(corpus(), made=NOON)
    for kind in FORMATS:
        assert contents(empty, kind)
    document = docx.Document(io.BytesIO(contents(empty, "docx")))
    assert "No event that counts has a day." in _lines(document)
