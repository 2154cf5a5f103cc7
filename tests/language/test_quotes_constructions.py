"""Quotes: one invented text for each construction, with everything that is a quote in it."""

from __future__ import annotations

import pytest

# name: (text, [(content, the speaker's words, cue, kind)])
MARKED = {
    "before": (
        "The harbour master said: “No ferry will leave before dawn.”",
        [("“No ferry will leave before dawn.”", "The harbour master", "said", "direct")],
    ),
    "after": (
        "“No ferry will leave before dawn,” the harbour master said.",
        [("“No ferry will leave before dawn,”", "the harbour master", "said", "direct")],
    ),
    "inside": (
        "“No ferry,” the harbour master said, “will leave before dawn.”",
        [
            ("“No ferry,”", "the harbour master", "said", "direct"),
            ("“will leave before dawn.”", "the harbour master", "said", "direct"),
        ],
    ),
    "inverted": (
        "“No ferry will leave before dawn,” said Rosa Keller, the harbour master.",
        [("“No ferry will leave before dawn,”", "Rosa Keller, the harbour master", "said", "direct")],
    ),
    "inverted_in_front": (
        "Said Rosa Keller: “No ferry will leave before dawn.”",
        [("“No ferry will leave before dawn.”", "Rosa Keller", "Said", "direct")],
    ),
    "question": (
        "“When will the ferry leave?” asked Rosa Keller.",
        [("“When will the ferry leave?”", "Rosa Keller", "asked", "direct")],
    ),
    "adding_in_marks": (
        "Keller said the ferry was late, adding: “Nobody told the passengers.”",
        [
            ("the ferry was late", "Keller", "said", "indirect"),
            ("“Nobody told the passengers.”", "Keller", "adding", "direct"),
        ],
    ),
    "according_to": (
        "“The bridge was never safe,” according to the engineer.",
        [("“The bridge was never safe,”", "the engineer", "according to", "direct")],
    ),
    "colon": (
        "Rosa Keller: “We are closing the pier.”",
        [("“We are closing the pier.”", "Rosa Keller", ":", "direct")],
    ),
    "colon_above_a_block": (
        "Rosa Keller:\n\n“We are closing the pier until the storm has passed.”",
        [("“We are closing the pier until the storm has passed.”", "Rosa Keller", ":", "direct")],
    ),
    "dash": (
        "“We are closing the pier.” – Rosa Keller",
        [("“We are closing the pier.”", "Rosa Keller", "–", "direct")],
    ),
    "dash_below": (
        "“We are closing the pier until further notice.”\n— Rosa Keller, harbour master",
        [("“We are closing the pier until further notice.”", "Rosa Keller, harbour master", "—", "direct")],
    ),
    "statement": (
        "The ferry company said in a statement, “We regret the delay.”",
        [("“We regret the delay.”", "The ferry company", "said", "direct")],
    ),
    "told_reporters": (
        "“We regret the delay,” the captain told reporters on Sunday.",
        [("“We regret the delay,”", "the captain", "told", "direct")],
    ),
    "quoted_as_saying": (
        "The captain was quoted as saying: “We regret the delay.”",
        [("“We regret the delay.”", "The captain", "saying", "direct")],
    ),
    "in_the_words_of": (
        "In the words of the captain, “the sea does not forgive”.",
        [("“the sea does not forgive”", "the captain", "words", "direct")],
    ),
    "called_in_marks": (
        "The captain called the report “a stain on the whole crew”.",
        [("the report “a stain on the whole crew”", "The captain", "called", "mixed")],
    ),
    "described_in_marks": (
        "The captain described the voyage as “a nightmare from start to finish”.",
        [("the voyage as “a nightmare from start to finish”", "The captain", "described", "mixed")],
    ),
    "parts_of_a_list": (
        "The captain said the voyage was “long”, “cold” and “a waste of everybody's time”.",
        [("the voyage was “long”, “cold” and “a waste of everybody's time”", "The captain", "said", "mixed")],
    ),
    "relative_clause_of_the_speaker": (
        "“It was a nightmare,” the captain, who had sailed before, told reporters.",
        [("“It was a nightmare,”", "the captain, who had sailed before", "told", "direct")],
    ),
    "as_somebody_put_it": (
        "As the captain put it, “the sea does not forgive”.",
        [("“the sea does not forgive”", "the captain", "put", "direct")],
    ),
    "part_in_marks": (
        "The captain said the report was “a stain on the whole crew”.",
        [("the report was “a stain on the whole crew”", "The captain", "said", "mixed")],
    ),
    "straight": (
        '"We regret the delay," the captain said.',
        [('"We regret the delay,"', "the captain", "said", "direct")],
    ),
    "two_apostrophes": (
        "''We regret the delay,'' the captain said.",
        [("''We regret the delay,''", "the captain", "said", "direct")],
    ),
    "guillemets": (
        "«We regret the delay,» the captain said.",
        [("«We regret the delay,»", "the captain", "said", "direct")],
    ),
    "low_marks": (
        "„We regret the delay,“ the captain said.",
        [("„We regret the delay,“", "the captain", "said", "direct")],
    ),
    "single": (
        "‘We regret the delay, and the rest’s a lie,’ the captain said.",
        [("‘We regret the delay, and the rest’s a lie,’", "the captain", "said", "direct")],
    ),
}
UNMARKED = {
    "that": (
        "The captain said that the engine had failed.",
        [("that the engine had failed", "The captain", "said", "indirect")],
    ),
    "no_that": (
        "The captain said the engine had failed.",
        [("the engine had failed", "The captain", "said", "indirect")],
    ),
    "on_a_day": (
        "The police said on Friday they had found the wreck.",
        [("they had found the wreck", "The police", "said", "indirect")],
    ),
    "day_without_on": (
        "The police said Friday the wreck had been found.",
        [("the wreck had been found", "The police", "said", "indirect")],
    ),
    "aside": (
        "The engine had failed, the captain said.",
        [("The engine had failed", "the captain", "said", "indirect")],
    ),
    "inverted_aside": (
        "The engine had failed, said the captain.",
        [("The engine had failed", "the captain", "said", "indirect")],
    ),
    "adding_that": (
        "The captain said the engine had failed, adding that nobody was hurt.",
        [
            ("the engine had failed", "The captain", "said", "indirect"),
            ("that nobody was hurt", "The captain", "adding", "indirect"),
        ],
    ),
    "and_warned": (
        "The captain said the engine had failed and warned that the tide was turning.",
        [
            ("the engine had failed", "The captain", "said", "indirect"),
            ("that the tide was turning", "The captain", "warned", "indirect"),
        ],
    ),
    "according_to": (
        "The engine had failed twice before, according to the captain.",
        [("The engine had failed twice before", "the captain", "according to", "indirect")],
    ),
    "according_to_in_front": (
        "According to the captain, the engine had failed twice before.",
        [("the engine had failed twice before", "the captain", "According to", "indirect")],
    ),
    "told": (
        "The captain told reporters that the engine had failed.",
        [("that the engine had failed", "The captain", "told", "indirect")],
    ),
    "statement_saying": (
        "The company issued a statement saying that the ferry was safe.",
        [("that the ferry was safe", "The company", "saying", "indirect")],
    ),
    "passive_without_speaker": (
        "It was reported that the ferry had sunk.",
        [("that the ferry had sunk", None, "was reported", "indirect")],
    ),
    "quoted_as_saying": (
        "The captain was quoted as saying that the ferry had sunk.",
        [("that the ferry had sunk", "The captain", "saying", "indirect")],
    ),
    "noun": (
        "The captain's claim that the ferry was safe angered the families.",
        [("that the ferry was safe", "The captain's", "claim", "indirect")],
    ),
    "noun_by": (
        "A claim by the captain that the ferry was safe angered the families.",
        [("that the ferry was safe", "the captain", "claim", "indirect")],
    ),
    "noun_without_owner": (
        "A claim that the ferry was safe angered the families.",
        [("that the ferry was safe", None, "claim", "indirect")],
    ),
    "question": (
        "The mayor asked whether the ferry was safe.",
        [("whether the ferry was safe", "The mayor", "asked", "indirect")],
    ),
    "threat": (
        "The mayor vowed to close the harbour.",
        [("to close the harbour", "The mayor", "vowed", "indirect")],
    ),
    "named": (
        "The mayor called the ferry a floating coffin.",
        [("the ferry a floating coffin", "The mayor", "called", "indirect")],
    ),
    "accused": (
        "The mayor accused the captain of lying.",
        [("the captain of lying", "The mayor", "accused", "indirect")],
    ),
}
HEADLINES = {
    "name_last": (
        "Norway to respond ‘with full force’: PM\n\nThe ferry sank on Friday.",
        [("Norway to respond ‘with full force’", "PM", ":", "mixed")],
    ),
    "name_first": (
        "Minister: the talks have failed\n\nThe ferry sank on Friday.",
        [("the talks have failed", "Minister", ":", "indirect")],
    ),
}
NONE = {
    "scare_quotes": "The “safe” ferry sank on Friday.",
    "title": "Her novel “The Long Night” won a prize.",
    "nickname": "Ola “the Hammer” Berg lost the fight.",
    "term": "A so-called “dark ship” carries no lights.",
    "apostrophes": "The sailors' wives couldn't reach the ship's owner in the '90s.",
    "feet": "He is 6' 2\" tall and the boat is 30' long.",
}


@pytest.mark.parametrize(("text", "quotes"), [pytest.param(*case, id=f"{group}-{name}") for group, cases in (
    ("marked", MARKED), ("unmarked", UNMARKED), ("headline", HEADLINES),
) for name, case in cases.items()])  # fmt: skip
def test_construction(nlp, text, quotes):
    assert rows(nlp(text)) == quotes


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_quote(nlp, text):
    assert rows(nlp(text)) == []


def rows(doc):
    """(content, the speaker's words, cue, kind) of every quote."""
    return [
        (q.text, None if q.speaker_start is None else doc.text[q.speaker_start : q.speaker_end], q.cue, q.kind)
        for q in doc._.quotes
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ship was lost, the agency reported, quoting the captain.", "The ship was lost"),
        ("The agency, citing the captain, said that the ship was lost.", "that the ship was lost"),
        ("Citing the captain, the agency said that the ship was lost.", "that the ship was lost"),
        ("The agency quoted the captain as saying that the ship was lost.", "that the ship was lost"),
        ("The agency quoted the captain as saying: “The ship is lost.”", "“The ship is lost.”"),
        ("“The ship is lost,” the agency reported, quoting the captain.", "“The ship is lost,”"),
        ("The captain was quoted by the agency as saying that the ship was lost.", "that the ship was lost"),
        ("The agency said that the captain had told it that the ship was lost.", "that the ship was lost"),
    ],
)
def test_relayed_speech_has_its_speaker_and_who_passed_it_on(nlp, text, content):
    quote = next(q for q in nlp(text)._.quotes if q.text == content)
    assert (quote.speaker, quote.via) == ("captain", "agency")


def test_name_ends_before_a_relative_pronoun(nlp):
    quotes = nlp("A spokesman for the port, who warned that the wreck would be raised, left early.")._.quotes
    assert [quote.speaker for quote in quotes] == ["spokesman for the port"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We wait,” Rosa Keller said. The hall went silent. “But not for ever.”", ["Rosa Keller"] * 2),
        ("“We wait,” Rosa Keller said. Karl Lund shook his head. “Nobody is.”", ["Rosa Keller", "Karl Lund"]),
        ("“We wait,” said Rosa Keller.\n\n“The ships have sailed already.”", ["Rosa Keller"] * 2),
        (
            "“We wait,” said Rosa Keller.\n\n“Nobody does,” said Karl Lund. “The ships have sailed already.”",
            ["Rosa Keller", "Karl Lund", "Karl Lund"],
        ),
    ],
)
def test_quotation_in_a_sentence_of_its_own_goes_to_the_speaker_in_force(nlp, text, names):
    assert [quote.speaker for quote in nlp(text)._.quotes] == names


def test_quotation_over_several_paragraphs_is_one_group(nlp):
    quotes = nlp(
        "Rosa Keller said: “We lost the mast at noon. We lost the rudder an hour later.\n\n"
        "“By nightfall we had nothing left.\n\n“Then the lights of the harbour came.”"
    )._.quotes
    assert len(quotes) == 3
    assert {(quote.group, quote.speaker) for quote in quotes} == {(quotes[0].quote_id, "Rosa Keller")}


def test_quote_in_a_quote_is_nested(nlp):
    outer, inner = nlp("“The pilot said that the tide was wrong,” Rosa Keller told the court.")._.quotes
    assert (outer.nested, inner.nested) == (False, True)
    assert (inner.text, inner.via) == ("that the tide was wrong", "Rosa Keller")


def test_he_in_somebodys_own_words_is_somebody_else(nlp):
    _, inner = nlp("“I asked the pilot and he said the tide was wrong,” Rosa Keller told the court.")._.quotes
    assert (inner.text, inner.speaker, inner.via) == ("the tide was wrong", "he", "Rosa Keller")
