"""What the sample article says, found: its quotes, stances and signals."""

from __future__ import annotations

import pandas as pd
import pytest

QUOTES = [  # (first words, speaker, via)
    ("The United States is intensifying", "US State Department", None),
    ("the US is closely tracking", "Tammy Bruce", None),
    ("“We are reaching out to both", "Marco Rubio", "Tammy Bruce"),
    ("the Kashmir dispute as a long-standing", "Donald Trump", None),
    ("that Pakistan would defend", "Shehbaz Sharif", None),
    ("“While underscoring that", "Office of Shehbaz Sharif", None),
    ("that Pakistan shall defend", "Shehbaz Sharif", "Office of Shehbaz Sharif"),
    ("“The prime minister categorically", "Office of Shehbaz Sharif", None),
    ("any attempt to link", "Shehbaz Sharif", "Office of Shehbaz Sharif"),
    ("Guterres, who also spoke", "Stephane Dujarric", None),
]
STANCES = [  # (holder, target, act, polarity)
    ("IND", "PAK", "accuse", -1),
    ("PAK", "IND", "deny", -1),
    ("USA", "IND", "support", 1),
    ("USA", "PAK", "reserve", 0),
    ("PAK", "IND", "warn", -1),
]


@pytest.mark.parametrize(("words", "speaker", "via"), QUOTES)
def test_quote(seed_corpus, words, speaker, via):
    quotes = seed_corpus.quotes
    (row,) = quotes[quotes.text.str.startswith(words)].itertuples()
    assert row.speaker == speaker
    assert row.via == via if via else pd.isna(row.via)


@pytest.mark.parametrize(("holder", "target", "act", "polarity"), STANCES)
def test_stance(seed_corpus, holder, target, act, polarity):
    found = [
        row for row in seed_corpus.stances.itertuples()
        if tuple(row.holders) == (holder,) and tuple(row.targets) == (target,) and row.act == act
    ]  # fmt: skip
    assert [row.polarity for row in found] == [polarity]


def test_denial_answers_the_accusation(seed_corpus):
    stances = seed_corpus.stances
    assert stances[stances.act == "deny"].rule.tolist() == ["answer"]


def test_appeal_for_restraint_goes_to_both(seed_corpus):
    signals = seed_corpus.signals
    row = next(signals[signals.signal == "restraint_appeal"].itertuples())
    assert set(row.sources) == {"USA"}
    assert set(row.targets) == {"IND", "PAK"}
    assert (row.status, row.direction) == ("actual", "de-escalatory")


def test_threats(seed_corpus):
    signals = seed_corpus.signals
    threats = signals[signals.signal == "threat"]
    assert list(threats.trigger) == ["warned", "underscoring"]
    for row in threats.itertuples():
        assert (tuple(row.sources), tuple(row.targets)) == (("PAK",), ("IND",))


def test_what_is_threatened_is_no_attack(seed_corpus):
    signals = seed_corpus.signals
    assert set(signals[signals.trigger == "defend"].status) == {"threatened"}


def test_events_of_pulwama_are_historical(seed_corpus):
    signals = seed_corpus.signals
    pulwama = signals[signals.sentence.str.contains("Pulwama")]
    assert {"bombing", "killed", "airstrikes", "clash"} <= set(pulwama.trigger)
    assert set(pulwama.status) == {"historical"}


def test_standoff_is_no_signal(seed_corpus):
    assert not seed_corpus.signals.trigger.str.contains("standoff").any()


def test_the_accused_does_what_it_is_accused_of(seed_corpus):
    signals = seed_corpus.signals
    (row,) = signals[signals.trigger == "supporting"].itertuples()
    assert (tuple(row.sources), row.status) == (("PAK",), "alleged")


def test_the_captured_pilot_suffers_it(seed_corpus):
    signals = seed_corpus.signals
    (row,) = signals[signals.trigger == "captured"].itertuples()
    assert (tuple(row.sources), tuple(row.targets)) == (("PAK",), ("IND",))  # who took him, the rest of the text tells
