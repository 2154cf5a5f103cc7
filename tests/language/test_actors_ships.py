"""Warships act for the state whose prefix they bear."""

from __future__ import annotations

import pytest

TEXT = "The USS Benning sailed past Norway. The Benning turned north. The destroyer was watched. Norway objected."


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


@pytest.mark.parametrize("words", ["USS Benning", "Benning", "destroyer"])
def test_ship_acts_for_its_state(doc, words):
    assert {m.side for m in doc._.mentions if m.text == words} == {"USA"}


def test_ship_is_one_actor(doc):
    (ship,) = [actor for actor in doc._.actors if actor.role == "ship"]
    assert (ship.name, ship.kind, ship.side) == ("USS Benning", "body", "USA")


@pytest.mark.parametrize("text", [
    "The destroyer sailed past Norway.",  # nobody said whose
    "INS said the price of the ship rose.",  # no name follows
    "The USS Benning left. A destroyer of Norway came.",
])  # fmt: skip
def test_ships_of_nobody(nlp, text):
    assert not [m for m in nlp(text)._.mentions if m.rule == "ship_said"]


def test_a_ship_under_way_shows_force(doc):
    (row,) = [signal for signal in doc._.signals if signal.trigger == "sailed"]
    assert (row.signal, row.sources, row.targets) == ("force_posture", ("USA",), ("NOR",))
