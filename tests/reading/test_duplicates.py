"""The same text again, an excerpt, a later version, another text."""

from kit.reading import compare_texts
from kit.reading.duplicates import likeness
from tests.reading.test_load import BODY, OTHER

LONG = "\n\n".join([BODY, OTHER, BODY.replace("Varland", "Osmark").replace("lorries", "trains")])


def test_a_copy_an_excerpt_and_a_copy_with_other_boilerplate():
    assert compare_texts(LONG, LONG.upper()) == "duplicate"
    assert compare_texts(LONG, BODY) == "duplicate"
    assert compare_texts(LONG, LONG + "\n\nAll rights reserved by the Varland Post.") == "duplicate"


def test_a_story_told_further_is_another_version():
    more = "A second envoy arrived overnight, and both sides spoke of progress in the small hours of the morning. "
    assert compare_texts(LONG, BODY + "\n\n" + OTHER.split("\n\n")[0] + more * 2) == "updated_version"


def test_other_texts_are_different():
    assert compare_texts(BODY, OTHER) == "different"
    assert compare_texts("", "") in {"duplicate", "different"}


def test_two_texts_that_each_tell_something_of_their_own_are_versions_however_much_they_share():
    common = "\n\n".join([BODY, OTHER, *(LONG.replace("Monday", day) for day in ("Tuesday", "Friday"))])
    first = common + (
        "\n\nA spokesman for the railway said that no train would run before the bridge had been looked at by "
        "engineers from both banks, who were still waiting for their papers on the evening of that long day."
    )
    later = common + (
        "\n\nBy morning the engineers had crossed, and the first wagons of grain rolled over the river to cheers from "
        "people who had stood there since dawn with flags, kettles and children on their shoulders."
    )
    assert compare_texts(first, later) == "updated_version"
    assert compare_texts(common, later) == "duplicate"  # nothing of its own on one side


def test_how_two_texts_are_alike_is_said_in_words():
    more = "\n\n".join(f"A {n} envoy arrived overnight, and spoke of {n} ways to go on from here." for n in range(9))
    kinds = {
        "exact": likeness(LONG.upper(), LONG),
        "near": likeness(LONG.replace("envoy", "minister"), LONG),
        "excerpt": likeness(BODY, LONG),
        "longer": likeness(LONG + "\n\n" + more, LONG),
        "different": likeness(BODY, OTHER),
    }
    assert {kind: found.kind for kind, found in kinds.items()} == {kind: kind for kind in kinds}
    assert kinds["exact"].said_of("a.txt") == "repeats a.txt word for word"
    assert "excerpt of a.txt" in kinds["excerpt"].said_of("a.txt")
