"""Signals: probe sentences, whose misses are listed exactly, and constructions with invented events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.language.status import ORDER

PROBES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "probe_escalation.jsonl").read_text("utf-8").splitlines()
]
# No signal of the kind stands at the trigger.
MISSED = {
    ("PROBE-006", "arms sales"), ("PROBE-026", "war"),
    ("PROBE-028", "called"), ("PROBE-031", "collapsed"), ("PROBE-035", "truce"),
}  # fmt: skip
# Found, with another status.
OTHER_STATUS: set[tuple[str, str]] = set()
SENTENCES = [  # text, trigger, signal, status, sources, targets
    ("Norway attacked Sweden.", "attacked", "attack", "actual", ("NOR",), ("SWE",)),
    ("Sweden was attacked by Norway.", "attacked", "attack", "actual", ("NOR",), ("SWE",)),
    ("Norway accused Sweden of shelling a village.", "accused", "accusation", "actual", ("NOR",), ("SWE",)),
    ("Norway accused Sweden of shelling a village.", "shelling", "attack", "alleged", ("SWE",), ()),
    ("Norway urged Sweden to withdraw its troops.", "urged", "restraint_appeal", "actual", ("NOR",), ("SWE",)),
    ("Norway threatened to attack Sweden.", "threatened", "threat", "actual", ("NOR",), ("SWE",)),
    ("Norway plans to send troops to Sweden.", "send troops", "force_posture", "planned", ("NOR",), ("SWE",)),
    ("Norway has withdrawn its troops from Sweden.", "withdrawn", "pullback", "actual", ("NOR",), ("SWE",)),
    ("Norway demanded that Sweden leave the island.", "demanded", "demand", "actual", ("NOR",), ("SWE",)),
    ("Norway and Sweden failed to reach a settlement.", "failed", "refusal", "actual", ("NOR", "SWE"), ()),
    ("Norway returned two paintings to Sweden.", "returned", "concession", "actual", ("NOR",), ("SWE",)),
    ("Norway gave permission to the Swedish army.", "gave permission", "concession", "actual", ("NOR",), ("SWE",)),
    ("Norway denied attacking Sweden.", "denied", "refusal", "actual", ("NOR",), ("SWE",)),
    # What the words beside decide.
    ("Norway sent peacekeepers to Sweden.", "sent peacekeepers", "aid", "actual", ("NOR",), ("SWE",)),
    ("Norway withdrew its observers from Sweden.", "withdrew", "sanction", "actual", ("NOR",), ("SWE",)),
    ("Norway accepted the demands of Sweden.", "accepted", "concession", "actual", ("NOR",), ("SWE",)),
    ("Norway refused to meet the Swedish envoy.", "refused", "refusal", "actual", ("NOR",), ("SWE",)),
    ("Norway violated Swedish airspace.", "violated", "force_posture", "actual", ("NOR",), ("SWE",)),
    ("Norway launched a scathing attack on Sweden.", "attack", "accusation", "actual", ("NOR",), ("SWE",)),
    ("Norway launched cyber-attacks on Sweden.", "attacks", "coercion", "actual", ("NOR",), ("SWE",)),
    ("An exchange of fire between Norway and Sweden went on.", "exchange", "attack", "actual", ("NOR", "SWE"), ()),
    ("Norway reimposed a blockade on Sweden.", "reimposed", "coercion", "actual", ("NOR",), ("SWE",)),
    ("Norway is ready to attack Sweden.", "ready", "threat", "actual", ("NOR",), ("SWE",)),
    ("Norway said it was prepared to strike Sweden.", "strike", "attack", "threatened", ("NOR",), ("SWE",)),
    ("Norway will not hesitate to strike Sweden.", "hesitate", "threat", "actual", ("NOR",), ("SWE",)),
    ("Norway will not hesitate to strike Sweden.", "strike", "attack", "threatened", ("NOR",), ("SWE",)),
    ("Norway hesitated to strike Sweden.", "strike", "attack", "negated", ("NOR",), ("SWE",)),
    ("Norway is committed to talks with Sweden.", "committed", "commitment", "actual", ("NOR",), ("SWE",)),
    ("Norway summoned the Swedish charge d'affaires.", "summoned", "accusation", "actual", ("NOR",), ("SWE",)),
    ("Norway approved an arms sale to Sweden.", "arms sale", "support_military", "actual", ("NOR",), ("SWE",)),
    ("In a call with Sweden, Norway offered talks.", "call", "talks", "actual", ("NOR",), ("SWE",)),
    ("Anna Lind condemned the Norwegian raid.", "condemned", "accusation", "actual", ("Anna Lind",), ("NOR",)),
    ("Norwegian protesters burned the flag of Sweden.", "burned", "protest", "actual", ("NOR",), ("SWE",)),
    ("Norway has improved relations with Sweden.", "improved relations", "support", "actual", ("NOR",), ("SWE",)),
    ("Norwegian workers called off a strike in Sweden.", "called off", "concession", "actual", ("NOR",), ("SWE",)),
    ("A Swede was arrested for attacking Norway.", "attacking", "attack", "alleged", ("SWE",), ("NOR",)),
    ("A Dane was arrested in Norway.", "arrested", "coercion", "actual", ("NOR",), ("DNK",)),
    ("Norway violated the ceasefire agreement with Sweden.", "violated", "attack", "actual", ("NOR",), ("SWE",)),
    ("Norway said it would boycott the vote in Sweden.", "said", "threat", "actual", ("NOR",), ("SWE",)),
    ("Norway reopened its embassy in Sweden.", "reopened", "support", "actual", ("NOR",), ("SWE",)),
    # To whom, where the words say it elsewhere.
    ("Norway will not lift the ban until Sweden frees the crew.", "lift", "refusal", "actual", ("NOR",), ("SWE",)),
    ("Norway complained to Denmark about Sweden.", "complained", "accusation", "actual", ("NOR",), ("SWE",)),
    ("The rebels welcomed the withdrawal from Sweden.", "withdrawal", "pullback", "actual", (), ("SWE",)),
    ("The king praised Norwegian-Swedish cooperation.", "cooperation", "cooperation", "actual", ("NOR", "SWE"), ()),
    ("Norway-Sweden talks began on Monday.", "talks", "talks", "actual", ("NOR", "SWE"), ()),
    ("Swedish officers say they have shelled Norway.", "shelled", "attack", "actual", ("SWE",), ("NOR",)),
    ("The war between Norway and Sweden came to an end.", "came", "pullback", "actual", ("NOR", "SWE"), ()),
    ("Norway's president cut short his visit to Sweden.", "cut short", "talks", "actual", ("NOR",), ("SWE",)),
    ("Norway is a critic of Sweden's claims.", "critic", "accusation", "actual", ("NOR",), ("SWE",)),
    ("Norway remains the largest donor of food to Sweden.", "donor", "aid", "actual", ("NOR",), ("SWE",)),
    # Acts of speech by their stances.
    ("Norway called the Swedish plan reckless.", "reckless", "accusation", "actual", ("NOR",), ("SWE",)),
    ("Norway accused Sweden of lying. Sweden denied it.", "denied", "refusal", "actual", ("SWE",), ("NOR",)),
    ("Sweden must leave the island, Norway's government said.", "said", "demand", "actual", ("NOR",), ("SWE",)),
]


@pytest.fixture(scope="module")
def at(nlp):
    """(probe, trigger) -> the signals of the right kind at the trigger."""
    found = {}
    for probe in PROBES:
        signals = nlp(probe["text"])._.signals
        for event in probe["events"]:
            start, end = event["span"]
            there = [s for s in signals if s.start < end and start < s.end and s.signal == event["signal"]]
            found[probe["id"], event["trigger"]] = (event, there)
    return found


def test_events_of_the_probes_are_found(at):
    assert {key for key, (_, there) in at.items() if not there} == MISSED


def test_events_of_the_probes_have_their_status(at):
    other = {key for key, (event, there) in at.items() if there and there[0].status != event["status"]}
    assert other == OTHER_STATUS


def test_directions_of_the_probes(at):
    want = {"context": "none"}  # arms to one side: shown, weighed 0
    for event, there in at.values():
        if event["signal"] != "protest":  # shown, weighed 0: its direction depends on its aim
            assert {s.direction for s in there} <= {want.get(event["direction"], event["direction"])}


@pytest.mark.parametrize(("text", "trigger", "signal", "status", "sources", "targets"), SENTENCES)
def test_signal(nlp, text, trigger, signal, status, sources, targets):
    (row,) = [s for s in nlp(text)._.signals if s.trigger == trigger]
    assert (row.signal, row.status, row.sources, row.targets) == (signal, status, sources, targets)


@pytest.mark.parametrize(("text", "signals"), [
    ("Sweden must leave the island, Norway's government said.", {"demand"}),  # one act, not two
    ("Norway accused Sweden of lying. Sweden denied the charge.", {"accusation", "refusal"}),
])  # fmt: skip
def test_an_act_of_speech_counts_once(nlp, text, signals):
    rows = nlp(text)._.signals
    assert len(rows) == len(signals)
    assert {row.signal for row in rows} == signals


def test_an_act_of_speech_shows_the_words_of_its_own_sentence(nlp):
    text = "Norway met Sweden. Norway called the Swedish plan reckless."
    (row,) = [row for row in nlp(text)._.signals if row.trigger == "reckless"]
    start = text.index("Norway", 1)
    assert row.source_spans == ((start, start + len("Norway")),)
    assert all(start < first for first, _ in row.target_spans)


def test_a_crime_is_no_commitment(nlp):
    assert "commitment" not in {row.signal for row in nlp("Norway accused Sweden of committing crimes.")._.signals}


def test_domestic_news_has_acts_of_arms_alone(nlp):
    text = (
        "The Norwegian government promised reforms. Norwegian parties called for new elections. The prime minister of "
        "Norway welcomed the debate. The opposition in Norway rejected the budget. Norwegian unions demanded more pay. "
        "Police in Norway arrested a banker. The Norwegian parliament agreed to meet on Friday."
    )
    assert nlp(text)._.signals == ()


@pytest.mark.parametrize("text", [
    "The film attacked our senses.", "The striker attacked the goal.", "Snow fell on the hills.",
    "The standoff went on.",
])  # fmt: skip
def test_no_signal(nlp, text):
    assert nlp(text)._.signals == ()


def test_weights_and_scores_keep_their_range(nlp):
    for probe in PROBES:
        for row in nlp(probe["text"])._.signals:
            assert -10 <= row.weight <= 10
            assert abs(row.score) <= abs(row.weight)
            assert row.status in ORDER


def test_day_of_an_event_needs_the_day_of_publication(nlp):
    from datetime import date

    text = "Norway attacked Sweden on Tuesday."
    (row,) = nlp(text)._.signals
    assert row.when_start is None
    doc = nlp.make_doc(text)
    doc._.published = date(2025, 5, 1)
    (row,) = nlp(doc)._.signals
    assert (row.when_start, row.when_end) == (date(2025, 4, 29), date(2025, 4, 29))
