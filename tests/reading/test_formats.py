"""Each format gives its article's text, and nothing that its makers hid, deleted or wrote around it."""

import email.message
import io
import time
import zipfile

import pytest

import kit
from tests.reading.hostile import material

ONE = "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days."
TWO = "“We asked for nothing but calm,” the envoy told reporters, and left the harbour without a further word."
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body>'
    "</office:document-content>"
)


def _load(path, raw):
    path.write_bytes(raw)
    return kit.load(path, progress=False)


def _message(articles):
    return articles.report["message"][0]


def _docx(body, doctype=""):
    xml = f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    return material.zip_bytes([("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml)])


def _p(*runs, style=""):
    return f"<w:p>{style}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_word_files_give_what_a_reader_sees(tmp_path):
    title = _p("Envoy to return as calm holds", style='<w:pPr><w:pStyle w:val="Title"/></w:pPr>')
    deleted = "<w:p><w:del><w:r><w:delText>A word too many.</w:delText></w:r></w:del></w:p>"
    added = f"<w:p><w:ins><w:r><w:t>{TWO}</w:t></w:r></w:ins></w:p>"
    (article,) = _load(tmp_path / "a.docx", _docx(title + _p(ONE[:20], ONE[20:]) + deleted + added))
    assert (article.title, article.text) == ("Envoy to return as calm holds", f"{ONE}\n\n{TWO}")


def test_a_word_file_that_declares_entities_is_not_opened(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    assert "document type" in _message(_load(tmp_path / "a.docx", _docx(_p("&b;"), bomb)))


def test_opendocument_texts(tmp_path):
    body = (
        '<text:h text:outline-level="1">Envoy to return as calm holds</text:h>'
        f"<text:p>{ONE[:30]}<text:span>{ONE[30:]}</text:span></text:p><text:p>{TWO}"
        "<text:note><text:note-body><text:p>A footnote.</text:p></text:note-body></text:note></text:p>"
    )
    raw = material.zip_bytes(
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", ODT.format(body))]
    )
    (article,) = _load(tmp_path / "a.odt", raw)
    assert (article.title, article.text) == ("Envoy to return as calm holds", f"{ONE}\n\n{TWO}")


def test_rich_text(tmp_path):
    rtf = rb"{\rtf1\ansi\ansicpg1252 " + ONE.encode() + rb"\par\par " + TWO.encode("cp1252").replace(b"\x93", rb"\'93")
    (article,) = _load(tmp_path / "a.rtf", rtf.replace(b"\x94", rb"\'94") + b"}")
    assert ONE in article.text and TWO in article.text


def test_a_mail_gives_its_text_and_what_hangs_on_it(tmp_path):
    mail = email.message.EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Fwd: Envoy to return", "desk@varland.example", "me@varland.example"
    mail["Date"] = "Tue, 29 Apr 2025 23:30:00 -0500"
    mail.set_content(f"{ONE}\n\n{TWO}\n")
    pdf = material.pdf([[TWO.replace("“", '"').replace("”", '"')]])
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="b.pdf")
    mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="../c.png")
    first, second = articles = _load(tmp_path / "a.eml", mail.as_bytes())
    assert (first.title, str(first.date)) == ("Envoy to return", "2025-04-29") and ONE in first.text
    assert "nothing but calm" in second.text and "c.png" in _message(articles)


def test_pdf_pages_are_joined(tmp_path):
    lines = material.wrap(f"{ONE} {ONE} {ONE.replace('capital', 'capi-tal')}", 60)
    half = len(lines) // 2
    pages = [["Varland Post  Page 1", *lines[:half]], ["Varland Post  Page 2", *lines[half:]]]
    (article,) = _load(tmp_path / "a.pdf", material.pdf(pages))
    assert "\n" not in article.text and "Page" not in article.text


def test_an_archive_names_what_it_left_out(tmp_path):
    table = f'text\n"{TWO}"\n"{ONE[4:]}"\n'
    files = [("news/a.txt", ONE), ("b.csv", table), ("c.png", "x"), (".d.txt", ONE)]
    articles = _load(tmp_path / "a.zip", material.zip_bytes(files))
    assert [a.path.rpartition("a.zip/")[2] for a in articles] == ["news/a.txt", "b.csv", "b.csv"]
    assert "2 of 4 files" in _message(articles) and "c.png: an image" in _message(articles)


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "C:/up.txt", "a/../../up.txt", "..\\up.txt"])
def test_an_archive_with_names_that_point_out_of_it_is_not_opened(tmp_path, name):
    articles = _load(tmp_path / "a.zip", material.zip_bytes([(name, ONE), ("ok.txt", TWO)]))
    assert not articles and "point out of it" in _message(articles)


def test_an_archive_within_an_archive_and_one_with_a_password(tmp_path):
    inner = material.zip_bytes([("a.txt", ONE)])
    assert "archive within" in _message(_load(tmp_path / "a.zip", material.zip_bytes([("in.zip", inner)])))
    locked = bytearray(inner)
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        central = archive.start_dir
    locked[6] |= 1
    locked[central + 8] |= 1
    assert "password" in _message(_load(tmp_path / "b.zip", bytes(locked)))


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".odt", ".zip", ".gz", ".parquet"])
def test_a_name_that_promises_what_is_not_there(tmp_path, ending):
    (row,) = _load(tmp_path / f"a{ending}", ONE.encode()).report.to_dict("records")
    assert row["outcome"] == "failed" and f"named {ending}" in row["message"]


def test_the_content_counts_not_the_name(tmp_path):
    assert ONE in _load(tmp_path / "a.doc", b"{\\rtf1 " + ONE.encode() + b"}")[0].text
    assert ONE in _load(tmp_path / "b.txt", _docx(_p(ONE)))[0].text
    assert ONE in _load(tmp_path / "c.csv", f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>".encode())[0].text
    assert ONE in _load(tmp_path / "d.txt", f'{{"text": "{ONE}"}}\n'.encode())[0].text


@pytest.mark.parametrize("tag", ["<p ", "<a href='", "<", "<!--", "<p>"])
def test_a_page_of_tags_that_never_end_is_read_in_time(tmp_path, tag):
    raw = ("<html><body><p>" + tag * (300_000 // len(tag))).encode()
    began = time.monotonic()
    assert not _load(tmp_path / "a.html", raw)
    assert time.monotonic() - began < 20  # seconds, on a busy machine; a parser that looks back takes many minutes


def test_what_no_article_can_be_is_named_by_its_size(tmp_path):
    assert "split it" in _message(_load(tmp_path / "a.txt", f"{ONE}\n".encode() * 70_000))
    assert "copy its text" in _message(_load(tmp_path / "a.html", f"<html><p>{ONE}</p>\n".encode() * 40_000))
    assert "are no JSON" in _message(_load(tmp_path / "a.jsonl", b'{"text":\n' * 2_000))
