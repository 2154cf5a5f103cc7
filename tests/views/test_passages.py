import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kit.article import RemovedLine
from kit.views import passages


@st.composite
def marked_texts(draw):
    """A text (astral characters among it), spans in it, and places to cut at."""
    text = draw(st.text(alphabet="ab \n“😀𝔘\u202e", min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    spans = [{"start": min(pair), "end": max(pair)} for pair in draw(st.lists(ends, max_size=8))]
    return text, spans, draw(st.lists(st.integers(-3, 50), max_size=4))


@given(marked_texts())
def test_pieces_cover_the_text_and_know_every_span_that_owns_them(drawn):
    text, spans, cuts = drawn
    found = list(passages.pieces(len(text), spans, cuts))
    assert "".join(text[piece.start : piece.end] for piece in found) == text
    for piece in found:
        assert piece.start < piece.end
        owners = {n for n, s in enumerate(spans) if s["start"] <= piece.start and piece.end <= s["end"]}
        assert set(piece.spans) == owners and len(piece.spans) == len(owners)
        assert not any(piece.start < edge < piece.end for span in spans for edge in (span["start"], span["end"]))
    for number, span in enumerate(spans):
        words = "".join(text[piece.start : piece.end] for piece in found if number in piece.spans)
        assert words == text[span["start"] : span["end"]]


@given(marked_texts())
def test_removed_lines_stand_before_the_piece_that_begins_where_they_stood(drawn):
    text, spans, cuts = drawn
    removed = [RemovedLine(n, min(max(at, 0), len(text)), "byline", f"line {n}") for n, at in enumerate(cuts)]
    pieces, lines = passages.drawn(text, spans, removed)
    for line in lines:
        (was,) = (other for other in removed if f"removed/{other.line}" == line["key"])
        assert "".join(words for words, _ in pieces[: line["before"]]) == text[: was.at]
        assert line["text"] == was.text and line["label"] == "byline"
    assert [line["before"] for line in lines] == sorted(line["before"] for line in lines)


def test_outer_spans_come_first():
    spans = [{"start": 0, "end": 2}, {"start": 0, "end": 9}, {"start": 1, "end": 9}]
    assert [piece.spans for piece in passages.pieces(9, spans)] == [(1, 0), (1, 0, 2), (1, 2)]


def test_a_layer_names_table_and_row():
    rows = pd.DataFrame({
        "stance_id": ["s"], "start": [1], "end": [4], "holders": [("NOR", "SWE")], "act": ["call_on"], "targets": [()]
    })  # fmt: skip
    assert passages.layer("stances", rows) == [
        {"start": 1, "end": 4, "layer": "stances", "key": "stances/s", "label": "NOR, SWE call on"}
    ]


def test_a_chosen_row_has_its_words_and_its_roles():
    row = {"start": 3, "end": 9, "speaker_start": pd.NA, "speaker_end": pd.NA, "cue_start": 1, "cue_end": 2}
    row["holder_spans"] = ((5, 6),)
    assert [(span["start"], span["layer"], span["label"]) for span in passages.chosen(row)] == [
        (3, "chosen", ""), (1, "role", "cue"), (5, "role", "holder"),
    ]  # fmt: skip


def test_passages_outside_the_text_are_left_out():
    spans = [{"start": 0, "end": 3}, {"start": 2, "end": 2}, {"start": -1, "end": 2}, {"start": 1, "end": 4}]
    assert passages.within(spans, 3) == spans[:1]
