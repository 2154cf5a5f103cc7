"""The story: who takes part in an event whose own sentence does not say so, from the rest of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.language.signals.triggers import Trigger
from kit.language.signals.who import Side
from kit.lexicon import words

_CONFLICT = {"attack", "coercion", "force_posture", "threat", "sanction", "accusation", "refusal", "demand", "pullback"}
# Events that a text takes up again ("the attack", "since the talks"), not acts of speech, which are made anew.
_TAKEN_UP = {"attack", "coercion", "force_posture", "sanction", "talks", "commitment", "pullback"}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as its own sentence tells it; `complete` when some party or the word itself makes it one."""

    trigger: Trigger
    signal: str
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    complete: bool


def told(drafts: Iterable[Draft]) -> list[Draft]:
    """The events of an article, in order, with parties from other sentences where their own names none:

    an event taken up again has the parties of its last mention; one who acts against somebody unnamed acts against
    the one that the same party mostly acts against in the article. What remains without parties is left out.
    """
    drafts = list(drafts)
    last: dict[str, Draft] = {}
    kept = []
    for draft in drafts:
        if not _codes(draft.sources) and not _codes(draft.targets):
            before = last.get(draft.signal)
            if before is not None and _is_taken_up(draft):
                trigger = replace(draft.trigger, rule="again")
                draft = replace(draft, trigger=trigger, sources=before.sources, targets=before.targets, complete=True)
        elif draft.complete and (_is_full(draft) or draft.signal not in last or not _is_full(last[draft.signal])):
            last[draft.signal] = draft
        if draft.complete:
            kept.append(draft)
    opponents = _opponents(kept)
    return [_answered(draft, opponents) for draft in kept]


def _is_full(draft: Draft) -> bool:
    """Are at least two parties known to take part?"""
    return len(_codes(draft.sources) | _codes(draft.targets)) > 1


def _is_taken_up(draft: Draft) -> bool:
    """May the word speak of an event that was told before ("the attack", "strikes", "was killed")?"""
    if draft.signal not in _TAKEN_UP:
        return False
    token = draft.trigger.token
    if token.pos_ in {"VERB", "AUX"}:
        return draft.signal == "attack" and not draft.sources
    return not any(c.lower_ in words("indefinite_words") for c in token.children) and not draft.sources


def _opponents(drafts: list[Draft]) -> dict[frozenset[str], Draft]:
    """For each party, the event in which it acts against the one that it acts against most often."""
    against: dict[frozenset[str], Counter[frozenset[str]]] = {}
    example: dict[tuple[frozenset[str], frozenset[str]], Draft] = {}
    for draft in drafts:
        sources, targets = _codes(draft.sources), _codes(draft.targets)
        if draft.signal in _CONFLICT and sources and targets:
            against.setdefault(sources, Counter())[targets] += 1
            example.setdefault((sources, targets), draft)
    found = {}
    for sources, counts in against.items():
        (best, count), *rest = counts.most_common(2)
        if not rest or count > rest[0][1]:
            found[sources] = example[sources, best]
    return found


def _answered(draft: Draft, opponents: dict[frozenset[str], Draft]) -> Draft:
    sources = _codes(draft.sources)
    if draft.signal not in _CONFLICT or not sources or _codes(draft.targets) or sources not in opponents:
        return draft
    if len(draft.sources) > 1:
        return draft  # several may fight each other
    trigger = replace(draft.trigger, rule="opponent")
    return replace(draft, trigger=trigger, targets=opponents[sources].targets)


def _codes(sides: Iterable[Side]) -> frozenset[str]:
    return frozenset(party.side for side in sides for party in side.parties if party.side)
