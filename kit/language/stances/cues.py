"""Stances from cue words: verbs, nouns, adjectives and agent nouns with their frames."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kit.language import grammar
from kit.language.stances import frames
from kit.language.stances.frames import Frame
from kit.language.stances.held import full_cue, is_alleged, kept_back
from kit.language.stances.records import Finding
from kit.language.stances.slots import fill, holders_of_verb, readings
from kit.language.stances.who import Who, all_named, named, others, responsible

_IN_CUE = frozenset({"prt", "advmod", "dobj", "acomp", "prep", "pobj", "oprd", "xcomp", "nsubjpass"})
_ASIDES = frozenset({"acl", "relcl", "advcl", "xcomp", "pcomp", "amod"})
_RECIPROCAL = frozenset({"each other", "one another"})


def from_cues(doc: Doc) -> Iterator[Finding]:
    """Every stance that a cue word of the lexicon carries."""
    verbs, nouns, adjectives, agents = (
        frames.verb_frames(), frames.noun_frames(), frames.adjective_frames(), frames.agent_frames())
    for token in frames.known(doc, frames.cue_heads, frames.cue_forms):
        lemma = token.lemma_.lower()
        found = None
        if token.pos_ == "VERB" and lemma in verbs:
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
    if words is None or is_alleged(verb):
        return None
    holder_slot = frame.holder[0] if frame.holder else frames.SUBJECT
    places = fill(words, holder_slot)
    if places[:1] == [verb.head]:  # the statement's own author, else who issued it
        holders = _holders(places[:1]) or _holders(places[1:])
    else:
        holders = _holders(places) or (_holders(grammar.subjects(_above(verb))) if verb.dep_ == "conj" else ())
    rule = "verb" if not grammar.is_passive(verb) else "passive"
    return _finding(frame, words, holders, rule)


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
        return _finding(frame, [verb, noun], _holders(holders_of_verb(verb)), "light_verb") if lent else None
    holders: tuple[Who, ...] = ()
    for slot in frame.holder:
        if holders := _holders(fill([noun], slot)):
            break
    if "get" in kinds:
        if slot == "mod":  # "invited the Syrian opposition"
            holders = ()
        holders = holders or _holders([obj for _, obj in grammar.prepositional(verb, "from", "of", "among")])
        return _finding(frame, [verb, noun], holders, "received", _holders(grammar.subjects(verb)))
    if holders:
        return _finding(frame, [noun], holders, "noun")
    if "give" in kinds:
        return _finding(frame, [verb, noun], _holders(holders_of_verb(verb)), "light_verb")
    return None


def _phrase(noun: Token, frame: Frame) -> Finding | None:
    """A preposition with its noun: "in support of", "at odds with"; "under fire" is what the subject gets."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != frame.cue[0]:
        return None
    governor = prep.head
    subjects = grammar.subjects(governor) if governor.pos_ in {"VERB", "AUX"} else [governor]
    if "subj" in frame.target:
        holders = _holders([obj for _, obj in grammar.prepositional(governor, *frame.holder)])
        return _finding(frame, [prep, noun], holders, "received", _holders(subjects))
    return _finding(frame, [prep, noun], _holders(subjects), "phrase")


def _light(noun: Token) -> Token | None:
    """The verb that lends the noun its subject: "voiced support", "met with criticism"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ in {"dobj", "attr"} and top.head.pos_ in {"VERB", "AUX"}:
        return top.head
    if top.dep_ == "pobj" and top.head.lower_ in {"with", "under", "into"} and top.head.head.pos_ == "VERB":
        return top.head.head
    return None


def _agent(noun: Token, frame: Frame) -> Finding | None:
    """ "Cotton is a supporter of Trump", "Trump ally Roger Stone", "Vale, a critic of the plan"."""
    if noun.dep_ in {"attr", "oprd"} and noun.head.pos_ in {"AUX", "VERB"}:
        holders = _holders(grammar.subjects(noun.head))
    elif noun.dep_ == "pobj" and (governor := _predicated(noun)) is not None:
        holders = _holders(grammar.subjects(governor))
    elif noun.dep_ == "appos":
        holders = all_named(grammar.conjuncts(noun.head)[:1])
    elif noun.dep_ in {"compound", "nmod"}:
        holders = named(noun.head)
    else:
        examples = [t for _, t in grammar.prepositional(noun, "like", "including", "such as")]
        holders = all_named([*grammar.children(noun, "appos"), *examples])
    return _finding(frame, [noun], holders, "agent_noun")


def _predicated(noun: Token) -> Token | None:
    """The verb whose subject is said to be the noun: "is one of its harshest critics", "emerged as a critic"."""
    prep, above = noun.head, noun.head.head
    if prep.lower_ == "of" and above.lower_ in {"one", "some", "many"} and above.dep_ == "attr":
        return above.head
    if prep.lower_ == "as" and above.pos_ == "VERB" and not grammar.children(above, "dobj"):
        return above
    return None


def _adjective(word: Token, frame: Frame) -> Finding | None:
    """ "is critical of", "officials critical of", "opposed to"."""
    if not any(True for slot in frame.target for _ in fill([word], slot)):
        return None
    if word.dep_ in {"acomp", "attr", "oprd", "pobj"}:
        governor = word.head if word.dep_ != "pobj" else word.head.head
        holders = _holders(grammar.subjects(governor))
    elif word.dep_ in {"amod", "acl", "relcl", "appos"} and word.head.pos_ in {"NOUN", "PROPN"}:
        holders = named(word.head)
    else:
        holders = _holders(grammar.subjects(word))
    return _finding(frame, [word], holders, "adjective")


# ---- what all share --------------------------------------------------------------------------------------------------
def _holders(tokens: list[Token]) -> tuple[Who, ...]:
    """The parties who hold: those meant by the words, or who are behind what they name ("a White House statement")."""
    found = [who for token in tokens for who in responsible(token, 2)]
    return tuple({(who.side, who.start): who for who in found}.values())


def _finding(frame: Frame, words: list[Token], holders: tuple[Who, ...], rule: str,
             targets: tuple[Who, ...] = ()) -> Finding | None:
    """The finding of a cue whose holders are known; None without holders, or with nothing that the stance is about."""
    head = words[-1] if words[0].pos_ == "ADP" else words[0]
    anchors = [words[-1], *words[:-1]] if rule in {"light_verb", "received", "phrase"} else words
    if not holders or not all(fill(anchors, slot) for slot in frame.required if slot != frames.PARTY):
        return None
    keeper = kept_back(head)
    act = frame.act
    if keeper is not None:
        if act.negated is None:
            return None
        act = frames.acts()[act.negated]
    topic = None
    if not targets:
        targets, topic, own = _targets(anchors, frame, holders)
        if own:
            return None
    if not targets and head.pos_ == "VERB" and not grammar.is_passive(head):  # "the strike by", hung on the verb
        targets = others(_holders([obj for _, obj in grammar.prepositional(head, "by")]), holders)
    for slot in frame.topic:
        if heads := [t for t in fill(anchors, slot) if not named(t)]:
            topic = heads[0]
            break
    if not targets and len(holders) > 1 and "with" in frame.target and (act.polarity < 0 or frame.verb):
        targets = holders  # "Oslo and Stockholm are at odds"
    if not targets and (topic is None or frames.PARTY in frame.required or _is_aside(head, keeper)):
        return None
    if keeper is not None and frame.holder[:1] == ("dobj",):  # "should not concern us" is no trust
        return None
    if act.name == "urge" and topic is not None and _is_demanded(topic):
        act = frames.acts()["demand"]
        targets = targets or others(responsible(topic), holders)
    return Finding(head, full_cue(words, keeper), act, holders, targets, topic, keeper is not None, rule, topic)


def _targets(anchors: list[Token], frame: Frame,
             holders: tuple[Who, ...]) -> tuple[tuple[Who, ...], Token | None, bool]:
    """The target parties and the matter; the flag says that only the holder's own people or things stand there."""
    topic, own = None, False
    for slot in frame.target:
        for heads in readings(anchors, slot):
            if any(map(_is_reciprocal, heads)):
                return holders, None, False
            meant = tuple(dict.fromkeys(who for t in heads for who in responsible(t)))
            if targets := others(meant, holders):
                return targets, next((t for t in heads if not named(t)), None), False
            own = own or bool(meant)
            topic = topic or next(iter(heads), None)
    return (), topic, own


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
