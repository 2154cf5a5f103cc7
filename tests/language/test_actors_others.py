"""Words that mean somebody named before, or the other of two parties: invented sentences."""

from __future__ import annotations

import pytest

from kit.lexicon import words

OTHERS = [  # text, words, sides
    ("Norwegian Foreign Minister Ola Berg met his Turkish counterpart.", "his Turkish counterpart", {"TUR"}),
    ("Foreign Minister Ola Berg criticised his counterpart from Turkey.", "his counterpart", {"TUR"}),
    ("Norway is angry with Sweden. Its neighbour has refused to talk.", "Its neighbour", {"SWE"}),
    ("Norway accused Sweden of lying. Oslo's neighbour rejected the claim.", "Oslo's neighbour", {"SWE"}),
    ("Norway rejected the claim. Its neighbour agreed.", "Its neighbour", set()),
    ("Norway, Sweden and Finland met. Norway's rival left.", "Norway's rival", set()),
    ("Norway and Sweden quarrelled. The neighbours later agreed.", "The neighbours", {"NOR", "SWE"}),
    ("Norway and Sweden quarrelled. Both sides withdrew.", "Both sides", {"NOR", "SWE"}),
    ("Norway and Sweden quarrelled. Both nations withdrew.", "Both nations", {"NOR", "SWE"}),
    ("The presidents of Norway and Sweden met. The two leaders agreed.", "The two leaders", {"NOR", "SWE"}),
    ("Norwegian President Ola Berg met Turkish President Emre Kaya. The two leaders agreed.", "The two leaders",
     {"NOR", "TUR"}),
    ("Norway and Sweden signed a pact. They will share data.", "They", {"NOR", "SWE"}),
    ("Norway rejected the plan. It said the plan was unfair.", "It", {"NOR"}),
    ("Norway quarrelled with Sweden. It was over in a day.", "It", set()),
    ("Norway rejected the plan. It was raining.", "It", set()),
]  # fmt: skip
TITLED = [  # text, person, (side, role)
    ("His Turkish counterpart, Murat Kaya, said no.", "Murat Kaya", ("TUR", "counterpart")),
    ("The Turkish foreign minister, Murat Kaya, said no.", "Murat Kaya", ("TUR", "foreign minister")),
    ("The leader of Norway, Ola Berg, said no.", "Ola Berg", ("NOR", "leader")),
    ("President Ola Berg of Norway spoke.", "Ola Berg", ("NOR", "President")),
    ("Ola Berg, the Norwegian foreign minister, spoke.", "Ola Berg", ("NOR", "foreign minister")),
]


@pytest.mark.parametrize(("text", "phrase", "sides"), OTHERS)
def test_who_is_meant(nlp, text, phrase, sides):
    assert {m.side for m in nlp(text)._.mentions if m.text == phrase} == sides


def test_a_name_beside_the_word_is_the_other_party(nlp):
    assert {m.side for m in nlp("Norway's neighbour Sweden rejected it.")._.mentions} == {"NOR", "SWE"}


@pytest.mark.parametrize(("text", "person", "told"), TITLED)
def test_titles_say_whose_a_person_is(nlp, text, person, told):
    doc = nlp(text)
    (actor,) = [actor for actor in doc._.actors if actor.name == person]
    assert (actor.side, actor.role) == told


def test_every_rule_that_is_said_is_explained(nlp):
    known = words("rules_actors", "rule")
    for text, *_ in (*OTHERS, *TITLED):
        assert {m.rule for m in nlp(text)._.mentions} <= known


@pytest.mark.parametrize(("text", "words", "side", "how"), [
    ("Taiwan thanked Norway. Norway visited the self-ruled island.", "the self-ruled island", "TWN", "title"),
    ("Jordan spoke. The kingdom condemned the raid.", "The kingdom", "JOR", "title"),
    ("Jordan spoke. There was rain in the kingdom.", "the kingdom", "JOR", "place"),
])  # fmt: skip
def test_a_state_by_its_kind(nlp, text, words, side, how):
    assert [(m.side, m.how) for m in nlp(text)._.mentions if m.text == words] == [(side, how)]


def test_an_island_that_nobody_named_is_no_state(nlp):
    assert not [m for m in nlp("Norway shelled the island.")._.mentions if m.text == "the island"]
