"""A seeded queue on the exercise, worked through with the answer sheet; its precision done once more by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

import kit
from kit.analysis import review_queue
from tests.conftest import ROOT

EXERCISE = ROOT / "data" / "exercise"
SHEET = {one["file"]: one for one in json.loads((EXERCISE / "answers.json").read_text("utf-8"))["articles"]}
SEED, DRAWN = 7, 25
Z = 1.959963984540054  # of the normal distribution, two-sided 95 %


@pytest.fixture(scope="module")
def corpus() -> kit.Corpus:
    articles = kit.load(EXERCISE / "articles", progress=False)
    return kit.annotate(articles, roster=EXERCISE / "actors.csv", progress=False)


def _is_on_the_sheet(corpus: kit.Corpus, stance) -> bool:
    sheet = SHEET[Path(corpus.article(stance.article_id).path).name]
    told = {(tuple(one["holder"]), tuple(one["target"]), one["polarity"]) for one in sheet["stances"]}
    return (stance.holders, stance.targets, stance.polarity) in told


def test_precision_of_a_seeded_queue_is_what_a_hand_gets(corpus):
    right: list[str] = []
    judged: list[tuple[str, bool]] = []
    for _ in range(DRAWN):
        row = review_queue.at_random(corpus.checklist("stances"), "stance_id", SEED).iloc[0]
        fits = _is_on_the_sheet(corpus, row)
        corpus.review("stances", row.stance_id, "accepted" if fits else "rejected", drawn="random")
        judged.append((row.rule, fits))
        right += [row.stance_id] if fits else []
    assert len({*right}) == len(right) and 0 < len(right) < DRAWN

    share = len(right) / DRAWN
    centre = (share + Z**2 / (2 * DRAWN)) / (1 + Z**2 / DRAWN)
    half = Z / (1 + Z**2 / DRAWN) * math.sqrt(share * (1 - share) / DRAWN + Z**2 / (4 * DRAWN**2))
    measured = corpus.precision("random").set_index(["table", "rule"])
    row = measured.loc[("stances", "all")]
    assert (row.reviewed, row.right, row.precision) == (DRAWN, len(right), share)
    assert math.isclose(row.low, centre - half) and math.isclose(row.high, centre + half)
    for rule in {rule for rule, _ in judged}:
        of_rule = [fits for found_by, fits in judged if found_by == rule]
        assert (measured.loc[("stances", rule), "reviewed"], measured.loc[("stances", rule), "right"]) == (
            len(of_rule),
            sum(of_rule),
        )
    assert set(corpus.stances["stance_id"]) >= set(right)
    assert len(corpus.checklist("stances")) - len(corpus.stances) == DRAWN - len(right)
