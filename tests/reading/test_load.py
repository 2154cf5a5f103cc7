"""Files, folders, frames and pasted text become articles, or a reason."""

import json
import os
import re
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.reading import save_paste, save_upload
from tests.reading.hostile import material

BODY = (
    "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days.\n\n"
    "Traders at the crossing said that lorries were moving again for the first time since early March."
)
OTHER = (
    "Rain fell on the coast for a third week, and the harbour master closed the northern quay to all ships.\n\n"
    "Farmers further inland said that the harvest would be late, and smaller than in any year since the flood."
)


def _one(path):
    (row,) = kit.load(path).report.to_dict("records")
    return row


def test_the_sample_article_is_right(seed_article):
    assert seed_article.title.startswith("US intensifies diplomacy")
    assert seed_article.title not in seed_article.text
    assert seed_article.author == "Staff Reporter"
    assert seed_article.date is None and seed_article.date_from == "none"
    assert seed_article.language == "en"
    assert seed_article.text.startswith("ISLAMABAD:")
    assert seed_article.text.endswith("captured and later released.")
    assert "Leave a Reply" in [line.text for line in seed_article.removed]


def test_pasted_text_is_read_like_a_file(seed_article):
    raw = Path(seed_article.path).read_text(encoding="utf-8")
    (article,) = kit.paste(raw, date="2025-04-29")
    assert article.text == seed_article.text
    assert str(article.date) == "2025-04-29" and article.date_from == "given"


@pytest.mark.parametrize(
    ("raw", "warned"),
    [
        (BODY.encode(), False),
        (b"\xef\xbb\xbf" + BODY.encode(), False),
        (BODY.encode("utf-16"), False),
        (BODY.encode("utf-16-le"), True),
        (BODY.replace("envoy", "“envoy”").encode("cp1252"), True),
        (BODY.replace("\n", "\r\n").encode(), False),
    ],
)
def test_encodings_by_mark_then_utf8_then_windows(tmp_path, raw, warned):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    articles = kit.load(path)
    assert articles[0].text.replace("“", "").replace("”", "") == BODY
    assert _one(path)["outcome"] == ("warned" if warned else "loaded")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
        ("a.txt", b"%PDF-1.7 stuff", "PDF"),
        ("a.docx", b"PK\x03\x04", "zip"),
        ("a.txt", os.urandom(3000), "no text"),
        (".hidden.txt", BODY.encode(), "hidden"),
    ],
)
def test_what_is_no_article_is_skipped_with_a_reason(tmp_path, name, raw, said):
    path = tmp_path / name
    path.write_bytes(raw)
    row = _one(path)
    assert row["outcome"] in {"skipped", "failed"} and row["articles"] == 0
    assert said in row["message"] and "\n" not in row["message"]


def test_a_pipe_and_a_missing_file_stop_nothing(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    report = kit.load(tmp_path, tmp_path / "none.txt").report.set_index("path")["outcome"]
    assert sorted(report) == ["failed", "loaded", "skipped", "skipped"]


def test_a_web_page_gives_its_article_title_and_day(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Envoy to return as calm holds - Varland Post</title>"
        '<meta property="og:title" content="Envoy to return as calm holds">'
        '<meta property="article:published_time" content="2025-04-29T10:00:00Z"></head><body><nav>Home | News</nav>'
        f"<article><h1>Envoy to return as calm holds</h1>{''.join(f'<p>{p}</p>' for p in BODY.split(chr(10) * 2))}"
        "<script>window.OWNED = 1</script></article><footer>© 2021 Varland Post</footer></body></html>"
    )
    (article,) = kit.load(page)
    assert article.title == "Envoy to return as calm holds"
    assert (str(article.date), article.date_from) == ("2025-04-29", "html")
    assert "moving again" in article.text and "OWNED" not in article.text and "<" not in article.text


def test_a_page_without_a_date_gets_none_from_copyright_or_body(tmp_path):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY.replace("early March", "the 2019 crisis").split("\n\n"))
    page.write_text(f"<html><body><article>{paragraphs}</article><p>© 2021</p></body></html>")
    assert kit.load(page)[0].date is None


def test_the_file_name_gives_a_day_and_says_so(tmp_path):
    path = tmp_path / "2025-04-29_varland.txt"
    path.write_text(BODY)
    (article,) = kit.load(path)
    assert (str(article.date), article.date_from) == ("2025-04-29", "filename")


def test_ids_come_from_the_bytes_and_copies_are_flagged(tmp_path):
    for name, text in {"a.txt": BODY, "b.txt": BODY, "c.txt": OTHER}.items():
        (tmp_path / name).write_text(text)
    first, again = kit.load(tmp_path), kit.load(tmp_path)
    assert [a.id for a in first] == [a.id for a in again]
    assert len({a.id for a in first}) == 3
    assert [a.duplicate_of for a in first] == [None, first[0].id, None]
    assert kit.load(tmp_path / "*.txt").report["path"].tolist() == first.report["path"].tolist()


def test_a_frame_is_taken_as_it_is():
    frame = pd.DataFrame({"text": [BODY, None], "title": ["Envoy", "x"], "date": ["2025-04-29", None]})
    articles = kit.load(frame)
    assert [a.title for a in articles] == ["Envoy"] and articles[0].text == BODY
    assert articles.report["outcome"].tolist() == ["loaded", "skipped"]


def test_a_foreign_text_in_a_frame_is_said_to_be_so():
    german = "Das Außenministerium teilte am Montag mit, dass der Gesandte zurückkehrt. " * 3
    found = kit.load(pd.DataFrame({"text": [BODY, german]}))
    assert [article.language for article in found] == ["en", "de"]
    assert found.report["outcome"].tolist() == ["loaded", "warned"] and "German" in found.report["message"][1]


def test_text_that_is_not_english_is_said_to_be_so():
    german = "Das Außenministerium teilte am Montag mit, dass der Gesandte zurückkehrt. " * 3
    (row,) = kit.paste(german).report.to_dict("records")
    assert row["outcome"] == "warned" and "English" in row["message"]


def test_pastes_and_uploads_become_files_that_overwrite_nothing(tmp_path):
    one = save_paste(BODY, tmp_path, "../../etc/passwd")
    assert one.parent == tmp_path and one.read_text(encoding="utf-8") == BODY
    assert save_paste(BODY, tmp_path, "../../etc/passwd") == one
    two = save_paste(OTHER, tmp_path, "passwd")
    assert two != one and two.exists()
    upload = save_upload("..\\x/<b>news</b>.txt", b"abc", tmp_path)
    assert upload.parent == tmp_path and not set("<>/\\") & set(upload.name)
    with pytest.raises(ValueError, match="no text to save"):
        save_paste("  \n", tmp_path)


ENDINGS = ["", *".txt .html .md .csv .tsv .json .jsonl .xml .eml .mhtml .rtf .pdf .docx .odt .xlsx .zip .gz".split()]
STARTS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"{\\rtf1 ", b'{"text": "', b"text,date\n", b"<html><p>",
    b"From: a\nSubject: b\nMIME-Version: 1.0\n\n", b"\xff\xfe", b"PAR1", b"<?xml version='1.0'?><rss>",
]  # fmt: skip


@settings(max_examples=max(120, settings().max_examples))
@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(ENDINGS))
def test_any_bytes_as_any_kind_load_or_give_a_reason(tmp_path_factory, start, raw, ending):
    path = tmp_path_factory.mktemp("any") / f"file{ending}"
    path.write_bytes(start + raw)
    began = time.monotonic()
    row = _one(path)
    assert time.monotonic() - began < 10  # seconds, on a busy machine
    assert row["outcome"] in {"loaded", "warned", "skipped", "failed"}
    assert (row["message"] == "") == (row["outcome"] == "loaded")
    assert (row["articles"] > 0) == (row["outcome"] in {"loaded", "warned"})


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """One file of each binary kind, as bytes."""
    made = {
        ".pdf": material.pdf([["The envoy said on Monday that talks would go on."]]),
        ".docx": material.docx(["A.", "B."]),
        ".zip": material.zip_bytes([("a.txt", BODY)]),
        ".gz": material.gz_bytes(BODY.encode()),
    }
    book = tmp_path_factory.mktemp("book") / "a.xlsx"
    pd.DataFrame({"text": [BODY], "title": ["Envoy"]}).to_excel(book, index=False)
    return made | {".xlsx": book.read_bytes()}


@settings(max_examples=max(60, settings().max_examples))
@given(st.data(), st.sampled_from([".pdf", ".docx", ".zip", ".gz", ".xlsx"]))
def test_damaged_files_load_or_give_a_reason(tmp_path_factory, whole, data, ending):
    raw = bytearray(whole[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("any") / f"file{ending}"
    path.write_bytes(bytes(raw[: data.draw(st.integers(1, len(raw)))]))
    assert (_one(path)["message"] == "") == (_one(path)["outcome"] == "loaded")


LINES = [*BODY.split("\n\n"), *OTHER.split("\n\n"), "Share this", "", "By Ilse Marten", "Home"]


@given(st.lists(st.sampled_from(LINES)))
def test_cleaning_never_invents_or_reorders_words(lines):
    raw = "\n".join(lines)
    for article in kit.paste(raw):
        said, given_words = re.findall(r"\w+", article.text), iter(re.findall(r"\w+", raw))
        assert all(word in given_words for word in said)  # a subsequence
        assert all(0 <= line.at <= len(article.text) for line in article.removed)


def _page(body, head=""):
    return f"<html><head><title>Envoy to return as calm holds</title>{head}</head><body>{body}</body></html>"


def test_a_page_that_shows_only_the_beginning_says_so(tmp_path):
    first = BODY.partition("\n\n")[0]
    page = tmp_path / "a.html"
    page.write_text(_page(f"<article><p>{first}</p><div>Subscribe to continue reading</div></article>"))
    assert "paywall" in _one(page)["message"]
    (row,) = kit.paste(f"{first}\n\nAlready a subscriber? Log in").report.to_dict("records")
    assert "paywall" in row["message"]
    assert "paywall" not in kit.paste(BODY).report["message"][0]


def test_a_page_whose_article_is_not_marked_gives_its_lines(tmp_path):
    page = tmp_path / "a.html"
    cells = "".join(f"<td>{paragraph}</td>" for paragraph in BODY.split("\n\n"))
    page.write_text(_page("<div>" * 5000 + f"<nav>Home</nav><table><tr>{cells}</tr></table><footer>© 2021</footer>"))
    (article,) = kit.load(page)
    assert article.text == BODY and article.date is None
    assert "sorted like pasted text" in _one(page)["message"]


def test_a_page_that_holds_its_article_in_a_script_only_is_read(tmp_path):
    record = {"@type": "NewsArticle", "headline": "Envoy to return", "articleBody": BODY, "datePublished": "2025-04-29"}
    record |= {"author": [{"name": "Ilse Marten"}], "publisher": {"name": "Varland Post"}}
    page = tmp_path / "a.html"
    page.write_text(_page("<div id=app></div>", f'<script type="application/ld+json">{json.dumps(record)}</script>'))
    (article,) = kit.load(page)
    assert article.text == BODY
    assert (article.author, article.source, str(article.date)) == ("Ilse Marten", "Varland Post", "2025-04-29")


def test_a_page_of_links_is_no_article(tmp_path):
    page = tmp_path / "a.html"
    page.write_text(_page("<nav>" + "".join(f'<a href="/{n}">Story {n}</a> ' for n in range(100)) + "</nav>"))
    assert _one(page)["outcome"] == "skipped"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BODY + "\n\n" + "iVBORw0KGgo" * 300, "endless word"),
        (BODY + "\n\n“We have waited long enough, the envoy said.", "do not pair"),
        (BODY + "\n\nThe envoy went on to say that the ...", "cut off"),
        (BODY + "\n\nقالت وزارة الخارجية يوم الثلاثاء إن المحادثات ستستمر.", "1 of its paragraphs"),
        ("\n".join("\t".join(map(str, range(9))) for _ in range(30)), "table"),
        ("Le ministre des Affaires étrangères a appelé mardi les deux pays à la retenue. " * 2, "French"),
    ],
)
def test_what_is_odd_about_a_text_is_said(text, said):
    found = kit.paste(text)
    assert len(found) == 1 and said in found.report["message"][0]
