"""What is kept of an article: the same as what is found in it, found again only when something changed."""

import multiprocessing
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.corpus import Scope, prints
from kit.corpus.packed import pack, unpack
from kit.corpus.prints import RosterIndex
from kit.corpus.reader import Reader
from kit.corpus.readings import Reading, read
from kit.language.records import Actor, Mention, Quote, Signal, Stance
from kit.lexicon.roster import RosterRow, read_roster
from tests.conftest import ROOT

TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")
TEXTS = (
    "India accused Pakistan of lying on Tuesday. “We deny it,” Foreign Minister Mira Holt said.",
    "Varland’s army shelled the port of Osmark on 3 May, killing two. Norway urged both sides to show restraint.",
    "The Union of Harbours will meet. Its envoy Jon Berg thanked the Union, and Norway rejected the offer.",
)
ROSTER = "name,side,kind,aliases\nVarland,VAR,state,\nUnion of Harbours,,igo,the Union|Harbour Union\n"


@pytest.fixture
def articles():
    return [kit.Article(text, id=f"a{n}", date=date(2025, 5, 6)) for n, text in enumerate(TEXTS)]


@pytest.fixture
def counted(monkeypatch):
    """How many texts were parsed and articles read since `clear`."""
    seen = []
    from kit.corpus import work

    for name in ("parse", "read"):
        inner = getattr(work, name)

        def outer(first, *more, inner=inner, name=name):
            seen.extend([name] * (len(first := list(first)) if name == "parse" else 1))
            return inner(first, *more)

        monkeypatch.setattr(work, name, outer)
    return seen


def assert_same(one, two):
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(two, table))


def test_a_second_run_neither_parses_nor_reads_and_gives_the_same(tmp_path, articles, counted):
    roster = tmp_path / "actors.csv"
    roster.write_text(ROSTER)
    run = lambda given: kit.annotate(given, progress=False, roster=roster, workspace=tmp_path / "w.sqlite")
    cold = run(articles)
    assert (counted.count("parse"), counted.count("read")) == (3, 3)
    assert len(cold.quotes) and len(cold.stances) and len(cold.signals)
    counted.clear()
    assert_same(cold, run(articles))
    assert counted == []
    more = run([*articles, kit.Article("Sweden thanked Norway.", id="new")])
    assert (counted.count("parse"), counted.count("read")) == (1, 1) and len(more.articles) == 4


def test_a_run_that_knows_all_loads_no_model_and_no_spacy(tmp_path, articles):
    path, text = tmp_path / "w.sqlite", TEXTS[0]
    kit.annotate([kit.Article(text)], progress=False, workspace=path)
    code = (
        "import sys, kit\n"
        f"corpus = kit.annotate([kit.Article({text!r})], progress=False, workspace={str(path)!r})\n"
        f"assert all(len(getattr(corpus, name)) for name in {TABLES!r}[:4])\n"
        "corpus.set_weights({'accusation': -4})\n"
        "print(len(corpus.signals), [name for name in ('spacy', 'thinc') if name in sys.modules])"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.stdout.split(maxsplit=1)[1:] == ["[]\n"], done.stderr


def test_only_what_has_a_changed_row_s_words_is_read_again(tmp_path, articles, counted):
    roster = tmp_path / "actors.csv"
    roster.write_text(ROSTER)
    run = lambda: kit.annotate(articles, progress=False, roster=roster, workspace=tmp_path / "w.sqlite")
    corpus = run()
    counted.clear()
    roster.write_text(ROSTER + "Osmark,OSM,state,\n")
    corpus.reread(roster)
    assert counted == ["read"] and "OSM" in set(corpus.actors["side"])
    assert_same(corpus, run())
    assert_same(corpus, kit.annotate(articles, progress=False, roster=roster))


def test_a_weight_or_a_scope_reads_nothing_and_leaves_what_others_hold(articles, counted):
    corpus = kit.annotate(articles, progress=False)
    counted.clear()
    before, ids = corpus.signals.copy(), corpus.quotes["article_id"].tolist()
    corpus.quotes["checked"] = True
    corpus.set_weights({"attack": -3.5})
    attacks = corpus.signals["signal"] == "attack"
    assert attacks.any() and set(corpus.signals.loc[attacks, "weight"]) == {-3.5}
    pd.testing.assert_frame_equal(corpus.signals[~attacks], before[~attacks.to_numpy()])
    inside = corpus.within(Scope(left_out=("a0",)))
    assert "checked" not in inside.quotes and inside.quotes["article_id"].tolist() == [i for i in ids if i != "a0"]
    assert inside.quotes.index.tolist() == list(range(len(inside.quotes))) and len(inside.actors) < len(corpus.actors)
    corpus.set_weights({})
    pd.testing.assert_frame_equal(corpus.signals, before)
    assert counted == []


def test_each_thing_a_reading_rests_on_is_in_its_print(articles, monkeypatch):
    meta = {"lang": "en", "name": "one", "version": "1", "pipeline": ["tagger"]}
    rows = read_roster(pd.DataFrame({"name": ["Varland"], "side": ["VAR"], "kind": ["state"]})).rows

    def print_of(article=articles[0], meta=meta, rows=rows):
        return prints.reading_print(article, prints.parse_print(article.text, meta), rows)

    first, others = print_of(), {print_of(replace(articles[0], **c)) for c in ({"id": "b"}, {"date": None})}
    others |= {print_of(replace(articles[0], text=TEXTS[0] + " ")), print_of(rows=())}
    others |= {print_of(meta=meta | change) for change in ({"version": "2"}, {"name": "two"}, {"pipeline": []})}
    others |= {print_of(rows=[replace(rows[0], aliases=("Var",))]), print_of(rows=[replace(rows[0], side="OSM")])}
    assert first == print_of() == print_of(rows=[replace(rows[0], note="seen on 3 May")])
    assert first not in others and len(others) == 9
    for name, value in (("_version", lambda package: "0.0"), ("_code", lambda places: "other")):
        with monkeypatch.context() as patched:
            _forget_prints()
            patched.setattr(prints, name, value)
            assert print_of() != first
    _forget_prints()
    assert print_of() == first


def _forget_prints():
    prints._model_print.cache_clear()
    prints.reading_code.cache_clear()


def test_rows_that_could_have_a_say_are_found():
    names = {"Union of Harbours": ("HU",), "Foreign Ministry": (), "Osmark": (), "Örk-Land": (), "!": ()}
    rows = [RosterRow(name, None, "group", None, aliases, None, None, None) for name, aliases in names.items()]
    about = lambda text: {row.name for row in RosterIndex(rows).about(text)}
    assert about("the foreign and defence ministries") == {"Foreign Ministry", "!"}
    assert about("OSMARK’s HU") == {"Osmark", "Union of Harbours", "!"}
    assert about("Harbours of the Union, örk land") == {"Union of Harbours", "Örk-Land", "!"}
    assert RosterIndex(()).about("Osmark") == []


def test_a_fresh_parse_and_a_kept_one_are_read_alike(nlp, seed_article):
    from kit.corpus.parses import parse, to_bytes, to_doc

    for text in (*TEXTS, seed_article.text, "", " \n"):
        (doc,) = parse([text], nlp)
        held = to_bytes(doc)
        day = date(2025, 5, 6)
        assert read(doc, nlp, "a", day) == read(to_doc(held, nlp), nlp, "a", day)


def test_damaged_parses_and_readings_are_made_again(tmp_path, articles):
    path = tmp_path / "w.sqlite"
    cold = kit.annotate(articles, progress=False, workspace=path)
    for table, column in (("readings", "reading"), ("parses", "doc")):
        with kit.Workspace(path) as workspace:
            workspace._db.execute(f"UPDATE {table} SET {column} = x'00ff'")
    assert_same(cold, kit.annotate(articles, progress=False, workspace=path))
    with kit.Workspace(path) as workspace:
        held = workspace._db.execute("SELECT reading FROM readings UNION ALL SELECT doc FROM parses").fetchall()
    assert len(held) == 6 and (b"\x00\xff",) not in held


def test_articles_of_one_text_are_parsed_once_and_read_each(tmp_path, counted):
    twins = [kit.Article(TEXTS[0], id="a", date="2025-05-06"), kit.Article(TEXTS[0], id="b")]
    corpus = kit.annotate(twins, progress=False, workspace=tmp_path / "w.sqlite")
    assert (counted.count("parse"), counted.count("read")) == (1, 2)
    assert corpus.quotes["article_id"].tolist().count("a") == corpus.quotes["article_id"].tolist().count("b") > 0


def test_two_processes_give_what_one_gives(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("kit.corpus.reader.BATCH", 1)
    roster = tmp_path / "actors.csv"
    roster.write_text(ROSTER)
    one = kit.annotate(articles, progress=False, roster=roster)
    assert_same(one, kit.annotate(articles, progress=False, roster=roster, n_process=2))
    with pytest.raises(ValueError, match="one or more"):
        kit.annotate(articles, progress=False, n_process=0)


def test_work_of_a_process_that_is_killed_is_done_by_this_one(monkeypatch):
    articles = [kit.Article(f"{TEXTS[0]} Ship number {n} left.", id=str(n)) for n in range(8)]
    monkeypatch.setattr("kit.corpus.reader.BATCH", 1)
    reader = Reader()

    def kill_all(count):
        for process in multiprocessing.active_children() if count else ():
            process.kill()

    with pytest.warns(UserWarning, match="this one does the rest"):
        found = reader.read(articles, kill_all, n_process=2)
    assert found == Reader().read(articles) and len(found) == 8


texts = st.none() | st.text(st.characters(), max_size=60)
named, number, flag = st.text(max_size=60), st.integers(0, 10**6), st.booleans()
spans = st.lists(st.tuples(number, number), max_size=3).map(tuple)
several = st.lists(named, max_size=3).map(tuple)
OF = {
    "str": named, "str | None": texts, "int": number, "int | None": st.none() | number, "bool": flag,
    "float": st.floats(-10, 10), "tuple[str, ...]": several, "tuple[Offsets, ...]": spans,
    "date | None": st.none() | st.dates(),
}  # fmt: skip


def _records(kind):
    return st.lists(st.builds(kind, *(OF[f.type] for f in kind.__dataclass_fields__.values())), max_size=4).map(tuple)


@given(st.builds(Reading, *map(_records, (Actor, Mention, Quote, Stance, Signal))))
def test_what_is_packed_comes_back_equal(reading):
    again = unpack(pack(reading))
    assert again == reading and repr(again) == repr(reading)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_reading_are_said_to_be_damaged(held):
    with pytest.raises(ValueError, match="damaged"):
        unpack(held)
