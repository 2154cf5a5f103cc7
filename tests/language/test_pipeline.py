"""The pipeline: each component alone, the model's own pipes, and what must hold for any text."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.language import base_pipes, read_doc
from kit.language.pipeline import COMPONENTS, model_name
from kit.language.status import ORDER, status_of

TEXT = "Norway accused Sweden of shelling a village. “We deny this,” Swedish Defence Minister Karl Lund said."
LAYERS = {"kit_actors": "actors", "kit_quotes": "quotes", "kit_stances": "stances", "kit_signals": "signals"}
PIECES = [
    "Norway accused Sweden of lying.", "“", "”", '"', "‘", "’", "''", "``", "«", "»", "\n\n", "\n", " ",
    "\u200b", "\u00a0",
    "😀", "e\u0301", "\u202e", "he said", "said Karl Lund", "We will strike", "according to Oslo", "If", "not",
    "—", ":",
    "on Tuesday", "the two nations", "Sweden’s", "denied", "their troops", "U.S.", "\t", "…", ".",
]  # fmt: skip
anything = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=24).map(" ".join)


@pytest.fixture(scope="module")
def plain():
    """The model without the kit; each test adds and removes its component."""
    return spacy.load(model_name())


@pytest.mark.parametrize("component", COMPONENTS)
def test_component_alone_gives_its_layer(plain, nlp, component):
    plain.add_pipe(component)
    try:
        alone = getattr(plain(TEXT)._, LAYERS[component])
    finally:
        plain.remove_pipe(component)
    whole = getattr(nlp(TEXT)._, LAYERS[component])
    assert alone
    assert [type(row) for row in alone] == [type(row) for row in whole]
    if component != "kit_signals":
        assert alone == whole
    else:
        assert [(s.trigger, s.sources, s.targets) for s in alone] == [(s.trigger, s.sources, s.targets) for s in whole]


def test_layers_that_were_not_run_are_empty(plain):
    doc = plain(TEXT)
    assert (doc._.actors, doc._.mentions, doc._.quotes, doc._.stances, doc._.signals) == ((), (), (), (), ())


def test_unknown_model_is_one_clear_line():
    with pytest.raises(OSError) as error:
        kit.pipeline("no_such_model")
    assert "no_such_model" in str(error.value)
    assert "pip install" in str(error.value)
    assert "\n" not in str(error.value)


def test_model_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("KIT_MODEL", "of_the_environment")
    assert model_name() == "of_the_environment"
    assert model_name("of_the_call") == "of_the_call"


def test_base_pipes_are_the_models_own_and_what_its_parser_needs(nlp, plain):
    assert base_pipes(nlp) == ["kit_datelines", *plain.pipe_names]
    assert nlp.pipe_names == [*base_pipes(nlp), *COMPONENTS]


@pytest.mark.parametrize("line", ["KYIV, Ukraine (AP) — ", "OSLO, March 11 (Reuters) - ", "ISLAMABAD: ", "ROME -- "])
def test_the_place_of_a_dateline_does_nothing(nlp, line):
    doc = nlp(f"{line}Norway attacked a Swedish village on Monday.")
    assert [(signal.sources, signal.targets) for signal in doc._.signals] == [(("NOR",), ("SWE",))]
    assert next(sent.text.strip() for sent in doc.sents) == line.strip()


def test_reading_again_gives_the_same(nlp):
    doc = nlp(TEXT)
    before = (doc._.actors, doc._.mentions, doc._.quotes, doc._.stances, doc._.signals)
    again = read_doc(nlp, doc)
    assert (again._.actors, again._.mentions, again._.quotes, again._.stances, again._.signals) == before


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "”", "'", "“”", "“ ”", "\u200b", "😀"])
def test_next_to_nothing_gives_nothing(nlp, text):
    doc = nlp(text)
    assert (doc._.mentions, doc._.stances, doc._.signals) == ((), (), ())


@given(anything)
def test_any_text_is_read_and_rows_stand_where_they_say(nlp, text):
    doc = nlp(text)
    rows = [
        *((m.start, m.end, m.text) for m in doc._.mentions),
        *((q.start, q.end, q.text) for q in doc._.quotes),
        *((s.start, s.end, s.cue) for s in doc._.stances),
        *((s.start, s.end, s.trigger) for s in doc._.signals),
        *((q.cue_start, q.cue_end, q.cue) for q in doc._.quotes if q.cue),
    ]
    for start, end, words in rows:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    spans = [
        *((q.speaker_start, q.speaker_end) for q in doc._.quotes if q.speaker_start is not None),
        *(span for s in doc._.stances for span in (*s.holder_spans, *s.target_spans)),
        *(span for s in doc._.signals for span in (*s.source_spans, *s.target_spans)),
    ]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(anything)
def test_quotes_of_any_text_are_apart_or_one_holds_the_other(nlp, text):
    quotes = nlp(text)._.quotes
    for a in quotes:
        for b in quotes:
            apart = a.end <= b.start or b.end <= a.start
            holds = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
            assert apart or holds
    assert len({(q.start, q.end) for q in quotes}) == len(quotes)


@settings(max_examples=20)
@given(anything)
def test_status_of_any_word_is_one_of_nine(nlp, text):
    assert len(ORDER) == 9
    doc = nlp(text)
    assert {status_of(token) for token in doc} <= set(ORDER)
    assert {doc[i : i + 1]._.event_status for i in range(len(doc))} <= set(ORDER)
