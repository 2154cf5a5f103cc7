"""What names a party that the actors layer has no entry for."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kit.language import grammar, parties
from kit.language.stances.frames import agent_frames, holder_nouns
from kit.lexicon import words

_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE", "PRODUCT", "LAW", "WORK_OF_ART", "FAC"})
_REGIONS = frozenset({"LOC", "FAC"})  # seas and buildings take no side
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def unlisted_name(token: Token) -> Span | None:
    """The name of a party without an entry: a named entity, or a group called by a common noun ("Muslim leaders")."""
    if token.ent_type_ in _ENTITIES:
        name = grammar.entity_around(token)
        nobody = token.ent_type_ in _REGIONS or name.text in words("no_bodies")
        if nobody or (token.ent_type_ in _PLACES and _is_known_place(token)):
            return None
        return name if any(map(str.isupper, name.text)) else None
    if token.pos_ == "PROPN" and token.text[:1].isupper() and not token.ent_type_:
        return None if _name(token).text in words("no_bodies") else _name(token)
    kinds = {token.lemma_.lower(), token.lower_}  # "countries" are a group, a country is one of them
    if token.pos_ == "NOUN" and (kinds & holder_nouns() or token.lemma_.lower() in agent_frames()):
        modifiers = grammar.children(token, "amod", "compound", "nmod")
        if any(t.pos_ in {"PROPN", "ADJ"} and t.text[:1].isupper() for t in modifiers):
            return token.doc[min(t.i for t in modifiers) : token.i + 1]
    return None


def _is_known_place(token: Token) -> bool:
    return any(mention.how == "place" for mention in parties.mentions_at(token))


def _name(token: Token) -> Span:
    parts = [t.i for t in grammar.children(token, "compound") if t.pos_ == "PROPN"]
    return token.doc[min([*parts, token.i]) : token.i + 1]
