"""Actors: who is in an invented text, and by which words."""

from __future__ import annotations

import pandas as pd
import pytest

import kit

MENTIONS = [  # text, words, (side, how, rule)
    ("Norwegian troops crossed the border.", "Norwegian", ("NOR", "demonym", "demonym")),
    ("Oslo rejected the plan.", "Oslo", ("NOR", "metonym", "metonym_subject")),
    ("The Kremlin denied the claim.", "Kremlin", ("RUS", "name", "body")),
    ("The United Nations and NATO condemned the raid.", "United Nations", ("UN", "name", "body")),
    ("The United Nations and NATO condemned the raid.", "NATO", ("NATO", "name", "body")),
    ("Norwegian Prime Minister Ola Berg spoke.", "Ola Berg", ("NOR", "name", "person_titled")),
    ("Norwegian Prime Minister Ola Berg spoke. Berg said no.", "Berg", ("NOR", "name", "surname")),
    ("Norwegian Prime Minister Ola Berg spoke. The prime minister left.", "The prime minister",
     ("NOR", "title", "title")),
    ("Norwegian Prime Minister Ola Berg said he would go.", "he", ("NOR", "pronoun", "pronoun")),
    ("Norway said it would respond.", "it", ("NOR", "pronoun", "pronoun")),
]  # fmt: skip


@pytest.fixture(scope="module")
def frame():
    return pd.DataFrame({
        "name": ["Varland", "Mira Sol"], "side": ["VAR", "VAR"], "kind": ["state", "person"],
        "role": [None, "Chancellor"], "aliases": ["Varlandic|Varlanders", "M. Sol"],
        "from": [None, "2024-01-01"], "until": [None, "2024-12-31"], "note": [None, None],
    })  # fmt: skip


@pytest.fixture(scope="module")
def invented(frame):
    return kit.pipeline(roster=frame)


@pytest.mark.parametrize(("text", "words", "meant"), MENTIONS)
def test_mention(nlp, text, words, meant):
    assert meant in [(m.side, m.how, m.rule) for m in nlp(text)._.mentions if m.text == words]


def test_both_nations_are_two_mentions(nlp):
    doc = nlp("Norway and Sweden agreed. Both nations withdrew.")
    both = [m for m in doc._.mentions if m.text == "Both nations"]
    assert {m.side for m in both} == {"NOR", "SWE"}
    assert len(both) == 2
    start = doc.text.index("Both")
    assert set(doc.char_span(start, start + 12)._.sides) == {"NOR", "SWE"}


def test_forms_of_one_state_are_one_actor(nlp):
    doc = nlp("Norway spoke. Oslo refused. Norwegian officials agreed.")
    words = {m.actor_id for m in doc._.mentions if m.text in {"Norway", "Oslo", "Norwegian"}}
    assert len(words) == 1


def test_every_mention_is_of_an_actor(nlp, seed_text):
    doc = nlp(seed_text)
    ids = [actor.actor_id for actor in doc._.actors]
    assert len(ids) == len(set(ids))
    assert {m.actor_id for m in doc._.mentions} <= set(ids)


def test_roster_knows_invented_actors(invented):
    doc = invented("Varland accused Norway of lying. Varlandic troops left.")
    assert [(m.text, m.side, m.rule) for m in doc._.mentions if m.side == "VAR"][:1] == [("Varland", "VAR", "roster")]
    (stance,) = doc._.stances
    assert (stance.holders, stance.targets) == (("VAR",), ("NOR",))


def test_roster_holds_for_its_days(invented):
    from datetime import date

    text = "Mira Sol spoke."
    for day, rule in ((date(2024, 6, 1), True), (date(2025, 6, 1), False), (None, True)):
        doc = invented.make_doc(text)
        doc._.published = day
        assert any(m.rule == "roster" or m.side == "VAR" for m in invented(doc)._.mentions) == rule


def test_roster_of_one_pipeline_is_unknown_to_another(nlp, invented):
    assert "VAR" not in {m.side for m in nlp("Varland accused Norway of lying.")._.mentions}
