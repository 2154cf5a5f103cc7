import pytest

from kit.analysis.unnamed import counts, is_passive, is_unnamed, reason, reasons, sentence, short
from kit.lexicon import table
from tests.analysis.frames import frame, row


def _row(**cells):
    return frame("quotes", row(speaker_id=None, **cells)).iloc[0].to_dict()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"speaker": "Ann Reyes"}, None),
        ({"speaker": "WHO"}, None),
        ({"cue": "was reported", "rule": "clause"}, "passive"),
        ({"cue": "has been urged", "rule": "infinitive"}, "passive"),
        ({"cue": "was said", "speaker": "it", "rule": "after"}, "impersonal"),
        ({"cue": "said", "speaker": "They", "rule": "clause"}, "pronoun"),
        ({"cue": "say", "speaker": "Some", "rule": "clause"}, "unspecific"),
        ({"cue": "said", "speaker": "Who", "rule": "clause"}, "question"),
        ({"cue": None, "rule": "no_speaker"}, "floating"),
        ({"cue": "was said", "rule": "floating"}, "handed_on"),
        ({"cue": "allegation", "rule": "noun"}, "noun"),
        ({"cue": "to counsel", "rule": "infinitive"}, "no_subject"),
    ],
)
def test_the_reason_is_read_from_the_row(cells, expected):
    assert reason(_row(**cells)) == expected


def test_the_text_tells_it_was_reported_and_headlines_apart():
    text = "A ‘truce’ at last?\n\nIt was widely reported that the bridge fell. He was told that it stood."
    at = text.index
    assert reason(_row(cue="was reported", cue_start=at("was widely"), rule="clause"), text) == "impersonal"
    assert reason(_row(cue="was told", cue_start=at("was told"), rule="clause"), text) == "passive"
    assert reason(_row(start=2, cue=None, rule="no_speaker"), "A ‘truce’ at last\n\nMore.") == "headline"
    assert reason(_row(start=2, cue=None, rule="no_speaker"), "A ‘truce’ came.\n\nMore.") == "floating"
    assert reason(_row(start=at("He was"), cue=None, rule="no_speaker"), text) == "floating"


@pytest.mark.parametrize(
    ("cue", "expected"), [("was said", True), ("is being told", True), ("was saying", False), ("said", False)]
)
def test_passives(cue, expected):
    assert is_passive(cue) is expected


def test_a_pronoun_that_stands_for_somebody_known_is_a_name():
    rows = frame("quotes", row(speaker="They", speaker_id="army"), row(speaker="They"), row(speaker="Ann"), row())
    assert list(is_unnamed(rows)) == [False, True, False, True]
    assert reasons(rows).fillna("-").tolist() == ["-", "pronoun", "-", "no_subject"]
    assert reasons(frame("quotes")).empty


def test_reasons_are_counted():
    rows = frame("quotes", row(rule="noun"), row(speaker="They"), row(speaker="He"), row(speaker="Ann"))
    table_ = counts(rows.assign(reason=reasons(rows), words=[1, 2, 3, 4]))
    assert [tuple(found) for found in table_.itertuples(index=False)] == [
        ("only a pronoun", 2, 5),
        ("a noun without an owner", 1, 1),
    ]
    assert counts(rows.iloc[:0].assign(reason=None, words=0)).empty


def test_every_reason_reads_as_a_sentence():
    told = _row(cue="was said", speaker="They")
    for known in table("unnamed_reasons"):
        said = sentence(told, known["reason"])
        assert said.endswith(".") and "{" not in said + short(told, known["reason"])
    assert sentence(told, "pronoun") == 'Only "They" is said to speak, and nobody named before fits it.'
