"""What is kept with a Doc while it is read, and how tokens are found by their values."""

from __future__ import annotations

from kit.language.kept import asked_once, forget, kept
from kit.language.spotting import (
    labelled_children,
    sentence_around,
    sentence_starts,
    spotted,
    with_any,
    with_value,
    with_word,
)

TEXT = "Oslo said Talks had failed. Stockholm denied it on May 3, 2031.\n\nThe TALKS go on; the minister may talk."


def test_is_kept_as_long_as_what_it_rests_on(nlp):
    doc = nlp.make_doc(TEXT)
    before = ("one",)
    kept(doc, "lengths", before)[0] = 4
    assert kept(doc, "lengths", before) == {0: 4}
    assert kept(doc, "lengths", ("two",)) == {}
    forget(doc)
    assert not doc.user_data


def test_asks_once_for_each_token_and_argument(nlp):
    asked = []

    @asked_once()
    def longer(token, than=0):
        asked.append((token.text, than))
        return len(token) > than

    doc = nlp.make_doc(TEXT)
    assert [longer(doc[0]), longer(doc[0]), longer(doc[0], 9), longer(doc[0], 9)] == [True, True, False, False]
    assert asked == [("Oslo", 0), ("Oslo", 9)]
    other = nlp.make_doc("Bergen")
    assert longer(other[0], 5)


def test_nothing_is_kept_after_a_reading(nlp):
    assert not [key for key in nlp(TEXT).user_data if "kept" in key]


def test_finds_tokens_by_their_values(nlp):
    doc = nlp(TEXT)
    assert [t.text for t in with_value(doc, "SHAPE", {"dddd"})] == ["2031"]
    assert [t.lower_ for t in with_word(doc, frozenset({"talk"}))][-1:] == ["talk"]
    assert [t.text for t in with_word(doc, frozenset({"talks"}), form=True)] == ["Talks", "TALKS"]
    found = with_any(doc, LEMMA=frozenset({"deny"}), LOWER=frozenset({"oslo"}))
    assert [t.text for t in found] == ["Oslo", "denied"]
    assert [t.text for t in spotted(doc, "roles")] == ["minister"]


def test_knows_the_children_of_every_token(nlp):
    doc = nlp(TEXT)
    below = labelled_children(doc)
    for token in doc:
        assert below.get(token.i, []) == [(child.i, child.dep) for child in token.children]


def test_sentence_starts_are_those_of_the_parse(nlp):
    doc = nlp(TEXT)
    assert sentence_starts(doc) == [sent.start for sent in doc.sents]
    assert [sentence_around(token) for token in doc] == [token.sent for token in doc]
    assert sentence_starts(nlp.make_doc("")) == []
