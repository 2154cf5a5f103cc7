"""Quotation marks: which stretches stand in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language.quotes.marks import marked, paragraphs


@pytest.mark.parametrize(("text", "stretches"), [
    ("He said “we go” and left.", ["“we go”"]),
    ('He said "we go" and left.', ['"we go"']),
    ("He said «we go» and left.", ["«we go»"]),
    ("He said „we go“ and left.", ["„we go“"]),
    ("He said ``we go'' and left.", ["``we go''"]),
    ("He said ‘we go at dawn’ and left.", ["‘we go at dawn’"]),
    ("“One,” he said, “and two.”", ["“One,”", "“and two.”"]),
    ("It’s the rebels’ camp, isn’t it?", []),
    ("A so-called ‘safe’ zone.", []),
    ("A 6\" gun and a 9\" gun.", []),
    ("", []),
])  # fmt: skip
def test_stretches_in_marks(text, stretches):
    assert [text[m.start : m.end] for m in marked(text)] == stretches


def test_quotation_goes_on_in_the_next_paragraph():
    first, second = marked("“We go.\n\n“And we stay.”")
    assert (first.opened, first.continues) == (True, False)
    assert (second.opened, second.continues) == (False, True)


def test_stray_mark_costs_only_itself():
    text = "A stray ” here. “We go,” he said."
    assert [text[m.start : m.end] for m in marked(text)] == ["“We go,”"]


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„`", max_size=80))
def test_stretches_are_in_order_apart_and_within_one_paragraph(text):
    found = marked(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for stretch in found:
        assert any(start <= stretch.start < stretch.end <= end for start, end in paragraphs(text))
