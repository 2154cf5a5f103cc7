"""Days of publication in stamps, and what phrases of a text mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.dates import date_phrases, resolve_date
from kit.reading.stamps import is_stamp, stamped_day

TUESDAY = date(2025, 4, 29)


@pytest.mark.parametrize(
    ("phrase", "context", "first", "last"),
    [
        ("on Tuesday", "the ministry said on Tuesday", "2025-04-29", "2025-04-29"),
        ("on Friday", "he spoke on Friday", "2025-04-25", "2025-04-25"),
        ("Wednesday", "the talks will resume Wednesday", "2025-04-30", "2025-04-30"),
        ("last Friday", "", "2025-04-25", "2025-04-25"),
        ("next Tuesday", "", "2025-05-06", "2025-05-06"),
        ("yesterday", "", "2025-04-28", "2025-04-28"),
        ("two days ago", "", "2025-04-27", "2025-04-27"),
        ("April 22", "an April 22 attack", "2025-04-22", "2025-04-22"),
        ("22 April 2024", "", "2024-04-22", "2024-04-22"),
        ("April 3-5", "from April 3-5", "2025-04-03", "2025-04-05"),
        ("mid-March", "since mid-March", "2025-03-11", "2025-03-20"),
        ("in December", "talks collapsed in December", "2024-12-01", "2024-12-31"),
        ("in 2019", "", "2019-01-01", "2019-12-31"),
        ("last year", "", "2024-01-01", "2024-12-31"),
        ("this month", "", "2025-04-01", "2025-04-30"),
    ],
)
def test_a_phrase_means_these_days(phrase, context, first, last):
    assert tuple(map(str, resolve_date(phrase, TUESDAY, context))) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("four days earlier", "four days earlier the bridge had been blown up"),
        ("Monday", "the market opens from Monday to Sunday"),
        ("February 31", ""),
        ("once", ""),
    ],
)
def test_what_cannot_be_known_has_no_answer(phrase, context):
    assert resolve_date(phrase, TUESDAY, context) is None


def test_without_a_day_of_publication_only_full_dates_are_known():
    assert resolve_date("on Tuesday", None) is None
    assert resolve_date("April 22", None) is None
    assert resolve_date("April 22, 2025", None) == (date(2025, 4, 22),) * 2


def test_phrases_are_found_in_a_sentence():
    text = "The 40 men who may march met on Tuesday, two weeks ago, and in 2019."
    assert [phrase for *_, phrase in date_phrases(text)] == ["on Tuesday", "two weeks ago", "in 2019"]


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_text_has_phrases_within_it_and_days_in_order(text, context):
    for start, end, phrase in date_phrases(text):
        assert text[start:end] == phrase
        days = resolve_date(phrase, TUESDAY, context)
        assert days is None or days[0] <= days[1]


def test_stamps_are_told_from_sentences():
    assert is_stamp("Published April 29, 2025 10:15 IST")
    assert is_stamp("29 April 2025")
    assert not is_stamp("On April 29, 2025 the two ministers met in the capital.")


def test_an_undecidable_stamp_gives_a_warning_and_no_day():
    day, warning = stamped_day("04/05/2025")
    assert day is None
    assert "04/05/2025" in warning
    assert stamped_day("29/04/2025")[0] == date(2025, 4, 29)
