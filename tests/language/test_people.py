"""Persons: which words name one, who is meant by a surname or a pronoun, and what says so."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kit.language.actors.component import ActorsComponent
from kit.language.actors.person_names import follows_first_name
from kit.lexicon.surnames import surname
from kit.lexicon.world import first_names

NAMED = [
    # words, the n-th of them, whom they mean, the rule
    (
        "Valeska Paris, an Australian writer, arrived. Paris said she was tired.",
        "Paris said",
        "Valeska Paris",
        "surname",
    ),
    ("Paris said that it would not sign.", "Paris", "France", "metonym_subject"),
    ("Colin Merchant runs the museum. “Yes,” Mr Merchent said.", "Merchent", "Colin Merchant", "surname_misspelt"),
    (
        "The World Health Organization (WHO) met on Monday. WHO says salt helps.",
        "WHO says",
        "World Health Organization",
        "acronym",
    ),
    ("Mr Kadri met Mrs Kadri in Oslo. Then Mr Kadri left.", "Kadri left", "Mr Kadri", "surname"),
    ("Mr Kadri met Mrs Kadri in Oslo. Then Mrs Kadri left.", "Kadri left", "Mrs Kadri", "surname"),
    ("John Kadri met Anna Kadri. Then Mr Kadri left.", "Kadri left", "John Kadri", "surname"),
    ("John Kadri met Anna Kadri. Then Mrs. Kadri left.", "Kadri left", "Anna Kadri", "surname"),
    ("Colin Merchant was there. Ms Merchant did not speak.", "Merchant did", "Ms Merchant", "person"),
    (
        "President Emre Kadri met General Tarik Kadri. President Kadri spoke first.",
        "Kadri spoke",
        "Emre Kadri",
        "surname",
    ),
]
MEANT = [
    ("Margaret Lowe met Peter Ames. Lowe spoke for an hour. Then he left.", "he", "Peter Ames"),
    ("Margaret Lowe met Peter Ames. Ames spoke for an hour. Then she left.", "she", "Margaret Lowe"),
]


def _actor_at(doc, start):
    mention = next(m for m in doc._.mentions if m.start <= start < m.end)
    return next(a.name for a in doc._.actors if a.actor_id == mention.actor_id), mention.rule


@pytest.mark.parametrize(("text", "words", "name", "rule"), NAMED)
def test_who_is_named(nlp, text, words, name, rule):
    assert _actor_at(nlp(text), text.index(words)) == (name, rule)


@pytest.mark.parametrize(("text", "pronoun", "name"), MEANT)
def test_first_names_say_whom_a_pronoun_can_mean(nlp, text, pronoun, name):
    assert _actor_at(nlp(text), text.index(f" {pronoun} ") + 1) == (name, "pronoun")


def test_a_thing_called_after_a_person_is_no_second_person(nlp):
    doc = nlp("Andrea Orvane was a painter. Orvane Sketches fetch a lot.")
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 6, 8, "PERSON")]  # as the model takes some of them
    doc = ActorsComponent(nlp)(doc)
    assert [(m.text, m.rule) for m in doc._.mentions] == [("Andrea Orvane", "person"), ("Orvane", "surname")]


def test_first_names_are_one_gender_each():
    assert set(first_names().values()) == {"m", "f"}
    assert first_names()["Margaret"] == "f"
    assert "Sydney" not in first_names()  # both carry it


def test_a_first_name_before_a_place_makes_a_person(nlp):
    doc = nlp("Margaret London arrived from New London.")
    assert [token.text for token in doc if follows_first_name(token)] == ["London"]


@pytest.mark.parametrize(
    ("name", "word"), [("Xi Jinping", "Xi"), ("Kim Jong-un", "Kim"), ("Kim Novak", "Novak"), ("Jane Vale Jr.", "Vale")]
)
def test_surname(name, word):
    assert surname(name) == word


def test_a_rare_surname_names_the_office_holder(nlp):
    doc = nlp("Putin spoke for an hour. Brown listened.")
    assert _actor_at(doc, 0) == ("Vladimir Putin", "office_holder_surname")
    assert "office_holder_surname" not in {m.rule for m in doc._.mentions if m.text == "Brown"}


def test_a_full_name_comes_before_the_office_holder(nlp):
    doc = nlp("Anna Putin runs a shop in Leeds. Putin opened it last year.")
    assert _actor_at(doc, doc.text.rindex("Putin")) == ("Anna Putin", "surname")


def test_they_are_those_in_the_plural_who_say_so(nlp):
    doc = nlp("Talks between Iran and Israel failed. The Kurdish Guards said they had fired a dozen rockets.")
    (mention,) = [m for m in doc._.mentions if m.text == "they"]
    assert mention.rule == "pronoun_teller"


def test_a_rank_with_its_stop_is_a_title(nlp):
    text = "“Our forces answered in kind,” Indian army spokesperson Col. Sudhir Chamoli said in a statement."
    doc = nlp(text)
    (quote,) = [q for q in doc._.quotes if q.kind == "direct"]
    assert (quote.speaker, quote.side, quote.cue) == ("Sudhir Chamoli", "IND", "said")


def test_who_stands_beside_an_officer_is_not_whom_he_heads(nlp, seed_text):
    (vance,) = [m for m in nlp(seed_text)._.mentions if m.text == "JD Vance"]
    assert vance.side == "USA"
