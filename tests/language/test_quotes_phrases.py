"""Quotes whose content is a phrase and no sentence: one invented sentence for each construction."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The senator called on the envoy to resign at once.", "called", "the envoy to resign at once"),
        ("She called for the envoy to be released.", "called", "the envoy to be released"),
        ("The minister asked the farmers to keep calm.", "asked", "the farmers to keep calm"),
        ("The officer told the driver to leave the square.", "told", "to leave the square"),
        ("The agency declined to comment on the letter.", "declined", "to comment on the letter"),
        ("The council endorsed Lund.", "endorsed", "Lund"),
        ("The mayor denied wrongdoing.", "denied", "wrongdoing"),
        ("The union blamed the outage on sabotage.", "blamed", "the outage on sabotage"),
        ("The ministry attributed the failure to a faulty valve.", "attributed", "the failure to a faulty valve"),
        ("She criticized the budget, which had passed in May.", "criticized", "the budget"),
        ("The envoy praised the truce during a visit to the camp.", "praised", "the truce"),
        ("The envoy praised the general for his patience.", "praised", "the general for his patience"),
        ("Mr. Lund agreed with the governor of the bank.", "agreed", "the governor of the bank"),
        ("Critics call it a mouthpiece of the palace.", "call", "it a mouthpiece of the palace"),
        ("The reporter raised questions about the contract.", "questions", "the contract"),
        ("The union has expressed deep concern about the new law.", "concern", "the new law"),
        ("Her promise to cut the tax was popular.", "promise", "to cut the tax"),
        ("The plan was rejected by the council.", "was rejected", "The plan"),
        ("A curfew was announced on Monday.", "was announced", "A curfew"),
        ("They accused Lund of theft, including a safe.", "accused", "Lund of theft, including a safe"),
        ("Mr. Lund has gone after the bank as a nest of thieves.", "has gone", "the bank as a nest of thieves"),
    ],
)
def test_what_is_said_in_a_phrase(nlp, text, cue, content):
    assert (cue, content) in {(q.cue, q.text) for q in nlp(text)._.quotes}


def test_a_passive_without_an_agent_names_no_speaker(nlp):
    (curfew,) = nlp("A curfew was announced on Monday.")._.quotes
    assert (curfew.rule, curfew.speaker, curfew.clause) == ("passive", None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The engineers continue to rebuild the bridge.",  # no verb that says its infinitive
        "The standoff recalls an earlier crisis.",  # things recall without a word
        "The rebels attacked the base at dawn.",  # a deed, no words
        "Yesterday's call for the ambulance came too late.",  # owned by a day
        "The festival, which many praised, offers even if it rains a stage to all.",
    ],
)
def test_verbs_that_only_look_like_speech(nlp, text):
    assert not [q for q in nlp(text)._.quotes if q.cue not in {"praised"}]


def test_what_leads_into_a_sentence_with_an_aside_belongs_to_it(nlp):
    quotes = nlp("Within an hour, the pilot said, smoke had filled the cabin.")._.quotes
    assert [q.text for q in quotes] == ["Within an hour", "smoke had filled the cabin"]
    assert len({q.group for q in quotes}) == 1


def test_two_clauses_below_one_verb_are_one_content(nlp):
    said = "Olsen has “enormous respect” for the army and his bridge remark was instead an expression of anger"
    said += " with the plan the council has taken in its dispute with the bank"
    assert [q.text for q in nlp(f"But Lund said {said}.")._.quotes] == [said]


def test_content_goes_on_over_marks_that_nothing_else_attributes(nlp):
    said = "that the envoy had cut a visit short for business, so she was “very glad to fly home with us”"
    assert [q.text for q in nlp(f"The aide wrote {said}.")._.quotes] == [said]


def test_a_subordinate_verb_reports_no_more_than_its_clause(nlp):
    doc = nlp("While the board insisted that Lund was “ready to lead,” the critics of the bank focused on his record.")
    assert [q.text for q in doc._.quotes] == ["that Lund was “ready to lead,”"]


def test_marks_are_words_said_even_below_a_verb_of_thought(nlp):
    (quote,) = nlp("She believes he “surrounds himself with clever people.”")._.quotes
    assert (quote.kind, quote.speech) == ("mixed", True)


def test_the_outer_speaker_goes_on_after_what_is_told_in_it(nlp):
    quotes = nlp("Lund said the staff told him of the theft, adding that the safe was empty.")._.quotes
    assert {q.speaker for q in quotes if q.text == "that the safe was empty"} == {"Lund"}


def test_who_is_quoted_goes_on_rather_than_who_is_reported(nlp):
    text = "“The case is open,” Lund said, though the police haven't said that it is. “You need a warrant for that.”"
    assert {q.speaker for q in nlp(text)._.quotes if q.text.startswith("“You")} == {"Lund"}


def test_a_crowd_that_applauds_says_nothing(nlp):
    doc = nlp("“I am only the messenger,” Lund said, as the crowd applauded. “It has been a long way for all of us.”")
    assert [q.speaker for q in doc._.quotes] == ["Lund", "Lund"]


def test_a_reflexive_stands_for_its_subject(nlp):
    quotes = nlp("Ms. Lund found herself preaching about the importance of patience.")._.quotes
    assert [q.speaker for q in quotes if q.cue == "preaching"] == ["Lund"]


def test_a_headline_names_its_speaker(nlp):
    text = "Olsen: the mill needs a new roof.\n\nMr. Olsen, who owns the mill, has asked for help.\n\nMr. Olsen is 60."
    assert ("Olsen", "the mill needs a new roof") in {(q.speaker, q.text) for q in nlp(text)._.quotes}


def test_a_condition_before_the_speaker_is_said_too(nlp):
    quotes = nlp("If elected, Mrs. Lund said she would sell the bank.")._.quotes
    assert [q.text for q in quotes] == ["If elected", "she would sell the bank"]


def test_an_argument_is_that(nlp):
    (quote,) = nlp("Her argument is that the bridge can wait.")._.quotes
    assert (quote.text, quote.cue) == ("that the bridge can wait", "argument")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The senator criticized the bank as a “crazy system” during a stop in Bergen.", "“crazy system”"),
        ("Mr. Lund calls Bergen “Everytown Norway” in his book.", "Bergen “Everytown Norway”"),
    ],
)
def test_a_label_in_marks_ends_with_them(nlp, text, content):
    (quote,) = nlp(text)._.quotes
    assert quote.kind == "mixed"
    assert quote.text.endswith(content)


def test_somebody_else_speaks_in_a_relative_clause(nlp):
    quotes = nlp("Mr. Lund said the tape does not show the driver, which he said was a pity.")._.quotes
    assert "the tape does not show the driver" in {q.text for q in quotes}


@pytest.mark.parametrize("words", ["an aide to Angela Merkel", "a person close to Angela Merkel"])
def test_somebody_close_to_a_person_is_not_that_person(nlp, words):
    (quote,) = nlp(f"“It is not peace,” {words} said.")._.quotes
    assert quote.speaker == words.split(" ", 1)[1] and quote.speaker_id is None
