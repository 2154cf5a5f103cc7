"""Every rule that a row names is explained to analysts, in words that the row's own columns can fill."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from kit.language.records import Mention, Quote, Signal, Stance
from kit.lexicon import table, words
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data"
RECORDS = {"actors": Mention, "quotes": Quote, "stances": Stance, "signals": Signal}
LANGUAGE = ROOT / "kit" / "language"
# Where the code names a rule: the lines of these calls, whose other strings are left out below.
CALLS = {
    "actors": r"(?:cast\.mention|\bnote)\((.*)",
    "quotes": r"(?:Found|_made|_like|_from_cue)\((?:\w+, )*mark(.*)|return (?:_subtree.*|around|labelled), (.*)",
    "signals": r"Trigger\(\s*(.*)",
}
OTHER_STRINGS = {"name", "signal", "state"}
TEXTS = [
    json.loads(line)["text"]
    for name in ("styles", "probe_escalation")
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
]


def explained(room):
    return {row["rule"]: row["meaning"] for row in table(f"rules_{room}")}


@pytest.fixture(scope="module")
def emitted(nlp, seed_text):
    rules = {room: set() for room in RECORDS}
    for text in [*TEXTS, seed_text]:
        doc = nlp(text)
        rules["actors"] |= {row.rule for row in doc._.mentions}
        for room in ("quotes", "stances", "signals"):
            rules[room] |= {row.rule for row in getattr(doc._, room)}
    return rules


@pytest.mark.parametrize("room", RECORDS)
def test_rules_of_many_texts_are_explained(emitted, room):
    assert emitted[room]
    assert emitted[room] <= set(explained(room))


@pytest.mark.parametrize("room", CALLS)
def test_rules_named_in_the_code_are_explained(room):
    code = "\n".join(path.read_text("utf-8") for path in sorted((LANGUAGE / room).glob("*.py")))
    lines = ["".join(match) for match in re.findall(CALLS[room], code)]
    named = {string for line in lines for string in re.findall(r'(?<!f)"([a-z_]+)"', line)}
    named -= OTHER_STRINGS | words("signal_weights")
    assert len(named) > 3
    assert named <= set(explained(room))


def test_each_way_to_read_a_state_as_party_is_explained():
    code = (LANGUAGE / "actors" / "places.py").read_text("utf-8")
    ways = set(re.findall(r'_PARTY, "([a-z]+)"', code))
    assert ways
    assert {f"{name}_{way}" for name in ("name", "metonym") for way in ways} <= set(explained("actors"))


@pytest.mark.parametrize("room", RECORDS)
def test_meanings_are_one_sentence_of_the_rows_columns(room):
    columns = {field.name for field in dataclasses.fields(RECORDS[room])}
    assert len(explained(room)) == len(table(f"rules_{room}"))
    for meaning in explained(room).values():
        assert meaning.endswith(".")
        assert set(re.findall(r"{(\w+)}", meaning)) <= columns
