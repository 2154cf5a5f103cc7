from kit.analysis.repeated import candidates, listed, same_words
from tests.analysis.frames import frame, row


def _world():
    quotes = frame(
        "quotes",
        row(quote_id="q1", text="“We will not wait any longer,”", speaker="Ann"),
        row(quote_id="q2", article_id="a2", text="we will not wait any longer", speaker="Ann"),
        row(quote_id="q3", article_id="a2", start=90, text="no comment"),
        row(quote_id="q4", article_id="a1", start=90, text="no comment"),
    )
    return candidates(quotes), frame("articles", row(article_id="a1"), row(article_id="a2", source="The Post"))


def test_the_same_words_in_two_articles():
    table = same_words(*_world())
    assert [(row.articles, row.outlets, row.speakers) for row in table.itertuples()] == [
        (2, ("The Herald", "The Post"), ("Ann",))
    ]


def test_each_wording_is_listed_once_and_opens_to_its_copies():
    joined, articles = _world()
    closed = listed(joined, articles)
    assert list(closed["key"]) == ["q1"]
    assert (closed.iloc[0].in_articles, closed.iloc[0].outlets) == (2, ("The Herald", "The Post"))
    opened = listed(joined, articles, "q1")
    assert list(opened["key"]) == ["q1", "q1/q1", "q1/q2"]
    assert list(opened["outlets"])[1:] == [("The Herald",), ("The Post",)]
    assert list(opened["article_id"]) == ["a1", "a1", "a2"]
    assert listed(joined, articles, "q4").equals(closed)


def test_a_piece_of_one_quotation_is_the_whole_of_another():
    said, more = "we will not wait any longer", "and you may quote me on that"
    pair = lambda article, group: (
        row(quote_id=f"{group}1", article_id=article, text=said, group=group),
        row(quote_id=f"{group}2", article_id=article, start=40, text=more, group=group),
    )
    articles = frame("articles", *(row(article_id=f"a{n}") for n in (1, 2, 3)))
    single = row(quote_id="s1", article_id="a3", text=said)
    two = same_words(candidates(frame("quotes", *pair("a1", "g"), single)), articles)
    assert [(found.text, found.quote_ids) for found in two.itertuples()] == [(said, ("g1", "s1"))]
    full = same_words(candidates(frame("quotes", *pair("a1", "g"), *pair("a2", "h"))), articles)
    assert list(full["text"]) == [f"{said} … {more}"]  # its pieces are not listed once more
    both = same_words(candidates(frame("quotes", *pair("a1", "g"), *pair("a2", "h"), single)), articles)
    assert [(found.key, found.articles) for found in both.itertuples()] == [("g1", 3), ("g1+", 2)]


def test_nothing():
    none = candidates(frame("quotes"))
    assert same_words(none, frame("articles")).empty
    assert listed(none, frame("articles")).empty
