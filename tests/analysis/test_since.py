from kit.analysis import since
from tests.analysis.frames import corpus, frame, row

OLD, NEW = row(article_id="a1", date="2025-05-01"), row(article_id="a2", date="2025-05-03")


def _added(new=("a2",), articles=(OLD, NEW), **tables):
    world = corpus(articles=list(articles), **tables)
    table = since.since(new, world.articles, world.actors, world.mentions, world.stances, world.signals)
    return list(table[["kind", "who", "what", "row_id", "earlier_id"]].fillna("").itertuples(index=False, name=None))


def _signal(key, article, event=None, sources=("AAA",), targets=("BBB",), **more):
    return row(signal_id=key, article_id=article, event_id=event or key, sources=sources, targets=targets, **more)


def test_which_articles_are_new():
    articles = frame("articles", OLD, NEW, row(article_id="a3"))
    assert since.newest(articles, seen={"a1"}) == ("a2", "a3")
    assert since.newest(articles, after="2025-05-01") == ("a2",)
    assert since.newest(articles) == ("a2",)
    assert since.newest(frame("articles", row(article_id="a3"))) == ()
    assert since.newest(frame("articles")) == ()


def test_a_new_actor_is_named_in_new_articles_alone():
    actors = [
        row(actor_id="ann", name="Ann", side="AAA"),
        row(actor_id="bob", name="Bob", side=None),
        row(actor_id="orsk"),
    ]
    mentions = [
        row(article_id="a1", actor_id="ann"),
        row(article_id="a2", actor_id="ann"),
        row(article_id="a2", actor_id="bob", start=7, end=10),
        row(article_id="a2", actor_id="orsk", how="place"),
    ]
    assert _added(actors=actors, mentions=mentions) == [("new actor", "Bob", "person, no side yet", "bob", "")]


def test_the_first_act_of_a_kind_between_two():
    signals = [
        _signal("e1", "a1"),
        _signal("e2", "a2"),  # the same act again
        _signal("e3", "a2", sources=("BBB",), targets=("AAA",)),
        _signal("e4", "a2", sources=("BBB",), targets=("AAA",)),
        _signal("e5", "a2", signal="sanction", status="planned"),
        _signal("e6", "a2", signal="threat", status="hypothetical"),  # counts nowhere
        _signal("e7", "a2", signal="talks", sources=()),
    ]
    assert _added(signals=signals) == [
        ("first time", "BBB → AAA", "attack, actual", "e3", ""),
        ("first time", "AAA → BBB", "sanction, planned", "e5", ""),
    ]


def test_a_turned_stance_names_the_one_before():
    stance = lambda key, article, polarity: row(
        stance_id=key, article_id=article, polarity=polarity, holders=("AAA",), targets=("BBB",)
    )
    rows = [stance("s1", "a1", -1), stance("s2", "a2", 1)]
    assert _added(stances=rows) == [("turned", "AAA → BBB", "against → for", "s2", "s1")]
    assert _added(stances=rows, new=("a9",)) == []


def test_what_was_told_is_denied_or_told_otherwise():
    signals = [
        _signal("e1", "a1", "e1", status="alleged"),
        _signal("e2", "a2", "e1", status="denied"),
        _signal("e3", "a2", "e1", status="actual"),
    ]
    assert _added(signals=signals) == [
        ("denied", "AAA → BBB", "attack, was alleged", "e2", "e1"),
        ("told otherwise", "AAA → BBB", "attack, was alleged, now actual", "e3", "e1"),
    ]
    known = [*signals[:2], _signal("e0", "a1", "e1", status="denied")]
    assert _added(signals=known) == []  # the denial was there before


def test_what_a_later_version_tells_no_more():
    version = NEW | row(duplicate_of="a1", duplicate_kind="updated_version")
    signals = [_signal("e1", "a1"), _signal("e2", "a1", signal="talks"), _signal("e3", "a2", "e1")]
    assert _added(articles=(OLD, version), signals=signals) == [
        ("told no more", "AAA → BBB", "talks, not in the later version", "e2", ""),
    ]


def test_nothing_is_new_where_nothing_was_before():
    assert _added(new=("a1", "a2"), signals=[_signal("e1", "a1")]) == []
    assert _added(new=(), signals=[_signal("e1", "a1")]) == []


def test_what_is_said_of_it():
    world = corpus(articles=[OLD, NEW], signals=[_signal("e1", "a1"), _signal("e2", "a2", signal="talks")])
    table = since.since(("a2",), world.articles, world.actors, world.mentions, world.stances, world.signals)
    assert since.finding(table, 1) == "1 new article: 1 act of a kind not told before."
    assert since.finding(table[:0], 2) == "2 new articles: nothing that was not told before."


def test_on_the_exercise_the_last_week_eases(exercise):
    new = since.newest(exercise.articles, after="2024-03-15")
    frames = exercise.articles, exercise.actors, exercise.mentions, exercise.stances, exercise.signals
    table = since.since(new, *frames)
    assert {"new actor", "first time", "turned"} <= set(table["kind"])
    assert "Brita Lund-Oster" in set(table.loc[table["kind"] == "new actor", "who"])
    assert set(table["article_id"]) <= set(new)
    assert since.since(tuple(exercise.articles["article_id"]), *frames).empty
