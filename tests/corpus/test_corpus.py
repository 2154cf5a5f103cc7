"""The tables of a corpus: columns, types, ids, scope, and what an analyst may set."""

from datetime import date

import pandas as pd
import pytest

import kit
from kit.corpus import Scope, parses
from kit.corpus.frames import COLUMNS
from kit.corpus.join import same_actors, same_events
from kit.language.records import Actor

TEXTS = [
    "India accused Pakistan of lying. “We will respond,” Prime Minister Narendra Modi said on Tuesday.",
    "The United States urged India and Pakistan to show restraint. Islamabad denied the charge on Monday.",
]
TABLES = ["articles", "actors", "mentions", "quotes", "stances", "signals", "report"]


def _articles(**fields):
    return [kit.Article(text, id=f"a{n}", source=f"Outlet {n}", **fields) for n, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def corpus():
    return kit.annotate(_articles(date="2025-04-30"), progress=False)


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_their_columns_and_types_when_full_and_when_empty(corpus, table):
    full, empty = getattr(corpus, table), getattr(kit.annotate([], progress=False), table)
    assert list(full.columns) == list(empty.columns) == list(COLUMNS[table])
    assert len(empty) == 0
    assert {n: str(t) for n, t in full.dtypes.items()} == {n: str(t) for n, t in empty.dtypes.items()}
    for name, kind in COLUMNS[table].items():
        assert str(full[name].dtype) == kind
        if kind == "boolean":
            assert not full[name].isna().any()
        if kind == "object":
            assert all(isinstance(cell, tuple) for cell in full[name])


def test_rows_hold_what_the_text_says(corpus):
    for table, words in {"mentions": "text", "quotes": "text", "stances": "cue", "signals": "trigger"}.items():
        frame = getattr(corpus, table)
        assert len(frame)
        for row in frame.to_dict("records"):
            assert corpus.text(row["article_id"])[row["start"] : row["end"]] == row[words]
        assert frame[["article_id", "start"]].apply(tuple, axis=1).is_monotonic_increasing
    assert {"IND", "PAK", "USA"} <= set(corpus.actors["side"])


def test_ids_are_unique_and_survive_order_and_new_articles(corpus):
    more = kit.annotate(
        [kit.Article("Nothing happened in Norway.", id="z"), *reversed(_articles(date="2025-04-30"))], progress=False
    )
    for table, key in {"quotes": "quote_id", "stances": "stance_id", "signals": "signal_id"}.items():
        mine, theirs = getattr(corpus, table)[key], getattr(more, table)[key]
        assert mine.is_unique and set(mine) <= set(theirs)
    assert set(corpus.actors["actor_id"]) <= set(more.actors["actor_id"])


def test_an_id_used_twice_gets_a_suffix_and_odd_texts_do_no_harm():
    odd = [
        kit.Article("", id="x"),
        kit.Article("\n\n", id="x"),
        kit.Article("x" * 300, id="x"),
        kit.Article("\ud800 ok", id="y"),
    ]
    assert kit.annotate(odd, progress=False).articles["article_id"].tolist() == ["x", "x-2", "x-3", "y"]
    with pytest.raises(TypeError, match=r"kit\.load or kit\.paste"):
        kit.annotate(["a string"], progress=False)


def test_long_texts_are_parsed_in_pieces_that_join_again(nlp, monkeypatch):
    monkeypatch.setattr(parses, "_PIECE", 60)
    text = "\n\n".join(TEXTS)
    (doc,) = parses.parse([text], nlp)
    assert doc.text == text
    assert parses.to_doc(parses.to_bytes(doc), nlp).text == text


def test_a_date_set_by_hand_resolves_days(corpus):
    undated = kit.annotate(_articles(), progress=False)
    assert undated.quotes["quote_id"].tolist() == corpus.quotes["quote_id"].tolist()
    assert undated.signals["when_start"].isna().all()
    undated.set_date("a1", date(2025, 4, 30))
    row = undated.articles.set_index("article_id").loc["a1"]
    assert (str(row["date"].date()), row["date_from"]) == ("2025-04-30", "analyst")
    assert pd.Timestamp("2025-04-28") in set(undated.signals["when_start"])
    with pytest.raises(ValueError, match="unknown"):
        undated.set_date("nobody", "2025-04-30")


def test_a_roster_is_applied_without_parsing_again(monkeypatch):
    text = "The Council of Varland accused Osmark of firing on its boats."
    corpus = kit.annotate([kit.Article(text)], progress=False)
    monkeypatch.setattr(type(corpus._nlp), "pipe", lambda *a, **k: pytest.fail("parsed again"))
    rows = [{"name": "Varland", "side": "VAR", "kind": "state"}, {"name": "Osmark", "side": "OSM", "kind": "state"}]
    corpus.reread(pd.DataFrame(rows))
    assert {"VAR", "OSM"} <= set(corpus.actors["side"])
    assert ("OSM",) in set(corpus.stances["targets"]) | set(corpus.signals["targets"])


def test_lines_taken_back_are_part_of_the_text(seed_article):
    corpus = kit.annotate([seed_article], progress=False)
    title = next(line for line in seed_article.removed if line.label == "headline")
    corpus.take_back(seed_article.id, [title.line])
    assert corpus.text(seed_article.id).startswith(title.text)
    for row in corpus.quotes.to_dict("records"):
        assert corpus.text(seed_article.id)[row["start"] : row["end"]] == row["text"]


def test_a_scope_holds_every_table(corpus):
    inside = corpus.within(Scope(sources=("Outlet 1",)))
    assert set(inside.articles["article_id"]) == {"a1"} == set(inside.mentions["article_id"])
    assert len(inside.everything.articles) == 2
    assert inside.scope_sentence == "1 of 2 articles is in scope: only Outlet 1; 1 lies outside."
    assert corpus.within(Scope(start="2025-05-01")).articles.empty
    assert corpus.within(Scope(left_out=("a0",))).articles["article_id"].tolist() == ["a1"]
    with pytest.raises(ValueError, match="before it starts"):
        Scope(start=date(2025, 5, 2), end=date(2025, 5, 1))


def test_weights_of_the_analyst_replace_the_schemes(corpus):
    own = kit.annotate(_articles(), progress=False)
    own.set_weights({"accusation": -8})
    assert set(own.signals.loc[own.signals["signal"] == "accusation", "weight"]) <= {-8.0, 0.0}
    own.set_weights({})
    pd.testing.assert_frame_equal(own.signals, kit.annotate(_articles(), progress=False).signals)
    with pytest.raises(ValueError, match="between -10 and 10"):
        own.set_weights({"attack": 11})


def test_actors_are_joined_only_where_there_is_one_to_join():
    full = Actor("1", "Mira Holt", "person", "VAR", "VAR")
    assert same_actors([full, Actor("2", "Holt", "person")]) == {"2": "1"}
    other = Actor("3", "Jan Holt", "person", "OSM", "OSM")
    assert same_actors([full, other, Actor("2", "Holt", "person")]) == {}
    assert same_actors([full, Actor("4", "Holt", "person", "OSM")]) == {}


def test_one_event_told_twice_shares_its_id():
    texts = [
        "Gunmen attacked an army post in Srinagar on Monday.",
        "On Monday gunmen attacked an army post in Srinagar, police said.",
    ]
    corpus = kit.annotate([kit.Article(t, id=str(n), date="2025-04-30") for n, t in enumerate(texts)], progress=False)
    attacks = corpus.signals[corpus.signals["signal"] == "attack"]
    assert len(attacks) >= 2 and attacks["event_id"].nunique() < len(attacks)
    assert same_events([]) == {}
