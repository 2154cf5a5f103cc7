"""Place or party: does a state's or city's name mean the ground, or those who act for it? Decided by the words around.

Sources: the roles that carry the reading (subject of an acting verb, possessor of an act, object of a social verb,
prepositions) are those of the literature on location metonymy; the lists are the kit's own.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from kit.language.grammar import children
from kit.lexicon import table, words

_PARTY, _PLACE = True, False
_ACTION_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "al", "ing", "ship", "ure")
_DOER_ENDINGS = ("er", "or", "ist", "ant")
_MODIFIERS = {"compound", "amod", "nmod"}
_EXAMPLES = {"including", "like", "as"}  # "countries like India": the name reads as the noun does
_MOVED = {"for", "to", "toward", "towards"}
_DEPTH = 3  # nouns passed on the way from an example to what is said of all of them


@cache
def _governors() -> dict[str, frozenset[str]]:
    return {row["preposition"]: frozenset(row["governors"].split("|")) for row in table("party_prepositions")}


def reads_as_party(span: Span) -> tuple[bool, str]:
    """(is it a party, the rule that decided). What it misses: readings that only the world tells apart."""
    head = span.root
    decided = _by_role(head, _DEPTH)
    if decided is not None:
        return decided
    if head.dep_ == "ROOT" and len(span.sent) <= 12 and head.i < len(span.doc) - 1:
        return (_PARTY, "headline") if span.doc[head.i + 1].tag_ == "POS" else (_PLACE, "place")
    return _PLACE, "place"


def _by_role(token: Token, depth: int) -> tuple[bool, str] | None:
    """What the word's role in the sentence says; None where the role says nothing."""
    while token.dep_ == "conj" and token.head != token and token.head.pos_ in {"PROPN", "NOUN", "ADJ"}:
        token = token.head  # "India and Pakistan agreed": the second reads as the first
    dep, governor = token.dep_, token.head
    if dep == "nsubj":
        return _as_subject(governor)
    if dep == "nsubjpass":
        return (_PLACE, "place") if governor.lemma_.lower() in words("place_passives") else (_PARTY, "object")
    if dep in {"dobj", "dative"}:
        return _as_object(governor)
    if dep == "agent" or (dep == "pobj" and governor.dep_ == "agent"):
        return _PARTY, "agent"
    if dep == "poss":
        return _as_possessor(governor)
    if dep == "pobj":
        return _after_preposition(token, governor, depth)
    if dep in {"compound", "amod", "nmod", "npadvmod"}:
        return _as_modifier(governor)
    if dep == "appos" and governor.lemma_.lower() in words("agents") and governor.lemma_.lower() != "capital":
        # "its neighbours India and Nepal"; "countries (Norway, Sweden)" read as the countries do
        return (depth and _by_role(governor, depth - 1)) or (_PARTY, "modifier")
    return None


def stands_before_agents(token: Token) -> bool:
    """Does the name only say whose the noun after it is ("US troops", "China's leader")? The noun is the party then."""
    noun = token.head
    if token.dep_ not in _MODIFIERS | {"poss"} or noun.lemma_.lower() in words("party_modified"):
        return False
    return noun.lemma_.lower() in words("agents") or noun.lower_ in words("agents")


def _as_subject(verb: Token) -> tuple[bool, str]:
    """Whoever does something is a party; what is somewhere, has or contains something is the ground."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        return (_PARTY, "subject") if _said_of_parties(verb) else (_PLACE, "place")
    if lemma == "have" and not any(_is_act(noun) for noun in children(verb, "dobj")):
        return _PLACE, "place"  # "Norway has a population of"; but "Norway has the right to"
    if lemma in words("stative_verbs") and lemma not in words("agentive_verbs"):
        return _PLACE, "place"
    return (_PARTY, "subject") if verb.pos_ in {"VERB", "AUX"} else (_PLACE, "place")


def _said_of_parties(be: Token) -> bool:
    """Is what follows "is" said of somebody who acts: "a supplier", "ready to talk", "at war"?"""
    for complement in children(be, "attr", "acomp"):
        named = complement.lemma_.lower()
        if named in words("party_complements") or named in words("agents"):
            return True
        if complement.pos_ == "NOUN" and named.endswith(_DOER_ENDINGS) and named not in words("place_nouns"):
            return True
    states = (noun for prep in children(be, "prep") for noun in children(prep, "pobj"))
    return any(noun.lemma_.lower() in words("party_states") for noun in states)


def _as_object(verb: Token) -> tuple[bool, str]:
    return (_PARTY, "object") if verb.lemma_.lower() in words("patient_verbs") else (_PLACE, "place")


def _as_possessor(noun: Token) -> tuple[bool, str]:
    """The owner of an act, or of those who act, is a party ("Israel's decision"); of a thing, the ground."""
    lemma = noun.lemma_.lower()
    if lemma in words("place_nouns") or noun.ent_type_ in {"GPE", "LOC", "FAC", "ORG", "PERSON"}:
        return _PLACE, "place"
    if any(c.tag_ == "JJS" or c.lower_ in {"most", "leading", "largest"} for c in noun.children):
        return _PLACE, "place"  # "Japan's largest bank"
    return (_PARTY, "possessor") if lemma in words("agents") or _is_act(noun) else (_PLACE, "place")


def _is_act(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in words("place_nouns"):
        return False
    return lemma in words("party_modified") or lemma.endswith(_ACTION_ENDINGS)


def _after_preposition(name: Token, preposition: Token, depth: int) -> tuple[bool, str]:
    word, governor = preposition.lower_, preposition.head
    if word in words("place_prepositions"):
        return _PLACE, "place"
    lemmas = {governor.lemma_.lower(), governor.lower_}
    if word in _EXAMPLES:
        return (depth and governor.pos_ == "NOUN" and _by_role(governor, depth - 1)) or (_PLACE, "place")
    if word in _MOVED and lemmas & words("motion_verbs"):
        return _PLACE, "place"
    if word in {"between", "with"} and lemmas & words("between_places"):
        return _PLACE, "place"
    if word == "of" and any(c.lower_ in words("political_qualifiers") for c in name.children):
        return _PARTY, "preposition"
    governors = _governors().get(word)
    if governors is not None and ("*" in governors or lemmas & governors):
        return _PARTY, "preposition"
    return _PLACE, "place"


def _as_modifier(noun: Token) -> tuple[bool, str]:
    lemma = noun.lemma_.lower()
    if lemma in words("named_after_places"):
        return _PLACE, "place"
    if lemma in words("agents") or noun.lower_ in words("agents") or lemma in words("party_modified"):
        return _PARTY, "modifier"
    return _PLACE, "place"
