"""States whose names share a word: invented sentences."""

from __future__ import annotations

import pytest

SHARED = [
    ("North and South Korea agreed to talk.", {"PRK", "KOR"}),
    ("Officials left both North and South Korea.", {"PRK", "KOR"}),
    ("North or South Korea could walk away.", {"PRK", "KOR"}),
    ("North and South Korean soldiers exchanged fire.", {"PRK", "KOR"}),
    ("East and West Germany signed a treaty.", {"DEU"}),
    ("The Greek and Turkish Cypriots met.", {"CYP"}),
    ("France and South Korea agreed.", {"FRA", "KOR"}),
    ("Both Koreas agreed to reopen the line.", {"PRK", "KOR"}),
    ("The two Sudans exchanged fire.", {"SDN", "SSD"}),
]


@pytest.mark.parametrize(("text", "sides"), SHARED)
def test_each_state_is_meant(nlp, text, sides):
    assert {m.side for m in nlp(text)._.mentions} == sides


def test_the_words_read_as_the_whole_name_does(nlp):
    party, place = nlp("North and South Korea agreed."), nlp("Rain fell in North and South Korea.")
    assert {(m.text, m.how) for m in party._.mentions} == {("North", "name"), ("South Korea", "name")}
    assert {(m.text, m.how) for m in place._.mentions} == {("North", "place"), ("South Korea", "place")}
    assert party[0:1]._.sides == ("PRK",)
