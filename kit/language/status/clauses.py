"""What kind of clause is it: finite, asked for, asked after, to come, announced?"""

from __future__ import annotations

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.spotting import sentence_around
from kit.lexicon import words

_PAST = {"VBD", "VBN"}
_CONDITIONS = {"if", "unless", "provided", "were"}


def is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in children(verb, "aux"))


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in children(verb, "aux"))


def is_present(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP"} for c in children(verb, "aux", "auxpass"))


def is_asked_for(clause: Token) -> bool:
    """Is a that-clause a wish ("demanded that it leave", "that it be freed", "said it should"), not a statement?"""
    helpers = children(clause, "aux", "auxpass")
    if any(c.lower_ in {"should", "must", "to"} for c in helpers):
        return True
    first = helpers[0] if helpers else clause
    return first.tag_ == "VB"


def is_inverted_condition(clause: Token) -> bool:
    """Such as "had it attacked", "should it attack", "were it to attack"."""
    if clause.dep_ != "advcl":
        return False
    before = [c for c in clause.children if c.i < clause.i and c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"}]
    return bool(before) and before[0].lower_ in {"had", "should", "were"} and before[0].dep_ in {"aux", "auxpass"}


def is_performed(verb: Token) -> bool:
    """Is it done by being said ("I must condemn it", "we want to thank them"), whatever stands before it?"""
    if verb.lemma_ not in words("status_performatives"):
        return False
    of_verb = verb.head if verb.dep_ == "xcomp" else verb
    return any(c.lower_ in {"i", "we"} for c in children(of_verb, "nsubj"))


def is_going_to(word: Token) -> bool:
    head = word.head
    return word.dep_ == "xcomp" and head.lower_ == "going" and is_infinitive(word)


def is_yet_to(word: Token) -> bool:
    return (
        word.dep_ == "xcomp"
        and word.head.lemma_ in {"have", "be"}
        and any(c.lower_ == "yet" for c in (*children(word, "advmod"), *children(word.head, "advmod")))
    )


def is_question(word: Token) -> bool:
    return any(token.text == "?" for token in sentence_around(word)[-2:])


def asks_for_the_rest(verb: Token) -> bool:
    """Does the question take it that the event was: "who attacked the port?", "why did it attack?"?"""
    asks = any(c.tag_ in {"WP", "WRB", "WP$", "WDT"} and c.i < verb.i for c in verb.children)
    return asks and not any(c.tag_ == "MD" for c in children(verb, "aux"))


def asks_what(clause: Token) -> bool:
    """Does the clause ask for the rest of what happened ("discuss who attacked the port"), taking it that it did?"""
    return clause.left_edge.tag_ in {"WP", "WP$", "WRB", "WDT"} and not is_infinitive(clause)


def is_announced(verb: Token) -> bool:
    """Is its "would" the "will" of somebody who spoke in the past ("said it would send troops")?

    Not with a condition of its own ("said it would strike if attacked"), nor of what did not come ("would have sent").
    """
    first = verb
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ != "ccomp" or first.head.tag_ not in _PAST or first.head.lemma_.lower() not in words("signal_saying"):
        return False
    if any(c.lower_ == "have" for c in children(verb, "aux")):
        return False
    return not any(c.lower_ in _CONDITIONS for adverbial in children(verb, "advcl") for c in adverbial.children)
