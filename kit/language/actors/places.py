"""Place or party: does a state's or city's name mean the ground, or those who act for it? Decided by the words around.

Sources: the roles that carry the reading (subject of an acting verb, possessor of an act, object of a social verb,
prepositions) are those of the literature on location metonymy; the lists are the kit's own.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from kit.lexicon import table, words

_PARTY, _PLACE = True, False
_ACTION_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "al", "ing", "ship", "ure")


@cache
def _governors() -> dict[str, frozenset[str]]:
    return {row["preposition"]: frozenset(row["governors"].split("|")) for row in table("party_prepositions")}


def reads_as_party(span: Span) -> tuple[bool, str]:
    """(is it a party, the rule that decided). What it misses: readings that only the world tells apart."""
    head = span.root
    seen = head
    while seen.dep_ == "conj" and seen.head != seen and seen.head.pos_ in {"PROPN", "NOUN", "ADJ"}:
        seen = seen.head  # "India and Pakistan agreed": the second reads as the first
    dep, governor = seen.dep_, seen.head
    if dep == "nsubj":
        return _as_subject(governor)
    if dep == "nsubjpass":
        return _as_object(governor)
    if dep in {"dobj", "dative"}:
        return _as_object(governor)
    if dep == "agent" or (dep == "pobj" and governor.dep_ == "agent"):
        return _PARTY, "agent"
    if dep == "poss":
        return _as_possessor(governor)
    if dep == "pobj":
        return _after_preposition(governor)
    if dep in {"compound", "amod", "nmod", "npadvmod"}:
        return _as_modifier(seen, governor)
    if dep == "appos" and governor.lemma_.lower() in words("agents"):
        return _PARTY, "modifier"  # "its neighbours India and Nepal"
    if dep == "ROOT" and len(span.sent) <= 12 and seen.i < len(span.doc) - 1:
        return (_PARTY, "headline") if span.doc[min(seen.i + 1, len(span.doc) - 1)].tag_ == "POS" else (_PLACE, "place")
    return _PLACE, "place"


def _as_subject(verb: Token) -> tuple[bool, str]:
    """Whoever does something is a party; what is somewhere, has or contains something is the ground."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        complement = next((c for c in verb.children if c.dep_ in {"attr", "acomp"}), None)
        if complement is None:
            return _PLACE, "place"
        named = complement.lemma_.lower()
        party = named in words("party_complements") or named in words("agents")
        return (_PARTY, "subject") if party else (_PLACE, "place")
    if lemma in words("stative_verbs") and lemma not in words("agentive_verbs"):
        return _PLACE, "place"
    return (_PARTY, "subject") if verb.pos_ in {"VERB", "AUX"} else (_PLACE, "place")


def _as_object(verb: Token) -> tuple[bool, str]:
    return (_PARTY, "object") if verb.lemma_.lower() in words("patient_verbs") else (_PLACE, "place")


def _as_possessor(noun: Token) -> tuple[bool, str]:
    """The owner of an act, or of those who act, is a party ("Israel's decision"); of a thing, the ground."""
    lemma = noun.lemma_.lower()
    if lemma in words("place_nouns") or noun.ent_type_ in {"GPE", "LOC", "FAC", "ORG", "PERSON"}:
        return _PLACE, "place"
    if any(c.tag_ == "JJS" or c.lower_ in {"most", "leading", "largest"} for c in noun.children):
        return _PLACE, "place"  # "Japan's largest bank"
    acts = lemma in words("agents") or lemma in words("party_modified") or lemma.endswith(_ACTION_ENDINGS)
    return (_PARTY, "possessor") if acts else (_PLACE, "place")


def _after_preposition(preposition: Token) -> tuple[bool, str]:
    word = preposition.lower_
    if word in words("place_prepositions"):
        return _PLACE, "place"
    governors = _governors().get(word)
    if governors is None:
        return _PLACE, "place"
    if "*" in governors:
        return _PARTY, "preposition"
    governor = preposition.head
    lemmas = {governor.lemma_.lower(), governor.lower_}
    return (_PARTY, "preposition") if lemmas & governors else (_PLACE, "place")


def _as_modifier(name: Token, noun: Token) -> tuple[bool, str]:
    lemma = noun.lemma_.lower()
    if lemma in words("agents") or noun.lower_ in words("agents") or lemma in words("party_modified"):
        return _PARTY, "modifier"
    return _PLACE, "place"
