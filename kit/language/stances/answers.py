"""Whom a denial or rejection answers: the party that made the claim, if the text says who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kit.language.stances.frames import claims
from kit.language.stances.records import Finding

_CLAIMS = frozenset({"accuse", "criticise", "condemn", "deny"})
_SENTENCES = 30  # how many sentences back a claim may stand


def _is_answer(found: Finding) -> bool:
    """A denial, or a rejection of a claim, that does not say whose claim it is."""
    if found.targets or found.act.name not in {"deny", "reject"}:
        return False
    return found.act.name == "deny" or found.topic is None or found.topic.lemma_.lower() in claims()


def answered(doc: Doc, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, with the claimant as the target of each denial or rejection that had none."""
    claims: list[tuple[int, Finding]] = []
    number = {sent.start: i for i, sent in enumerate(doc.sents)}
    for found in findings:
        at = number[found.cue.sent.start]
        if _is_answer(found):
            sides = {who.side for who in found.holders}
            for where, claim in reversed(claims):
                if at - where > _SENTENCES:
                    break
                if sides & {who.side for who in claim.targets} and not sides & {who.side for who in claim.holders}:
                    says_what = found.topic is not None and len(list(found.topic.subtree)) > 3
                    topic = found.topic if says_what else claim.topic
                    found = replace(found, targets=claim.holders, topic=topic, rule="answer")
                    break
        if found.act.name in _CLAIMS:
            claims.append((at, found))
        yield found
