"""What the notebooks' worked examples say of the exercise is what the kit finds in it."""

import json
from pathlib import Path

import pandas as pd
import pytest

import kit
from kit.analysis import behind, census, doubts, index
from kit.analysis.contradictions import contradictions
from kit.apps import QuotesApp
from tests.conftest import ROOT

EXERCISE = ROOT / "data" / "exercise"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def corpus():
    articles = kit.load(EXERCISE / "articles", progress=False)
    return kit.annotate(articles, roster=EXERCISE / "actors.csv", progress=False)


def _article(corpus, number):
    articles = map(corpus.article, corpus.articles["article_id"])
    (found,) = [one for one in articles if f"{number}-" in Path(one.path).name[:14]]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_has_a_worked_example_and_says_how_it_goes_wrong(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    said = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    for words in ("What it answers.**", "Worked example, on the exercise", "How it goes wrong.**", "How long.**"):
        assert said.count(f"**{words}") == 1, words


def test_articles(corpus):
    assert len(corpus.articles) == 15
    undated = corpus.articles[corpus.articles["date"].isna()]
    assert undated["title"].tolist() == ["The island that two states want"]
    assert _article(corpus, "07").duplicate_of == _article(corpus, "06").id
    assert {"boilerplate"} <= {line.label for line in _article(corpus, "11").removed}


def test_actors(corpus):
    work = doubts.doubts(census.counted(corpus.actors, corpus.mentions), corpus.mentions)
    named = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    short = {named[row.actor_id]: row.short for row in work.itertuples()}
    assert short["Irma Veld"] == short["Sarrow"] == "person without a side"


def test_stances(corpus):
    toward = behind(corpus.stances, "VAR", "OND")
    assert toward["polarity"].value_counts().to_dict() == {-1: 7, 1: 1}
    assert toward.loc[toward["polarity"] == 1, "cue"].tolist() == ["thanked"]
    both = contradictions(corpus.stances)
    assert ("VAR", "OND") in set(zip(both["holder"], both["toward"], strict=True))


def test_quotes(corpus):
    quotes = corpus.quotes
    by_side = quotes.groupby("side").size()
    assert abs(by_side["VAR"] - by_side["OND"]) < 10 and by_side["LS"] < by_side["OND"] / 2
    assert quotes["via"].notna().any() and quotes["speaker"].isna().any()
    assert "stand in several articles" in QuotesApp(corpus).status.value


def test_escalation(corpus):
    events = index.events(corpus.signals, corpus.articles)
    dated = events[events["status"].eq("actual") & events["day"].notna()]
    hits = dated[dated["signal"].eq("attack") & dated["day"].eq(pd.Timestamp("2024-03-11"))]
    told = hits.loc[hits["trigger"] == "hit"].iloc[0]
    assert set(told["articles"]) == {_article(corpus, "06").id, _article(corpus, "07").id}
    assert "denied" in told["statuses"]
    after = dated[dated["day"] >= pd.Timestamp("2024-03-19")]
    assert {"pullback", "concession", "talks"} <= set(after["signal"])
    assert "sanction" in set(dated.loc[dated["day"] == pd.Timestamp("2024-03-13"), "signal"])
