"""Stances whose target or holder stands further off: whom a threat would hit, what was said before, who is at home."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kit.language.stances.slots import fill

CASES = [
    # text, cue, holders, targets, polarity
    ("North Korea threatens to attack Japan with missiles.", "threatens", ("PRK",), ("JPN",), -1),
    ("Israel's threat to bomb Lebanon was heard.", "threat", ("ISR",), ("LBN",), -1),
    ("Iran accused officials in Washington of lying.", "accused", ("IRN",), ("USA",), -1),
    ("Jane Vale accused Mark Oder Saturday of lying.", "accused", ("Jane Vale",), ("Mark Oder",), -1),
    ("India's decision came late. Pakistan condemned the move.", "condemned", ("PAK",), ("IND",), -1),
    ("Anger in India over the raid by Pakistan is growing.", "Anger", ("IND",), ("PAK",), -1),
    ("Kenya said Sudan will face severe consequences.", "face", ("KEN",), ("SDN",), -1),
    ("“Their soldiers fear Iran's reckless strike,” Oman said.", "reckless", ("OMN",), ("IRN",), -1),
    ("France is expected to back Mali.", "back", ("FRA",), ("MLI",), 1),
    ("Jane Vale attacked the decision of Norway.", "attacked", ("Jane Vale",), ("NOR",), -1),
    ("Jane Vale attacked Norwegians as criminals.", "attacked", ("Jane Vale",), ("NOR",), -1),
    ("Oslo heaped praise on Sweden.", "heaped praise", ("NOR",), ("SWE",), 1),
    ("The prime minister of Norway placed the blame on Sweden.", "placed the blame", ("NOR",), ("SWE",), -1),
    ("Norway's endorsement of Sweden was heard in Berne.", "endorsement", ("NOR",), ("SWE",), 1),
    ("Norway was captivated by Sweden.", "captivated", ("NOR",), ("SWE",), 1),
    ("Sweden said Norway should close the camps.", "close", ("SWE",), ("NOR",), -1),
    ("Jane Vale was a nationalist who saw China as a threat.", "threat", ("Jane Vale",), ("CHN",), -1),
    ("European countries criticised Norway.", "criticised", ("European countries",), ("NOR",), -1),
    ("It was reckless of Norway to cut the cable, the Swedish minister said.", "reckless", ("SWE",), ("NOR",), -1),
    ("Sweden said it was shameful that Norway had cut the cable.", "shameful", ("SWE",), ("NOR",), -1),
]


@pytest.mark.parametrize(("text", "cue", "holders", "targets", "polarity"), CASES)
def test_stance(nlp, text, cue, holders, targets, polarity):
    found = [s for s in nlp(text)._.stances if s.cue == cue]
    assert [(s.holders, s.targets, s.polarity) for s in found] == [(holders, targets, polarity)]


def test_a_name_right_behind_the_verb_is_its_object():
    words = ["They", "praised", "Vale", "again"]
    doc = Doc(Vocab(), words=words, heads=[1, 1, 1, 1], deps=["nsubj", "ROOT", "npadvmod", "advmod"],
              pos=["PRON", "VERB", "PROPN", "ADV"])
    assert fill([doc[1]], "dobj") == [doc[2]]


def test_an_attack_with_arms_is_no_criticism(nlp):
    assert not nlp("Norwegian soldiers attacked Sweden on Monday.")._.stances
    assert not nlp("Israel attacked Iran as part of an operation.")._.stances


def test_politicians_of_one_state_are_told_apart(nlp):
    (stance,) = nlp("Hillary Clinton slammed Donald Trump.")._.stances
    assert (stance.holders, stance.targets) == (("Hillary Clinton",), ("Donald Trump",))


def test_a_state_and_its_leader_are_one(nlp):
    assert not [s for s in nlp("Pakistan said Shehbaz Sharif was brave.")._.stances if s.targets == s.holders]


AGAINST = [
    "Norway called for sanctions against Sweden.",
    "Norway supports a boycott of Swedish goods.",
    "Norway backs tougher measures against Sweden.",
    "Norway wants to ban Swedes.",
    "Norway's proposal to ban Swedes was rejected.",
]


@pytest.mark.parametrize("text", AGAINST)
def test_who_backs_harm_to_somebody_is_against_them(nlp, text):
    found = {(s.holders, s.targets, s.polarity, s.act) for s in nlp(text)._.stances}
    assert (("NOR",), ("SWE",), -1, "oppose") in found


def test_parts_of_the_world_take_no_side(nlp):
    sides = {side for s in nlp("France praised its commitment to a free Indo-Pacific.")._.stances for side in s.targets}
    assert not sides & {"Indo-Pacific"}


def test_efforts_are_their_owners(nlp):
    found = {
        (s.holders, s.targets) for s in nlp("Kenya praised Chad's efforts to improve relations with Sudan.")._.stances
    }
    assert (("TCD",), ("SDN",)) in found


def test_what_somebody_is_to_stop_is_the_askers_matter(nlp):
    found = {(s.holders, s.targets, s.cue) for s in nlp("Iran urged Oman to stop backing Chad.")._.stances}
    assert (("IRN",), ("TCD",), "stop backing") in found


def test_the_sale_is_theirs_who_approved_one(nlp):
    (stance,) = nlp("The United States approved a sale of jets to Chad. China slammed the deal.")._.stances[-1:]
    assert (stance.holders, stance.targets) == (("CHN",), ("USA",))
