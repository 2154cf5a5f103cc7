from kit.analysis import index, voices
from kit.views import rows
from tests.analysis.frames import frame, row


def test_a_stance_in_words():
    some = frame("stances", row(holders=("AAA", "CCC"), targets=(), polarity=0, act="urge", topic="calm"))
    (shown,) = rows.stances(some).to_dict("records")
    assert (shown["holder"], shown["toward"], shown["position"]) == ("AAA, CCC", "(topic only)", "·\u00a0neither")


def test_a_quotation_in_words():
    shown = rows.quotes(
        voices.quotations(frame("quotes", row(text="no", via="Ann"), row(text="yes", start=9, speaker="Bob")))
    )
    assert list(shown["speaker"]) == ["(no speaker named)", "Bob"]
    assert list(shown["relayed by"]) == ["Ann", ""]


def test_an_event_in_words():
    articles = frame("articles", row(date="2025-05-02"))
    signals = frame(
        "signals",
        row(signal="restraint_appeal", status="called_for", sources=("AAA", "BBB"), attributed_to="ann", event_id="e"),
        row(signal="restraint_appeal", status="denied", event_id="e"),
        row(when_start="2025-05-01"),
    )
    first, second = rows.events(index.events(signals, articles), {"ann": "Ann"}).to_dict("records")
    assert (first["who → whom"], first["what"], first["status"]) == (
        "AAA + BBB",
        "restraint appeal: “word”",
        "called for (also denied)",
    )
    assert (first["when"], first["who says so"], first["told"]) == (
        "02 May 2025 (reported)",
        "Ann",
        "2× in 1 article",
    )
    assert (second["who → whom"], second["when"], second["who says so"]) == (
        "(nobody named)",
        "01 May 2025",
        "the article",
    )


def test_nothing():
    assert rows.stances(frame("stances")).empty
    assert rows.quotes(frame("quotes")).empty
    assert list(rows.events(index.events(frame("signals"), frame("articles")), {})) == [
        "who → whom",
        "what",
        "sentence",
        "status",
        "when",
        "who says so",
    ]
