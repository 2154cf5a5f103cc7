from kit.analysis.repeated import listed, same_words
from kit.analysis.voices import quotations
from tests.analysis.frames import frame, row


def _world():
    quotes = frame(
        "quotes",
        row(quote_id="q1", text="“We will not wait any longer,”", speaker="Ann"),
        row(quote_id="q2", article_id="a2", text="we will not wait any longer", speaker="Ann"),
        row(quote_id="q3", article_id="a2", start=90, text="no comment"),
        row(quote_id="q4", article_id="a1", start=90, text="no comment"),
    )
    return quotes, frame("articles", row(article_id="a1"), row(article_id="a2", source="The Post"))


def test_the_same_words_in_two_articles():
    table = same_words(*_world())
    assert [(row.articles, row.outlets, row.speakers) for row in table.itertuples()] == [
        (2, ("The Herald", "The Post"), ("Ann",))
    ]


def test_each_wording_is_listed_once_and_opens_to_its_copies():
    quotes, articles = _world()
    joined = quotations(quotes)
    closed = listed(joined, articles)
    assert list(closed["key"]) == ["q1"]
    assert (closed.iloc[0].in_articles, closed.iloc[0].outlets) == (2, ("The Herald", "The Post"))
    opened = listed(joined, articles, "q1")
    assert list(opened["key"]) == ["q1", "q1/q1", "q1/q2"]
    assert list(opened["outlets"])[1:] == [("The Herald",), ("The Post",)]
    assert list(opened["article_id"]) == ["a1", "a1", "a2"]
    assert listed(joined, articles, "q4").equals(closed)


def test_nothing():
    assert same_words(frame("quotes"), frame("articles")).empty
    assert listed(quotations(frame("quotes")), frame("articles")).empty
