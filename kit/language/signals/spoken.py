"""Acts of speech: what the stances of a text say of who accuses, refuses, asks or backs whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span

from kit.language.extensions import mentions_of
from kit.language.parties import Party, actor_of
from kit.language.records import Stance
from kit.language.signals.sides import Side, codes_of
from kit.language.signals.story import Draft
from kit.language.signals.triggers import Trigger
from kit.language.spotting import sentence_around
from kit.language.status import status_of
from kit.lexicon import table

# Rules of stances whose cue is in what is said, not in the saying: "would be a disgrace", "must leave".
_JUDGED = {"quoted_judgement", "quoted_adjective", "quoted_act", "duty", "label", "reckoning"}

# A judging word before the name of an act ("the devastating raids") charges nobody beyond what the verb says.
_LABELS = {"quoted_adjective"}


def spoken(doc: Doc, drafts: Iterator[Draft]) -> list[Draft]:
    """The drafts in the order of the text, together with the acts of speech that only a stance tells.

    A draft that is itself such an act has the stance's holder and target where its own words name no known party. A
    stance whose words hold no trigger is an act of its own where holder and target are known, under the rule `stance`.
    Not found: acts told without a cue of stance.
    """
    found = list(drafts)
    at = {draft.trigger.token.i: number for number, draft in enumerate(found)}
    new = []
    for stance in doc._.stances:
        signals, alone = _signals_of(stance.act)
        cue = doc.char_span(stance.start, stance.end, alignment_mode="expand")
        if not signals or cue is None:
            continue
        numbers = [at[token.i] for token in cue if token.i in at]
        for number in numbers:
            if found[number].signal in signals:
                found[number] = _completed(found[number], stance, doc)
        if alone and not numbers and _is_act(stance):
            draft = _draft(stance, cue, signals[0], doc)
            if not any(_is_same(draft, other) for other in found):
                new.append(draft)
    return sorted([*found, *new], key=lambda draft: draft.trigger.token.i)


def _is_act(stance: Stance) -> bool:
    """Does the stance by itself tell that one party acts in words toward another?"""
    return bool(stance.holders and stance.targets) and stance.rule not in _LABELS


@cache
def _signals_of(act: str) -> tuple[tuple[str, ...], bool]:
    """The signals that an act can be, the usual one first, and whether it is one by itself; none for mere positions."""
    rows = (row for row in table("signal_acts") if row["act"] == act)
    return next(((tuple(row["signals"].split()), row["alone"] == "yes") for row in rows), ((), False))


def _completed(draft: Draft, stance: Stance, doc: Doc) -> Draft:
    if not codes_of(draft.sources):
        draft = replace(draft, sources=_holders(stance, doc) or draft.sources)
    if not codes_of(draft.targets):
        draft = replace(draft, targets=_targets(stance, doc) or draft.targets)
    return replace(draft, complete=draft.complete or bool(codes_of(draft.sources) | codes_of(draft.targets)))


def _draft(stance: Stance, cue: Span, signal: str, doc: Doc) -> Draft:
    trigger = Trigger(cue.root, signal, "stance", cue[0], cue[-1])
    return Draft(
        trigger,
        signal,
        "actual" if stance.negated or stance.rule in _JUDGED else status_of(cue.root),  # "not accept" is the act
        _holders(stance, doc),
        _targets(stance, doc),
        complete=True,
    )


def _is_same(draft: Draft, other: Draft) -> bool:
    """Does another word of the sentence tell the act already ("said that it must leave")?"""
    same = draft.signal == other.signal and sentence_around(draft.trigger.token) == sentence_around(other.trigger.token)
    return same and codes_of(draft.sources) == codes_of(other.sources)


def _holders(stance: Stance, doc: Doc) -> tuple[Side, ...]:
    return _sides(stance.holders, stance.holder_ids, stance.holder_spans, doc)


def _targets(stance: Stance, doc: Doc) -> tuple[Side, ...]:
    return _sides(stance.targets, stance.target_ids, stance.target_spans, doc)


def _sides(
    codes: tuple[str, ...], ids: tuple[str, ...], spans: tuple[tuple[int, int], ...], doc: Doc
) -> tuple[Side, ...]:
    """Each known side by its own words; by its first mention, where these stand in another sentence."""
    mentions = [m for m in mentions_of(doc) if m.actor_id in ids]
    beside = [m for m in mentions if any(a <= m.start < b for a, b in spans)]
    by_actor = {m.actor_id: m for m in (*reversed(mentions), *reversed(beside))}  # the last of a key counts
    found = []
    for actor_id in ids:
        mention = by_actor.get(actor_id)
        if mention is None or not ({mention.side, _name(doc, actor_id)} & set(codes)):
            continue
        start, end = next(((a, b) for a, b in spans if a <= mention.start < b), (mention.start, mention.end))
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append(Side(span.root, (Party(mention.side, actor_id, mention.start, mention.end, mention.how),)))
    return tuple(found)


def _name(doc: Doc, actor_id: str) -> str | None:
    actor = actor_of(doc, actor_id)
    return actor.name if actor is not None else None
