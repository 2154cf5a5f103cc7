"""The tables of a corpus: columns, types, ids, scope, and what an analyst may set."""

import random
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.corpus import Scope, parses
from kit.corpus.events import same_events
from kit.corpus.frames import COLUMNS
from kit.corpus.join import same_actors
from kit.corpus.readings import joined
from kit.language.records import Actor, Signal

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
    with pytest.raises(ValueError, match="known are: a0, a1"):
        undated.set_date("nobody", "2025-04-30")
    undated.set_date("a1", None)
    assert undated.signals["when_start"].isna().all()


def test_a_date_taken_back_is_the_one_that_was_found():
    corpus = kit.annotate([kit.Article(TEXTS[0], id="a", date="2025-04-30", date_from="stamp")], progress=False)
    corpus.set_date("a", "2024-01-01")
    corpus.set_date("a", None)
    assert (corpus.article("a").date, corpus.article("a").date_from) == (date(2025, 4, 30), "stamp")


def test_corpora_that_differ_in_scope_share_the_rest():
    corpus = kit.annotate(_articles(), progress=False)
    inside = corpus.within(Scope(sources=("Outlet 1",)))
    assert corpus.articles["date"].isna().all() and inside.signals["when_start"].isna().all()
    inside.set_date("a1", "2025-04-30")
    assert corpus.articles["date"].notna().tolist() == [False, True]
    assert corpus.signals["when_start"].notna().any()
    corpus.set_weights({"restraint_appeal": 1})
    appeals = inside.signals[inside.signals["signal"] == "restraint_appeal"]
    assert len(appeals) and set(appeals["weight"]) == {1.0} and inside.weights == {"restraint_appeal": 1.0}
    inside.set_scope(Scope(sources=("Outlet 0",)))
    assert len(corpus.articles) == 2 and inside.articles["article_id"].tolist() == ["a0"]


def test_a_roster_is_applied_without_parsing_again(monkeypatch):
    text = "The Council of Varland accused Osmark of firing on its boats."
    corpus = kit.annotate([kit.Article(text)], progress=False)
    monkeypatch.setattr("spacy.language.Language.pipe", lambda *a, **k: pytest.fail("parsed again"))
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
    assert Scope(sources="Outlet 1") == Scope(sources=("Outlet 1",))
    assert corpus.scope_sentence == "All 2 articles are in scope."
    assert kit.annotate([], progress=False).scope_sentence == "There are no articles."
    with pytest.raises(ValueError, match="before it starts"):
        Scope(start=date(2025, 5, 2), end=date(2025, 5, 1))
    with pytest.raises(ValueError, match="start = '1 May' is no ISO day"):
        Scope(start="1 May")


def test_the_sentence_on_a_scope_names_every_choice():
    scope = Scope(date(2025, 4, 22), date(2025, 4, 30), ("A", "B"), duplicates=False, left_out=("x",))
    assert scope.describe(14, 9) == (
        "9 of 14 articles are in scope: 2025-04-22 to 2025-04-30, only A, B, without duplicates, 1 left out by hand; "
        "5 lie outside."
    )
    assert Scope(**scope.as_json()) == scope


def test_the_same_text_again_is_a_duplicate():
    texts = ["Nothing happened.", "Nothing  happened.\n", "Something did.", "", ""]
    found = kit.annotate([kit.Article(t, id=str(n)) for n, t in enumerate(texts)], progress=False)
    assert found.articles["duplicate_of"].fillna("").tolist() == ["", "0", "", "", ""]
    assert found.within(Scope(duplicates=False)).articles["article_id"].tolist() == ["0", "2", "3", "4"]


def test_weights_of_the_analyst_replace_the_schemes(corpus):
    own = kit.annotate(_articles(), progress=False)
    own.set_weights({"accusation": -8})
    assert set(own.signals.loc[own.signals["signal"] == "accusation", "weight"]) <= {-8.0, 0.0}
    own.set_weights({})
    pd.testing.assert_frame_equal(own.signals, kit.annotate(_articles(), progress=False).signals)
    with pytest.raises(ValueError, match="between -10 and 10"):
        own.set_weights({"attack": 11})
    with pytest.raises(ValueError, match="'atack' is no type of signal; there are: accusation"):
        own.set_weights({"atack": 1})


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


def _signal(n, sources=("VAR",), targets=("OSM",), *, when=None, place=None, sentence="", status="actual"):
    day = date.fromisoformat(when) if when else None
    return Signal(
        str(n), n, n + 1, "shelled", "attack", "escalatory", -9.5, status, -9.5, sources, targets,
        (), (), (), (), (), (), None, None, day, day, place, str(n), sentence, "verb",
    )  # fmt: skip


def _events(*signals, published=("2025-04-30",)):
    told = [(f"a{n}", signal) for n, signal in enumerate(signals)]
    days = {f"a{n}": date.fromisoformat(published[min(n, len(published) - 1)]) for n in range(len(told))}
    return len(set(same_events(told, days).values()))


def test_what_makes_one_event_and_what_makes_two():
    monday, wire = (
        {"when": "2025-04-28"},
        {"sentence": "Varland shelled the harbour of Osmark again, its navy told us."},
    )
    assert _events(_signal(1, **monday), _signal(2, **monday)) == 1
    assert _events(_signal(1, **monday), _signal(2, ("OSM",), ("VAR",), **monday)) == 2  # the answer to a strike
    assert _events(_signal(1, **monday), _signal(2, when="2025-04-29")) == 2
    for status in ("alleged", "denied", "planned"):  # of one event, others say otherwise
        assert _events(_signal(1, **monday), _signal(2, status=status, **monday)) == 1
    for status in ("threatened", "called_for", "hypothetical", "negated", "historical"):
        assert _events(_signal(1, **monday), _signal(2, status=status, **monday)) == 2
    assert _events(_signal(1, place="Port"), _signal(2, place="Port", status="planned")) == 2  # of which day?
    assert _events(_signal(1, **monday), _signal(2, targets=(), **monday)) == 1
    assert _events(_signal(1, ("VAR", "OSM"), (), **monday), _signal(2, **monday)) == 2  # an exchange, and an attack
    assert _events(_signal(1), _signal(2)) == 2  # nothing speaks for it
    assert _events(_signal(1, **wire), _signal(2, **wire)) == 1  # an agency's words in two papers
    short = {"sentence": "Varland shelled Osmark again."}
    assert _events(_signal(1, **short), _signal(2, **short)) == 1
    assert _events(_signal(1, **short), _signal(2, **short), published=("2025-04-30", "2025-05-04")) == 2
    assert _events(_signal(1, place="Port"), _signal(2, place="port")) == 1
    assert _events(_signal(1, place="Port", **monday), _signal(2, place="Cape", **monday)) == 2
    far = ("2025-04-30", "2025-06-30")
    assert _events(_signal(1, place="Port"), _signal(2, place="Port"), published=far) == 2
    past = {"place": "Port", "status": "historical"}
    assert _events(_signal(1, **past), _signal(2, **past), published=far) == 1


def _within(*told, **more):
    """How many events an article tells of, given the trigger and the sentence of each signal."""
    signals = [
        replace(
            _signal(n, sentence=sentence, **more),
            trigger=trigger,
            start=n * 90,
            rule="noun" if trigger == "attack" else "verb",
        )
        for n, (trigger, sentence) in enumerate(told)
    ]
    return len(set(same_events([("a", one) for one in signals]).values()))


def test_within_an_article_words_take_an_event_up_or_tell_of_another():
    first = ("bombed", "Varland bombed a bridge of Osmark.")
    assert _within(first, ("attack", "The attack cut the road.")) == 1
    assert _within(first, ("attack", "Attack follows attack.")) == 2
    assert _within(first, ("shelled", "It had shelled the bridge for hours.")) == 1
    assert _within(first, ("shelled", "It shelled the road.")) == 2
    assert _within(first, ("bombed", "It again bombed the bridge.")) == 2
    assert _within(first, ("killed", "Two were killed.")) == 1


def test_towns_that_were_hit_tell_attacks_apart():
    on = {"when": "2025-04-28"}
    tell = lambda n, *targets, said="", place=None: _signal(n, targets=targets, sentence=said, place=place, **on)
    assert _events(tell(1, "Harbury"), tell(2, "Leeport")) == 2
    assert _events(tell(1, "Harbury"), tell(2, place="Leeport")) == 2
    assert _events(tell(1, "Harbury"), tell(2, "OSM", said="Guns fired on Harbury.")) == 1  # the town, and its state
    assert _events(tell(1, "Hamas"), tell(2, place="Gaza")) == 1  # a party, no place


def test_an_undated_mention_does_not_tie_two_days_together():
    at = {"place": "Port"}
    assert _events(_signal(1, **at), _signal(2, when="2025-04-28", **at), _signal(3, when="2025-04-29", **at)) == 2


@given(st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_of_articles(draw: random.Random):
    told = [
        (
            f"a{n // 3}",
            _signal(n, *draw.sample([("VAR",), ("OSM",), ()], 2), when=draw.choice([None, "2025-04-28", "2025-04-29"]),
                    place=draw.choice([None, "Port", "Cape"])),
        )
        for n in range(12)
    ]  # fmt: skip
    again = draw.sample(told, len(told))
    assert same_events(told) == same_events(again)


def test_an_article_of_a_corpus_can_be_annotated_again(seed_article):
    line = seed_article.removed[0].line
    once = seed_article.with_lines([line])
    assert kit.annotate([once], progress=False).text(once.id) == once.text
    assert replace(once, date="2025-05-01").date == date(2025, 5, 1)


def test_progress_is_said_in_words(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    articles = _articles()
    kit.annotate(articles[:1], progress=False, workspace=tmp_path / "w.sqlite")
    assert capsys.readouterr().err == ""
    kit.annotate(articles, workspace=tmp_path / "w.sqlite")
    said = capsys.readouterr().err
    assert "2 of 2 articles read, 1 known" in said


def test_a_side_that_one_article_tells_holds_in_the_next():
    short = Actor("2", "Holt", "person")
    found = kit.annotate(kit.paste("France thanked India, officials said."), progress=False)
    (reading,) = found._readings.values()
    stance = replace(reading.stances[0], holders=("Holt",), holder_ids=("2",), targets=("IND", "Holt"))
    quote = replace(reading.quotes[0], speaker="Holt", speaker_id="2", side=None)
    mention = replace(reading.mentions[0], actor_id="2", side=None)
    reading = replace(reading, actors=(short,), stances=(stance,), quotes=(quote,), mentions=(mention,), signals=())
    full = joined(reading, {"2": Actor("1", "Mira Holt", "person", "NOR", "NOR")})
    assert (full.stances[0].holders, full.stances[0].targets) == (("NOR",), ("IND", "NOR"))
    assert (full.quotes[0].speaker, full.quotes[0].side, full.quotes[0].speaker_id) == ("Mira Holt", "NOR", "1")
    assert (full.mentions[0].side, full.actors[0].actor_id) == ("NOR", "1")
    assert joined(reading, {"3": short}) is reading


def test_whom_the_roster_lists_alone_is_joined_with_nobody():
    text = (
        "Foreign Minister Mira Holt accused Sweden of lying. Jon Holt left on Monday.\n\n"
        "Later Holt thanked Norway, he said."
    )
    roster = pd.DataFrame({"name": ["Holt"], "kind": ["person"], "side": [None]})
    found = kit.annotate(kit.paste(text), roster=roster, progress=False)
    named = found.mentions.merge(found.actors, on="actor_id")
    names = named[named["how"] == "name"].set_index("text")["name"]
    assert names[["Mira Holt", "Jon Holt", "Holt"]].to_list() == ["Mira Holt", "Jon Holt", "Holt"]


FOREIGN = "Le ministre des Affaires étrangères a appelé mardi les deux pays à la retenue, a indiqué son porte-parole. "


def test_what_is_not_english_is_kept_out_of_every_count_and_said_to_be():
    articles = [*kit.paste("India accused Pakistan of an attack on its army on Tuesday."), *kit.paste(FOREIGN * 2)]
    corpus = kit.annotate(articles, progress=False)
    assert corpus.articles["language"].tolist() == ["en"] and len(corpus.everything.articles) == 2
    assert corpus.scope_sentence == "1 of 2 articles is in scope: without 1 not in English; 1 lies outside."
    assert len(corpus.within(Scope(foreign=True)).articles) == 2


def _two_of_one_outlet():
    page = "Envoy {} returns\n\n{}\n\nAsk our reporters anything\n\nCopyright © 2025 Varland Post"
    one = "The foreign ministry of India said on Monday that its envoy would return to Delhi within days."
    two = "Pakistan closed the crossing on Tuesday, and no lorry was let through until the evening of that day."
    return [kit.paste(page.format(name, text))[0] for name, text in (("Ann", one), ("Ben", two))]


def test_a_line_is_taken_back_in_one_article_and_put_out_again():
    corpus = kit.annotate(_two_of_one_outlet(), progress=False)
    article_id = corpus.articles["article_id"][0]
    line = next(line for line in corpus.article(article_id).removed if line.text.startswith("Ask"))
    before = corpus.text(article_id)
    assert corpus.take_back(article_id, [line.line]) == (article_id,)
    assert corpus.taken_back(article_id) == {line.line} and "Ask our" in corpus.text(article_id)
    corpus.put_out(article_id, [line.line])
    assert corpus.text(article_id) == before and corpus.taken_back(article_id) == set()
    with pytest.raises(ValueError, match="was not put back"):
        corpus.put_out(article_id, [line.line])


def test_a_line_is_taken_back_in_all_articles_of_its_outlet_and_in_later_loads(tmp_path):
    path = tmp_path / "w.sqlite"
    corpus = kit.annotate(_two_of_one_outlet()[:1], progress=False, workspace=path)
    (article_id,) = corpus.articles["article_id"]
    line = next(line for line in corpus.article(article_id).removed if line.text.startswith("Ask"))
    corpus.take_back(article_id, [line.line], outlet=True)
    later = kit.annotate(_two_of_one_outlet(), progress=False, workspace=path)
    assert all("Ask our reporters" in text for text in later.articles["text"])
    later.put_out(article_id, [line.line])
    again = kit.annotate(_two_of_one_outlet(), progress=False, workspace=path)
    assert not any("Ask our reporters" in text for text in again.articles["text"])


def test_without_an_outlet_a_line_is_no_outlets_line():
    article = kit.Article("India said no.", removed=[(0, 0, "boilerplate", "Menu")])
    with pytest.raises(ValueError, match="outlet of this article is not known"):
        kit.annotate([article], progress=False).take_back(article.id, [0], outlet=True)
