from types import SimpleNamespace

import pandas as pd
import pytest

from kit.analysis import corroboration
from kit.analysis.origins import agency_of, origins
from tests.analysis.frames import corpus, frame, row

LONG = (
    "Eleven shells hit the lonely post shortly after dawn on Monday. Smoke rose over the whole valley until late noon."
)
WIRED = "ORSK, May 1 (Coast Wire) - A."
OTHER = "Witnesses saw the post burn."


def _article(key, source, text=OTHER, **more):
    return row(article_id=key, source=source, text=text, **more)


def _mention(key, **more):
    return row(article_id=key, event_id="e", sources=("BBB",), targets=("AAA",), **more)


ACTORS = [
    row(actor_id="ann", name="Ann Reyes", side="AAA"),
    row(actor_id="amy", name="Amy Orr", side="AAA"),
    row(actor_id="aaa", name="Arland", kind="state", side="AAA"),
    row(actor_id="bbb", name="Borland", kind="state", side="BBB"),
]


def _sources(articles, signals, quotes=()):
    world = corpus(articles=articles, signals=signals, quotes=list(quotes), actors=ACTORS)
    table = corroboration.sources("e", world.signals, world.articles, world.quotes, world.actors)
    quiet = corroboration.silent("e", world.signals, world.quotes, world.actors)
    return table, quiet


def _rows(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_outlets_that_write_for_themselves_are_sources_each():
    table, _ = _sources(
        [_article("a1", "Herald"), _article("a2", "Post", "The post burned.")], map(_mention, ("a1", "a2"))
    )
    assert _rows(table, "source", "kind", "stand") == [
        ("Herald", "own account", "tells it"),
        ("Post", "own account", "tells it"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (_article("a1", "Herald"), _article("a2", "Post", duplicate_of="a1"), "a copy"),
        (_article("a1", "Reuters"), _article("a2", "Post", "Else. (Reuters)"), "the text of Reuters"),
        (_article("a1", "Herald", WIRED), _article("a2", "Post", "ORSK (Coast Wire) — B."), "the text of Coast Wire"),
        (_article("a1", "Herald", f"First. {LONG}"), _article("a2", "Post", f"Second. {LONG}"), "the same sentences"),
    ],
)  # fmt: skip
def test_articles_with_one_text_are_one_source(first, second, why):
    table, _ = _sources([first, second], map(_mention, ("a1", "a2")))
    assert _rows(table, "kind", "articles", "once") == [("own account", ("a1", "a2"), (why,))]
    assert list(table["outlets"]) == [(first["source"], second["source"])]


def test_two_copies_of_an_article_that_is_not_here_are_one():
    articles = [_article(key, key, duplicate_of="a9") for key in ("a1", "a2")]
    assert origins(frame("articles", *articles))["a2"].articles == ("a1", "a2")


def test_one_shared_sentence_or_a_shared_quotation_makes_no_copy():
    once, quoted = LONG.split(". ")[0] + ".", LONG.replace("Eleven", '"Eleven').replace("noon.", 'noon."')
    for text in (once, quoted, "He said so. He left."):
        found = origins(
            frame("articles", _article("a1", "Herald", f"{text} One."), _article("a2", "Post", f"{text} Two."))
        )
        assert [one.articles for one in found.values()] == [("a1",), ("a2",)]


def test_a_speaker_counts_once_however_many_quote_him():
    articles = [_article("a1", "Herald"), _article("a2", "Post", "Else."), _article("a3", "Times", "More.")]
    told = [
        _mention("a1", attributed_to="ann"),
        _mention("a2", attributed_to="ann"),
        _mention("a3", attributed_to="amy"),
    ]
    table, quiet = _sources(articles, told)
    assert _rows(table, "source", "side", "articles", "once") == [
        ("Ann Reyes", "AAA", ("a1", "a2"), ("one speaker",)),
        ("Amy Orr", "AAA", ("a3",), ()),
    ]
    assert (
        corroboration.finding(table, quiet) == "2 sources tell it (2 by word of somebody), all speakers for one side."
    )


def test_the_same_words_of_unnamed_people_count_once():
    articles = [_article("a1", "Herald"), _article("a2", "Post", "Else.")]
    words = "the post was hit at dawn"
    quotes = [row(article_id=key, quote_id=f"q{key}", text=text) for key, text in (("a1", words), ("a2", words + "."))]
    told = [_mention(key, quote_id=f"q{key}") for key in ("a1", "a2")]
    table, _ = _sources(articles, told, quotes)
    assert _rows(table, "source", "articles", "once") == [("a speaker not named", ("a1", "a2"), ("one quotation",))]
    other, _ = _sources(
        articles, told, [quotes[0], row(article_id="a2", quote_id="qa2", text="nobody saw what it was")]
    )
    assert len(other) == 2


def test_who_denies_is_named_by_the_refusal_in_the_sentence():
    denial = "Borland denied having fired."
    told = [
        _mention("a1"),
        _mention("a1", status="denied", sentence=denial),
        row(article_id="a1", event_id="f", signal="refusal", sources=("BBB",), sentence=denial),
    ]
    table, quiet = _sources([_article("a1", "Herald")], told)
    assert _rows(table.fillna(""), "source", "side", "stand") == [
        ("Herald", "", "tells it"),
        ("Borland", "BBB", "denies it"),
    ]
    assert corroboration.finding(table, quiet) == "1 source tells it (1 own account); 1 denies it (Borland)."


def test_a_source_may_tell_and_deny():
    told = [_mention("a1", attributed_to="bbb"), _mention("a1", attributed_to="bbb", status="denied")]
    table, _ = _sources([_article("a1", "Herald")], told)
    assert _rows(table, "stand", "statuses") == [("tells and denies it", ("actual", "denied"))]


def test_silent_is_a_party_that_is_quoted_on_other_things():
    quotes = [
        row(text="the harvest is good", speaker="Ann Reyes", side="AAA", start=50),
        row(text="we did not fire", speaker="Bob", side="BBB", start=0),  # over the event's own words
        row(text="let us talk", speaker="Cy", side="CCC", start=90),  # no party to it
        row(article_id="a9", text="elsewhere", speaker="Ann Reyes", side="AAA"),
    ]
    table, quiet = _sources([_article("a1", "Herald")], [_mention("a1")], quotes)
    assert _rows(quiet, "side", "speakers", "quotes") == [("AAA", ("Ann Reyes",), 1)]
    assert corroboration.finding(table, quiet).endswith("quoted, but not on it: AAA.")
    _, quiet = _sources([_article("a1", "Herald")], [_mention("a1", attributed_to="ann")], quotes[:1])
    assert quiet.empty


def test_grades_are_the_analysts_and_blank_until_set():
    table, _ = _sources([_article("a1", "Herald"), _article("a2", "Post", "Else.")], map(_mention, ("a1", "a2")))
    grades = {"Post": corroboration.grade("B", "3")}
    graded = corroboration.by_outlet(table, grades)
    assert _rows(graded, "outlet", "own_account", "reliability", "credibility") == [
        ("Herald", ("Herald",), "", ""),
        ("Post", ("Post",), "B", "3"),
    ]
    assert corroboration.grade() == ("", "")
    for wrong in (("G", "1"), ("A", "7"), ("1", "A")):
        with pytest.raises(ValueError, match="must be one of"):
            corroboration.grade(*wrong)


def test_the_scale_has_its_terms():
    assert list(corroboration.scale("reliability")) == list("ABCDEF")
    assert corroboration.scale("credibility")["1"] == "confirmed by other sources"
    with pytest.raises(ValueError, match="reliability, credibility"):
        corroboration.scale("colour")


def test_an_unknown_event_has_no_sources():
    table, quiet = _sources([_article("a1", "Herald")], [])
    assert table.empty and quiet.empty
    assert corroboration.finding(table, quiet) == "No article tells of it."
    assert corroboration.by_outlet(table).empty


def test_on_the_exercise_the_agency_and_its_copy_are_one(exercise):
    signals = exercise.signals
    event = signals.loc[signals["trigger"] == "shelled", "event_id"].iloc[0]
    table = corroboration.sources(event, signals, exercise.articles, exercise.quotes, exercise.actors)
    account = table[table["kind"] == "own account"]
    assert list(account["source"]) == ["Meridian Wire"]
    assert account["outlets"].iloc[0] == ("Meridian Wire", "The Strait Courier")
    assert "a copy" in account["once"].iloc[0]
    assert list(table.loc[table["stand"] == "denies it", "side"]) == ["VAR"]
    assert "OND" in set(table.loc[table["kind"] == "says so", "side"])


def test_an_article_of_no_known_outlet_names_no_agency():
    assert agency_of(SimpleNamespace(text="A ship sank.", source=pd.NA, author=pd.NA)) is None
    assert agency_of(SimpleNamespace(text="A ship sank.", source=pd.NA, author="Reuters")) == "Reuters"
