import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.article import Article, RemovedLine
from kit.views import html, listing
from kit.views.why import meaning, why

NASTY = '<img src=x onerror="alert(1)">&\'"'
MAKERS = [
    html.paragraph, html.heading, html.said, html.scope_line, html.alarm, lambda text: html.bullets([text]),
    lambda text: html.summary([text, text]), lambda text: html.grid([text], [[text]], text),
    lambda text: html.link("https://example.org", text), lambda text: html.download(b"", text, text),
]  # fmt: skip


@pytest.mark.parametrize("make", MAKERS)
def test_no_markup_comes_through(make):
    made = make(NASTY)
    assert "<img" not in made and 'onerror="' not in made


@given(st.text())
def test_escaping_leaves_no_sign_of_markup(text):
    made = html.escape(text)
    assert not set("<>\"'") & set(made)


def test_turned_writing_is_made_visible():
    assert html.escape("a\u202eb") == "a\ufffdb"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//x", "ftp://x"])
def test_only_web_addresses_become_links(address):
    assert html.link(address, "words") == "words"


def test_why_says_the_rule_in_words_and_escapes_them():
    row = {"rule": "verb", "cue": NASTY, "article_id": "a", "start": 1, "end": 5}
    assert "states the position" in meaning("stances", row)
    said = why("stances", row, NASTY)
    assert "<img" not in said and "characters 1–5" in said


def test_a_rule_that_nobody_explained_is_named():
    assert meaning("stances", {"rule": "no_such_rule"}) == "Rule: no_such_rule"


def test_articles_in_words():
    frame = pd.DataFrame({
        "article_id": ["a", "b"], "title": ["One", None], "path": ["x/one.txt", "x/two.txt"], "words": [9, 8],
        "date": [pd.Timestamp("2025-04-29"), pd.NaT], "date_from": ["stamp", "none"], "source": [None, None],
        "author": [None, None], "duplicate_of": [None, "a"],
    })  # fmt: skip
    shown = listing.articles(frame, {"a"}, {"a": 2})
    assert list(shown["title"]) == ["One", "two.txt"]
    assert list(shown["scope"]) == ["✓ in", "– out"]
    assert list(shown["date"]) == ["29 Apr 2025", "undated"]
    assert list(shown["duplicate"]) == ["", "like “One”"]
    assert "outlet" not in shown


def test_left_out_lines_count_from_one():
    article = Article("Body.", removed=(RemovedLine(0, 0, "headline", "Head"),))
    (row,) = listing.left_out(article.removed).to_dict("records")
    assert row == {"line": 1, "taken for": "headline", "words": "Head"}
    assert listing.left_out(article.removed, {0}).iloc[0, 0] == "✓ back"


def test_a_report_in_one_sentence():
    frame = pd.DataFrame({"outcome": ["loaded", "skipped", "loaded"]})
    assert listing.report_in_words(frame) == "3 files: 2 loaded, 1 skipped."
    assert listing.report_in_words(frame.iloc[:0]) == "No file was found."
