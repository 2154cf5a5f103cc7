"""Actors: for whom a politician speaks on a day, parties and their people, offices named before their holders."""

from __future__ import annotations

from datetime import date

import pytest

import kit
from kit.language.actors.several import of_holders
from kit.lexicon import table, words
from kit.lexicon.world import holders, names

SIDES = [  # text, words, side
    ("Republican lawmakers opposed the treaty.", "Republican", "Republican Party"),
    ("In Britain Mr Holt said that Labour was wrong.", "Labour", "Labour Party"),
    ("Some Conservative backbenchers opposed the treaty.", "Conservative", "Conservative Party"),
    ("Mira Holt and the Labour government backed Turkey.", "Labour government", "GBR"),
    ("Mr. Holt met Kari Berg, a Republican from Ohio, on Monday.", "Kari Berg", "Republican Party"),
    ("The Republican candidate Kari Holt rejected the plan.", "Kari Holt", "Republican Party"),
    ("The leader of the Harbour Watch League, Ola Berg, rejected the plan.", "Ola Berg", "Harbour Watch League"),
    ("Norway's trade minister blamed Sweden on Monday. Ola Berg said the row was bitter.", "Ola Berg", "NOR"),
    ("Norway's trade minister blamed Sweden. Mira Holt frowned. Ola Berg said the row was bitter.", "Ola Berg", None),
    ("Trade minister Ola Berg of Norway left. Norway's trade minister erred. Mira Holt said so.", "Mira Holt", None),
]
MET = "Norwegian Prime Minister Ola Berg and his Swedish counterpart Kari Holt met Iran's envoy. "
GROUPS = [  # text, words, sides
    (f"{MET}The two called for a truce.", "The two", ("NOR", "SWE")),
    (f"{MET}Berg said the two leaders would meet.", "the two leaders", ("NOR", "SWE")),
    ("Both men and women left Norway and Sweden.", "Both men", ()),
    ("Druze Israeli lawmakers rejected the plan.", "Druze Israeli lawmakers", ("Druze Israeli lawmakers",)),
    ("They were paid by left-wing groups in Norway.", "left-wing groups", ("left-wing groups",)),
    ("Angry Norwegian voters left.", "Norwegian voters", ()),
    ("The EU warned Norway. Later the 27-nation bloc protested.", "the 27-nation bloc", ("EU",)),
    ("The EU warned Norway. Later the opposition bloc protested.", "the opposition bloc", ()),
    ("Ireland met Japan. Japan and the European Union member pledged aid.", "the European Union member", ("IRL",)),
    ("Norway met Japan. Japan and the European Union member pledged aid.", "the European Union member", ()),
    ("Norwegian lawmakers called on the government to act.", "the government", ("NOR",)),
    ("Norwegian and Swedish lawmakers called on the government to act.", "the government", ()),
    ("Norway's lawmakers called on the government of Sweden to act.", "the government", ()),
]
NO_PARTIES = [
    "The Christian Democratic leader rejected the plan.",
    "Conservative lawmakers may mean any.",
    "In Britain the Labour Minister spoke.",
    "In Norway they said that Labour was wrong.",
    "Labour Minister Ola Berg spoke.",
    "It is a Republican country.",
]
PARTY = "Republican Party"
DAYS = [("2015-12-01", PARTY), ("2018-05-01", "USA"), ("2023-05-01", PARTY), ("2025-05-01", "USA")]


@pytest.mark.parametrize(("text", "said", "side"), SIDES)
def test_side(nlp, text, said, side):
    assert {m.side for m in nlp(text)._.mentions if m.text == said} == {side}


@pytest.mark.parametrize(("text", "said", "sides"), GROUPS)
def test_group(nlp, text, said, sides):
    doc = nlp(text)
    assert {m.side for m in doc._.mentions if m.text == said} == set(sides)


@pytest.mark.parametrize("text", NO_PARTIES)
def test_an_adjective_is_no_party_without_its_people(nlp, text):
    assert not {m.side for m in nlp(text)._.mentions} & words("party_adjectives", "party")


@pytest.mark.parametrize(("day", "side"), DAYS)
def test_a_politician_speaks_for_the_party_out_of_office(nlp, day, side):
    span = nlp.make_doc("Donald Trump")[:]
    name, _ = of_holders(span, holders()["Donald Trump"], date.fromisoformat(day))
    assert name is not None
    assert name.side == side


def test_the_first_row_holds_in_a_text_without_a_date(nlp):
    (mention,) = nlp("Keir Starmer praised the plan.")._.mentions
    assert mention.side == "GBR"


def test_a_surname_means_the_one_who_is_no_relative(nlp):
    doc = nlp("Minister Ola Berg of Norway resigned. His widow, Mira Berg, wept. Berg was liked.")
    last = [m for m in doc._.mentions if m.text == "Berg"][-1]
    assert last.side == "NOR"


def test_the_former_leader_is_the_one_whose_days_are_over(nlp):
    text = "Xi Jinping met Angela Merkel in May. The former leader praised China. She built ties with India."
    meant = [(m.text, m.side) for m in nlp(text)._.mentions if m.how in {"title", "pronoun"}]
    assert meant == [("The former leader", "DEU"), ("She", "DEU")]


def test_what_is_said_of_him_tells_who_he_is(nlp):
    doc = nlp("Xi Jinping praised Shinzo Abe. He was the last Japanese prime minister to visit Beijing.")
    assert {m.side for m in doc._.mentions if m.text == "He"} == {"JPN"}


def test_a_politician_out_of_his_days_is_not_joined_to_his_days_in_office():
    texts = [("Donald Trump praised Norway.", date(2012, 5, 1)), ("Donald Trump praised Norway.", date(2018, 5, 1))]
    corpus = kit.annotate([kit.Article(text=t, date=d, id=str(d)) for t, d in texts], progress=False)
    found = corpus.mentions[corpus.mentions["text"] == "Donald Trump"]
    assert found.groupby("article_id")["side"].count().to_dict() == {"2012-05-01": 0, "2018-05-01": 1}


def test_every_adjective_is_of_a_party_of_the_table():
    known = {row["name"] for row in table("bodies")}
    assert words("party_adjectives", "party") <= known
    assert all(names()[word].how == "adjective" for word in words("party_adjectives"))


def test_every_rule_that_is_said_is_explained(nlp):
    known = words("rules_actors", "rule")
    for text, *_ in (*SIDES, *GROUPS):
        assert {m.rule for m in nlp(text)._.mentions} <= known
