"""An article, and the lines that were taken out of it and can be put back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import RemovedLine


def test_an_article_is_frozen_and_has_an_id_of_its_text():
    one, two = kit.Article("Words."), kit.Article("Words.")
    assert one == two and one.id == two.id != kit.Article("Others.").id
    with pytest.raises(AttributeError):
        one.text = "x"


def test_dates_are_days_or_nothing():
    assert str(kit.Article("x", date="2025-04-29T10:00").date) == "2025-04-29"
    assert kit.Article("x", date=float("nan")).date is None
    assert kit.Article("x").date_from == "none"
    with pytest.raises(ValueError, match="write it as 2025-04-29"):
        kit.Article("x", date="29 April")


def test_lines_are_put_back_where_they_stood():
    removed = (
        RemovedLine(0, 0, "headline", "Head"),
        RemovedLine(4, 3, "caption", "Mid"),
        RemovedLine(9, 8, "byline", "End"),
    )
    article = kit.Article("One\n\nTwo", removed=removed)
    back = article.with_lines([0, 4, 9])
    assert back.text == "Head\n\nOne\n\nMid\n\nTwo\n\nEnd"
    assert back.removed == ()
    assert back.id == article.with_lines([]).id
    with pytest.raises(ValueError, match="line 7 was not removed"):
        article.with_lines([7])


def test_lines_listed_in_any_order_are_put_back_in_theirs():
    removed = (RemovedLine(9, 8, "byline", "End"), RemovedLine(0, 0, "headline", "Head"))
    assert kit.Article("One\n\nTwo", removed=removed).with_lines([0, 9]).text == "Head\n\nOne\n\nTwo\n\nEnd"


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.text(min_size=1, max_size=20)), max_size=5))
def test_lines_one_by_one_are_the_same_as_all_at_once(text, lines):
    spots = sorted(min(at, len(text)) for at, _ in lines)
    removed = [
        RemovedLine(n, at, "caption", words) for n, (at, (_, words)) in enumerate(zip(spots, lines, strict=True))
    ]
    article = kit.Article(text, removed=tuple(removed))
    at_once, one_by_one = article.with_lines(range(len(removed))), article
    for line in removed:
        one_by_one = one_by_one.with_lines([line.line])
    assert one_by_one == at_once and at_once.id == article.id and not at_once.removed
    at = 0
    for line in removed:  # all of them are there, in their order
        at = at_once.text.index(line.text, at) + len(line.text)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.text(min_size=1, max_size=20)), max_size=6),
    st.data(),
)
def test_what_stays_removed_keeps_its_place(text, lines, data):
    spots = sorted(min(at, len(text)) for at, _ in lines)
    removed = [
        RemovedLine(n, at, "caption", words) for n, (at, (_, words)) in enumerate(zip(spots, lines, strict=True))
    ]
    back = data.draw(st.sets(st.sampled_from([r.line for r in removed])) if removed else st.just(set()))
    article = kit.Article(text, removed=tuple(removed)).with_lines(back)
    for line in article.removed:
        at = removed[line.line].at
        lands_here = any(other.at == at and other.line in back and other.line > line.line for other in removed)
        if not lands_here:
            assert article.text[line.at : line.at + 1] == text[at : at + 1]
