"""Quiet news: eighty texts on weather, sport, courts and the like, full of words of war, hold next to no signals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXTS = Path(__file__).parent.parent / "quiet" / "texts.jsonl"
AT_MOST = 8


@pytest.fixture(scope="module")
def quiet() -> list[dict[str, str]]:
    return [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]


def test_there_are_eighty_short_texts(quiet):
    assert len(quiet) == len({article["id"] for article in quiet}) == len({article["text"] for article in quiet}) == 80
    assert all(60 <= len(article["text"].split()) <= 150 for article in quiet)


def test_quiet_news_holds_next_to_no_signals(nlp, quiet):
    found = [
        f"{article['id']}: {signal.signal} ({signal.status}) at {signal.trigger!r} in {signal.sentence!r}"
        for article, doc in zip(quiet, nlp.pipe(article["text"] for article in quiet), strict=True)
        for signal in doc._.signals
    ]
    print("\n".join(found))
    assert len(found) <= AT_MOST, f"{len(found)} signals:\n" + "\n".join(found)


@pytest.mark.parametrize(("words", "signals"), [
    ("The goalkeeper saved it. The crowd sang. The match ended late. Rain fell.", 0),
    ("A tourist filmed it. The crowd ran. The port was closed. Rain fell.", 1),
    ("The foreign ministry summoned the envoy. Troops were put on alert. The border is shut. Rain fell.", 2),
    ("The crowd sang.", 1),
])  # fmt: skip
def test_an_article_on_another_topic_has_no_signals(nlp, words, signals):
    found = nlp(f"Norway attacked Sweden on Sunday. {words}")._.signals
    assert len(found) >= signals if signals else not found


def test_who_says_nothing_refuses_nothing(nlp):
    assert not nlp("Israel declined to comment on the operation.")._.signals
    assert "refusal" in {s.signal for s in nlp("Israel refused to withdraw.")._.signals}
