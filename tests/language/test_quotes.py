"""Quotes: one invented text for each style of attribution. What is missed is listed: the lists are exact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.language.quotes import quote_around

ITEMS = [json.loads(line) for line in (Path(__file__).parent / "data" / "styles.jsonl").read_text("utf-8").splitlines()]
# Not found with these very offsets.
MISSED = {"styles/unclosed-mark"}
# Found, and given to somebody else or by another name.
OTHER_SPEAKER = {"styles/denial", "styles/direct-colon", "styles/nominal-speaker"}
# Found where the text has no quote.
TOO_MUCH = {"styles/mixed-that", "styles/quote-in-quote", "styles/unclosed-mark"}


@pytest.fixture(scope="module")
def read(nlp):
    return {item["id"]: {(q.start, q.end): q for q in nlp(item["text"])._.quotes} for item in ITEMS}


def test_quotes_of_each_style_are_found(read):
    missed = {i["id"] for i in ITEMS for gold in i["quotes"] if tuple(gold["quote"]) not in read[i["id"]]}
    assert missed == MISSED


def test_speakers_of_each_style_are_named(read):
    other = set()
    for item in ITEMS:
        for gold in item["quotes"]:
            quote = read[item["id"]].get(tuple(gold["quote"]))
            if quote is not None and gold.get("speaker_name") not in {None, quote.speaker}:
                other.add(item["id"])
    assert other == OTHER_SPEAKER


def test_nothing_else_is_a_quote(read):
    too_much = {i["id"] for i in ITEMS if set(read[i["id"]]) - {tuple(gold["quote"]) for gold in i["quotes"]}}
    assert too_much == TOO_MUCH


def test_innermost_quote_around_words(nlp):
    doc = nlp("“The minister said that Norway had lied to us,” Karl Lund said.")
    inner = quote_around(doc, doc.text.index("lied"), doc.text.index("lied") + 4)
    outer = quote_around(doc, doc.text.index("minister"), doc.text.index("minister") + 8)
    assert inner.nested
    assert not outer.nested
    assert (inner.speaker, outer.speaker, inner.via) == ("minister", "Karl Lund", "Karl Lund")
    assert quote_around(doc, doc.text.index("Karl"), len(doc.text)) is None


def test_we_in_a_quotation_means_the_speaker(nlp):
    doc = nlp("“We will answer,” Swedish Defence Minister Karl Lund said.")
    (we,) = [m for m in doc._.mentions if m.text == "We"]
    assert (we.side, we.rule) == ("SWE", "quoted_we")


def test_pieces_of_one_quotation_share_a_group(nlp):
    first, second = nlp("“If they land,” Karl Lund warned, “we will answer with everything.”")._.quotes
    assert first.group == second.group
    assert {first.speaker, second.speaker} == {"Karl Lund"}
