"""Stances from cue words: verbs, nouns, adjectives and agent nouns with their frames."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kit.language import grammar
from kit.language.stances import frames
from kit.language.stances.findings import are_filled, finding, holders_among
from kit.language.stances.frames import Frame
from kit.language.stances.held import is_alleged, is_vowed
from kit.language.stances.records import Finding
from kit.language.stances.slots import fill, holders_of_verb
from kit.language.stances.who import Who, all_named, named

_IN_CUE = frozenset({"prt", "advmod", "dobj", "acomp", "prep", "pobj", "oprd", "xcomp", "nsubjpass"})


def from_cues(doc: Doc) -> Iterator[Finding]:
    """Every stance that a cue word of the lexicon carries."""
    verbs, nouns, adjectives, agents = (
        frames.verb_frames(),
        frames.noun_frames(),
        frames.adjective_frames(),
        frames.agent_frames(),
    )
    for token in frames.known(doc, frames.cue_heads, frames.cue_forms):
        lemma = token.lemma_.lower()
        found = None
        if token.pos_ == "VERB" and lemma in verbs and not is_alleged(token) and not is_vowed(token):
            found = _first(_verb, token, verbs[lemma])
        if found is None and token.pos_ in {"NOUN", "PROPN"}:
            if candidates := nouns.get(lemma) or nouns.get(token.lower_):
                found = _first(_noun, token, candidates)
            elif lemma in agents:
                found = _first(_agent, token, agents[lemma])
        if found is None and token.pos_ in {"ADJ", "VERB", "NOUN"} and token.lower_ in adjectives:
            found = _first(_adjective, token, adjectives[token.lower_])
        if found is not None:
            yield found


def _first(read, token: Token, candidates: tuple[Frame, ...]) -> Finding | None:
    best = None
    for frame in candidates:
        found = read(token, frame)
        if found is not None and found.targets:
            return found
        best = best or found
    return best


# ---- verbs -----------------------------------------------------------------------------------------------------------
def _verb(verb: Token, frame: Frame) -> Finding | None:
    words = _cue_words(verb, frame)
    if words is None or not are_filled(words, frame):
        return None
    holder_slot = frame.holder[0] if frame.holder else frames.SUBJECT
    places = fill(words, holder_slot)
    if places[:1] == [verb.head]:  # the statement's own author, else who issued it
        holders = holders_among(places[:1]) or holders_among(places[1:])
    else:
        holders = holders_among(places)
        if not holders and verb.dep_ == "conj":
            holders = holders_among(grammar.subjects(_above(verb)))
    rule = "verb" if not grammar.is_passive(verb) else "passive"
    return finding(frame, words, holders, rule)


def _above(verb: Token) -> Token:
    """The verb that governs the clause to which `verb` is coordinated: "said it was normal and stood by"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    return first.head if first.dep_ == "ccomp" else verb


def _cue_words(verb: Token, frame: Frame) -> list[Token] | None:
    """The tokens of the cue: its verb, and each further word where it hangs on the verb or on another of them."""
    words = [verb]
    for lemma in frame.cue[1:]:
        near = [c for word in words for c in word.children if c.dep_ in _IN_CUE]
        match = next((c for c in near if c.lemma_.lower() == lemma or c.lower_ == lemma), None)
        if match is None:
            return None
        words.append(match)
    return words


# ---- nouns -----------------------------------------------------------------------------------------------------------
def _noun(noun: Token, frame: Frame) -> Finding | None:
    if is_alleged(noun):
        return None
    if len(frame.cue) > 1:
        return _phrase(noun, frame)
    verb = _light(noun)
    kinds = frames.light_verbs().get(verb.lemma_, frozenset()) if verb is not None else frozenset()
    if frame.verb:
        lent = frame.verb in kinds
        return finding(frame, [verb, noun], holders_among(holders_of_verb(verb)), "light_verb") if lent else None
    holders: tuple[Who, ...] = ()
    for slot in frame.holder:
        if holders := holders_among(fill([noun], slot)):
            break
    if "get" in kinds:
        if slot == "mod":  # "invited the Syrian opposition"
            holders = ()
        givers = grammar.prepositional(verb, "from", "of", "among", "within")
        holders = holders or holders_among([obj for _, obj in givers])
        return finding(frame, [verb, noun], holders, "received", holders_among(grammar.subjects(verb)))
    own = any(t.tag_ == "PRP$" for t in grammar.possessors(noun))  # "offered Oslo its support"
    if holders and not (own and "give" in kinds):
        return finding(frame, [noun], holders, "noun")
    if "give" in kinds:
        return finding(frame, [verb, noun], holders_among(holders_of_verb(verb)), "light_verb")
    return None


def _phrase(noun: Token, frame: Frame) -> Finding | None:
    """A preposition with its noun: "in support of", "at odds with"; "under fire" is what the subject gets."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != frame.cue[0]:
        return None
    governor = prep.head
    subjects = grammar.subjects(governor) if governor.pos_ in {"VERB", "AUX"} else [governor]
    if "subj" in frame.target:
        holders = holders_among([obj for _, obj in grammar.prepositional(governor, *frame.holder)])
        return finding(frame, [prep, noun], holders, "received", holders_among(subjects))
    return finding(frame, [prep, noun], holders_among(subjects), "phrase")


def _light(noun: Token) -> Token | None:
    """The verb that lends the noun its subject: "voiced support", "met with criticism"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in frames.measures():
        top = top.head.head
    if top.dep_ in {"dobj", "attr"} and top.head.pos_ in {"VERB", "AUX"}:
        return top.head
    if top.dep_ == "pobj" and top.head.lower_ in {"with", "under", "into"} and top.head.head.pos_ == "VERB":
        return top.head.head
    return None


def _agent(noun: Token, frame: Frame) -> Finding | None:
    """For example "is a supporter of the plan", "the plan's supporter Jane Vale", "Vale, a critic of the plan"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:  # "a vegan and union supporter"
        top = top.head
    if noun.dep_ == "conj" and top.dep_ == "appos":
        holders = all_named(grammar.conjuncts(top.head)[:1])
    elif noun.dep_ in {"attr", "oprd"} and noun.head.pos_ in {"AUX", "VERB"}:
        holders = holders_among(grammar.subjects(noun.head))
    elif noun.dep_ == "pobj" and (governor := _predicated(noun)) is not None:
        holders = holders_among(grammar.subjects(governor))
    elif noun.dep_ == "appos":
        holders = all_named(grammar.conjuncts(noun.head)[:1])
    elif noun.dep_ in {"compound", "nmod"}:
        holders = named(noun.head)
    else:
        examples = [t for _, t in grammar.prepositional(noun, "like", "including", "such as")]
        holders = all_named([*grammar.children(noun, "appos"), *examples])
    return finding(frame, [noun], holders, "agent_noun")


def _predicated(noun: Token) -> Token | None:
    """The verb whose subject is said to be the noun: "is one of its harshest critics", "emerged as a critic"."""
    prep, above = noun.head, noun.head.head
    if prep.lower_ == "of" and above.lower_ in {"one", "some", "many"} and above.dep_ == "attr":
        return above.head
    if prep.lower_ == "as" and above.pos_ == "VERB" and not grammar.children(above, "dobj"):
        return above
    return None


def _adjective(word: Token, frame: Frame) -> Finding | None:
    """For example "is critical of", "officials critical of", "opposed to"."""
    if not any(True for slot in frame.target for _ in fill([word], slot)):
        return None
    if word.dep_ in {"acomp", "attr", "oprd", "pobj"}:
        governor = word.head if word.dep_ != "pobj" else word.head.head
        holders = holders_among(grammar.subjects(governor))
    elif word.dep_ in {"amod", "acl", "relcl", "appos"} and word.head.pos_ in {"NOUN", "PROPN"}:
        holders = named(word.head)
    else:
        holders = holders_among(grammar.subjects(word))
    return finding(frame, [word], holders, "adjective")
