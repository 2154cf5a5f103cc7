"""What carries a stance: frames for verbs, nouns, adjectives and agent nouns, read from the lexicon's data files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kit.language.spotting import with_any
from kit.lexicon import table, words

SUBJECT = "subj"
PARTY = "party"


class Act(NamedTuple):
    """What kind of position it is. `polarity` is -1, 0 or 1; `negated` the act that a negation makes of it, or None."""

    name: str
    polarity: int
    negated: str | None


class Frame(NamedTuple):
    """A cue and where its holder, target and topic stand. `cue` are lemmas, the head first (the form, for adjectives).

    `required` slots must be filled (party: a party must be the target); `verb` is the kind of light verb that a noun
    must have. Slots, tried in order:
    subj, dobj, dative, comp, inf, ing, poss, mod, that, or the name of a preposition.
    """

    cue: tuple[str, ...]
    act: Act
    holder: tuple[str, ...]
    target: tuple[str, ...]
    topic: tuple[str, ...]
    required: frozenset[str] = frozenset()
    verb: str = ""


@cache
def acts() -> dict[str, Act]:
    """All acts by name."""
    return {row["act"]: Act(row["act"], int(row["polarity"]), row["negated"] or None) for row in table("stance_acts")}


def known(doc: Doc, lemmas: Callable[[], Mapping], forms: Callable[[], Mapping] | None = None) -> list[Token]:
    """The tokens whose lemma (or form) heads a frame."""
    return with_any(doc, LEMMA=_keys(lemmas), LOWER=_keys(forms) if forms else frozenset())


@cache
def _keys(by_word: Callable[[], Mapping]) -> frozenset[str]:
    return frozenset(by_word())


@cache
def cue_forms() -> dict[str, bool]:
    """The forms that head a frame of an adjective, or of a noun that the parser has no lemma for ("odds")."""
    return dict.fromkeys([*adjective_frames(), *noun_frames()], True)


@cache
def cue_heads() -> dict[str, bool]:
    """The lemmas of all verbs, nouns and agent nouns that head a frame."""
    return dict.fromkeys([*verb_frames(), *noun_frames(), *agent_frames()], True)


def _frame(row: dict[str, str]) -> Frame:
    slots = lambda column: tuple(slot.rstrip("!") for slot in row.get(column, "").split() if slot != PARTY + "!")
    required = {slot[:-1] for column in ("target", "topic") for slot in row.get(column, "").split() if slot[-1] == "!"}
    return Frame(
        tuple(row["cue"].split()),
        acts()[row["act"]],
        slots("holder"),
        slots("target"),
        slots("topic"),
        frozenset(required),
        row.get("verb", ""),
    )


def _by_head(name: str, at: int = 0) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in map(_frame, table(name)):
        found.setdefault(frame.cue[at], []).append(frame)
    return {head: tuple(sorted(frames, key=lambda f: -len(f.cue))) for head, frames in found.items()}


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by the verb's lemma, those with more words first."""
    return _by_head("stance_verbs")


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by the noun's lemma; a cue of two words is a preposition with its noun ("in support")."""
    return _by_head("stance_nouns", -1)


@cache
def adjective_frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by the adjective's or participle's form in lower case."""
    return _by_head("stance_adjectives")


@cache
def agent_frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by the lemma of the noun for somebody who holds the stance."""
    return _by_head("stance_agents")


@cache
def light_verbs() -> dict[str, frozenset[str]]:
    """The kinds of light verb by lemma: give (the subject holds), get (it is the target), build and cut (ties)."""
    found: dict[str, set[str]] = {}
    for row in table("stance_light"):
        found.setdefault(row["verb"], set()).add(row["kind"])
    return {verb: frozenset(kinds) for verb, kinds in found.items()}


@cache
def label_verbs() -> dict[str, frozenset[str]]:
    """Where the label stands (oprd, as) by the lemma of the verb that gives it."""
    found: dict[str, set[str]] = {}
    for row in table("stance_labels"):
        found.setdefault(row["verb"], set()).add(row["place"])
    return {verb: frozenset(places) for verb, places in found.items()}


@cache
def tellings() -> dict[str, bool]:
    """Verbs of saying and thinking: what stands in their clause is the subject's view."""
    return dict.fromkeys(words("stance_tellings"), True)


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs for words said, those aside that also mean force ("attacking")."""
    said = {row["lemma"] for row in table("speech_cues") if row["kind"] == "speech"}
    return frozenset(said - words("speech_or_force"))


@cache
def values() -> dict[tuple[str, str], int]:
    """The polarity of general words of praise and blame by (lemma, part of speech: adj, noun, verb)."""
    return {(row["word"], row["pos"]): int(row["polarity"]) for row in table("stance_values")}


@cache
def demanded() -> frozenset[tuple[str, str]]:
    """(lemma, verb or noun) of what makes an appeal a demand: "withdraw", "an end to"."""
    return frozenset((row["word"], row["pos"]) for row in table("stance_demands"))


def withheld() -> frozenset[str]:
    """Verbs that keep a stance back ("refrained from")."""
    return words("stance_withheld")


def requests() -> frozenset[str]:
    """Verbs of asking: what is asked for is what the asker stands for."""
    return words("stance_requests")


@cache
def body_adjectives() -> dict[str, str]:
    """The side of a body by an adjective that means it where the text names it ("European")."""
    return {row["word"]: row["side"] for row in table("stance_body_adjectives")}


@cache
def named_before() -> dict[str, str]:
    """The kind (words, plan, force) of nouns that take up what somebody said, plans or did."""
    return {row["word"]: row["kind"] for row in table("stance_named_before")}


def undergone() -> frozenset[str]:
    """Nouns whose of-phrase names what undergoes the act."""
    return words("stance_undergone")


def holder_nouns() -> frozenset[str]:
    """Nouns for people and bodies who can hold a stance without a known name."""
    return words("stance_holders")


def claims() -> frozenset[str]:
    """Words for an accusation or what it is about ("any role"): who rejects it answers the accuser."""
    return words("stance_claims")


def threats() -> frozenset[str]:
    """Verbs for harm that somebody vows to do."""
    return words("stance_threats")


@cache
def hostile() -> dict[str, tuple[str, ...]]:
    """The prepositions that lead to the victim, by noun for harm done to somebody."""
    return {row["noun"]: tuple(row["victim"].split()) for row in table("stance_hostile")}


def measures() -> frozenset[str]:
    """Nouns that measure or carry another ("a storm of")."""
    return words("stance_measures")
