"""Whom a denial or rejection answers: the party that made the claim, if the text says who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc

from kit.language import grammar
from kit.language.stances.frames import claims, named_before
from kit.language.stances.records import Finding
from kit.language.stances.responsible import responsible
from kit.language.stances.who import Who, others

_CLAIMS = frozenset({"accuse", "criticise", "condemn", "deny"})
_FAR, _NEAR = 30, 3  # sentences back to a claim: for named claims, and for what "it" and "this" may mean


def answered(doc: Doc, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, with the claimant as the target of each denial or rejection that had none."""
    claims_so_far: list[tuple[int, Finding]] = []
    number = {sent.start: i for i, sent in enumerate(doc.sents)}
    for i, found in enumerate(findings):
        at = number[found.cue.sent.start]
        if own := _author(found):
            found = replace(found, targets=own, rule="answer")
        elif reach := _reach(found):
            claim = _claim_against(
                found, [claim for where, claim in claims_so_far if at - where <= reach]
            ) or _told_after(found, findings[i + 1 :])
            if claim is not None:
                says_what = found.topic is not None and len(list(found.topic.subtree)) > 3
                topic = found.topic if says_what else claim.topic
                found = replace(found, targets=claim.holders, topic=topic, rule="answer")
        if found.act.name in _CLAIMS:
            claims_so_far.append((at, found))
        yield found


def _author(found: Finding) -> tuple[Who, ...]:
    """Whose the denied words are: "denied Oslo's account"; whose what somebody would not grant: "their entry was denied
    by".
    """
    topic = found.topic
    if found.targets or found.act.name not in {"deny", "reject"} or topic is None or topic.pos_ != "NOUN":
        return ()
    if found.rule == "passive":
        return others(tuple(who for owner in grammar.possessors(topic) for who in responsible(owner)), found.holders)
    words = named_before().get(topic.lemma_.lower()) == "words"
    return others(responsible(topic), found.holders) if words else ()


def _reach(found: Finding) -> int:
    """How many sentences back the claim may stand that the finding answers; 0 when it answers none."""
    if found.targets or found.act.name not in {"deny", "reject"}:
        return 0
    topic = found.topic
    if topic is None or topic.pos_ == "PRON":
        return _NEAR
    if topic.lemma_.lower() in claims():
        return _FAR
    own_doing = topic.pos_ in {"VERB", "AUX"} and all(
        subject.pos_ == "PRON" for subject in grammar.children(topic, "nsubj", "nsubjpass")
    )
    return _FAR if found.act.name == "deny" and own_doing else 0


def _told_after(found: Finding, later: Sequence[Finding]) -> Finding | None:
    """The claim that the same sentence tells after its denial: "denied it after Oslo accused him of"."""
    end = found.cue.sent.end
    within = list(takewhile(lambda claim: claim.cue.start < end, later))
    return _claim_against(found, [claim for claim in within if claim.act.name in _CLAIMS])


def _claim_against(found: Finding, candidates: list[Finding]) -> Finding | None:
    """The latest claim against those who answer."""
    sides = {who.side for who in found.holders}
    against = lambda claim: sides & {w.side for w in claim.targets} and not sides & {w.side for w in claim.holders}
    return next(filter(against, reversed(candidates)), None)
