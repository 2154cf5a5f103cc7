import pandas as pd

from kit.analysis.follow import Actor, finding, follow
from kit.analysis.turns import turns
from tests.analysis.frames import corpus, frame, row

DAYS = [row(article_id=f"a{n}", date=f"2025-05-0{n}") for n in (1, 2, 3)]
UNDATED, COPY = row(article_id="a8"), row(article_id="a9", date="2025-05-04", duplicate_of="a1")


def _stance(key, article, polarity, holders=("AAA",), targets=("BBB",), **more):
    return row(stance_id=key, article_id=article, polarity=polarity, holders=holders, targets=targets, **more)


def _turns(*rows, articles=(*DAYS, UNDATED, COPY), **more):
    found = turns(frame("stances", *rows), frame("articles", *articles), **more)
    return [(one.holder, one.target, one.turn, one.before_id, one.after_id) for one in found.itertuples(index=False)]


def test_a_turn_is_a_change_between_days():
    rows = [_stance("s1", "a1", -1), _stance("s2", "a2", 0), _stance("s3", "a3", 1)]
    assert _turns(*rows) == [("AAA", "BBB", "against → for", "s1", "s3")]
    back = [_stance("s1", "a1", 1), _stance("s2", "a2", -1), _stance("s3", "a3", 1)]
    assert [one[2] for one in _turns(*back)] == ["for → against", "against → for"]
    (found,) = turns(frame("stances", *rows), frame("articles", *DAYS)).itertuples()
    assert (f"{found.before_day:%d}", f"{found.after_day:%d}") == ("01", "03")


def test_what_makes_no_turn():
    first = _stance("s1", "a1", -1)
    assert _turns(first, _stance("s2", "a1", 1)) == []  # one day
    assert _turns(first, _stance("s2", "a8", 1)) == []  # no day
    assert _turns(first, _stance("s2", "a9", 1)) == []  # a copy
    assert _turns(first, _stance("s2", "a2", 1, targets=("CCC",))) == []
    assert _turns(first, _stance("s2", "a2", 1, holders=("CCC",))) == []
    assert _turns(_stance("s1", "a1", -1, targets=()), _stance("s2", "a2", 1, targets=())) == []
    assert _turns(first, _stance("s2", "a2", 1), _stance("s3", "a2", -1)) == []  # a day that says both


def test_turns_of_some_holders():
    rows = [_stance("s1", "a1", -1, ("AAA", "CCC")), _stance("s2", "a2", 1, ("AAA", "CCC"))]
    assert [one[0] for one in _turns(*rows)] == ["AAA", "CCC"]
    assert [one[0] for one in _turns(*rows, holders=("CCC",))] == ["CCC"]
    assert _turns() == []


WORLD = corpus(
    articles=[UNDATED, *reversed(DAYS), COPY],
    quotes=[
        row(quote_id="q1", article_id="a2", text="We wait", speaker="Ann", speaker_id="ann", side="AAA", start=40),
        row(quote_id="q2", article_id="a8", text="Undated", speaker="Ann", speaker_id="ann", side="AAA", start=0),
        row(quote_id="q3", article_id="a9", text="A copy", speaker="Ann", speaker_id="ann", side="AAA"),
        row(quote_id="q4", article_id="a2", text="Not hers", speaker="Amy", speaker_id="amy", side="AAA", start=90),
    ],
    stances=[
        _stance("s1", "a1", -1, holder_ids=("ann",), sentence="Ann blamed BBB."),
        _stance("s2", "a3", 1, holder_ids=("ann",), topic="the truce", sentence="Ann thanked BBB."),
        _stance("s3", "a2", -1, holders=("BBB",), targets=("AAA",), target_ids=("ann",), start=10),
    ],
    signals=[
        row(signal_id="e1", article_id="a3", sources=("AAA",), targets=("BBB",), when_start="2025-04-30"),
        row(signal_id="e2", article_id="a2", sources=("BBB",), targets=("AAA",), status="called_for", start=20),
        row(signal_id="e3", article_id="a2", sources=("BBB",), targets=("CCC",)),
    ],
)


def _course(actor):
    return follow(actor, WORLD.quotes, WORLD.stances, WORLD.signals, WORLD.articles)


def test_all_of_a_side_in_order_of_time():
    course = _course(Actor("AAA"))
    assert list(course["row_id"]) == ["e1", "s1", "s3", "e2", "q1", "q4", "s2", "q2"]
    assert list(course["kind"]) == ["did", "holds", "is spoken of", "was done to", "said", "said", "holds", "said"]
    assert f"{course['day'].iloc[0]:%Y-%m-%d}" == "2025-04-30"  # when it happened, not when it was told
    assert course["day"].isna().sum() == 1
    assert list(course["other"][:4]) == [("BBB",), ("BBB",), ("BBB",), ("BBB",)]
    assert course["what"].iloc[3] == "attack, called for"
    assert course["what"].iloc[4] == "Ann, direct"


def test_a_change_of_position_has_both_passages():
    course = _course(Actor("AAA")).set_index("row_id")
    assert course.loc["s2", "turn"] == "against → for BBB"
    assert course.loc[course.loc["s2", "earlier_id"], "words"] == "Ann blamed BBB."
    assert course.loc["s2", "what"] == "for (accuse), about “the truce”"
    assert course["turn"].notna().sum() == 1


def test_a_person_by_id_is_not_the_whole_side():
    assert list(_course(Actor(actor_id="ann"))["row_id"]) == ["s1", "s3", "q1", "s2", "q2"]
    assert list(_course(Actor(actor_id="amy"))["row_id"]) == ["q4"]


def test_a_corrected_speaker_counts_and_not_the_id_that_was_found():
    corrected = WORLD.quotes.assign(
        speaker=["Amy", *WORLD.quotes["speaker"][1:]], review=["corrected", None, None, None]
    ).astype({"speaker": "string", "review": "string"})
    of = lambda key, name: follow(
        Actor(actor_id=key, names=(name,)), corrected, WORLD.stances, WORLD.signals, WORLD.articles
    )
    assert "q1" not in set(of("ann", "Ann")["row_id"])
    assert list(of("amy", "Amy")["row_id"]) == ["q1", "q4"]


def test_what_is_said_of_a_course():
    course = _course(Actor("AAA"))
    assert finding(course) == (
        "8 rows from 30 Apr 2025 to 03 May 2025: said 3, holds 2, is spoken of 1, did 1, was done to 1. "
        "1 change of position: read both passages."
    )
    assert finding(_course(Actor("ZZZ"))).startswith("Nothing in these articles")
    assert finding(course[course["day"].isna()]) == "1 row, undated: said 1."


def test_rows_lead_back_to_the_tables():
    keys = {"quotes": "quote_id", "stances": "stance_id", "signals": "signal_id"}
    for one in _course(Actor("AAA")).itertuples(index=False):
        table = getattr(WORLD, one.table)
        assert (table[keys[one.table]] == one.row_id).sum() == 1


def test_on_the_exercise_an_actor_is_followed_through_three_weeks(exercise):
    frames = exercise.quotes, exercise.stances, exercise.signals, exercise.articles
    merrow = exercise.actors.loc[exercise.actors["name"] == "Ilsa Merrow", "actor_id"].iloc[0]
    hers = follow(Actor(actor_id=merrow), *frames)
    assert hers["words"].str.contains("cowardly attack").any()
    assert hers["day"].dropna().is_monotonic_increasing
    whole = follow(Actor("OND"), *frames)
    assert set(hers.loc[hers["kind"] == "said", "row_id"]) <= set(whole["row_id"])
    copies = exercise.articles.loc[exercise.articles["duplicate_of"].notna(), "article_id"]
    assert not whole["article_id"].isin(copies).any()
    assert pd.isna(whole["day"].iloc[-1])  # the article without a date comes last
