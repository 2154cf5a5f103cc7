"""The story: who takes part in an event whose own sentence does not say so, from the rest of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kit.language.dated import dated_phrases
from kit.language.grammar import children, clause_of
from kit.language.signals.sides import Side, codes_of, is_human
from kit.language.signals.topic import is_short
from kit.language.signals.triggers import Trigger
from kit.language.spotting import sentence_around
from kit.language.status import status_of
from kit.lexicon import words

_CONFLICT = {"attack", "coercion", "force_posture", "threat", "sanction", "accusation", "refusal", "demand", "pullback"}
# Events that a text takes up again ("the attack", "since the talks"), not acts of speech, which are made anew.
_TAKEN_UP = {"attack", "coercion", "force_posture", "sanction", "talks", "commitment", "pullback"}

# Who condemns a deed or asks for its end is not the one who does such things.
_FORCE = {"attack", "coercion", "force_posture", "sanction"}
# Acts that are always against somebody, and words with which one answers whoever acts against one.
_AT_SOMEBODY = {"attack", "threat", "sanction", "pullback"}
_ANSWERS = {"refusal", "accusation", "threat", "attack"}
_ASKING = {"demand", "restraint_appeal"}
_ASKED_FOR = {"pullback"}
_DONE_TO = {"attack", "coercion", "sanction", "refusal"}
_ARMED = {"attack", "force_posture", "pullback", "protest", "restraint_appeal"}
_SELDOM = 10  # in an article on domestic matters fewer than one event in so many passes between two parties
_UNREAL = {"negated", "denied", "hypothetical"}
_NEAR = 40  # words: a look back may have a sentence without events in it


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as its own sentence tells it; `complete` when some party or the word itself makes it one.

    `status` is None where nobody asked for it yet: most events of a text on other things are left out before.
    """

    trigger: Trigger
    signal: str
    status: str | None
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    complete: bool


def told(drafts: Iterable[Draft]) -> list[Draft]:
    """The events of an article, in order, with parties from other sentences where their own names none:

    an event taken up again has the parties of its last mention; a truce that is asked for counts with the
    words that do so; one who acts against somebody unnamed acts against the one that the same party mostly acts
    against in the article, and the other way round. What remains without parties is left out; so are all but
    acts of arms in an article where hardly any party does anything to another (elections, business, courts).
    """
    drafts = list(drafts)
    complete = {draft.trigger.token.i: draft for draft in drafts if draft.complete}
    last: dict[str, Draft] = {}
    kept = []
    for draft in drafts:
        if not codes_of(draft.sources) and not codes_of(draft.targets):
            draft = _again(draft, last.get(draft.signal)) or _governed(draft, complete) or draft
        elif draft.complete and (_is_full(draft) or draft.signal not in last or not _is_full(last[draft.signal])):
            last[draft.signal] = draft
        if draft.complete:
            kept.append(draft)
    if _is_long(kept) and sum(map(_is_full, kept)) * _SELDOM < len(kept):
        kept = [draft for draft in kept if _is_full(draft) or draft.signal in _ARMED]
    kept = [draft if draft.status else replace(draft, status=status_of_trigger(draft.trigger)) for draft in kept]
    kept = _threatened(kept)
    opponents, assailants = _opponents(kept, forward=True), _opponents(kept, forward=False)
    return _looked_back([_answered(draft, opponents, assailants) for draft in kept])


def _threatened(drafts: list[Draft]) -> list[Draft]:
    """What a threat announces is threatened, whatever word makes it one ("underscored that it would defend itself")."""
    made = (draft for draft in drafts if draft.signal == "threat" and draft.trigger.rule != "will")  # "said it will"
    threats = {draft.trigger.token: codes_of(draft.sources) for draft in made}

    def is_announced(draft: Draft) -> bool:
        above = (threats[word] for word in draft.trigger.token.ancestors if word in threats)
        return draft.status == "planned" and draft.signal in _FORCE and codes_of(draft.sources) in above

    return [replace(draft, status="threatened") if threats and is_announced(draft) else draft for draft in drafts]


def status_of_trigger(trigger: Trigger) -> str:
    """The status of an event; a noun carried by a light verb shares the verb's."""
    own = status_of(trigger.token)
    if trigger.rule == "double_negative" and own == "negated":  # "will not hesitate to strike" threatens to
        return "actual"
    if own == "actual" and trigger.light is not None:
        return status_of(trigger.light)
    return own


def _looked_back(drafts: list[Draft]) -> list[Draft]:
    """A look back goes on: what the next sentence tells in the past tense, without a day of its own, is part of it."""
    found: list[Draft] = []
    until = -_NEAR
    for draft in drafts:
        sent = sentence_around(draft.trigger.token)
        if draft.status == "historical":
            until = sent.end
        elif sent.start - until < _NEAR and _tells_the_past(draft.trigger.token):
            until = sent.end
            if draft.status in {"actual", "planned"}:
                draft = replace(draft, status="historical")
        found.append(draft)
    return found


def _tells_the_past(token: Token) -> bool:
    """Are the clause of the word and its sentence in the past tense, without a day of their own?"""
    if dated_phrases(token):
        return False
    root = sentence_around(token).root
    for verb in (root, clause_of(token)):
        finite = [verb, *children(verb, "aux", "auxpass")]
        if any(t.tag_ in {"VBZ", "VBP", "MD"} for t in finite):
            return False
    went_on = root.tag_ == "VBG" and any(t.tag_ == "VBD" for t in children(root, "aux"))
    return (root.tag_ in {"VBD", "VBN"} or went_on) and root.lemma_ not in words("signal_saying")


def _again(draft: Draft, before: Draft | None) -> Draft | None:
    if before is None or not _is_taken_up(draft):
        return None
    if _is_mutual(before) and draft.signal == "attack" and not _is_mutual_word(draft):
        return replace(draft, complete=True)  # "the attack" is not the firing at each other that was told before
    trigger = replace(draft.trigger, rule="again")
    return _mutual(replace(draft, trigger=trigger, sources=before.sources, targets=before.targets, complete=True))


def _mutual(draft: Draft) -> Draft:
    """A war or a meeting has all its parties as sources, whoever began it where it was told before."""
    if _is_mutual_word(draft) and draft.sources and draft.targets:
        return replace(draft, sources=draft.sources + draft.targets, targets=())
    return draft


def _is_mutual_word(draft: Draft) -> bool:
    return draft.trigger.token.lemma_.lower() in words("mutual_events")


def _is_mutual(draft: Draft) -> bool:
    """Do several parties do it to each other?"""
    return len(codes_of(draft.sources)) > 1 and not codes_of(draft.targets)


def _governed(draft: Draft, complete: dict[int, Draft]) -> Draft | None:
    """A truce or withdrawal below the words that ask for it ("called for a truce") counts as they do."""
    if draft.signal not in _ASKED_FOR:
        return None
    for above in draft.trigger.token.ancestors:
        if above.i in complete:
            return replace(draft, complete=True) if complete[above.i].signal in _ASKING else None
        if above.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _is_long(drafts: list[Draft]) -> bool:
    """Is the text an article, not a sentence or two?"""
    return bool(drafts) and not is_short(drafts[0].trigger.token.doc)


def _is_full(draft: Draft) -> bool:
    """Are at least two parties known to take part?"""
    return len(codes_of(draft.sources) | codes_of(draft.targets)) > 1


def _is_taken_up(draft: Draft) -> bool:
    """May the word speak of an event that was told before ("the attack", "strikes", "was killed")?"""
    if draft.signal not in _TAKEN_UP:
        return False
    token = draft.trigger.token
    if token.pos_ in {"VERB", "AUX"}:
        return draft.signal == "attack" and not draft.sources
    if token.tag_ == "NN" and not children(token, "det", "poss", "amod", "compound", "nummod"):
        return False  # "the right of war"
    return not any(c.lower_ in words("indefinite_words") for c in token.children) and not draft.sources


def _opponents(drafts: list[Draft], *, forward: bool) -> dict[frozenset[str], tuple[Side, ...]]:
    """For each party, the one that it acts against most often; backward: the one that mostly acts against it."""
    against: dict[frozenset[str], Counter[frozenset[str]]] = {}
    sides: dict[frozenset[str], tuple[Side, ...]] = {}
    for draft in drafts:
        if draft.signal not in (_CONFLICT if forward else _FORCE) or draft.status in _UNREAL:
            continue
        one, other = (draft.sources, draft.targets) if forward else (draft.targets, draft.sources)
        if codes_of(one) and codes_of(other) and not (codes_of(one) | codes_of(other)) & words("outlets"):
            against.setdefault(codes_of(one), Counter())[codes_of(other)] += 1
            sides.setdefault(codes_of(other), other)
    found = {}
    for codes, counts in against.items():
        (best, count), *rest = counts.most_common(2)
        if not rest or count > rest[0][1]:
            found[codes] = sides[best]
    return found


def _answered(
    draft: Draft, opponents: dict[frozenset[str], tuple[Side, ...]], assailants: dict[frozenset[str], tuple[Side, ...]]
) -> Draft:
    """The event with the party that its words leave out."""
    sources, targets = codes_of(draft.sources), codes_of(draft.targets)
    if len(draft.sources) == 1 and not targets:
        if draft.signal == "threat" and any(is_human(side.token) for side in draft.targets):
            return draft  # "warned the leaders of other states" is said to them
        other = opponents.get(sources) if draft.signal in _AT_SOMEBODY else None
        if draft.signal in _ANSWERS:
            other = other or assailants.get(sources)
        return _mutual(_filled(draft, targets=other)) if other else draft
    if draft.signal in _DONE_TO and not draft.sources:
        doers = assailants.get(targets) or opponents.get(targets)
        return _filled(draft, sources=doers) if doers else draft
    return draft


def _filled(draft: Draft, **parties: tuple[Side, ...]) -> Draft:
    return replace(draft, trigger=replace(draft.trigger, rule="opponent"), **parties)
