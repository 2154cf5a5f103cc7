"""Whom a denial or rejection answers: the party that made the claim, if the text says who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kit.language.stances.records import Finding

_ANSWERS = frozenset({"deny", "reject"})
_CLAIMS = frozenset({"accuse", "criticise", "condemn", "deny"})
_CLAIM_NOUNS = frozenset({"accusation", "allegation", "charge", "claim", "it", "this", "suggestion"})
_SENTENCES = 3  # how many sentences back a claim may stand


def answered(doc: Doc, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, with the claimant as the target of each denial or rejection that had none."""
    claims: list[tuple[int, Finding]] = []
    number = {sent.start: i for i, sent in enumerate(doc.sents)}
    for found in findings:
        at = number[found.cue.sent.start]
        if found.act.name in _ANSWERS and not found.targets:
            sides = {who.side for who in found.holders}
            for where, claim in reversed(claims):
                if at - where > _SENTENCES:
                    break
                if sides & {who.side for who in claim.targets} and not sides & {who.side for who in claim.holders}:
                    topic = claim.topic if found.topic is None or found.topic.lemma_ in _CLAIM_NOUNS else found.topic
                    found = replace(found, targets=claim.holders, topic=topic, rule="answer")
                    break
        if found.act.name in _CLAIMS:
            claims.append((at, found))
        yield found
