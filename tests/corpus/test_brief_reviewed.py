"""A brief of a corpus that was reviewed: what was checked is counted, and only random draws are measured."""

import os
import subprocess
import sys

import kit
from kit.brief import make
from tests.conftest import ROOT

TEXT = "Talks stall\n\nIndia accused Pakistan of an attack on Tuesday. Pakistan denied it. Iran urged them to talk."


def test_a_brief_says_what_was_reviewed_and_how_often_random_rows_were_right(tmp_path):
    corpus = kit.annotate([kit.Article(TEXT, date="2025-05-01")], workspace=tmp_path / "w.sqlite", progress=False)
    first, second, *_ = corpus.stances["stance_id"]
    assert make(corpus).checked.startswith("Written from unreviewed rows: 0 of ")
    assert "was not measured" in make(corpus).reviewed[-1]
    corpus.review("stances", first, "accepted", drawn="random")
    corpus.review("stances", second, "rejected", drawn="random")
    corpus.review("signals", corpus.signals["signal_id"].iloc[0], "accepted")
    brief = make(corpus)
    assert brief.checked.startswith("2 of ")  # the rejected row is in no table
    assert any(line.startswith("Stances: 1 accepted, 1 rejected") for line in brief.reviewed)
    assert brief.reviewed[-1].startswith("Of 2 stances drawn at random from the articles in scope, 1 was right: 50%")
    assert dict(brief.settings)["reviews"].startswith("3 verdicts")
    assert "accepted" in {row.checked for section in brief.sections for row in section.rows}


MAKE = """
import hashlib, sys
from datetime import datetime
import kit
from kit.brief import FORMATS, contents, make
corpus = kit.annotate([kit.Article(sys.argv[1], date="2025-05-01", source="The Herald")], progress=False)
brief = make(corpus, made=datetime(2025, 5, 4, 12))
print(*(hashlib.sha256(contents(brief, kind)).hexdigest() for kind in FORMATS))
"""


def test_another_process_makes_the_same_bytes():
    made = set()
    for seed in ("1", "2"):  # sets come in another order
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", MAKE, TEXT], env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        made.add(done.stdout)
    assert len(made) == 1
