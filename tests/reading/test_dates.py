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


@pytest.mark.parametrize(
    ("phrase", "context", "first", "last"),
    [
        ("Tuesday, April 22", "on Tuesday, April 22, gunmen came", "2025-04-22", "2025-04-22"),
        ("3-5 April", "from 3-5 April", "2025-04-03", "2025-04-05"),
        ("April 22 to May 3", "", "2025-04-22", "2025-05-03"),
        ("December 30 to January 2", "", "2024-12-30", "2025-01-02"),
        ("between April 3 and 5", "", "2025-04-03", "2025-04-05"),
        ("2019-20", "in 2019-20", "2019-01-01", "2020-12-31"),
        ("Monday and Tuesday", "they met on Monday and Tuesday", "2025-04-28", "2025-04-29"),
        ("Thursday and Friday", "they will meet on Thursday and Friday", "2025-05-01", "2025-05-02"),
        ("end of May", "will leave by the end of May", "2025-05-21", "2025-05-31"),
        ("mid-May", "talks to be held in mid-May", "2025-05-11", "2025-05-20"),
        ("late last month", "", "2025-03-21", "2025-03-31"),
        ("later this week", "", "2025-04-29", "2025-05-04"),
        ("the weekend", "shells fell over the weekend", "2025-04-26", "2025-04-27"),
        ("the weekend", "they will meet over the weekend", "2025-05-03", "2025-05-04"),
        ("the past three days", "", "2025-04-26", "2025-04-29"),
        ("the day after tomorrow", "", "2025-05-01", "2025-05-01"),
        ("this morning", "", "2025-04-29", "2025-04-29"),
        ("a fortnight ago", "", "2025-04-12", "2025-04-18"),
        ("by Friday", "troops must leave by Friday", "2025-05-02", "2025-05-02"),
        ("on Wednesday", "he said it would return on Wednesday", "2025-04-30", "2025-04-30"),
        ("on Friday", "he said on Friday that it would leave", "2025-04-25", "2025-04-25"),
        ("four days later", "The bridge fell on April 22. Four days later it reopened", "2025-04-26", "2025-04-26"),
        ("four days earlier", "killed on April 22; four days earlier two had been", "2025-04-18", "2025-04-18"),
        ("four days earlier", "the raid four days earlier, on April 18, failed", "2025-04-18", "2025-04-18"),
        ("two days after", "two days after the April 22 attack", "2025-04-24", "2025-04-24"),
        ("two days after", "on April 24, two days after the attack", "2025-04-24", "2025-04-24"),
        ("Two days after", "Two days after Monday's summit", "2025-04-30", "2025-04-30"),
    ],
)
def test_ranges_tense_and_what_a_phrase_hangs_on(phrase, context, first, last):
    assert tuple(map(str, resolve_date(phrase, TUESDAY, context))) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("Friday", "the Good Friday agreement"),
        ("Sunday", "she told the Sunday Times of it"),
        ("yesterday", "yesterday’s men"),
        ("today", "in today’s world"),
        ("tomorrow", "the leaders of tomorrow"),
        ("overnight", "it will not change overnight"),
        ("overnight", "an overnight success"),
        ("May", "Mrs May said"),
        ("two days after", "two days after the attack"),
        ("two years later", "two years later he resigned"),
        ("two days later", "two days later, three weeks before the raid"),
    ],
)
def test_idioms_and_days_counted_from_what_is_not_told_are_left_alone(phrase, context):
    assert resolve_date(phrase, TUESDAY, context) is None


def test_an_idiom_does_not_hide_a_day():
    assert resolve_date("overnight", TUESDAY, "Arland did not strike Harl overnight") is not None
    assert resolve_date("in May", TUESDAY, "in May he resigned") is not None


def test_a_dated_weekday_and_an_event_named_by_its_day_are_one_phrase():
    text = "The April 22 attack came on Tuesday, April 22, and not over the weekend."
    assert [phrase for *_, phrase in date_phrases(text)] == ["April 22", "on Tuesday, April 22", "the weekend"]
