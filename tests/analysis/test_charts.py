import base64
import re
import struct
import warnings

import pandas as pd
import pytest

from kit.analysis import cooccurrence, dyads, index, stances, timeline, voices
from kit.views import charts, event_charts, stance_charts
from kit.views.figure import image
from tests.analysis.frames import frame, row

NASTY = "$x^2$ & <b>\"'\n\u202eR\u0378 한국 " + "long " * 20


def _size(img):
    data = base64.b64decode(re.search(r"base64,([^\"]+)", img)[1])
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def _events(**fields):
    signals = frame(
        "signals",
        row(sources=("AAA",), targets=("BBB",), **fields),
        row(sources=("BBB",), targets=("AAA",), signal="threat", weight=-6.5, status="alleged", **fields),
        row(sources=("USA",), targets=("AAA", "BBB"), signal="talks", score=2.5, **fields),
        row(sources=(), signal="attack", **fields),
        row(sources=("AAA",), targets=("BBB",), status="historical", **fields),
    )
    return index.events(signals, frame("articles", row()))


def _texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def _labels(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_a_picture_with_words_for_those_who_cannot_see_it():
    table = stances.matrix(frame("stances", row(holders=("AAA",), targets=("BBB",))))
    img = image(charts.stance_grid(table), 'a < b & "c"')
    assert 'alt="a &lt; b &amp; &quot;c&quot;"' in img
    width, height = _size(img)
    assert width > 100
    assert height > 50


def test_a_cell_shows_sign_and_count_without_colour():
    rows = [row(holders=("AAA",), targets=("BBB",), polarity=polarity) for polarity in (-1, -1, 0, 1)]
    assert "−2 ·1 +1" in _texts(charts.stance_grid(stances.matrix(frame("stances", *rows))))


def test_bars_of_voices_say_their_share_and_what_was_only_relayed():
    quotes = frame(
        "quotes",
        row(text="one two three", speaker="Ann", side="AAA"),
        row(start=50, text="or", speaker="Bob", via="C"),
    )
    figure = charts.voice_bars(voices.shares(quotes))
    assert _texts(figure) == ["100% · 3 words, 1 quote", "only relayed"]
    assert _labels(figure) == ["Ann (AAA)", "Bob"]


def test_days_stand_with_conflict_up_and_cooperation_down():
    axes = event_charts.days(timeline.by_day(_events(when_start="2025-05-01"))).axes[0]
    heights = sorted(bar.get_height() for bar in axes.patches)
    assert heights == [-1, 1, 2]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["01 May 2025"]


def test_days_without_events_leave_a_gap():
    by_day = timeline.by_day(_events(when_start="2025-05-01"))
    later = by_day.assign(day=pd.Timestamp("2025-05-08"))
    axes = event_charts.days(pd.concat([by_day, later], ignore_index=True)).axes[0]
    assert sorted({round(bar.get_x() + bar.get_width() / 2) for bar in axes.patches}) == [0, 7]
    scores = pd.Series([-1.0, 2.0])
    bars = event_charts.weighted(scores, pd.Series(pd.to_datetime(["2025-05-01", "2025-05-08"]))).axes[0].patches
    assert [round(bar.get_x() + bar.get_width() / 2) for bar in bars] == [0, 7]


def test_the_order_of_telling_says_that_it_is_no_time():
    told = timeline.by_telling(dyads.lines(_events(), "AAA", "BBB"))
    figure = event_charts.telling(told, told["line"])
    assert figure.axes[0].get_xlabel() == "order of telling (not time)"
    assert _texts(figure) == ["AAA → BBB", "BBB → AAA"]  # outsiders and nobody named are hollow marks
    assert _labels(figure) == ["talks", "threat", "attack"]


def test_the_ladder_has_words_for_every_status():
    figure = event_charts.ladder(index.by_type(_events()))
    assert _labels(figure) == ["attack", "threat", "talks"]
    assert _texts(figure) == ["2 actual · 1 historical", "1 alleged", "1 actual"]


def test_weights_carry_their_sign():
    scores = _events()["score"]
    assert "+2.5" in _texts(event_charts.weighted(scores, _events()["trigger"]))


@pytest.mark.parametrize("name", ["$x$", NASTY, "\\frac", "a" * 300, ""])
def test_any_name_can_be_drawn(name):
    some = frame("stances", row(holders=(name or "AAA",), targets=("BBB",)))
    quotes = frame("quotes", row(text="one", speaker=name or "x"))
    pairs = pd.DataFrame({"a": [name], "b": ["BBB"], "times": [2], "articles": [1]})
    numbers = {"mentions": 2, "places": 1, "actors": 1, "against": 1, "for": 2, "neither": 3}
    counted = pd.DataFrame({"name": [name], **{column: [number] for column, number in numbers.items()}})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for figure in (
            charts.stance_grid(stances.matrix(some)),
            charts.voice_bars(voices.shares(quotes)),
            charts.co_occurrence(cooccurrence.square(pairs)),
            charts.census_bars(counted.rename(columns={"name": "side"})),
            stance_charts.leaning(counted, [name]),
            event_charts.weighted(pd.Series([1.0]), pd.Series([name])),
        ):
            _size(image(figure, name))
            labels = [text.get_text() for text in figure.axes[0].get_yticklabels()]
            assert all(len(label) <= 40 and "\n" not in label for label in labels)


def test_many_names_stay_readable():
    rows = [row(holders=(f"H{n}",), targets=(f"T{n % 20}",)) for n in range(60)]
    width, height = _size(image(charts.stance_grid(stances.matrix(frame("stances", *rows))), "x"))
    assert max(width, height) < 3000


def test_nothing_can_be_drawn_too():
    nothing = index.events(frame("signals"), frame("articles"))
    for figure in (
        charts.stance_grid(stances.matrix(frame("stances"))),
        charts.voice_bars(voices.shares(frame("quotes"))),
        event_charts.days(timeline.by_day(nothing)),
        event_charts.telling(timeline.by_telling(nothing)),
        event_charts.ladder(index.by_type(nothing)),
        event_charts.weighted(nothing["score"], nothing["trigger"]),
    ):
        assert _size(image(figure, "nothing"))


def test_against_and_for_lie_on_two_sides_and_neither_beside_the_name():
    days = pd.to_datetime(["2025-05-01"] * 2)
    table = pd.DataFrame({"against": [2, 0], "for": [1, 3], "neither": [0, 4], "day": days})
    figure = stance_charts.leaning(table, ["one", "two"])
    assert _labels(figure) == ["one", "two  ·4"] and _texts(figure) == ["−2", "+1", "+3"]
    days = [label.get_text() for label in stance_charts.course(table).axes[0].get_xticklabels()]
    assert days == ["01 May 2025", "01 May"]
    many = pd.concat([table] * 30, ignore_index=True)
    assert "the first 14 of 60" in stance_charts.leaning(many, ["x"] * 60).axes[0].get_xlabel()
    assert "the last 40 of 60" in stance_charts.course(many).axes[0].get_xlabel()
