from kit.analysis import outlets
from tests.analysis.frames import corpus, frame, row

WORLD = corpus(
    articles=[
        row(article_id="a1", source="The Herald"),
        row(article_id="a2", source="The Post"),
        row(article_id="a3", source=None),
        row(article_id="a4", source=None),
        row(article_id="a5", source="The Post", duplicate_of="a2"),
        row(article_id="a6", source="Elsewhere"),
    ],
    actors=[row(actor_id="front", name="Red Front"), row(actor_id="ann", name="Ann")],
    mentions=[
        row(article_id="a1", text="the militants", actor_id="front", start=0, end=13),
        row(article_id="a1", text="Militants", actor_id="front", start=20, end=29),
        row(article_id="a2", text="terrorists", actor_id="front", start=0, end=10),
        row(article_id="a2", text="militants", actor_id="front", start=20, end=29),
        row(article_id="a2", text="they", actor_id="front", how="pronoun", start=30, end=34),
        row(article_id="a1", text="both sides", actor_id="front", start=40, end=50),
        row(article_id="a1", text="both sides", actor_id="ann", start=40, end=50),
        row(article_id="a1", text="Ann", actor_id="ann", start=60, end=63),
        row(article_id="a6", text="gunmen", actor_id="front"),
    ],
    quotes=[
        row(article_id="a1", speaker="Ann", speaker_id="ann"),
        row(article_id="a1", speaker="Ann", speaker_id="ann"),
        row(article_id="a1", speaker="a driver"),
        row(article_id="a2", speaker="A. Reyes", speaker_id="ann"),
        row(article_id="a2", speaker="Bob", speaker_id="bob"),
        row(article_id="a3"),
        row(article_id="a6", speaker="Zed", speaker_id="zed"),
    ],
    signals=[
        row(article_id="a1", event_id="e1", trigger="Hit", source_texts=("the militants",), target_texts=("a fort",)),
        row(article_id="a2", event_id="e1", trigger="attacked", source_texts=("Terrorists",)),
        row(article_id="a5", event_id="e1", trigger="attacked"),
        row(article_id="a3", event_id="e1", trigger="raid"),
        row(article_id="a1", event_id="e2", trigger="fled"),
        row(article_id="a6", event_id="e3", trigger="met"),
    ],
)


def _compared(*ids, event_id=None):
    table = outlets.compare(ids, WORLD.articles, WORLD.quotes, WORLD.signals, event_id)
    return {one["outlet"]: one for one in table.to_dict("records")}


def test_the_coverage_of_an_event_is_the_articles_that_tell_it():
    assert outlets.carrying(WORLD.signals, "e1") == ("a1", "a2", "a5", "a3")
    assert outlets.carrying(WORLD.signals, "no such event") == ()


def test_who_is_quoted_here_and_who_is_left_out():
    found = _compared("a1", "a2", "a3", "a5", event_id="e1")
    assert list(found) == ["The Herald", "The Post", "(outlet unknown)"]
    assert found["The Herald"]["quoted"] == ("Ann", "a driver")
    assert found["The Herald"]["left_out"] == ("Bob",)
    assert found["The Post"]["left_out"] == ("a driver",)  # Ann is quoted there, under another name
    assert found["(outlet unknown)"]["quoted"] == ()
    assert len(found["(outlet unknown)"]["left_out"]) == 3
    assert "Zed" not in str(found)


def test_words_for_the_act_and_for_those_in_it():
    found = _compared("a1", "a2", event_id="e1")
    assert [one["triggers"] for one in found.values()] == [("hit",), ("attacked",)]
    assert [one["doers"] for one in found.values()] == [("militants",), ("Terrorists",)]
    assert found["The Herald"]["others"] == ("fort",)
    assert _compared("a1", "a2")["The Herald"]["triggers"] == ("hit",)  # "fled" is told by one outlet alone


def test_which_events_one_outlet_alone_has():
    found = _compared("a1", "a2", "a5")
    assert (found["The Herald"]["only_here"], found["The Herald"]["not_here"]) == (("e2",), ())
    assert (found["The Post"]["only_here"], found["The Post"]["not_here"]) == ((), ("e2",))
    assert (found["The Post"]["articles"], found["The Post"]["copies"]) == (("a2", "a5"), 1)


def test_articles_of_unknown_outlets_are_no_outlet_together():
    assert list(_compared("a3", "a4")) == ["(outlet unknown)", "(outlet unknown) 2"]


def test_the_words_of_each_outlet_for_an_actor():
    told = outlets.wordings(("a1", "a2"), WORLD.articles, WORLD.mentions, WORLD.actors)
    rows = [(one.name, one.outlet, one.words, one.own_words, one.mentions) for one in told.itertuples(index=False)]
    assert rows == [
        ("Red Front", "The Herald", ("militants",), (), 2),
        ("Red Front", "The Post", ("terrorists", "militants"), ("terrorists",), 2),
    ]


def test_what_is_said_of_a_comparison():
    compared = lambda *ids: outlets.compare(ids, WORLD.articles, WORLD.quotes, WORLD.signals)
    assert outlets.finding(compared()) == "No article tells of it."
    assert outlets.finding(compared("a1")) == "Only The Herald tells of it: there is nothing to compare."
    assert outlets.finding(compared("a3", "a4")) == "2 outlets tell of it. All quote the same voices."
    assert outlets.finding(compared("a1", "a2")).endswith("The Herald, The Post leave out voices that others quote.")


def test_nothing_to_compare_is_an_empty_table():
    none = [frame(name) for name in ("articles", "quotes", "signals")]
    assert outlets.compare(("a1",), *none).empty
    assert outlets.wordings((), *(frame(name) for name in ("articles", "mentions", "actors"))).empty


def test_on_the_exercise_two_outlets_quote_other_voices_on_the_expulsion(exercise):
    titles = "Six Varanian diplomats expelled", "Karsholt throws out six of our envoys"
    ids = tuple(exercise.articles.loc[exercise.articles["title"].isin(titles), "article_id"])
    found = outlets.compare(ids, exercise.articles, exercise.quotes, exercise.signals).set_index("outlet")
    assert "Jannik Holvart" in found.loc["The Strait Courier", "quoted"]
    assert "Jannik Holvart" in found.loc["Tolvessa Daily", "left_out"]
    assert "Tomas Ketterin" in found.loc["The Strait Courier", "left_out"]
