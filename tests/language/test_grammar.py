"""Grammar: who does it, to whom, in invented sentences."""

from __future__ import annotations

import pytest

from kit.language import grammar

DOERS = [  # text, verb, who does it
    ("Norway attacked Sweden.", "attacked", ["Norway"]),
    ("Sweden was attacked by Norway.", "attacked", ["Norway"]),
    ("Norway and Denmark attacked Sweden.", "attacked", ["Norway", "Denmark"]),
    ("Norway refused to leave the island.", "leave", ["Norway"]),
    ("Norway urged Sweden to leave the island.", "leave", ["Sweden"]),
    ("Norway landed and took the island.", "took", ["Norway"]),
    ("Norway accused Sweden of shelling a village.", "shelling", ["Sweden"]),
    ("Sweden was accused of shelling a village.", "shelling", ["Sweden"]),
    ("Norway answered by shelling a village.", "shelling", ["Norway"]),
    ("Norway attacked Sweden after losing an island.", "losing", ["Norway"]),
    ("The soldiers who crossed the river fled.", "crossed", ["soldiers"]),
]
SUFFERERS = [
    ("Norway attacked Sweden and Denmark.", "attacked", ["Sweden", "Denmark"]),
    ("Sweden was attacked by Norway.", "attacked", ["Sweden"]),
    ("The clash saw a Swedish pilot captured.", "captured", ["pilot"]),
]


def _at(doc, word):
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(("text", "verb", "who"), DOERS)
def test_agents(nlp, text, verb, who):
    assert [token.text for token in grammar.agents(_at(nlp(text), verb))] == who


@pytest.mark.parametrize(("text", "verb", "whom"), SUFFERERS)
def test_patients(nlp, text, verb, whom):
    assert [token.text for token in grammar.patients(_at(nlp(text), verb))] == whom


def test_passive_and_negated(nlp):
    doc = nlp("Sweden was not attacked. Norway attacked Denmark.")
    first, second = [token for token in doc if token.text == "attacked"]
    assert (grammar.is_passive(first), grammar.is_passive(second)) == (True, False)


def test_noun_phrase_leaves_clauses_out(nlp):
    doc = nlp("The old minister of trade, who left, spoke.")
    assert grammar.noun_phrase(_at(doc, "minister")).text == "The old minister of trade"


def test_possessors_and_prepositions(nlp):
    doc = nlp("Norway's talks with Sweden and Denmark failed.")
    talks = _at(doc, "talks")
    assert [token.text for token in grammar.possessors(talks)] == ["Norway"]
    assert [(p, t.text) for p, t in grammar.prepositional(talks, "with")] == [("with", "Sweden"), ("with", "Denmark")]
    assert list(grammar.prepositional(talks, "about")) == []


def test_sentence_is_folded(nlp):
    doc = nlp("Norway  attacked\nSweden.")
    assert grammar.sentence_text(_at(doc, "attacked")) == "Norway attacked Sweden."
