import pytest

from kit.analysis.voices import NOBODY, finding, quotations, same_words, shares
from tests.analysis.frames import frame, row


def _some():
    return frame(
        "quotes",
        row(quote_id="q1", start=0, text="We will not wait.", speaker="Ann", side="AAA", group="g1"),
        row(quote_id="q2", start=40, text="They must go", speaker="Ann", side="AAA", group="g1", kind="indirect"),
        row(quote_id="q3", start=80, text="that it was late", speaker="Bob", side="BBB", kind="indirect"),
        row(quote_id="q4", start=120, text="no comment", speaker="Cid", side="AAA", via="Bob"),
        row(quote_id="q5", start=150, text="a mess"),
    )


def test_pieces_are_joined():
    table = quotations(_some())
    first = table.iloc[0]
    assert (first.text, first.pieces, first.words, first.kind, first.end) == (
        "We will not wait. … They must go",
        2,
        7,
        "mixed",
        52,
    )
    assert len(table) == 4


def test_shares_by_speaker():
    table = shares(_some()).set_index("voice")
    assert tuple(table.loc["Ann", ["quotes", "words"]]) == (1, 7)
    assert table.loc["Ann", "share_words"] == pytest.approx(7 / 13)  # Ann 7, Bob 4, nobody 2; what was relayed is apart
    assert tuple(table.loc["Cid", ["quotes", "words", "relayed", "relayed_words"]]) == (0, 0, 1, 2)
    assert list(table.index) == ["Ann", "Bob", "Cid", NOBODY]
    assert table["share_quotes"].sum() == pytest.approx(1)


def test_shares_by_side():
    table = shares(_some(), by="side").set_index("voice")
    assert tuple(table.loc["AAA", ["quotes", "words", "relayed"]]) == (1, 7, 1)
    with pytest.raises(ValueError, match="one of speaker, side"):
        shares(_some(), by="colour")


def test_a_word_counts_for_the_innermost_speaker():
    outer = "He told me we are done here"
    rows = frame(
        "quotes",
        row(start=10, text=outer, speaker="Ann"),
        row(start=10 + outer.index("we"), text="we are done", speaker="Bob", nested=True),
    )
    table = shares(rows).set_index("voice")
    assert (table.loc["Ann", "words"], table.loc["Bob", "words"]) == (4, 3)


def test_the_same_words_in_two_articles():
    rows = frame(
        "quotes",
        row(text="“We will not wait any longer,”", speaker="Ann"),
        row(article_id="a2", text="we will not wait any longer", speaker="Ann"),
        row(article_id="a2", start=90, text="no comment"),
        row(article_id="a1", start=90, text="no comment"),
    )
    articles = frame("articles", row(article_id="a1"), row(article_id="a2", source="The Post"))
    table = same_words(rows, articles)
    assert [(row.articles, row.outlets, row.speakers) for row in table.itertuples()] == [
        (2, ("The Herald", "The Post"), ("Ann",))
    ]


def test_finding_names_the_largest_voice_and_what_is_apart():
    said = finding(shares(_some()))
    assert said.startswith("Share of voice: Ann 54% of the quoted words in 1 quotes; Bob 31%")
    assert said.endswith("1 relayed by others is not counted.")


def test_nothing():
    assert shares(frame("quotes")).empty
    assert quotations(frame("quotes")).empty
    assert same_words(frame("quotes"), frame("articles")).empty
    assert finding(shares(frame("quotes"))) == "No quotation at first hand."
