"""From a frame and its cue to the finding: who holds, toward whom, about what, and is it held at all."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language import grammar
from kit.language.stances import frames
from kit.language.stances.frames import Frame
from kit.language.stances.held import full_cue, kept_back
from kit.language.stances.hints import alluded, conditioned
from kit.language.stances.records import Finding
from kit.language.stances.responsible import responsible
from kit.language.stances.slots import fill, readings
from kit.language.stances.who import Who, apart, named, others

_ASIDES = frozenset({"acl", "relcl", "advcl", "xcomp", "pcomp", "amod"})
_BACKING = frozenset({"support", "agree", "urge", "demand", "welcome", "praise"})
_WARNING = frozenset({"threaten", "warn"})
_RECIPROCAL = frozenset({"each other", "one another"})


def holders_among(tokens: list[Token]) -> tuple[Who, ...]:
    """The parties who hold: those meant by the words, or who are behind what they name ("a White House statement")."""
    found = [who for token in tokens for who in responsible(token, 2)]
    return tuple({(who.side, who.start): who for who in found}.values())


def are_filled(anchors: list[Token], frame: Frame) -> bool:
    """Does something stand in each slot without which the frame says nothing?"""
    return all(fill(anchors, slot) for slot in frame.required if slot != frames.PARTY)


def finding(
    frame: Frame, words: list[Token], holders: tuple[Who, ...], rule: str, targets: tuple[Who, ...] = ()
) -> Finding | None:
    """The finding of a cue whose holders are known; None without holders, or with nothing that the stance is about."""
    head = words[-1] if words[0].pos_ == "ADP" else words[0]
    anchors = [words[-1], *words[:-1]] if rule in {"light_verb", "received", "phrase"} else words
    if not holders or not are_filled(anchors, frame):
        return None
    keeper = kept_back(head)
    if keeper is not None and head.pos_ == "NOUN" and _is_anothers(keeper, holders):
        keeper = None
    act = frame.act
    if keeper is not None:
        if act.negated is None:
            return None
        act = frames.acts()[act.negated]
    topic = None
    if not targets:
        targets, topic, own = _targets(anchors, frame, holders)
        if not targets and act.name in _WARNING:
            targets = others(conditioned(head), holders)
        if own and not targets:
            return None
    if not targets and rule == "light_verb":  # "offered Oslo its support"
        targets = others(tuple(who for t in fill(words, "dative") for who in responsible(t)), holders)
    deed = len(words) > 1 if topic is None else topic.pos_ == "NOUN" and act.name != "deny"
    if not targets and deed and head.pos_ == "VERB" and not grammar.is_passive(head):  # "the strike by" on the verb
        targets = others(holders_among([obj for _, obj in grammar.prepositional(head, "by")]), holders)
    if not targets and act.polarity > 0 and topic is not None:
        targets = others(tuple(who for t in _beneficiaries(topic) for who in responsible(t)), holders)
    if not targets and topic is None and rule == "received":
        topic = next(iter(grammar.subjects(head)), None)
    for slot in frame.topic:
        if heads := [t for t in fill(anchors, slot) if not named(t)]:
            topic = heads[0]
            break
    if not targets and act.name == "urge" and topic is not None and topic.pos_ == "NOUN" and not _is_demanded(topic):
        targets = others(tuple(who for t in _beneficiaries(topic) for who in responsible(t)), holders)
    if not targets and len(holders) > 1 and "with" in frame.target and (act.polarity < 0 or frame.verb):
        targets = holders  # "Oslo and Stockholm are at odds"
    if act.name in _BACKING and (victims := others(_victims(topic or _matter(anchors, frame)), holders)):
        act, targets = frames.acts()["oppose"], victims
    if not targets and (topic is None or frames.PARTY in frame.required or _is_aside(head, keeper)):
        targets = others(alluded(head), holders)
        if not targets:
            return None
    if keeper is not None and frame.holder[:1] == ("dobj",):  # "should not concern us" is no trust
        return None
    if act.name == "urge" and topic is not None and _is_demanded(topic):
        act = frames.acts()["demand"]
        matters = [topic, *(t for _, t in grammar.prepositional(topic, "to"))]  # "an end to the Swedish blockade"
        targets = targets or others(tuple(who for t in matters for who in responsible(t)), holders)
    if targets != holders:
        holders, targets = apart(head.doc, holders, targets), apart(head.doc, targets, holders)
    return Finding(head, full_cue(words, keeper), act, holders, targets, topic, keeper is not None, rule)


def _is_anothers(keeper: Token, holders: tuple[Who, ...]) -> bool:
    """Is it somebody else who keeps back: "Oslo denied allegations by Stockholm"?"""
    if keeper.pos_ != "VERB":
        return False
    keepers = {who.side for who in holders_among(grammar.agents(keeper))}
    return bool(keepers) and keepers.isdisjoint(who.side for who in holders)


def _targets(
    anchors: list[Token], frame: Frame, holders: tuple[Who, ...]
) -> tuple[tuple[Who, ...], Token | None, bool]:
    """The target parties and the matter; the flag says that only the holder's own people or things stand there."""
    topic, own = None, False
    for slot in frame.target:
        for heads in readings(anchors, slot):
            if any(map(_is_reciprocal, [*heads, *(owner for t in heads for owner in grammar.possessors(t))])):
                return holders, None, False
            meant = tuple(dict.fromkeys(who for t in heads for who in responsible(t)))
            if targets := others(meant, holders):
                return targets, next((t for t in heads if not named(t)), None), False
            own = own or bool(meant) or any(map(_is_own, heads))
            topic = topic or next(iter(heads), None)
    return (), topic, own


def _matter(anchors: list[Token], frame: Frame) -> Token | None:
    """What the target slots name, be it a party's or nobody's."""
    return next((t for slot in (*frame.target, *frame.topic) for t in fill(anchors, slot) if not named(t)), None)


def _victims(matter: Token | None) -> tuple[Who, ...]:
    """Who would suffer what is backed: "sanctions on Oslo", "imposing an embargo on Oslo", "to punish Oslo"."""
    if matter is None:
        return ()
    if matter.pos_ == "VERB":
        if matter.lemma_ in frames.threats():
            asked = [obj for _, obj in grammar.prepositional(matter.head, "for")]  # "demands for Oslo to be punished"
            return holders_among(grammar.patients(matter)) or holders_among(asked if matter.dep_ == "relcl" else [])
        return tuple(who for obj in grammar.children(matter, "dobj") for who in _victims(obj))
    wanted = frames.hostile().get(matter.lemma_.lower(), ())
    near = [obj for _, obj in grammar.prepositional(matter, *wanted)] if wanted else []
    if wanted and not near and matter.dep_ == "dobj":  # the phrase hung on the verb
        near = [obj for _, obj in grammar.prepositional(matter.head, *wanted)]
    return holders_among(near)


def _is_own(token: Token) -> bool:
    """For example "its sovereignty", "their people": the holder's, unless the actors layer knows better."""
    return any(owner.tag_ == "PRP$" and not named(owner) for owner in grammar.possessors(token))


def _beneficiaries(matter: Token) -> list[Token]:
    """Who gains by what is supported: "talks to bring Oslo into the union", "a proponent of closer ties with Oslo"."""
    found = []
    for verb in [matter, *grammar.children(matter, "acl", "relcl", "xcomp", "advcl")]:
        if any(child.lower_ == "to" for child in verb.children) and frames.values().get((verb.lemma_, "verb"), 0) >= 0:
            found += grammar.children(verb, "dobj")
    return found + [t for _, t in grammar.prepositional(matter, "with")]


def _is_aside(head: Token, keeper: Token | None) -> bool:
    """A verb without its own subject that is told by the way ("to support efforts"): too little without a party."""
    if head.pos_ != "VERB" or keeper is not None or head.dep_ not in _ASIDES:
        return False
    return all(t.tag_ in {"WDT", "WP"} or t.lower_ == "that" for t in grammar.children(head, "nsubj", "nsubjpass"))


def _is_demanded(matter: Token) -> bool:
    """Does what is asked for mean to stop, withdraw, release, admit: a demand rather than an appeal?"""
    if (matter.lemma_.lower(), "noun" if matter.pos_ == "NOUN" else "verb") not in frames.demanded():
        return False
    return not any(child.dep_ == "neg" for child in matter.children)


def _is_reciprocal(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1 : token.i + 1].text.lower() in _RECIPROCAL
