"""Judgements in reported words: "called the plan reckless", or a quoted clause that blames or praises a party."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kit.language import grammar
from kit.language.records import Quote
from kit.language.stances import frames
from kit.language.stances.held import full_cue, is_alleged, kept_back
from kit.language.stances.records import Finding
from kit.language.stances.who import Who, responsible

_POS = {"ADJ": "adj", "NOUN": "noun", "PROPN": "noun", "VERB": "verb", "ADV": "adj"}


def from_judgements(doc: Doc) -> Iterator[Finding]:
    """Labels given to a party or its acts, and quoted clauses about one."""
    labels = frames.label_verbs()
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in labels:
            yield from _label(token, labels[token.lemma_])
    for quote in doc._.quotes:
        if quote.side or quote.speaker:
            yield from _quoted(doc, quote)


def value_of(word: Token) -> int:
    """Praise (1), blame (-1) or neither (0) in the word itself, turned round by its own negation."""
    value = frames.values().get((word.lemma_.lower(), _POS.get(word.pos_, "")), 0)
    if value and any(c.dep_ == "neg" or c.lower_ in {"no", "never"} for c in word.children):
        return -value
    return value


def _worth(head: Token) -> tuple[int, Token | None]:
    """The judgement in a predicate, and the word that carries it: the head's own, else that of its modifiers."""
    for word in grammar.conjuncts(head):
        for part in (word, *grammar.children(word, "amod", "compound", "acomp", "attr", "oprd")):
            if value := value_of(part):
                return value, part
    return 0, None


def _label(verb: Token, places: frozenset[str]) -> Iterator[Finding]:
    if is_alleged(verb):
        return
    labels: list[Token] = []
    targets: list[Token] = []
    if "oprd" in places:
        for child in grammar.children(verb, "oprd", "xcomp", "ccomp", "acomp", "attr", "dobj"):
            labels.append(child)
            targets += [t for t in grammar.children(child, "nsubj") for t in grammar.conjuncts(t)]
    if "as" in places:
        for prep in grammar.children(verb, "prep"):
            if prep.lower_ == "as":
                labels += grammar.children(prep, "pobj", "amod", "pcomp", "acomp")
    targets = targets or grammar.patients(verb)
    for label in labels:
        value, word = _worth(label)
        heads = [t for t in targets if t != label]
        if value and heads and word not in heads:
            holders = _parties(grammar.agents(verb))
            yield from _judged(verb, word, value, holders, heads, "label")
            return


def _judged(verb: Token, word: Token, value: int, holders: tuple[Who, ...], heads: list[Token],
            rule: str) -> Iterator[Finding]:
    if not holders:
        return
    keeper = kept_back(verb) if rule == "label" else None
    if keeper is not None:
        return
    sides = {who.side for who in holders}
    targets = tuple(dict.fromkeys(w for t in heads for w in responsible(t) if w.side not in sides))
    act = frames.acts()["criticise" if value < 0 else "praise"]
    if targets or rule == "label":
        yield Finding(word, full_cue([word], None), act, holders, targets, heads[0], False, rule, None)


def _parties(tokens: list[Token]) -> tuple[Who, ...]:
    return tuple({w.side: w for t in tokens for w in responsible(t, 2)}.values())


# ---- quotations ------------------------------------------------------------------------------------------------------
def _quoted(doc: Doc, quote: Quote) -> Iterator[Finding]:
    """Clauses of a quotation whose subject is a party, or a party's act, and whose predicate praises or blames."""
    span = grammar.span_between(doc, quote.start, quote.end)
    if span is None:
        return
    side = quote.side or quote.speaker
    start, end = (quote.speaker_start, quote.speaker_end) if quote.speaker_start is not None else (-1, -1)
    holders = (Who(side, quote.speaker_id, start, end),)
    for token in span:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        subjects = [t for s in grammar.children(token, "nsubj", "nsubjpass") for t in grammar.conjuncts(s)]
        if not subjects:
            continue
        passive = grammar.is_passive(token)
        if token.lemma_ == "be" and not passive:
            for predicate in grammar.children(token, "acomp", "attr"):
                value, word = _worth(predicate)
                if value:
                    sign = -value if any(c.dep_ == "neg" for c in token.children) else value
                    yield from _judged(token, word, sign, holders, subjects, "quoted_judgement")
                    break
        elif token.pos_ == "VERB" and not passive and (value := value_of(token)):
            yield from _judged(token, token, value, holders, subjects, "quoted_act")
