"""Stances: one invented sentence for each construction, the sample article, and what must hold for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language.stances import frames
from kit.language.stances.component import RULES
from kit.lexicon import table

CONSTRUCTIONS = [
    # verbs, active and passive
    ("Norway condemned Sweden for the raid.", "NOR", "SWE", "condemn", "condemned"),
    ("Sweden was criticised by Norway for the delay.", "NOR", "SWE", "criticise", "criticised"),
    ("Norway has praised Sweden's response to the flood.", "NOR", "SWE", "praise", "praised"),
    ("Norway accused Sweden of hiding the letters.", "NOR", "SWE", "accuse", "accused"),
    ("Norway lashed out at Sweden over the fish quotas.", "NOR", "SWE", "criticise", "lashed out"),
    ("Norway blamed the blackout on Sweden.", "NOR", "SWE", "accuse", "blamed"),
    ("Norway warned that Sweden was massing ships.", "NOR", "SWE", "warn", "warned"),
    ("Norway warned against any Swedish aggression.", "NOR", "SWE", "warn", "warned"),
    ("Norway stood by Sweden during the storm.", "NOR", "SWE", "support", "stood by"),
    ("Norway demanded an apology from Sweden.", "NOR", "SWE", "demand", "demanded"),
    ("Norway thanked Sweden for its help.", "NOR", "SWE", "thank", "thanked"),
    # targets through acts
    ("Norway condemned the strike by Sweden.", "NOR", "SWE", "condemn", "condemned"),
    ("Norway condemned the strikes launched by Sweden.", "NOR", "SWE", "condemn", "condemned"),
    ("Norway welcomed the decision of Sweden.", "NOR", "SWE", "welcome", "welcomed"),
    # nouns and light verbs
    ("Norway's rejection of Sweden's plan surprised diplomats.", "NOR", "SWE", "reject", "rejection"),
    ("Norway voiced support for Sweden.", "NOR", "SWE", "support", "voiced support"),
    ("Norway offered Sweden its full support.", "NOR", "SWE", "support", "support"),
    ("Norway laid the blame on Sweden.", "NOR", "SWE", "accuse", "blame"),
    ("Norway was willing to back Sweden.", "NOR", "SWE", "support", "back"),
    ("Norway expressed concern about Sweden's plans.", "NOR", "SWE", "distrust", "expressed concern"),
    ("Sweden drew criticism from Norway.", "NOR", "SWE", "criticise", "drew criticism"),
    ("Norway came out in support of Sweden.", "NOR", "SWE", "support", "in support"),
    # adjectives and agent nouns
    ("Norway is critical of Sweden.", "NOR", "SWE", "criticise", "critical"),
    ("Norway was opposed to Sweden's plan.", "NOR", "SWE", "oppose", "opposed"),
    ("Norway is a supporter of Sweden.", "NOR", "SWE", "support", "supporter"),
    ("Norway met a storm of criticism from Sweden.", "SWE", "NOR", "criticise", "criticism"),
    ("Norway has strengthened its ties with Sweden.", "NOR", "SWE", "support", "strengthened"),
    ("Norway severed relations with Sweden.", "NOR", "SWE", "reject", "severed relations"),
    # threats and demands
    ("Norway vowed to retaliate against Sweden.", "NOR", "SWE", "threaten", "vowed"),
    ("Norway warned that it would respond to any Swedish attack.", "NOR", "SWE", "warn", "warned"),
    ("Norway urged Sweden to withdraw its ships.", "NOR", "SWE", "demand", "urged"),
    ("Norway called for an end to the Swedish blockade.", "NOR", "SWE", "demand", "called"),
    # control, relative clauses, participles
    ("Norway decided to condemn Sweden.", "NOR", "SWE", "condemn", "condemn"),
    ("Norway, which condemned Sweden, recalled its envoy.", "NOR", "SWE", "condemn", "condemned"),
    ("Norway issued a statement condemning Sweden.", "NOR", "SWE", "condemn", "condemning"),
    ("Norway urged Finland to condemn Sweden.", "NOR", "SWE", "condemn", "condemn"),
    # judgements in reported words
    ("Norway called Sweden's plan reckless.", "NOR", "SWE", "criticise", "reckless"),
    ("Norway described Sweden as a reliable friend.", "NOR", "SWE", "praise", "friend"),
    # negation with a point
    ("Norway refrained from publicly criticising Sweden.", "NOR", "SWE", "reserve", "refrained from publicly"),
    ("Norway did not condemn Sweden.", "NOR", "SWE", "reserve", "not condemn"),
    ("Norway refused to back Sweden.", "NOR", "SWE", "oppose", "refused to back"),
]


def read(nlp, text):
    return nlp(text)._.stances


@pytest.mark.parametrize(
    ("text", "holder", "target", "act", "cue"), CONSTRUCTIONS, ids=[row[0] for row in CONSTRUCTIONS])
def test_construction(nlp, text, holder, target, act, cue):
    found = [s for s in read(nlp, text) if s.act == act]
    assert [(s.holders, s.targets, s.polarity) for s in found] == [((holder,), (target,), frames.acts()[act].polarity)]
    assert cue in found[0].cue


def test_coordinated_holders_and_targets(nlp):
    (row,) = read(nlp, "Norway and Finland condemned Sweden and Denmark.")
    assert set(row.holders) == {"NOR", "FIN"} and set(row.targets) == {"SWE", "DNK"}
    assert len(row.holder_spans) == len(row.target_spans) == 2


def test_a_phrase_that_speaks_for_several(nlp):
    (row,) = read(nlp, "The leaders of Norway and Sweden condemned Denmark.")
    assert set(row.holders) == {"NOR", "SWE"} and row.targets == ("DNK",)


def test_each_other(nlp):
    (row,) = read(nlp, "Norway and Sweden accused each other of cheating.")
    assert set(row.holders) == set(row.targets) == {"NOR", "SWE"}


def test_no_responsible_party_leaves_the_topic(nlp):
    (row,) = read(nlp, "Norway condemned the bombing of the market.")
    assert row.targets == () and row.topic == "bombing of the market"


def test_a_denial_answers_the_accuser(nlp):
    rows = read(nlp, "Norway has accused Sweden of hiding the letters, an allegation Stockholm firmly denies.")
    edges = [(s.holders, s.targets, s.act) for s in rows]
    assert edges == [(("NOR",), ("SWE",), "accuse"), (("SWE",), ("NOR",), "deny")]
    assert rows[1].cue == "firmly denies" and rows[1].rule == "answer"


def test_what_somebody_is_accused_of_is_nobodys_stance(nlp):
    rows = read(nlp, "Norway accused Sweden of supporting Denmark.")
    assert {s.act for s in rows} == {"accuse"}


def test_negated_rows_say_so(nlp):
    (row,) = [s for s in read(nlp, "Norway refused to back Sweden.") if s.act == "oppose"]
    assert row.negated and row.polarity == -1


def test_not_only_is_no_negation(nlp):
    rows = read(nlp, "Norway did not only condemn Sweden but sanctioned it.")
    assert "condemn" in {s.act for s in rows}


def test_we_inside_a_quotation_is_the_speaker(nlp):
    rows = read(nlp, "“We condemn Sweden's decision,” Norway's foreign ministry said on Monday.")
    (row,) = [s for s in rows if s.act == "condemn"]
    assert row.holders == ("NOR",) and row.targets == ("SWE",) and row.quote_id


def test_a_quoted_judgement_is_held_by_the_speaker(nlp):
    rows = read(nlp, "“Sweden's plan is reckless,” Norway's foreign ministry said on Monday.")
    assert [(s.holders, s.targets, s.polarity) for s in rows] == [(("NOR",), ("SWE",), -1)]


def test_the_journalists_own_words_are_no_stance(nlp):
    assert read(nlp, "Sweden's reckless plan was a disaster.") == ()


def test_requests_are_neither_for_nor_against(nlp):
    rows = read(nlp, "Norway urged Sweden and Denmark to return to talks.")
    assert [(s.act, s.polarity, set(s.targets)) for s in rows] == [("urge", 0, {"SWE", "DNK"})]


def test_seed(nlp, seed_text):
    rows = read(nlp, seed_text)
    edges = {(h, t, s.polarity, s.act) for s in rows for h in s.holders for t in s.targets}
    assert ("IND", "PAK", -1, "accuse") in edges
    assert ("PAK", "IND", -1, "deny") in edges
    assert ("USA", "IND", 1, "support") in edges
    assert ("USA", "PAK", 0, "reserve") in edges
    assert ("PAK", "IND", -1, "warn") in edges
    assert any(s.act == "urge" and s.holders == ("USA",) and {"IND", "PAK"} <= set(s.targets) for s in rows)
    assert any(s.act == "reject" and s.holders == ("PAK",) and "attempt" in (s.topic or "") for s in rows)


def test_the_component_works_alone(nlp):
    import spacy

    from kit.language.pipeline import COMPONENTS

    alone = spacy.load(nlp.meta["lang"] + "_" + nlp.meta["name"])
    alone.add_pipe("kit_stances")
    text = "“We condemn Sweden's decision,” Norway's foreign ministry said on Monday."
    assert set(COMPONENTS) & set(alone.pipe_names) == {"kit_stances"}
    assert alone(text)._.stances == nlp(text)._.stances != ()


def test_every_rule_is_explained():
    explained = {row["rule"]: row["meaning"] for row in table("rules_stances")}
    assert set(explained) == RULES
    columns = {"cue", "holders", "targets", "topic", "act"}
    assert all(set(re.findall(r"{(\w+)}", meaning)) <= columns for meaning in explained.values())


def test_lexicon_is_sound():
    acts = set(frames.acts())
    for name in ("stance_verbs", "stance_nouns", "stance_adjectives", "stance_agents"):
        assert {row["act"] for row in table(name)} <= acts
    assert {act.negated for act in frames.acts().values()} - {None} <= acts
    assert {int(row["polarity"]) for row in table("stance_values")} == {-1, 1}


@given(st.text(alphabet="Norway Sweden condemned, “he said” praised.\n’—\u202e<>&", max_size=120))
def test_any_text_gives_sound_rows(nlp, text):
    rows = read(nlp, text)
    assert len({s.stance_id for s in rows}) == len(rows)
    for row in rows:
        assert text[row.start : row.end] == row.cue and row.rule in RULES
        assert all(0 <= a < b <= len(text) for a, b in (*row.holder_spans, *row.target_spans))
        assert row.holders and (row.targets or row.topic)
        assert row.polarity == frames.acts()[row.act].polarity


PIECES = ["Norway", "Sweden", "condemned", "praised", "each other", "not", "“We", "reject", "it,”", "said",
          "the strike by", "whose", "support for", "and", ",", "."]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_word_order_gives_sound_rows(nlp, words):
    text = " ".join(words)
    for row in read(nlp, text):
        assert text[row.start : row.end] == row.cue and row.holders and (row.targets or row.topic)
