from kit.analysis.quoted import Choice, cues, pieces, prepared, whole
from kit.analysis.voices import NOBODY
from tests.analysis.frames import frame, row


def _world():
    return prepared(
        frame(
            "quotes",
            row(quote_id="q1", text="We will wait", speaker="Ann", side="AAA", group="g", cue="said"),
            row(quote_id="q2", start=30, text="no longer", speaker="Ann", side="AAA", group="g", cue="Added"),
            row(quote_id="q3", start=60, text="a mess", speaker="Bob", via="Ann", kind="indirect", cue="told"),
            row(quote_id="q4", start=90, text="too late", speaker="They", speaker_id=None, cue="Said"),
        )
    )


def _ids(found):
    return list(found["quote_id"])


def test_pieces_stand_for_themselves():
    assert _ids(pieces(_world(), Choice())) == ["q1", "q2", "q3", "q4"]
    assert _ids(pieces(_world(), Choice(words="longer"))) == ["q2"]
    assert _ids(pieces(_world(), Choice(cue="said"))) == ["q1", "q4"]
    assert _ids(pieces(_world(), Choice(speaker=NOBODY))) == ["q4"]


def test_full_quotations_stay_whole():
    found = whole(_world(), Choice(words="wait longer"))
    assert list(found["text"]) == ["We will wait … no longer"]
    assert _ids(whole(_world(), Choice(cue="added"))) == ["q1"]
    assert _ids(whole(_world(), Choice(side="AAA"))) == ["q1"]
    assert _ids(whole(_world(), Choice(hand="relayed"))) == ["q3"]
    assert _ids(whole(_world(), Choice(hand="own", kind="direct"))) == ["q1", "q4"]
    assert _ids(whole(_world(), Choice(speaker="They"))) == []


def test_cues_by_frequency():
    assert cues(_world()) == [("said", 2), ("Added", 1), ("told", 1)]


def test_nothing():
    nothing = prepared(frame("quotes"))
    assert whole(nothing, Choice(cue="said", words="x")).empty
    assert pieces(nothing, Choice(speaker=NOBODY)).empty
    assert cues(nothing) == []
