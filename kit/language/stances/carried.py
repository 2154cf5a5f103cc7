"""Toward whom, when the cue's own words name nobody: an open allusion, or the party of the holder's next stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kit.language import grammar, parties
from kit.language.stances import frames
from kit.language.stances.hints import alluded
from kit.language.stances.records import Finding
from kit.language.stances.who import Who, others
from kit.lexicon import words

_ACTS = frozenset({"condemn", "criticise", "demand", "distrust", "oppose", "reject", "threaten", "warn"})
_POINTING = frozenset({"the", "this", "these", "those", "such", "that"})
_NEAR, _FAR = 1, 2  # sentences between two stances against one party; the farther when no other holder comes between
_REACH = 6  # stances looked at on either side
_SAYING_WHAT = ("amod", "compound", "nmod", "conj", "prep", "pobj", "pcomp", "acl", "dobj", "xcomp")
_NAMED = frozenset({"name", "demonym", "metonym", "title"})
_ALSO = frozenset({"also", "too", "likewise", "similarly"})
_ANYBODY = frozenset({"any", "all", "both", "each", "every", "some"})


def carried(doc: Doc, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, with a target for those against a bare act ("an end to the bullying") where the words nearby tell
    whose it is.
    """
    number: dict[int, int] = {}
    for i, found in enumerate(findings):
        if found.targets or not found.holders:
            yield found
        elif meant := others(alluded(found.cue[0]), found.holders):
            yield replace(found, targets=meant, rule="allusion")
        elif found.rule != "answer" and (joined := _joined(findings, i) or _followed(findings, i)):
            yield replace(found, targets=joined, rule="carried")
        elif _is_open(found):
            number = number or {sent.start: n for n, sent in enumerate(doc.sents)}
            donor = _beside(findings, i, number)
            yield replace(found, targets=donor.targets, rule="carried") if donor is not None else found
        else:
            yield found


def _joined(findings: Sequence[Finding], at: int) -> tuple[Who, ...]:
    """Whom the same holder urges or blames in the other half of the clause: "condemned the killing and urged Oslo"."""
    found = findings[at]
    if found.act.name not in {"condemn", "criticise"}:
        return ()
    for other in findings[max(at - 1, 0) : at + 2]:
        halves = found.head.head == other.head or other.head.head == found.head
        if halves and "conj" in {found.head.dep_, other.head.dep_} and other.act.polarity <= 0 and _alike(found, other):
            return other.targets
    return ()


def _followed(findings: Sequence[Finding], at: int) -> tuple[Who, ...]:
    """Whom another holder backs or blames right before a stance told as one more: "Oslo also backs the talks"."""
    found, before = findings[at], findings[at - 1] if at else None
    if before is None or found.topic is None or not any(t.lower_ in _ALSO for t in found.head.lefts):
        return ()
    shared = (t.lemma_.lower() in words("stance_dealings") for t in _core(found.topic))
    if before.act.polarity != found.act.polarity or not (_is_open(found) or any(shared)):
        return ()
    near = found.cue.sent.start in {before.cue.sent.start, before.cue.sent.end}
    return others(before.targets, found.holders) if near and not _alike(found, before) else ()


def _alike(one: Finding, other: Finding) -> bool:
    return _sides(one) == _sides(other)


def _is_open(found: Finding) -> bool:
    """Is the stance against something bad, or something known from before, that is somebody's doing?"""
    if found.act.name not in _ACTS or found.topic is None:
        return False
    topic = found.topic
    if topic.pos_ not in {"NOUN", "VERB"} or any(_is_somebody(t) for t in _said_of(found)):
        return False
    return any(_is_bad(t) for t in _core(topic)) or (
        topic.pos_ == "NOUN"
        and topic.lemma_.lower() in frames.named_before()
        and any(t.lower_ in _POINTING for t in topic.lefts)
    )


def _said_of(found: Finding) -> Iterator[Token]:
    """The words of the matter, and of a phrase with "by" that hangs on the cue."""
    yield from found.topic.subtree
    for prep in grammar.children(found.head, "prep", "agent"):
        if prep.lower_ == "by":
            yield from prep.subtree


def _is_somebody(token: Token) -> bool:
    """Does the word say that it is anybody's doing, or a party's?"""
    if token.lower_ in _ANYBODY:
        return True
    owner = token.dep_ in {"amod", "compound", "nmod", "poss"}  # "U.S. strikes", not "strikes in the U.S."
    return any(m.how in _NAMED or (owner and m.side) for m in parties.mentions_at(token))


def _core(topic: Token) -> list[Token]:
    """The topic and the words that say what it is: "attempts to assert unlawful claims"."""
    found, queue = [], [topic]
    while queue:
        token = queue.pop()
        found.append(token)
        queue += grammar.children(token, *_SAYING_WHAT)
    return found


def _is_bad(token: Token) -> bool:
    pos = {"ADJ": "adj", "NOUN": "noun", "VERB": "verb"}.get(token.pos_, "")
    lemma = token.lemma_.lower()
    return frames.values().get((lemma, pos), 0) < 0 or (pos == "noun" and lemma in frames.hostile())


def _beside(findings: Sequence[Finding], at: int, number: dict[int, int]) -> Finding | None:
    """The same holder's nearest stance against a party, the earlier of two as near."""
    for i in sorted(range(max(at - _REACH, 0), min(at + _REACH + 1, len(findings))), key=lambda i: (abs(i - at), i)):
        other = findings[i]
        far = abs(number[other.cue.sent.start] - number[findings[at].cue.sent.start])
        between = findings[min(i, at) + 1 : max(i, at)]
        reach = _FAR if all(_alike(each, other) for each in between) else _NEAR
        if other.targets and other.act.polarity < 0 and _alike(other, findings[at]) and far <= reach:
            return other
    return None


def _sides(found: Finding) -> set[str]:
    return {who.side for who in found.holders}
