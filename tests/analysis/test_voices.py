import pytest

from kit.analysis.voices import NO_SIDE, NOBODY, finding, own_words, quotations, shares
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


def test_relayed_quotations_apart_counted_or_left_out():
    apart, counted = shares(_some()).set_index("voice"), shares(_some(), relayed="counted").set_index("voice")
    assert tuple(counted.loc["Cid", ["quotes", "words", "relayed"]]) == (1, 2, 0)
    assert counted.loc["Ann", "share_words"] == pytest.approx(7 / 15)
    assert "Cid" in apart.index and "Cid" not in set(shares(_some(), relayed="left out")["voice"])
    with pytest.raises(ValueError, match="one of apart, counted, left out"):
        shares(_some(), relayed="no")


def test_the_measure_decides_the_order_and_the_sentence():
    rows = frame(
        "quotes",
        row(text="one two three four five six", speaker="Ann"),
        row(start=40, text="one", speaker="Bob"),
        row(start=60, text="two", speaker="Bob"),
    )
    assert list(shares(rows)["voice"]) == ["Ann", "Bob"]
    by_quotes = shares(rows, measure="quotes")
    assert list(by_quotes["voice"]) == ["Bob", "Ann"]
    assert finding(by_quotes, "quotes").startswith("Share of voice: Bob 67% of the quotes, 2 quoted words;")


def test_a_pronoun_is_nobody_and_a_speaker_without_a_side_is_not():
    rows = frame(
        "quotes",
        row(text="no", speaker="They", speaker_id=None),
        row(start=9, text="yes", speaker="critics"),
        row(start=20, text="so", speaker="Ann", side="AAA"),
    )
    assert list(shares(rows)["voice"]) == ["Ann", "critics", NOBODY]
    assert list(shares(rows, by="side")["voice"]) == ["AAA", NO_SIDE, NOBODY]


def test_a_selection_counts_as_the_whole_did():
    outer = "He told me we are done here"
    rows = frame(
        "quotes",
        row(start=10, text=outer, speaker="Ann"),
        row(start=10 + outer.index("we"), text="we are done", speaker="Bob", nested=True),
    )
    rows = rows.assign(words=own_words(rows))
    assert shares(rows[rows["speaker"] == "Ann"]).set_index("voice").loc["Ann", "words"] == 4
    joined = quotations(rows)
    assert quotations(joined) is joined


def test_finding_names_the_largest_voice_and_what_is_apart():
    said = finding(shares(_some()))
    assert said.startswith("Share of voice: Ann 54% of the quoted words in 1 quotes; Bob 31%")
    assert said.endswith("1 relayed by others is not counted.")


def test_nothing():
    assert shares(frame("quotes")).empty
    assert quotations(frame("quotes")).empty
    assert finding(shares(frame("quotes"))) == "No quotation at first hand."
