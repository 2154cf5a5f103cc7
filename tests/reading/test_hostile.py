"""Every hostile input gives articles or a reason, and what it must and must not do holds, family by family."""

import os
import re
import socket
from datetime import date

import pytest

import kit
from kit.reading.tasks import tasks
from tests.reading.hostile import write
from tests.reading.hostile.material import ART, HEAD, PARAS

OUTCOME = {"loaded": "load", "warned": "load_warn", "skipped": "skip", "failed": "error"}
SMALL = os.environ.get("HYPOTHESIS_PROFILE") != "long"  # `make test-long` takes the large inputs too


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """The folder with the inputs, and what is expected of each."""
    folder = tmp_path_factory.mktemp("hostile") / "in"
    return folder, write(folder, small=SMALL)


@pytest.fixture(scope="module")
def read(inputs):
    """Reads one input alone, once."""
    folder, _ = inputs
    known = {}

    def reads(name):
        if name not in known:
            known[name] = kit.load(folder / name, progress=False)
        return known[name]

    return reads


@pytest.fixture(scope="module")
def everything(inputs):
    return kit.load(inputs[0], progress=False)


def _text(articles):
    return "\n".join(article.text for article in articles)


def _message(articles):
    return str(articles.report["message"].iloc[0] or "")


def test_each_input_gives_what_is_expected(inputs, read):
    folder, expected = inputs
    together = {}
    for part in ("dup", "special"):  # what these are depends on their neighbours
        together |= {row["path"]: row for row in kit.load(folder / part, progress=False).report.to_dict("records")}
    wrong = []
    for one in expected:
        path = folder / one.file.replace("\\xe9", "\udce9")
        if (path.is_dir() and not path.is_symlink()) or (one.file.endswith("no_read.txt") and os.geteuid() == 0):
            continue
        if not (path.exists() or path.is_symlink()):
            continue
        shown = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if one.file.startswith(("dup/", "special/")):
            row = together[shown]
        else:
            (row,) = read(path).report.to_dict("records")
        got = OUTCOME[row["outcome"]]
        right = got == one.outcome or {got, one.outcome} == {"skip", "error"}
        if not right or one.docs not in {None, row["articles"]} or (got != "load") != bool(row["message"]):
            wrong.append(f"{one.file}: {got}, {row['articles']}, {row['message']} - wanted {one.outcome}, {one.docs}")
    assert wrong == []


def test_all_at_once_every_file_is_named_once_with_a_line(inputs, everything):
    report = everything.report
    assert not report["path"].duplicated().any()
    assert len(report) == sum(len(files) for _, _, files in os.walk(inputs[0])) + 1  # and the link to a folder
    assert not report["message"].str.contains(r"[\n\r\x00-\x1f]").any()
    assert (report["message"] == "").eq(report["outcome"] == "loaded").all()
    assert not report["message"].str.contains("Traceback").any()


def test_a_folder_read_twice_gives_the_same(inputs, everything):
    again = kit.load(inputs[0] / "table", inputs[0] / "bin", progress=False)
    first = kit.load(inputs[0] / "table", inputs[0] / "bin", progress=False)
    assert [(a.id, a.text) for a in again] == [(a.id, a.text) for a in first]
    assert len({a.id for a in everything}) == len(everything)


def test_every_text_can_be_written_and_holds_no_unseen_character(everything):
    for article in everything:
        for value in (article.text, article.title, article.author, article.source, article.id):
            (value or "").encode("utf-8")
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\u202e]", value or "")


def test_nothing_is_fetched_written_or_unpickled(inputs, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    before = set(inputs[0].rglob("*"))
    articles = kit.load(inputs[0] / "bin", inputs[0] / "html", inputs[0] / "inject", progress=False)
    assert set(inputs[0].rglob("*")) == before and list(tmp_path.iterdir()) == []
    assert not (inputs[0].parent / "evil.txt").exists()
    assert "CANARY" not in _text(articles)
    assert "fake text in script" not in _text(articles)


@pytest.mark.parametrize("name", ["utf8_bom", "utf16le_bom", "utf16be_bom", "utf16le_nobom", "crlf", "cr_only"])
def test_one_text_in_many_encodings_is_one_text(read, name):
    assert read(f"enc/{name}.txt")[0].text == read("enc/utf8.txt")[0].text
    assert read(f"enc/{name}.txt")[0].title == HEAD


def test_encodings_keep_quotes_and_accents(read):
    assert "“We are asking" in _text(read("enc/utf8.txt")) and HEAD not in _text(read("enc/utf8.txt"))
    assert _text(read("enc/cp1252_curly.txt")) == _text(read("enc/utf8.txt"))
    assert "1252" in _message(read("enc/cp1252_curly.txt"))
    assert "président" in _text(read("enc/latin1_accents.txt")) and "« prêt »" in _text(read("enc/latin1_accents.txt"))
    assert "“We are asking" in _text(read("enc/mac_roman.txt")) and "won’t" in _text(read("enc/mac_roman.txt"))
    assert "“We are asking" in _text(read("enc/mixed_utf8_cp1252.txt"))
    assert "“The charge is baseless,”" in _text(read("enc/mixed_utf8_cp1252.txt"))
    assert "“We are asking" in _text(read("enc/html_entities.txt"))
    assert "“We are asking" in _text(read("enc/html_meta_lies.html"))
    assert "ambush" in _text(read("enc/truncated_utf8.txt"))
    assert "wrong encoding" in _message(read("enc/mojibake_utf8_as_cp1252.txt"))
    assert "wrong encoding" in _message(read("enc/double_mojibake.txt"))
    assert "on Tuesday as they" in _text(read("enc/nul_bytes.txt"))
    assert "ISLAMABAD: The Foreign Ministry said on Tuesday that talks would go on." in _text(read("enc/invisible.txt"))
    assert "Erdoğan" in _text(read("enc/nfd.txt"))
    for name in ("enc/u2028.txt", "enc/hard_wrapped.txt"):
        assert len(re.split(r"\n\n+", read(name)[0].text)) == len(PARAS), name


def test_pages_give_the_article_alone(read):
    (page,) = read("html/page.html")
    assert (page.title, page.author, page.date) == (HEAD, "Sana Rehman", date(2025, 4, 29))
    assert len(re.split(r"\n\n+", page.text)) == len(PARAS)
    for name in ("html/page.html", "html/disguised.txt", "html/remote_refs.html", "html/saved.mhtml"):
        assert not re.search(r"Most read|Leave a Reply|<p>|tracker", _text(read(name))), name
    assert "<" not in _text(read("html/fragment.txt"))
    assert "< 20 and > 5" in _text(read("html/lt_in_text.txt"))
    assert PARAS[3] in _text(read("html/json_ld.html"))
    assert "paywall" in _message(read("html/paywall.html"))
    assert len(read("html/rss.xml")) == 3


def test_tables_say_which_rows_and_columns_were_taken(read):
    assert read("table/bom_semicolon_crlf.csv")[0].id == "a0"
    assert [a.id for a in read("table/ids_leading_zero.csv")] == ["007", "7"]
    assert len(re.split(r"\n\n+", read("table/embedded_newlines.csv")[0].text)) == len(PARAS)
    assert "“We are asking" in _text(read("table/cp1252.csv"))
    assert "'headline'" in _message(read("table/no_text_column.csv"))
    (other,) = read("table/other_names.csv")
    assert (other.title, other.source, other.author) == (HEAD, "Frontier Post", "Sana Rehman")
    assert other.date == date(2025, 4, 29)
    assert "'Article Body' as text" in _message(read("table/other_names.csv"))
    assert "twice" in _message(read("table/duplicate_columns.csv"))
    assert "row 1" in _message(read("table/ragged.csv")) and "row 2" in _message(read("table/ragged.csv"))
    assert "quoting" in _message(read("table/unclosed_quote.csv"))
    assert "row 1" in _message(read("table/na_strings.csv"))
    assert "nan" not in _text(read("table/na_strings.csv")).lower()
    assert "is there twice" in _message(read("table/same_id_twice.csv"))
    assert len({a.id for a in read("table/same_id_twice.csv")}) == 2
    assert "workbook" in _message(read("table/is_really_xlsx.csv"))
    assert "<" not in _text(read("table/html_cells.csv")) and "<" not in (read("table/html_cells.csv")[0].title or "")


def test_records_say_which_lines_were_left_out(read):
    assert "line 2" in _message(read("json/broken_line.jsonl"))
    assert [a.source for a in read("json/wrapped.json")] == ["Frontier Post"] * 3
    assert "line 1, column 1" in _message(read("json/comments.json"))
    wrong = _message(read("json/wrong_types.jsonl"))
    assert all(number in wrong for number in ("line 1", "lines 3, 4, 5"))
    assert read("json/nan.jsonl")[0].title is None and read("json/nan.jsonl")[0].date is None
    assert "lines 1, 2" in _message(read("empty/null_text.jsonl"))
    assert "None" not in _text(read("empty/null_text.jsonl"))


def test_dates_come_from_where_they_are_said_and_are_never_invented(read):
    days = [article.date for article in read("dates/many_forms.jsonl")]
    right = date(2025, 4, 29)
    assert [number for number, day in enumerate(days) if day == right] == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert {day for day in days if day != right} == {None}
    assert "04/05/2025" in _message(read("dates/many_forms.jsonl"))
    assert read("dates/only_relative.txt")[0].date is None
    assert read("dates/in_text.txt")[0].date == right
    assert read("dates/copyright_year_trap.txt")[0].date is None
    (named,) = read("dates/2025-04-29_from_name.txt")
    assert (named.date, named.date_from) == (right, "filename")


def test_binaries_give_text_or_the_way_to_it(read):
    assert "envoy Maria Halvorsen told reporters" in _text(read("bin/article.pdf"))
    assert "%PDF" not in _text(read("bin/pdf_named.txt"))
    assert "Page 2" not in _text(read("bin/two_pages_running_head.pdf"))
    assert "OCR" in _message(read("bin/scanned.pdf"))
    assert "password" in _message(read("bin/encrypted.pdf"))
    assert "“We are asking" in _text(read("bin/article.docx"))
    assert ".docx" in _message(read("bin/old_word.doc"))
    assert "\\" not in _text(read("bin/article.rtf")) and "“We agree,”" in _text(read("bin/article.rtf"))
    assert "image" in _message(read("bin/image_named.txt"))
    assert len(read("bin/articles.zip")) == 2
    assert "point out of it" in _message(read("bin/zip_slip.zip"))
    if not SMALL:
        assert "MB" in _message(read("bin/zip_bomb.zip")) and "MB" in _message(read("bin/gz_bomb.txt.gz"))


SAID = {
    "empty/empty.txt": "the file is empty",
    "empty/header_only.csv": "0 rows",
    "empty/one_word.txt": "very short",
    "empty/headline_only.txt": "very short",
    "empty/only_boilerplate.txt": "nothing in it reads like an article",
    "size/50k_paragraphs.txt": "very long",
    "size/base64_blob.txt": "endless word",
    "style/all_caps.txt": "all in capitals",
    "style/no_punctuation.txt": "no full stop",
    "style/numbers_table.txt": "a table?",
    "style/unbalanced_open.txt": "do not pair up",
    "style/guillemets_fr.txt": "French",
    "style/german_quotes.txt": "German",
    "style/urdu.txt": "Urdu",
    "style/hindi.txt": "Hindi",
    "style/mixed_scripts.txt": "1 of its paragraphs is not English",
    "style/two_articles_one_file.txt": "may hold 2 articles",
    "style/email_forward.txt": "marks of a quoted mail (>) were taken out",
    "html/no_article.html": "no article was found",
    "html/billion_laughs.xml": "not opened",
    "html/xxe.xml": "not opened",
    "special/dangling.txt": "not there",
    "special/escape.txt": "another folder",
    "special/pipe.txt": "not a regular file",
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_odd_is_said_and_can_be_acted_on(inputs, read, name):
    if not (inputs[0] / name).exists() and not (inputs[0] / name).is_symlink():
        pytest.skip("this system has no such file")
    assert SAID[name] in _message(read(name))
    found = read(name)
    (first, *_) = [task for task in tasks(found.report.to_dict("records"), found) if SAID[name] in task.remark]
    assert first.remedy


def test_paragraphs_out_of_the_ordinary_stay_with_their_words(read):
    assert len(read("size/base64_blob.txt")[0].text.split("\n\n")) == 2
    assert ">" not in _text(read("style/email_forward.txt"))
    assert len(read("style/multi_paragraph_quote.txt")[0].text.split("\n\n")) >= 3
    assert "won’t" in _text(read("style/single_quotes_british.txt"))
    assert "\x1b" not in _text(read("inject/ansi.txt"))


def test_copies_are_flagged_and_kept(inputs):
    report = kit.load(inputs[0] / "dup", progress=False).report
    said = {path.rpartition("/")[2]: message for path, message in zip(report["path"], report["message"], strict=True)}
    assert re.search(r"repeats .*a\.txt", said["a_copy.txt"])
    assert said["same_headline.txt"] == "" and (report["articles"] == 1).all()
    assert ART.count("killed 11") == 1
    edited = next(a for a in kit.load(inputs[0] / "dup", progress=False) if str(a.path).endswith("a_edited.txt"))
    assert "killed 13" in edited.text


def test_names_of_files_are_shown_safely(inputs):
    report = kit.load(inputs[0] / "names", progress=False).report
    for path in report["path"]:
        path.encode("utf-8")
    assert any("\ufffd" in path for path in report["path"])
