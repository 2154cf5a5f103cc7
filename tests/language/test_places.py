"""Place or party: invented sentences for the words that decide."""

from __future__ import annotations

import pytest

PARTIES = [
    ("Norway accused Sweden.", "Norway"),
    ("Norway accused Sweden.", "Sweden"),
    ("The plan was condemned by Norway.", "Norway"),
    ("Norway's decision was a surprise.", "Norway"),
    ("Talks between Norway and Sweden failed.", "Sweden"),
    ("Norway and Sweden agreed to a truce.", "Sweden"),
    ("Oslo rejected the plan.", "Oslo"),
]
PLACES = [
    ("Heavy rain fell in Norway.", "Norway"),
    ("The two men met in Norway.", "Norway"),
    ("He flew to Oslo on Friday.", "Oslo"),
    ("Norway's mountains are high.", "Norway"),
    ("Fighting broke out near Norway.", "Norway"),
    ("Norway's largest bank was closed.", "Norway"),
]


def _span(doc, word):
    start = doc.text.index(word)
    return doc.char_span(start, start + len(word))


@pytest.mark.parametrize(("text", "word"), PARTIES)
def test_party(nlp, text, word):
    span = _span(nlp(text), word)
    assert span._.is_party
    assert span._.sides == ({"Norway": "NOR", "Oslo": "NOR", "Sweden": "SWE"}[word],)


@pytest.mark.parametrize(("text", "word"), PLACES)
def test_place(nlp, text, word):
    span = _span(nlp(text), word)
    assert not span._.is_party
    assert span._.sides == ()
    assert span._.country == "NOR"
