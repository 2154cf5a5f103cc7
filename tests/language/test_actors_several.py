"""Names of several states or persons: the article's words decide, then its dateline and neighbours, then the table."""

from __future__ import annotations

from datetime import date

import pytest

from kit.language.actors.component import ActorsComponent
from kit.lexicon import table, words
from kit.lexicon.states import states
from kit.lexicon.world import readings

STATES = [  # text, the words, country of the first mention of them
    ("Georgia accused Russia of an attack.", "Georgia", "GEO"),
    ("Georgia said no.", "Georgia", "GEO"),
    ("Georgia's governor said the state would sue. Atlanta agreed.", "Georgia", "USA"),
    ("Korea fired a missile, and Pyongyang said it was a test.", "Korea", "PRK"),
    ("Seoul said that Korea would respond.", "Korea", "KOR"),
    ("Korean troops crossed the line, officials in Pyongyang said.", "Korean", "PRK"),
    ("Korea won the match.", "Korea", None),
    ("Congo accused Rwanda of backing rebels. Kinshasa denied nothing.", "Congo", "COD"),
    ("Congo's president spoke in Brazzaville.", "Congo", "COG"),
    ("DR Congo rejected the plan.", "DR Congo", "COD"),
    ("The Republic of Congo agreed.", "Republic of Congo", "COG"),
    ("Guinea rejected the vote, said officials in Malabo.", "Guinea", "GNQ"),
    ("Guinea rejected the vote.", "Guinea", "GIN"),
    ("Niger rejected the vote.", "Niger", "NER"),
    ("Niger State rejected the vote.", "Niger State", "NGA"),
    ("Nigeria rejected the vote.", "Nigeria", "NGA"),
    ("Dominica rejected the vote.", "Dominica", "DMA"),
    ("The Dominican Republic rejected the vote.", "Dominican Republic", "DOM"),
    ("The Dominican government in Roseau agreed.", "Dominican", "DMA"),
    ("Brussels rejected the plan.", "Brussels", "IGO"),
    ("He flew to Brussels on Monday.", "Brussels", "BEL"),
    ("Washington imposed sanctions.", "Washington", "USA"),
    ("Mr Jordan said so.", "Jordan", None),
    ("Jordan condemned the raid.", "Jordan", "JOR"),
    ("Jordan scored thirty points. Michael Jordan was pleased.", "Jordan", None),
    ("George Washington crossed the river. Washington won.", "Washington won", None),
    ("Denzel Washington plays a captain. Washington liked it.", "Washington liked", None),
    ("Zora Washington spoke in Washington.", "Washington.", "USA"),
    ("Greater London voted.", "London", "GBR"),
]
PERSONS = [  # text, the words, side
    ("King Abdullah met the envoy in Amman.", "Abdullah", "JOR"),
    ("King Abdullah met the envoy in Riyadh.", "Abdullah", "SAU"),
    ("RIYADH (Reuters) - King Abdullah met the envoy.", "Abdullah", "SAU"),
    ("King Abdullah met the envoy.", "Abdullah", None),
    ("Canadian Foreign Minister John Kerry met reporters.", "John Kerry", "CAN"),
    ("John Kerry met reporters.", "John Kerry", "USA"),
    ("President Castro spoke in Tegucigalpa.", "Castro", "HND"),
    ("HAVANA (AP) - President Castro spoke.", "Castro", "CUB"),
    ("Defense Secretary Esper said so.", "Esper", "USA"),
    ("Esper said so.", "Esper", None),
]


def _at(doc, word):
    start = doc.text.index(word)
    return next((m for m in doc._.mentions if m.start <= start < m.end), None)


@pytest.mark.parametrize(("text", "word", "country"), STATES)
def test_which_state(nlp, text, word, country):
    doc = nlp(text)
    mention = _at(doc, word)
    actors = {actor.actor_id: actor for actor in doc._.actors}
    assert (actors[mention.actor_id].country if mention else None) == country


@pytest.mark.parametrize(("text", "word", "side"), PERSONS)
def test_which_person(nlp, text, word, side):
    mention = _at(nlp(text), word)
    assert (mention.side if mention else None) == side


@pytest.mark.parametrize(("day", "side"), [(date(2020, 5, 1), "JOR"), (date(1998, 5, 1), None)])
def test_days_decide_between_holders(nlp, day, side):
    doc = nlp.make_doc("King Abdullah met the envoy.")
    doc._.published = day
    assert _at(nlp(doc), "Abdullah").side == side


@pytest.mark.parametrize("text", ["The European said no.", "European leaders met.", "A European plan failed."])
def test_european_alone_is_not_the_union(nlp, text):
    assert "EU" not in {m.side for m in nlp(text)._.mentions}


@pytest.mark.parametrize("text", ["The European Union met.", "The European Commission met.", "Leaders of the EU met."])
def test_the_union_is(nlp, text):
    assert "EU" in {m.side for m in nlp(text)._.mentions}


def test_the_roster_comes_before_all(nlp):
    import pandas as pd

    import kit

    frame = pd.DataFrame({"name": ["Georgia"], "side": ["Georgia Club"], "kind": ["body"]})
    doc = kit.pipeline(roster=frame)("Georgia accused Russia of an attack.")
    assert (_at(doc, "Georgia").side, _at(doc, "Georgia").rule) == ("Georgia Club", "roster")


def test_tables_of_ambiguous_names_are_sound():
    assert all(len(several) >= 2 or several[0][2] for several in readings().values())
    assert all(sum(otherwise for _, _, otherwise in several) <= 1 for several in readings().values())
    known = {row["means"] for row in table("ambiguous_names")}
    assert {row["means"] for row in table("name_cues")} <= known | set(states())
    assert words("not_names")


def test_every_rule_is_explained(nlp, seed_text):
    doc = ActorsComponent(nlp)(nlp(seed_text))
    assert {m.rule for m in doc._.mentions} <= words("rules_actors", "rule")


@pytest.mark.parametrize("text", ["Guinea pigs squeal.", "He ate French fries.", "Brazil nuts are dear."])
def test_things_called_after_a_state_are_no_state(nlp, text):
    assert nlp(text)._.mentions == ()


def test_an_article_before_a_seat_of_power_makes_no_person_of_it(nlp):
    assert _at(nlp("The Quai d'Orsay protested."), "Quai").side == "FRA"


def test_they_who_are_told_of_as_several_are_all_of_them(nlp):
    doc = nlp("Norway met Sweden. Both nations said they would show restraint.")
    assert {m.side for m in doc._.mentions if m.text == "they"} == {"NOR", "SWE"}


def test_an_agency_that_was_told_is_nobody(nlp):
    doc = nlp("Norway's army closed the port. The ministry told Reuters it would open the port again.")
    assert {m.side for m in doc._.mentions if m.text == "it"} <= {"NOR"}
