"""Quotes of any text: whatever its marks, offsets are true and stretches lie apart or inside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language.quotes.marks import marked
from kit.language.quotes.page import Page

SENTENCES = [
    "The harbour will open again on Friday, the mayor said.",
    "Karl Lund told reporters in Oslo that the talks had failed.",
    "He called the offer a bad joke.",
    "According to the port authority, forty ships are waiting.",
    "Defence Minister Anna Berg: we will not leave.",
    "She denied the charge, adding that nobody had asked her.",
    "Said Berg: we were never told.",
    "It was the rebels' camp, wasn't it?",
    "Nobody answered.",
    "The ministry issued a statement saying that the border stays closed.",
    "A claim by the army that the bridge was safe was wrong, the villagers insist.",
    "Rain fell – and the river rose.",
    "“We are ready,” Lund said, “but they are not.”",
    '"This is the end of it," said the mayor.',
    "The judge, quoting the letter, wrote that ‘no one shall pass the gate’.",
    "Why now? the mayor asked.",
    "OSLO (AP) — The king thanked the crew, his spokesman said.",
]
MARKS = ["“", "”", '"', "''", "``", "‘", "’", "'", "«", "»", "„", "’’", "“‘", "’”", "\"'"]
BREAKS = ["\n", "\n\n", " ", ": ", " – "]
# Each with one quotation in marks that close.
PARAGRAPHS = [
    "“We will sail on Friday,” the mayor said.",
    'The mayor said: "The ferry was never ours."',
    "The clerk called the ruling “an insult to every fisherman”.",
    "«Nobody asked us about the bridge,» Anna Berg told reporters.",
    "Karl Lund insisted that the crew was “tired and hungry” on Monday.",
    "The captain said, ``There was no warning at all.''",
]

pieces = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(MARKS + BREAKS), st.text(max_size=12))
insertions = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(MARKS + BREAKS)), max_size=20)


@st.composite
def texts(draw):
    """Sentences, arbitrary characters and marks between them, and more marks at any place."""
    said = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    between = draw(st.lists(pieces, max_size=5))
    text = draw(st.sampled_from([" ", "\n", ""])).join(draw(st.permutations(said + between)))
    return with_marks(text, draw(insertions))


def with_marks(text, marks):
    """The text with each mark at its share of the length."""
    for share, mark in marks:
        at = round(share * len(text))
        text = text[:at] + mark + text[at:]
    return text


def offsets_are_true(doc):
    """Every offset lies in the text and bounds the words that its row gives."""
    for quote in doc._.quotes:
        assert 0 <= quote.start < quote.end <= len(doc.text)
        assert doc.text[quote.start : quote.end] == quote.text
        if quote.cue is not None:
            assert doc.text[quote.cue_start : quote.cue_end] == quote.cue
        for start, end in ((quote.speaker_start, quote.speaker_end), (quote.cue_start, quote.cue_end)):
            if (start, end) != (None, None):
                assert 0 <= start < end <= len(doc.text)
                assert doc.text[start:end].strip()


def stretches_lie_apart_or_nested(quotes):
    """Of two quotes one ends before the other starts, or the later one lies in the earlier one and says so."""
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for number, outer in enumerate(quotes):
        for inner in quotes[number + 1 :]:
            if inner.start < outer.end:
                assert inner.nested
                assert inner.end <= outer.end
                assert (inner.start, inner.end) != (outer.start, outer.end)


@given(texts())
def test_any_text_with_any_marks(nlp, text):
    doc = nlp(text)
    offsets_are_true(doc)
    stretches_lie_apart_or_nested(doc._.quotes)
    ids = [quote.quote_id for quote in doc._.quotes]
    assert len(set(ids)) == len(ids)
    assert {quote.group for quote in doc._.quotes} <= set(ids)


@given(st.permutations(PARAGRAPHS), st.integers(0, 5), insertions)
def test_one_bad_paragraph_never_costs_the_others(nlp, order, bad, marks):
    broken = with_marks(order[bad], [(at, mark) for at, mark in marks if mark in MARKS])
    text = "\n\n".join([*order[:bad], broken, *order[bad + 1 :]])
    found = [quote.text for quote in nlp(text)._.quotes]
    for number, paragraph in enumerate(order):
        if number != bad:
            (stretch,) = marked(paragraph)
            assert any(paragraph[stretch.start : stretch.end] in words for words in found)


@pytest.mark.parametrize("mark", ["”", '"', "‘", "»"])
def test_stray_mark_behind_every_full_stop_leaves_the_sentences_apart(nlp, mark):
    text = "The mayor said that the bridge was closed. Rain fell. Karl Lund warned that the river was rising. It did."
    stray = text.replace(". ", f". {mark} ")
    assert [quote.text for quote in nlp(stray)._.quotes] == [quote.text for quote in nlp(text)._.quotes]


def test_text_without_full_stops_is_read_in_pieces(nlp):
    text = "the mayor said that the bridge was closed and " * 120
    page = Page(nlp(text))
    assert max(len(page.tokens(sentence.start, sentence.end)) for sentence in page.sentences) <= 400
