"""Toward whom, when the words of the cue do not say: allusions, acts told beside, denied requests, hosts, bodies."""

from __future__ import annotations

import pytest

CASES = [
    # text, cue, holders, targets, rule
    ("Norway is worried about the situation in the Baltic Sea, in an apparent reference to Russia's patrols there.",
     "worried", ("NOR",), ("RUS",), "allusion"),
    ("Kenya accused Chad of threats. “We call for an end to the bullying,” the Kenyan foreign minister said.",
     "call", ("KEN",), ("TCD",), "carried"),
    ("Sweden denied Norway's allegations.", "denied", ("SWE",), ("NOR",), "answer"),
    ("“Our request was denied by Swedish officials,” the Norwegian embassy said.",
     "denied", ("SWE",), ("NOR",), "answer"),
    ("Norway accepted an invitation to go to Stockholm in May.", "accepted", ("NOR",), ("SWE",), "verb"),
    ("The European Union froze the funds. Chad's government called the European response “reckless”.",
     "reckless", ("TCD",), ("EU",), "label"),
    ("Oder said Sudan had broken the deal, accusing Khartoum of bad faith.",
     "accusing", ("Oder",), ("SDN",), "verb"),
    ("Norway agreed to make sure Russia faces sanctions for its invasion of Ukraine, while keeping a close eye on"
     " China's clout in the Arctic.", "keeping a close eye", ("NOR",), ("CHN",), "verb"),
]


@pytest.mark.parametrize(("text", "cue", "holders", "targets", "rule"), CASES)
def test_stance(nlp, text, cue, holders, targets, rule):
    found = [s for s in nlp(text)._.stances if s.cue == cue]
    assert [(s.holders, s.targets, s.rule) for s in found] == [(holders, targets, rule)]


def test_allegations_that_others_deny_are_held(nlp):
    found = {(s.holders, s.targets, s.polarity) for s in nlp("Chad denied allegations by Mali that it lied.")._.stances}
    assert found == {(("TCD",), ("MLI",), -1), (("MLI",), ("TCD",), -1)}


def test_who_denies_wrongdoing_by_somebody_is_not_against_them(nlp):
    assert not [s for s in nlp("Vale denied any wrongdoing by Kenya's government.")._.stances if s.targets]


UNTOLD = [
    "Kenya accused Chad of threats. “We oppose intimidation by any state,” the Kenyan foreign minister said.",
    "Kenya accused Chad of threats. “We oppose the smuggling from Mali's ports,” the Kenyan foreign minister said.",
    "Kenya accused Chad of threats. “We condemn the U.S. strikes in the desert,” the Kenyan foreign minister said.",
    "Kenya accused Chad of threats. “We oppose higher fees,” the Kenyan foreign minister said.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_anybodys_or_anothers_is_not_carried_over(nlp, text):
    assert not [s for s in nlp(text)._.stances if s.rule == "carried"]


BESIDE = [
    # text, cue, holders, targets
    ("Host Jane Vale refuted claims of bias after Mark Oder accused her of lying.",
     "refuted", ("Jane Vale",), ("Mark Oder",)),
    ("Vale began her speech by criticising leaders who spread anger, a clear reference to Mark Oder.",
     "criticising", ("Vale",), ("Mark Oder",)),
    ("Without naming Sweden, Norway warned of reckless moves in the Baltic Sea.", "warned", ("NOR",), ("SWE",)),
    ("Iran threatened to strike back if Oman attacks its ports.", "threatened", ("IRN",), ("OMN",)),
    ("Iran warned it would retaliate if Israel attacks.", "warned", ("IRN",), ("ISR",)),
    ("Norway has condemned the death toll and urged the Saudis to exert more restraint.",
     "condemned", ("NOR",), ("SAU",)),
    ("Britain backs Turkish entry to the union. Italy also favours an early start to talks.",
     "also favours", ("ITA",), ("TUR",)),
    ("Kenya is committed to maintaining ties with Arab countries to support the Palestinian cause.",
     "committed", ("KEN",), ("PSE",)),
    ("The killing drew condemnation from Kenya, which accused Chad of murder.",
     "drew condemnation", ("KEN",), ("TCD",)),
    ("Norway and Sweden praised each other's efforts.", "praised", ("NOR", "SWE"), ("NOR", "SWE")),
    ("Norway's main worry is that the strike might affect gas supplies from Algeria.", "worry", ("NOR",), ("DZA",)),
    ("Norway underlined the need for dialogue with Sweden.", "underlined the need", ("NOR",), ("SWE",)),
    ("Vale claimed that Sweden had lied. Sweden denied that it had bribed Norway.", "denied", ("SWE",), ("Vale",)),
    ("Vale has called for Oder to resign.", "called", ("Vale",), ("Oder",)),
    ("Norway supports Sweden's bid to join NATO and criticised Chad.", "criticised", ("NOR",), ("TCD",)),
]


@pytest.mark.parametrize(("text", "cue", "holders", "targets"), BESIDE)
def test_whom_other_words_of_the_text_point_at(nlp, text, cue, holders, targets):
    found = [s for s in nlp(text)._.stances if s.cue == cue]
    assert [(s.holders, s.targets) for s in found] == [(holders, targets)]


APART = [
    ("Norway opposes the tax and accused Sweden of lying.", "opposes"),
    ("Norway accused Sweden of lying. Denmark also opposed the tax.", "also opposed"),
    ("Norway backs Sweden. Denmark also favours lower taxes.", "also favours"),
]


@pytest.mark.parametrize(("text", "cue"), APART)
def test_other_matters_are_not_carried_over(nlp, text, cue):
    assert [s.targets for s in nlp(text)._.stances if s.cue == cue] == [()]


def test_a_thing_that_something_was_done_to_says_nothing_for_who_did_it(nlp):
    text = "Norway accused Sweden of blocking the road that links Denmark to the coast."
    assert [(s.cue, s.holders, s.targets) for s in nlp(text)._.stances] == [("accused", ("NOR",), ("SWE",))]
