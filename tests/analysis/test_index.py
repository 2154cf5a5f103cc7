import pandas as pd
import pytest

from kit.analysis import dyads as of_dyads
from kit.analysis import index, ladder, timeline
from tests.analysis.frames import frame, row


def _articles():
    return frame(
        "articles",
        row(article_id="a1", date="2025-05-02"),
        row(article_id="a2", date="2025-05-03", source="The Post"),
        row(article_id="a3"),
    )


def _signals():
    return frame(
        "signals",
        row(signal_id="n1", event_id="e1", sources=("AAA",), targets=("BBB",), attributed_to="bob"),
        row(
            signal_id="n2", event_id="e1", sources=("AAA",), targets=("BBB",), article_id="a2", when_start="2025-05-01"
        ),
        row(signal_id="n3", signal="talks", score=2.5, sources=("USA",), targets=("AAA", "BBB"), article_id="a2"),
        row(
            signal_id="n4",
            signal="threat",
            weight=-6.5,
            status="alleged",
            sources=("BBB",),
            targets=("AAA",),
            attributed_to="ann",
        ),
        row(signal_id="n5", status="historical", sources=("BBB",), targets=("AAA",)),
        row(signal_id="n6", sources=(), targets=("BBB",), article_id="a3"),
        row(signal_id="n7", signal="sanction", weight=-6.0, status="planned", sources=("AAA", "BBB"), article_id="a3"),
    )


def _events():
    return index.events(_signals(), _articles())


def test_an_event_counts_once_and_its_strongest_mention_stands_for_it():
    first = _events().set_index("event_id").loc["e1"]
    assert (first.signal_id, first.mentions, first.articles, first.outlets) == (
        "n2",
        2,
        ("a1", "a2"),
        ("The Herald", "The Post"),
    )
    assert first.signal_ids == ("n1", "n2")
    assert (first.day, first.reported) == (pd.Timestamp("2025-05-01"), False)
    assert len(_events()) == 6


def test_an_event_without_a_day_of_its_own_stands_on_the_day_of_publication():
    rows = _events().set_index("signal_id")
    assert (rows.loc["n3", "day"], rows.loc["n3", "reported"]) == (pd.Timestamp("2025-05-03"), True)
    assert pd.isna(rows.loc["n6", "day"])
    assert not rows.loc["n6", "reported"]


def test_quads_count_distinct_events_with_articles_beside():
    table = index.by_quad(_events()).set_index("quad")
    assert tuple(table.loc["material conflict"]) == (3, 4, 3, 2)  # attack ×2, sanction; the historical attack is apart
    assert tuple(table.loc["verbal conflict"]) == (1, 1, 1, 1)
    assert tuple(table.loc["material cooperation"]) == (0, 0, 0, 0)


def test_types_stand_on_the_ladder_with_their_statuses():
    table = index.by_type(_events()).set_index("signal")
    assert list(table.index) == ["talks", "threat", "sanction", "attack"]
    assert tuple(table.loc["attack", ["actual", "historical"]]) == (2, 1)


def test_few_or_undated_events_are_no_trend():
    assert index.caution(_events()) == "2 of the 5 events have no exact date and are on no day."
    assert index.caution(_events().assign(day=pd.Timestamp("2025-05-01"))) == ""
    assert index.caution(_events().head(3)).startswith("Only 2 events: too few")
    undated = index.events(_signals().assign(when_start=pd.NaT), _articles().assign(date=pd.NaT))
    assert "order of telling" in index.caution(undated)
    assert timeline.undated(undated) == 5
    assert timeline.by_day(undated).empty


def test_days():
    table = timeline.by_day(_events())
    assert [str(day.date()) for day in table["day"]] == ["2025-05-01", "2025-05-02", "2025-05-03"]
    assert list(table["events"]) == [1, 1, 1]
    assert list(table["reported"]) == [0, 1, 1]
    assert list(table["material conflict"]) == [1, 0, 0]
    assert list(table["score"]) == [-9.5, -9.5, 2.5]
    assert list(timeline.by_telling(_events())["step"]) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("sources", "targets", "signal", "line"),
    [
        (("A",), ("B",), "threat", "A → B"),
        (("B",), ("A", "C"), "threat", "B → A"),
        (("A", "B"), (), "attack", of_dyads.BOTH),
        (("C",), ("A", "B"), "talks", of_dyads.OUTSIDE),
        (("C",), ("A",), "support", None),
        ((), ("B",), "attack", of_dyads.UNNAMED),
        ((), (), "talks", None),
    ],
)
def test_the_lines_of_a_dyad(sources, targets, signal, line):
    assert of_dyads.line(sources, targets, signal, "A", "B") == line


def test_an_index_of_the_dyad_leaves_outsiders_and_the_unnamed_out():
    lined = of_dyads.lines(_events(), "AAA", "BBB")
    between = ["AAA → BBB", "BBB → AAA", "BBB → AAA"]
    assert list(lined["line"]) == [*between, of_dyads.OUTSIDE, of_dyads.UNNAMED, of_dyads.BOTH]
    assert set(of_dyads.own(lined)["signal_id"]) == {"n2", "n4", "n5", "n7"}


def test_a_mediator_makes_no_dyad_of_the_crisis():
    calls = [row(signal="talks", sources=("USA",), targets=("AAA",)) for _ in range(3)]
    table = of_dyads.pairs(frame("signals", *calls, row(signal="threat", sources=("AAA",), targets=("BBB",))))
    assert list(table["b"]) == ["BBB", "USA"]


def test_dyads_by_number_of_events():
    table = of_dyads.pairs(_events())
    assert list(table.itertuples(index=False, name=None)) == [
        ("AAA", "BBB", 4, 4),
        ("AAA", "USA", 1, 0),
        ("BBB", "USA", 1, 0),
    ]


def test_every_type_has_its_place_on_the_ladder():
    assert len(ladder.signal_types()) == 18
    assert {ladder.quad(signal) for signal in ladder.signal_types()} == set(ladder.QUADS)
    assert ladder.quad("made up") == "other"
    assert set(index.default_weights()) == set(ladder.signal_types())


def test_what_counts_is_what_keeps_some_of_its_weight():
    kept = {name for name, factor in index.factors().items() if factor} - {"attributed"}
    assert kept == set(ladder.COUNTED)
    assert set(index.factors()) - {"attributed"} == set(ladder.STATUSES)


def test_nothing():
    nothing = index.events(frame("signals"), frame("articles"))
    assert nothing.empty
    assert index.by_quad(nothing)["events"].sum() == 0
    assert index.by_type(nothing).empty
    assert timeline.by_day(nothing).empty
    assert of_dyads.lines(nothing, "A", "B").empty
    assert of_dyads.pairs(nothing).empty
    assert index.caution(nothing).startswith("Only 0 events")


def test_what_the_text_knows_the_year_of_alone_stands_on_no_day():
    signals = frame(
        "signals",
        row(when_start="2024-01-01", when_end="2024-12-31"),
        row(when_start="2025-04-28", when_end="2025-05-02"),
    )
    days = index.events(signals, _articles())["day"]
    assert pd.isna(days[0])
    assert days[1] == pd.Timestamp("2025-04-28")


def test_the_mention_that_names_both_sides_stands_for_the_event():
    signals = frame(
        "signals",
        row(event_id="e"),
        row(event_id="e", sources=("AAA",), targets=("BBB",), status="actual"),
        row(event_id="e", sources=("AAA",), targets=("BBB",), status="denied"),
    )
    (found,) = index.events(signals, _articles()).to_dict("records")
    assert (found["sources"], found["status"], found["statuses"]) == (("AAA",), "actual", ("actual", "denied"))


def test_lines_are_counted_with_those_beside_last():
    table = of_dyads.by_line(of_dyads.lines(index.current(_events()), "AAA", "BBB"))
    assert list(table["line"]) == ["AAA → BBB", "BBB → AAA", of_dyads.BOTH, of_dyads.OUTSIDE, of_dyads.UNNAMED]
    assert tuple(table.loc[0, ["events", "mentions", "articles", "outlets"]]) == (1, 2, 2, 2)
