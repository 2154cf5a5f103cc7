import pytest

from kit.analysis import attribution
from kit.analysis.attribution import how, sureness
from kit.lexicon import table
from tests.analysis.frames import frame, row

TEXT = """The prime minister, Ann Reyes, said on Monday that the dam would hold. She added: “We wait.”

“It will hold.” The plan was praised by Borland as “good”.

“And wait.”"""


def _row(named, after=0, **cells):
    start = TEXT.index(named, after) if named else None
    cells = row(speaker_id="ann", speaker_start=start, speaker_end=start + len(named) if named else None) | cells
    return frame("quotes", cells).iloc[0].to_dict()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            _row("The prime minister, Ann Reyes", speaker="Ann Reyes", rule="clause"),
            'The subject of "said" is "The prime minister, Ann Reyes", which names Ann Reyes.',
        ),
        (
            _row("She", speaker="Ann Reyes", rule="before", cue="added"),
            'The subject of "added" is "She", a pronoun that stands for Ann Reyes.',
        ),
        (_row("Ann Reyes", speaker="Ann Reyes", rule="clause"), 'The subject of "said" is "Ann Reyes".'),
        (
            _row("The prime minister", speaker="prime minister", rule="clause"),
            'The subject of "said" is "The prime minister".',
        ),
        (
            _row("Borland", speaker="BOR", rule="object", cue="was praised", cue_start=TEXT.index("was praised")),
            '"was praised" is in the passive, and "by" names "Borland", which stands for BOR.',
        ),
        (
            _row("She", speaker="Ann Reyes", rule="floating", start=TEXT.index("“It will")),
            'Nothing beside these words says who speaks; the speaker in force is "She" 1 paragraph before it, '
            "a pronoun that stands for Ann Reyes.",
        ),
        (
            _row("She", speaker="Ann Reyes", rule="continued", start=TEXT.index("“And wait")),
            'The quotation began earlier and goes on here; its speaker is "She" 2 paragraphs before it, '
            "a pronoun that stands for Ann Reyes.",
        ),
        (
            _row("We", speaker="Ann Reyes", rule="clause"),
            'The subject of "said" is "We", the speaker of the quotation around it: Ann Reyes.',
        ),
        (
            _row("Borland", speaker="Borland", rule="colon", cue_start=5),
            'After the colon stands "Borland".',
        ),
        (
            _row("", rule="infinitive", cue="was urged"),
            'No speaker: "was urged" is in the passive, and no "by ..." says whose words they are.',
        ),
    ],
)
def test_how_the_speaker_was_found(cells, expected):
    assert how(cells, TEXT) == expected


def test_every_rule_says_how_it_finds_its_speaker():
    rules = {known["rule"] for known in table("rules_quotes")} - {"no_speaker"}
    assert rules <= {known["rule"] for known in table("speaker_found")}


def test_how_sure_a_rule_is(monkeypatch):
    rows = (
        {"rule": "after", "kind": "direct", "n": "100", "right": "93", "speaker_right": "90"},
        {"rule": "dash", "kind": "direct", "n": "19", "right": "19", "speaker_right": "19"},
    )
    monkeypatch.setattr(attribution, "table", lambda name: rows)
    assert sureness({"rule": "after", "kind": "direct"}) == (
        "Of 100 quotations that this rule found in hand-checked news, 93 were quotations and 90 had the right speaker."
    )
    for row_ in ({"rule": "dash", "kind": "direct"}, {"rule": "after", "kind": "mixed"}):
        assert "measured on too few to say" in sureness(row_)


def test_the_measured_table_counts_right():
    rules = {known["rule"] for known in table("rules_quotes")}
    for known in table("quotes_measured"):
        assert known["rule"] in rules
        assert known["kind"] in {"direct", "mixed", "indirect"}
        assert int(known["n"]) >= int(known["right"]) >= int(known["speaker_right"]) >= 0
