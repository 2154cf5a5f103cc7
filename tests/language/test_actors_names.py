"""Actors: names of the world, misspellings, office holders and their days, and any text at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language.parties import parties_of
from kit.lexicon import table
from kit.lexicon.spelling import Spelling
from kit.lexicon.states import states
from kit.lexicon.world import misspelt, names, state_name

PIECES = (
    "Norway|Oslo|Norwegian troops|Georgia|Jordan|North and South Korea|both Koreas|Congo|Brussels|Mrs. Berg"
    "|King Abdullah|his Turkish counterpart|its neighbour|the two leaders|ethnic Swedes|the Swedes of Norway|Mr"
    "|anti-Norway|US|U.S.|us|Mr. Berg|Ola Berg|Prime Minister Ola Berg|he|they|it|its"
    "|both nations|the two sides|the spokesman|said|accused|met|in|of|'s|’s|“|”|\"|(ISPR)|and|,|.|\n\n|é|🙂|\u202e|<b>"
).split("|")
COUNTRIES = [
    ("four Norwegian sailors", "NOR"),
    ("the army of Sudan", "SDN"),
    ("Hezbollah fighters", "LBN"),
    ("Bundestag", "DEU"),
    ("the International Monetary Fund", "IGO"),
    ("Norweigan troops", "NOR"),
    ("anti-Syria protesters", None),
    ("the ethnic Albanians", None),
    ("the Albanians of southern Serbia", "SRB"),
    ("Albanian villagers", "ALB"),
    ("seven bicycles", None),
]
READINGS = [  # text, name, is it a party
    ("He sailed for Norway in May.", "Norway", False),
    ("The frontier with Norway is long.", "Norway", False),
    ("It is grown in countries like Norway.", "Norway", False),
    ("Countries like Norway rejected the plan.", "Norway", True),
    ("The fall of Norway came soon.", "Norway", True),
    ("Norway was at war.", "Norway", True),
    ("Norway is a supplier of gas.", "Norway", True),
    ("Norway was invited to the talks.", "Norway", True),
    ("Norway is surrounded by water.", "Norway", False),
    ("The Norway earthquake shook the coast.", "Norway", False),
    ("US troops left.", "US", False),
    ("US policy failed.", "US", True),
]


def _span(doc, words):
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words))


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_any_text_has_its_mentions_inside(nlp, text):
    doc = nlp.get_pipe("kit_actors")(_parsed(nlp, text))
    ids = {actor.actor_id for actor in doc._.actors}
    for mention in doc._.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.actor_id in ids
    for token in doc:
        for party in parties_of(token):
            assert 0 <= party.start < party.end <= len(text)
        span = doc[token.i : token.i + 1]
        assert isinstance(span._.is_party, bool)
        assert span._.country is None or len(span._.country) == 3


def _parsed(nlp, text):
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("kit_")]):
        return nlp(text)


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_country_of_bare_words(nlp, text, country):
    assert nlp(text)[:]._.country == country


NEAR = [  # text, words, the state that the sentence gives to those whose own words give none
    ("Ethnic Swedes marched in Finland.", "Ethnic Swedes", "FIN"),
    ("Ethnic Swedes marched near Finland's border with Norway, Finnish police said.", "Ethnic Swedes", "FIN"),
    ("Ethnic Swedes marched in Finland and Norway.", "Ethnic Swedes", None),
    ("An anti-Norway journalist was arrested in Denmark.", "anti-Norway journalist", "DNK"),
    ("Danish police beat farm demonstrators.", "farm", "DNK"),
]


@pytest.mark.parametrize(("text", "words", "country"), NEAR)
def test_neighbours_give_a_state_to_people(nlp, text, words, country):
    assert _span(nlp(text), words)._.country == country


@pytest.mark.parametrize(("text", "name", "party"), READINGS)
def test_place_or_party(nlp, text, name, party):
    assert _span(nlp(text), name)._.is_party is party


def test_the_noun_is_the_party_where_a_name_only_says_whose(nlp):
    doc = nlp("US troops left the town.")
    assert [p.side for p in parties_of(doc[1])] == ["USA"]


def test_one_slip_is_mended_and_two_are_not():
    spelling = Spelling(["Philippines", "Austria", "Australia"])
    assert spelling.meant("Phillippines") == "Philippines"
    assert spelling.meant("Philippnies") == "Philippines"
    assert spelling.meant("Fhilippines") is None
    assert spelling.meant("Austrilia") == "Australia"
    assert spelling.meant("Philippines") is None
    assert spelling.meant("Pholippones") is None


def test_what_is_a_name_of_its_own_is_no_misspelling():
    assert misspelt("Afganistan").side == "AFG"
    for name in ("Columbia", "Indiana", "Siberian", "Norway", "Koreas"):
        assert misspelt(name) is None


def test_misspelt_state_says_so(nlp):
    doc = nlp("Afganistan rejected the offer on Monday.")
    assert ("AFG", "name", "misspelt") in [(m.side, m.how, m.rule) for m in doc._.mentions]


def test_holder_is_unknown_outside_the_days(nlp):
    text = "Angela Merkel spoke to reporters."
    for day, side in ((date(2015, 5, 1), "DEU"), (date(1950, 5, 1), None)):
        doc = _parsed(nlp, text)
        doc._.published = day
        (mention,) = nlp.get_pipe("kit_actors")(doc)._.mentions
        assert mention.side == side


def test_leader_of_a_group_stands_for_the_group(nlp):
    (mention,) = [m for m in nlp("Hassan Nasrallah gave a speech.")._.mentions if m.text == "Hassan Nasrallah"]
    assert mention.side == "Hezbollah"
    assert _span(nlp("Hassan Nasrallah gave a speech."), "Hassan Nasrallah")._.country == "LBN"


def test_tables_of_names_are_sound():
    codes = set(states())
    for row in table("leaders"):
        assert row["role"]
        start = date.fromisoformat(row["from"])
        assert not row["until"] or start < date.fromisoformat(row["until"]), row["name"]
        assert row["country"] in {"", "IGO"} or state_name(row["country"]) != row["country"], row["name"]
        assert row["side"] not in codes or row["side"] == row["country"], row["name"]
    for row in table("bodies"):
        assert row["kind"] in {"body", "igo", "armed_group", "group"}
        assert row["country"] in {"", "IGO"} or state_name(row["country"]) != row["country"], row["name"]
        assert set(row["names"].split("|")) <= set(names())


def test_states_come_from_the_libraries_and_the_own_table_adds_to_them():
    own = {row["code"]: row for row in table("countries")}
    assert own.keys() <= states().keys()
    for form, code in (("Republic of Estonia", "EST"), ("Norwegians", "NOR"), ("Mbabane", "SWZ"), ("Burma", "MMR")):
        assert names()[form].side == code
    assert names()["Dominican"].side == "DOM"  # of two peoples of one name the larger
    assert not {"Male", "Kingston", "Reunion"} & names().keys()  # another word, to most readers


def test_a_single_name_where_something_happens_is_no_body(nlp):
    doc = nlp("The talks follow an attack in Pahalgam, the disputed region which killed 26 tourists.")
    assert "Pahalgam" not in {m.text for m in doc._.mentions if m.rule == "organisation"}
