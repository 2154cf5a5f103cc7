from kit.analysis.stances import NO_HOLDER, NO_TARGET, behind, edges, finding, in_words, matrix, two_sided
from tests.analysis.frames import frame, row


def _some():
    return frame(
        "stances",
        row(stance_id="s1", holders=("AAA",), targets=("BBB",), polarity=-1),
        row(stance_id="s2", holders=("AAA",), targets=("BBB",), polarity=-1, article_id="a2"),
        row(stance_id="s3", holders=("AAA",), targets=("BBB", "CCC"), polarity=1),
        row(stance_id="s4", holders=("BBB",), targets=(), polarity=0, topic="the border"),
        row(stance_id="s5", holders=(), targets=("CCC",), polarity=0),
    )


def test_the_three_counts_are_kept_apart():
    table = matrix(_some()).set_index(["holder", "target"])
    assert tuple(table.loc[("AAA", "BBB"), ["against", "neither", "for", "stances", "articles"]]) == (2, 0, 1, 3, 2)
    assert tuple(table.loc[("AAA", "CCC"), ["against", "neither", "for"]]) == (0, 0, 1)
    assert tuple(table.loc[("BBB", NO_TARGET), ["against", "neither", "for"]]) == (0, 1, 0)
    assert table.loc[(NO_HOLDER, "CCC"), "neither"] == 1
    assert table.index[0] == ("AAA", "BBB")


def test_a_holder_has_no_stance_toward_itself():
    assert edges(frame("stances", row(holders=("AAA", "BBB"), targets=("AAA", "BBB")))).shape[0] == 2


def test_rows_behind_a_cell():
    some = _some()
    assert list(behind(some, "AAA", "BBB")["stance_id"]) == ["s1", "s2", "s3"]
    assert list(behind(some, target="CCC")["stance_id"]) == ["s3", "s5"]
    assert len(behind(some)) == 5


def test_both_sides_of_one_mouth():
    assert [(row.holder, row.target) for row in two_sided(_some()).itertuples()] == [("AAA", "BBB")]


def test_words_for_a_cell():
    assert in_words({"against": 2, "neither": 0, "for_": 1}) == "−2 +1"
    assert in_words({"against": 2, "neither": 3, "for_": 0}, named=True) == "2 against, 3 neither"
    assert "AAA toward BBB: 2 against, 1 for" in finding(matrix(_some()))


def test_nothing_gives_an_empty_table_with_all_columns():
    table = matrix(frame("stances"))
    assert table.empty
    assert list(table) == ["holder", "target", "against", "neither", "for", "stances", "articles"]
    assert finding(table) == "No stance of one party toward another."
