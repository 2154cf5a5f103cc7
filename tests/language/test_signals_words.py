"""Whose words stand beside an event: whole phrases, parties without a side, what holds or carries the event."""

from __future__ import annotations

import pytest

WORDS = [  # text, trigger, words of the sources, words of the targets
    ("Norwegian border officials detained a crew.", "detained", ("Norwegian border officials",), ("crew",)),
    ("The harbour police arrested two smugglers.", "arrested", ("harbour police",), ("two smugglers",)),
    ("Norway's parliament passed a resolution condemning the junta.", "condemning", ("Norway",), ("junta",)),
    ("Norway says it will not accept any plan made by Sweden.", "accept", ("Norway",), ("Sweden",)),
    ("The minister met Norwegian mediator Olav Lund.", "met", (), ("Norwegian mediator Olav Lund",)),
    ("Norway announced a suspension of rail links with ten districts.", "suspension", ("Norway",), ("ten districts",)),
    ("Norway and Sweden signed a pact on talks between the Finns and the Danes.", "signed", ("Norway", "Sweden"), ()),
    ("The appeals court lifted the ban on Monday.", "lifted", ("appeals court",), ("ban",)),
    ("Norwegian and Swedish officials met on Monday.", "met", ("Norwegian", "Swedish"), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "sources", "targets"), WORDS)
def test_words_beside_an_event(nlp, text, trigger, sources, targets):
    found = {s.trigger: s for s in nlp(text)._.signals}
    assert trigger in found, sorted(found)
    for wanted, said in ((sources, found[trigger].source_texts), (targets, found[trigger].target_texts)):
        assert all(any(word in text for text in said) for word in wanted), said


@pytest.mark.parametrize(("text", "trigger"), [
    ("Olav Lund condemned the terrorist attacks.", "attacks"),
    ("Minister Olav Lund resigned after violent protests in Oslo.", "protests"),
])  # fmt: skip
def test_who_speaks_of_an_event_or_acts_after_it_did_not_do_it(nlp, text, trigger):
    assert not [s.source_texts for s in nlp(text)._.signals if s.trigger == trigger and s.source_texts]


def test_in_a_few_sentences_somebody_named_is_enough(nlp):
    text = "Olav Lund pardoned Kari Moe."
    assert [s.signal for s in nlp(text)._.signals] == ["concession"]
    assert not nlp(" ".join([text, *["Nobody knew why it rained."] * 5]))._.signals
