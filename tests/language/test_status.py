"""Did it happen: one invented sentence for each way of saying so."""

from __future__ import annotations

import pytest

from kit.language.status import ORDER, event_status, status_of

SENTENCES = [
    ("Norway attacked Sweden.", "attacked", "actual"),
    ("Norway has withdrawn its troops from Sweden.", "withdrawn", "actual"),
    ("Norway will not attack Sweden.", "attack", "negated"),
    ("Norway did not withdraw its troops.", "withdraw", "negated"),
    ("Norway refused to withdraw its troops.", "withdraw", "negated"),
    ("Norway failed to withdraw its troops.", "withdraw", "negated"),
    ("Norway denied attacking Sweden.", "attacking", "denied"),
    ("Norway denied that it had attacked the port.", "attacked", "denied"),
    ("Norway ruled out attacking Sweden.", "attacking", "denied"),
    ("Norway accused Sweden of shelling a village.", "shelling", "alleged"),
    ("The minister alleged that Sweden had bombed the port.", "bombed", "alleged"),
    ("Norway urged Sweden to withdraw its troops.", "withdraw", "called_for"),
    ("Norway demanded that Sweden withdraw its troops.", "withdraw", "called_for"),
    ("Norway threatened to attack Sweden.", "attack", "threatened"),
    ("Norway warned that it would strike Sweden.", "strike", "threatened"),
    ("On Monday Norway lifted the sanctions that Sweden set nine years ago.", "lifted", "actual"),
    ("Norway lifted sanctions imposed on Sweden in 1994.", "lifted", "actual"),
    ("Since 1994, Norway has accused Sweden of lying.", "accused", "actual"),
    ("Norway accused Sweden of lying nine years ago.", "accused", "historical"),
    ("Norway might attack Sweden.", "attack", "hypothetical"),
    ("Norway could attack Sweden.", "attack", "hypothetical"),
    ("Norway plans to attack Sweden.", "attack", "planned"),
    ("Norway is going to attack Sweden.", "attack", "planned"),
    ("Norway will withdraw its troops on Friday.", "withdraw", "planned"),
    ("The speech recalled the 1999 bombing of the port.", "bombing", "historical"),
    ("The anniversary of the bombing was marked.", "bombing", "historical"),
    ("Norway attacked Sweden two years ago.", "attacked", "historical"),
]


@pytest.mark.parametrize(("text", "word", "status"), SENTENCES)
def test_status(nlp, text, word, status):
    doc = nlp(text)
    (token,) = [token for token in doc if token.text == word]
    assert status_of(token) == status
    assert event_status(doc[token.i : token.i + 1]) == doc[token.i : token.i + 1]._.event_status == status


def test_every_status_has_a_sentence():
    assert {status for _, _, status in SENTENCES} == set(ORDER)
