"""Quotes where the parse, the tagger or the marks are wrong: what stands around still says whose they are."""

from __future__ import annotations

import pytest

CASES = [
    ("“It was a long night,” added curator Elaine Gustafon.", "“It was a long night,”", "curator Elaine Gustafon"),
    (
        "“We have run out of beds for the wounded”, added the ZNA.",
        "“We have run out of beds for the wounded”",
        "the ZNA",
    ),
    (
        "The office notes, “Nobody has looked at these dams together.”",
        "“Nobody has looked at these dams together.”",
        "The office",
    ),
    (
        "Visitors came by the thousand, according to curator Elaine Gustafon.",
        "Visitors came by the thousand",
        "curator Elaine Gustafon",
    ),
    ("Her letter added, “The port was never ours.“ The town disagrees.", "“The port was never ours.“", "Her letter"),
    ('His aide said, "The port was never ours.” The town disagrees.', '"The port was never ours.”', "His aide"),
    ("He was taken in and told that the case was over.", "that the case was over", None),
    ('"The bridge is closed," it was said.', '"The bridge is closed,"', None),
    ("The bridge is unsafe, it was reported by Keller.", "The bridge is unsafe", "Keller"),
    ("It was called “a stain on the city” by Keller.", "“a stain on the city”", "Keller"),
    ("“The port is ours,” he was told.", "“The port is ours,”", None),
    ("She said that “the port is ours”, and left.", "“the port is ours”", "She"),
    ("Kenya vowed on Friday to give a full answer after ships fired on it.", "to give a full answer", "Kenya"),
]
NO_QUOTE = [
    ("Keller declined to comment on the raid.", "the raid"),
    ("Asked about the raid, Keller replied that it was over.", "the raid"),
    ("“We want to thank all of the places that expressed an interest,” she said.", "an interest"),
    ("Guards at the border fired if the alarm went off.", "if the alarm went off"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), CASES)
def test_found_all_the_same(nlp, text, content, speaker):
    quote = next(q for q in nlp(text)._.quotes if q.text == content)
    assert (None if quote.speaker_start is None else text[quote.speaker_start : quote.speaker_end]) == speaker


@pytest.mark.parametrize(("text", "content"), NO_QUOTE)
def test_no_quote(nlp, text, content):
    assert content not in {q.text for q in nlp(text)._.quotes}


def test_what_has_no_tense_is_no_clause(nlp):
    assert "clause" not in {q.rule for q in nlp("The rules forbid families claiming shelter built last year.")._.quotes}


def test_a_form_with_tense_behind_a_modal_is_the_speaker_s(nlp):
    (quote,) = [
        q
        for q in nlp("Kenya's Ann Lee said the war would not end and urged both to talk.")._.quotes
        if q.cue == "urged"
    ]
    assert quote.speaker == "Ann Lee"
