"""Bodies: named organisations, and institutions that belong to a state or a person ("Sharif's office")."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.language.records import Actor
from kit.language.spotting import spotted, with_value
from kit.lexicon import words
from kit.lexicon.world import cities, state_name

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{1,9}")
_WHERE = {"of", "in"}  # "the ministry in Ankara"
_WHERE_THINGS_ARE = {"in", "near", "outside", "around"}
_STATE_LIKE = {"government", "administration", "regime", "authorities"}  # they are the state, not a body of it


def cast_organisations(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Put organisations that the model names into the cast, and what their acronyms mean after "(ISPR)"."""
    acronyms = _acronyms_of_known(doc, cast)
    for ent in doc.ents:
        if ent.label_ != "ORG" or cast.covers(ent) or "\n" in ent.text.strip():
            continue
        start = ent.start + (1 if ent[0].lower_ in {"the", "a", "an"} and len(ent) > 1 else 0)
        end = ent.end - (1 if doc[ent.end - 1].tag_ == "POS" and ent.end - 1 > start else 0)
        span = doc[start:end]
        if not any(token.pos_ == "PROPN" for token in span) or span.text in words("no_bodies"):
            continue
        if _is_part_of_title(span) or _is_place(span) or _is_ministry(span):
            continue
        if span.text in acronyms:
            cast.mention(span, acronyms[span.text], "name", "acronym")
            continue
        side, country = _owner(span, side_of)
        actor = cast.actor(" ".join(span.text.split()), "body", side, country)
        cast.mention(span, actor, "name", "organisation_owned" if side else "organisation")
        if defined := _acronym_after(doc, end):
            acronyms[defined.text] = actor
            cast.mention(defined, actor, "name", "acronym")
    for token in with_value(doc, "ORTH", acronyms):
        span = doc[token.i : token.i + 1]
        if not cast.covers(span):
            cast.mention(span, acronyms[token.text], "name", "acronym")


def _acronyms_of_known(doc: Doc, cast: Cast) -> dict[str, Actor]:
    """What the text abbreviates after the name of a body known already: "the World Health Organization (WHO)"."""
    acronyms: dict[str, Actor] = {}
    for mention in cast.mentions:
        if mention.rule not in {"body", "roster"}:
            continue
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        defined = _acronym_after(doc, span.end) if span is not None else None
        if defined is not None and not cast.covers(defined):
            acronyms[defined.text] = cast.get(mention.actor_id)
            cast.mention(defined, acronyms[defined.text], "name", "acronym")
    return acronyms


def _is_ministry(span: Span) -> bool:
    """Is it the first word of an office ("Defence Minister Ann Lee")?"""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return len(span) == 1 and after is not None and after.lower_ in words("roles") and span[0].dep_ == "compound"


def _is_place(span: Span) -> bool:
    """Is it a single name, no acronym, where something is or happens ("an attack in Pahalgam")?"""
    token = span[-1]
    if len(span) > 1 or token.is_upper or token.lower_ in words("institutions") or token.dep_ != "pobj":
        return False
    preposition = token.head
    if span.text in cities():
        return True
    of_place = preposition.lower_ == "of" and preposition.head.lower_ in words("place_nouns")
    return of_place or preposition.lower_ in _WHERE_THINGS_ARE


def _is_part_of_title(span: Span) -> bool:
    """Is it the end of an office ("Secretary of State")?"""
    doc, start = span.doc, span.start
    return start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words("roles")


def _acronym_after(doc: Doc, end: int) -> Span | None:
    if end + 2 >= len(doc) or (doc[end].text, doc[end + 2].text) != ("(", ")"):
        return None
    return doc[end + 1 : end + 2] if _ACRONYM.fullmatch(doc[end + 1].text) else None


def _owner(span: Span, side_of: SideOf) -> tuple[str | None, str | None]:
    """Whose organisation: a state among its own words, or in front of it ("Pakistan's Geo News")."""
    acts_for_state = any(token.lower_ in words("institutions") or token.lower_ in words("agents") for token in span)
    seats = [obj for prep in children(span.root, "prep") if prep.lower_ in _WHERE for obj in children(prep, "pobj")]
    for token in [*span, *children(span.root, "poss", "amod", "compound"), *(seats if acts_for_state else ())]:
        side, country = side_of(token)
        if side or country:
            return (side if acts_for_state else None), country
    return None, None


def cast_institutions(doc: Doc, cast: Cast, side_of: SideOf, person_of: Callable[[Token], Actor | None]) -> None:
    """Put institutions with an owner into the cast: "the Indian army", "Sharif's office"."""
    for noun in spotted(doc, "institutions"):
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if cast.covers(doc[noun.i : noun.i + 1]):
            continue
        modifiers = [t for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod", "poss"}]
        of_phrase = [obj for prep in children(noun, "prep") if prep.lower_ in _WHERE for obj in children(prep, "pobj")]
        for owner in [*modifiers, *of_phrase]:
            if owner.dep_ == "poss" and (person := person_of(owner)) and person.kind == "person":
                _enter_office(doc, cast, noun, owner, person)
                break
            side, country = side_of(owner)
            if side:
                _enter_body(doc, cast, noun, owner, modifiers, (side, country))
                break


def owners(doc: Doc, side_of: SideOf) -> dict[str, tuple[str | None, str | None]]:
    """Whose the army, the ministry ... of a text is, by noun, where all that have an owner in it have the same."""
    found: dict[str, set[tuple[str | None, str | None]]] = {}
    for noun in spotted(doc, "institutions"):
        if noun.lower_ not in _STATE_LIKE:
            sides = {side_of(t) for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod", "poss"}}
            found.setdefault(noun.lower_, set()).update(side for side in sides if side[0])
    return {noun: next(iter(sides)) for noun, sides in found.items() if len(sides) == 1}


def cast_bodies_again(doc: Doc, cast: Cast) -> None:
    """Bodies named by their last word alone: "the ministry" after "the Turkish foreign ministry"."""
    named: dict[str, Actor] = {}
    by_end = {mention.end: mention for mention in cast.mentions if mention.rule == "institution"}
    for token in spotted(doc, "institutions"):
        noun = token.lower_
        if noun in _STATE_LIKE:
            continue
        if (mention := by_end.get(token.idx + len(token))) is not None:
            named[noun] = cast.get(mention.actor_id)
        elif noun in named and _stands_alone(token) and not cast.covers(doc[token.i : token.i + 1]):
            cast.mention(doc[token.i - 1 : token.i + 1], named[noun], "title", "body_again")


def _stands_alone(noun: Token) -> bool:
    """Is it "the ministry", and not "the defence ministry" or "the ministry in Ankara"?"""
    after_the = noun.i > 0 and noun.nbor(-1).lower_ == "the"
    return after_the and not any(child.lower_ in _WHERE for child in noun.children)


def _enter_office(doc: Doc, cast: Cast, noun: Token, owner: Token, person: Actor) -> None:
    title = " ".join(t.text for t in noun.lefts if t.dep_ in {"amod", "compound"})
    name = f"{' '.join(filter(None, (title, noun.text))).capitalize()} of {person.name}"
    actor = cast.actor(name, "body", person.side, person.country)
    start = min(t.i for t in owner.subtree)
    cast.mention(doc[start : noun.i + 1], actor, "name", "office_of_person")


def _enter_body(
    doc: Doc, cast: Cast, noun: Token, owner: Token, modifiers: list[Token], whose: tuple[str | None, str | None]
) -> None:
    side, country = whose
    if country and noun.lower_ in _STATE_LIKE and side in words("party_adjectives", "party"):
        side = country  # "the Labour government" is the state's
    start = min([noun.i, *(t.left_edge.i for t in modifiers)])
    span = doc[start : noun.i + 1]
    if noun.lower_ in _STATE_LIKE and not [t for t in modifiers if t != owner]:
        actor = cast.actor(state_name(side), "state", side, side)
    else:
        own = " ".join(t.text for t in modifiers if t != owner and t.dep_ != "poss")
        owner_name = state_name(side)
        actor = cast.actor(f"{owner_name} {' '.join(filter(None, (own, noun.text))).lower()}", "body", side, country)
    cast.mention(span, actor, "name", "institution")
