"""What each line of a pasted page is taken for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kit.lexicon import table
from kit.reading import label_lines

LABELS = {"body", "headline", "byline", "dateline", "caption", "boilerplate"}
PROSE = "The foreign ministry of Varland said on Monday that its envoy would return to the capital within days."

PAGE = {
    "Skip to main content": "boilerplate",
    "Envoy to return as border calm holds": "headline",
    "By Ilse Marten": "byline",
    "Published April 29, 2025": "dateline",
    "Guards at the crossing. Photo: Harl Agency/Getty Images": "caption",
    PROSE: "body",
    "“We have waited long enough,” the envoy said.": "body",
    "Read more: Ten years of talks": "boilerplate",
    "Traders at the crossing said that lorries were moving again for the first time since March.": "body",
    "Share this story": "boilerplate",
    "Copyright © 2021 The Varland Post. All rights reserved.": "boilerplate",
    "Leave a Reply": "boilerplate",
}


def test_a_pasted_page_is_told_apart_line_by_line():
    assert dict(zip(PAGE, label_lines(list(PAGE)), strict=True)) == PAGE


def test_a_headline_given_twice_is_a_headline_twice():
    lines = ["Envoy to return as calm holds", "", "Envoy to return as calm holds", "", PROSE, "", PROSE]
    assert [label for line, label in zip(lines, label_lines(lines), strict=True) if line] == [
        "headline", "headline", "body", "body",
    ]  # fmt: skip


def test_prose_after_the_tail_marker_belongs_to_other_articles():
    lines = [PROSE, PROSE, PROSE, "You may also like", "A minister resigned after a night of talks in the capital."]
    assert label_lines(lines) == ["body"] * 3 + ["boilerplate"] * 2


@given(st.lists(st.text(max_size=120), max_size=30))
def test_every_line_gets_one_known_label(lines):
    labels = label_lines(lines)
    assert len(labels) == len(lines)
    assert set(labels) <= LABELS


SHORT_END = "The talks go on."


def test_a_link_between_paragraphs_does_not_end_the_article():
    lines = [PROSE, PROSE, PROSE, "Read more", PROSE, PROSE]
    assert label_lines(lines) == ["body"] * 3 + ["boilerplate"] + ["body"] * 2


def test_first_words_of_other_articles_are_not_prose():
    teaser = "Harbour closed to all ships for a third week: The harbour master of Osmark said that..."
    lines = [teaser, teaser.replace("third", "fourth"), "Envoy to return as calm holds", PROSE, PROSE]
    assert label_lines(lines) == ["boilerplate"] * 2 + ["headline"] + ["body"] * 2


def test_a_long_paragraph_with_a_signature_after_its_last_sentence_is_body():
    signed = PROSE + " It gave no day for the flight, and the embassy would not say who else was to travel. VPA"
    assert label_lines([PROSE, signed, PROSE]) == ["body"] * 3


def test_short_sentences_after_the_last_long_one_are_body_and_links_are_not():
    assert label_lines([PROSE, PROSE, SHORT_END, "", "Ten years of talks in pictures"])[:3] == ["body"] * 3
    assert label_lines([PROSE, PROSE, SHORT_END, "", "Ten years of talks in pictures"])[-1] == "boilerplate"


def test_a_question_given_twice_is_the_headline():
    question = "Will the envoy of Varland be back before the end of the month?"
    assert label_lines([question, question, PROSE, PROSE]) == ["headline"] * 2 + ["body"] * 2


def test_posts_within_an_article_are_body_with_their_writers():
    post = ["The talks go on, whatever is said pic.twitter.com/abc123", "— Ilse Marten (@ilsemarten) November 3, 2024"]
    assert label_lines([PROSE, PROSE, *post, PROSE]) == ["body"] * 5


def test_captions_are_told_by_who_stands_where():
    caption = "Envoy Ilse Marten, left, and Foreign Minister Ann Reyes shake hands in Harl on Monday."
    assert label_lines([PROSE, caption, PROSE]) == ["body", "caption", "body"]
    assert (
        label_lines([PROSE, "The envoy left and the minister stayed in the city for another two days.", PROSE])[1]
        == "body"
    )


def test_what_is_said_of_the_writer_at_the_end_is_no_body():
    note = "Ilse Marten joined the Varland Post in 2017 and has been reporting on rivers ever since then."
    assert label_lines([PROSE, PROSE, note]) == ["body", "body", "boilerplate"]


def test_blank_lines_between_paragraphs_do_not_count_as_distance():
    assert label_lines([PROSE, *[""] * 9, PROSE, *[""] * 9, PROSE, *[""] * 9, PROSE]).count("body") == 4


def test_a_page_with_its_day_below_the_headline_and_a_caption_given_twice():
    page = {
        "Varland and Osmark trade fire": "headline",
        "3 hours ago": "dateline",
        "Share": "boilerplate",
        "Ilse Marten & Ann Reyes": "byline",
        "Varland News, Harl": "boilerplate",
        "Getty Images Soldiers patrol a street in Harl": "caption",
        "Soldiers patrol a street in Harl, the capital of Varland": "caption",
        PROSE: "body",
        "“We do not want war,” the envoy said on the radio.": "body",
    }
    assert dict(zip(page, label_lines(list(page)), strict=True)) == page


def test_phrases_that_are_tried_on_small_letters_have_no_capital():
    for row in table("page_phrases"):
        if row["kind"] not in {"byline", "pointing"}:
            assert not re.search("[A-Z]", re.sub(r"\\.", "", row["pattern"])), row["pattern"]
    assert (
        label_lines(["Mira Holt, left, and an aide in Oslo", f"{' '.join(['Rain fell on the coast'] * 5)}."])[0]
        == "caption"
    )
