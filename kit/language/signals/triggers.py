"""Triggers: which words of a text name an event, and which signal it is by the words around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kit.language.grammar import agents, children, conjuncts, prepositional
from kit.language.signals.patterns import HOSTILE, Row, fits, rows_of, with_particle
from kit.language.signals.sides import is_partyish
from kit.language.spotting import with_word
from kit.lexicon import words

_PARTICLES = {"back", "out", "down", "short"}
_VERBAL = {"VERB", "AUX"}
_NOMINAL = {"NOUN", "PROPN"}
_NAMED = {"PERSON", "ORG", "EVENT", "WORK_OF_ART", "LAW", "DATE"}  # no event: "March"
# What is said of an event is another event ("welcomed the deal", "condemned the raid").
FRIENDLY = {"pullback", "concession", "aid", "cooperation", "support", "support_military", "talks", "commitment"}
_APART = {"support", "refusal", "accusation", "demand"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event: `token` heads it, `first` to `last` are its words, `light` carries it."""

    token: Token
    signal: str
    rule: str
    first: Token
    last: Token
    light: Token | None = None


@cache
def _heads() -> frozenset[str]:
    """The lemmas of all words that may be a trigger: of several words, a verb's first or a noun's last."""
    indexed = (word.split()[-1 if pos == "noun" else 0] for word, pos in rows_of())
    return frozenset({*indexed, *words("signal_saying"), *words("signal_willing")})


def triggers(doc: Doc) -> Iterator[Trigger]:
    """The triggers of a text in order, each word once; a light verb gives way to its noun."""
    carried: set[int] = set()
    nouns: list[Trigger] = []
    known = with_word(doc, _heads())
    for token in known:
        if token.pos_ in _NOMINAL and (trigger := _noun(token)):
            nouns.append(trigger)
            if trigger.light is not None:
                carried.add(trigger.light.i)
    by_token = {trigger.token.i: trigger for trigger in nouns}
    for token in known:
        if token.i in by_token:
            yield by_token[token.i]
        elif token.pos_ in _VERBAL and token.i not in carried and (trigger := _verb(token) or _saying(token)):
            yield trigger
        elif token.pos_ == "ADJ" and token.lemma_.lower() in words("signal_willing") and _offers(token):
            hostile = any(deed is not None and deed.signal in HOSTILE for deed in map(_verb, children(token, "xcomp")))
            yield Trigger(token, "threat" if hostile else "commitment", "willing", token, token)


def _verb(verb: Token) -> Trigger | None:
    dep = verb.dep_
    if dep in {"aux", "auxpass"} or (dep in {"amod", "compound"} and verb.i + 1 < len(verb.doc)):
        return None  # "was" helps, "a warring party", "detained men" describe: they do not tell
    lemma = verb.lemma_.lower()
    for particle in _particles(verb) if lemma in with_particle() else ():
        for row in rows_of().get((f"{lemma} {particle.lower_}", "verb"), ()):
            if fits(verb, row):
                ends = sorted((verb, particle), key=lambda t: t.i)
                adjacent = ends[1].i - ends[0].i == 1
                return Trigger(verb, row.signal, "verb", ends[0] if adjacent else verb, ends[1] if adjacent else verb)
    for row in rows_of().get((lemma, "verb"), ()):
        if fits(verb, row):
            last = _object_in_phrase(verb, row) or verb
            if "not" in row.flags:
                return Trigger(verb, row.signal, "double_negative", verb, last)
            return Trigger(verb, row.signal, "verb_object" if last != verb else "verb", verb, last)
    return None


def _particles(verb: Token) -> list[Token]:
    return children(verb, "prt") or [c for c in children(verb, "advmod", "oprd") if c.lower_ in _PARTICLES]


def tells(verb: Token) -> bool:
    """May the verb name an event of its own?"""
    return (verb.lemma_.lower(), "verb") in rows_of()


def _saying(verb: Token) -> Trigger | None:
    """What somebody says must be done is asked for ("Russia says Israel must end attacks"); what one says one will do
    oneself is a commitment or a threat, by what it is.
    """
    if verb.lemma_.lower() not in words("signal_saying"):
        return None
    clauses = children(verb, "ccomp")
    speakers = {t.lemma_.lower() for t in agents(verb)} if clauses else set()
    for clause in clauses:
        modals = {c.lower_ for c in children(clause, "aux")}
        doers = children(clause, "nsubj", "nsubjpass")
        if modals & {"must", "should", "ought"} and any(is_partyish(t) for t in doers):
            return Trigger(verb, "demand", "must", verb, verb)
        own = any(t.pos_ == "PRON" or t.lemma_.lower() in speakers for t in children(clause, "nsubj"))
        if own and modals & {"will", "'ll", "would", "wo"} and (deed := _verb(clause)) is not None:
            negated = bool(children(clause, "neg"))
            if deed.signal in HOSTILE | {"protest"}:
                return Trigger(verb, "commitment" if negated else "threat", "will", verb, verb)
            if deed.signal in FRIENDLY and not negated:  # what it will not do, it refuses: told at the deed
                return Trigger(verb, "commitment", "will", verb, verb)
    return None


def _offers(adjective: Token) -> bool:
    """Is somebody ready to do something (not: unready, not: ready for the weekend)?"""
    subject = any(is_partyish(t) or t.ent_type_ == "GPE" or t.pos_ == "PRON" for t in children(adjective.head, "nsubj"))
    aim = children(adjective, "xcomp") or [c for c in children(adjective, "prep") if c.lower_ == "for"]
    return subject and bool(aim) and not children(adjective, "neg")


def _object_in_phrase(verb: Token, row: Row) -> Token | None:
    """The object right after the verb, where both together name the event ("exchanged gunfire")."""
    wanted = row.needs.get("obj")
    for obj in children(verb, "dobj") if wanted else ():
        if obj.i - verb.i == 1 and obj.lower_ in wanted:
            return obj
    return None


def _noun(noun: Token) -> Trigger | None:
    lemma = noun.lemma_.lower()
    before = _before(noun)
    first, rows = noun, []
    if before is not None and before.dep_ in {"compound", "amod"}:
        both = (f"{word} {lemma}" for word in (before.lemma_.lower(), before.lower_))  # "arms" is no plural of "arm"
        rows = next((rows for phrase in both if (rows := rows_of().get((phrase, "noun")))), [])
    alone = rows_of().get((lemma, "noun"), [])
    if rows and not alone:
        first = before  # the noun by itself names no event: "arms sale"
    rows = [row for row in rows or alone if _stands_with(noun, row)]
    if not rows or noun.dep_ == "compound" or noun.ent_type_ in _NAMED:
        return None
    if _told_by_verb(noun, rows[0].signal):
        return None
    light = _light_verb(noun)
    claimed = rows[0].signal in {"accusation", "demand", "refusal", "support", "aid", "threat"}
    if light is None and claimed and (not _has_owner(noun) or noun.head.lower_ == "at"):
        return None  # a charge or a demand needs somebody who makes it; "at the request of" only says why
    return Trigger(noun, rows[0].signal, "light_verb" if light is not None else "noun", first, noun, light)


def _before(noun: Token) -> Token | None:
    """The word before, a hyphen between them or not ("cyber-attack")."""
    before = noun.nbor(-1) if noun.i else None
    if before is not None and before.text == "-" and before.i:
        return before.nbor(-1)
    return before


def _stands_with(noun: Token, row: Row) -> bool:
    """Does what follows decide that the noun means this ("a call with", "a call for", "exchange of fire")?"""
    needs = row.needs
    wanted = needs.get("prep")
    if wanted and not any(c.lower_ in wanted for c in children(noun, "prep", "acl")):
        return False
    return all(
        any(o.lower_ in needs[name] or o.lemma_ in needs[name] for _, o in prepositional(noun, name))
        for name in ("of", "from")
        if name in needs
    )


def _has_owner(noun: Token) -> bool:
    return bool(children(noun, "poss", "prep", "acl")) or any(c.ent_type_ for c in children(noun, "amod"))


def _told_by_verb(noun: Token, signal: str) -> bool:
    """Does what is done to the noun make the event ("lifted sanctions"; not: "protests were held")?"""
    first = _counted(min(conjuncts(noun), key=lambda t: t.i))
    if first.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = first.head.lemma_.lower()
    phrases = [verb, *(f"{verb} {particle.lower_}" for particle in children(first.head, "prt"))]  # "called off"
    rows = [row for phrase in phrases for row in rows_of().get((phrase, "verb"), ())]
    same = {signal} if first.dep_ == "nsubjpass" else set()
    return any(row.signal not in _APART | same and noun.lower_ in row.needs.get("obj", ()) for row in rows)


def _counted(noun: Token) -> Token:
    """The noun that counts it, if there is one: "a round of talks", "a spate of attacks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in words("counting_nouns"):
        return noun.head.head
    return noun


def _light_verb(noun: Token) -> Token | None:
    first = _counted(min(conjuncts(noun), key=lambda t: t.i))
    verb = first.head
    if first.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in words("signal_light"):
        return None
    named = verb.lemma_ == "call" and children(verb, "oprd", "ccomp")  # "called the sanctions unjust"
    return verb if verb.pos_ in _VERBAL and not named else None
