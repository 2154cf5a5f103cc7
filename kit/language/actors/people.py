"""Persons: full names with their titles, whose side they are on, and surnames that mean them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span, Token

from kit.language.actors.cast import Cast
from kit.language.grammar import children
from kit.language.records import Actor
from kit.lexicon import words
from kit.lexicon.world import Name, holders_of, misspelt_holder, state_name

_HONORIFICS = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Gen|Lt|Col|Sen|Rep|Gov|President|King|Queen|Pope)\.?$")
_SIDE_REACH = 8  # tokens before a name in which a title may say whose it is
SideOf = Callable[[Token], tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class Person:
    """A full name in the text: its span, its title's words, and whom it acts for as far as the words around say."""

    span: Span
    role: str | None
    side: str | None
    country: str | None


def name_spans(doc: Doc, taken: Callable[[Span], bool]) -> Iterator[Span]:
    """The spans that are names of persons, titles and possessive endings cut off."""
    for ent in doc.ents:
        if ent.label_ != "PERSON" and not _follows_title(ent):
            continue
        start, end = ent.start, ent.end
        while start < end and _is_title_word(doc[start]):
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[:1].isalpha()):
            end -= 1
        if start < end and doc[start].text[:1].isupper() and "\n" not in doc[start:end].text:
            span = doc[start:end]
            if not taken(span) and not any(token.lower_ in words("roles") for token in span):
                yield span


def _follows_title(ent: Span) -> bool:
    """Is it a full name after a title that the model took for an organisation?"""
    if ent.label_ != "ORG" or not 2 <= len(ent) <= 4 or not ent.start or not all(t.text.isalpha() for t in ent):
        return False
    if any(t.lower_ in words("institutions") or t.lower_ in words("agents") or t.pos_ != "PROPN" for t in ent):
        return False
    return ent.doc[ent.start - 1].lower_ in words("roles")


def _is_title_word(token: Token) -> bool:
    lower = token.lower_
    return (
        lower in words("roles")
        or bool(_HONORIFICS.match(token.text))
        or lower in words("title_words")
        or token.pos_ == "PUNCT"
    )


def describe(span: Span, side_of: SideOf) -> Person:
    """What the words around a name say of the person: "Indian Foreign Minister X", "X, spokesman for the army"."""
    role, side, country = _before(span, side_of)
    if side is None or role is None:
        after_role, after_side, after_country = _after(span, side_of)
        role, side, country = role or after_role, side or after_side, country or after_country
    return Person(span, role, side, country)


def _before(span: Span, side_of: SideOf) -> tuple[str | None, str | None, str | None]:
    """Title and side in front of the name, up to a verb, a comma or the sentence's start."""
    doc, first = span.doc, span.start
    limit = max(first - _SIDE_REACH, span[0].sent.start)
    title: list[Token] = []
    index = first - 1
    side = country = None
    while index >= limit:
        token = doc[index]
        if token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"} or token.is_space:
            break
        if token.is_punct and token.text not in {"-", "'", "’"}:
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        found_side, found_country = side_of(token)
        if found_side is not None or found_country is not None:
            if side is None:
                side, country = found_side, found_country
        elif token.tag_ not in {"DT", "POS", "PRP$"}:
            title.append(token)
        index -= 1
    title.reverse()
    while title and title[0].pos_ == "ADP":
        title.pop(0)
    has_role = any(token.lower_ in words("roles") or token.lemma_.lower() in words("roles") for token in title)
    if not has_role:
        return None, None, None
    return "".join(token.text_with_ws for token in title).strip(), side, country


def _after(span: Span, side_of: SideOf) -> tuple[str | None, str | None, str | None]:
    """Title and side in an apposition: ", Pakistan's foreign minister,"."""
    for head in {span.root, *children(span.root, "appos")}:
        noun = head if head != span.root else None
        for appos in [noun] if noun is not None else children(head, "appos"):
            if appos.lemma_.lower() not in words("roles"):
                continue
            side = country = None
            for token in appos.subtree:
                if token.dep_ == "relcl":
                    break
                found = side_of(token)
                if found[0] is not None or found[1] is not None:
                    side, country = found
                    break
            title = [t for t in appos.lefts if t.dep_ in {"amod", "compound"} and side_of(t) == (None, None)]
            return " ".join([*(t.text for t in title), appos.text]), side, country
    return None, None, None


def surname(name: str) -> str:
    """The word that stands for the person once the full name was given."""
    parts = [part for part in name.split() if part.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    return parts[-1] if parts else name


def cast_people(doc: Doc, cast: Cast, known: list[tuple[Span, Name]], side_of: SideOf) -> None:
    """Put every named person into the cast: office holders known by name, names with titles, surnames that follow."""
    full: dict[str, Actor] = {}
    surnames: dict[str, list[Actor]] = {}

    def note(span: Span, actor: Actor, how: str, rule: str) -> None:
        cast.mention(span, actor, how, rule)

    def enter(actor: Actor) -> None:
        full[actor.name.casefold()] = actor
        holders = surnames.setdefault(surname(actor.name).casefold(), [])
        if actor not in holders:
            holders[:] = [h for h in holders if h.actor_id != actor.actor_id] + [actor]

    for span, name in known:
        if name.kind == "person":
            told = describe(span, side_of)
            actor = cast.actor(name.name, "person", name.side, name.country, told.role or name.role)
            note(span, actor, "name", "office_holder")
            enter(actor)
    later: list[Span] = []
    for span in list(name_spans(doc, cast.covers)):
        if len(span) == 1 and len(span.text.split("-")) == 1:
            later.append(span)
            continue
        key = span.text.casefold()
        actor = full.get(key) or _same_person(span, surnames)
        if actor is None:
            told = describe(span, side_of)
            side = told.side
            holder = misspelt_holder(_spelled(span)) if told.role and not side else None
            if holder is not None and holder.holds_on(doc._.published):
                actor = cast.actor(holder.name, "person", holder.side, holder.country, told.role)
                enter(actor)
                note(span, actor, "name", "office_holder_misspelt")
                continue
            actor = cast.actor(_spelled(span), "person", side, told.country or _country(side), told.role)
            enter(actor)
            note(span, actor, "name", "person_titled" if side else "person")
        else:
            note(span, actor, "name", "person_again")
    for span in later:
        holders = surnames.get(span.text.casefold(), [])
        told = describe(span, side_of)
        holders = [h for h in holders if told.side is None or h.side in {None, told.side}]
        named = {m.actor_id for m in cast.mentions if m.start < span.start_char}
        if holders:
            note(span, ([h for h in holders if h.actor_id in named] or holders)[-1], "name", "surname")
            continue
        if holder := _office_holder(span, told, doc._.published):
            actor = cast.actor(holder.name, "person", holder.side, holder.country, told.role or holder.role)
            enter(actor)
            note(span, actor, "name", "office_holder")
            continue
        actor = cast.actor(span.text, "person", told.side, told.country or _country(told.side), told.role)
        enter(actor)
        note(span, actor, "name", "person_titled" if told.side else "person")
    _loose_surnames(doc, cast, surnames)


def _office_holder(span: Span, told: Person, published: date | None) -> Name | None:
    """The holder meant by a title and a surname ("President Obama"); None when there are two of different sides."""
    if not told.role or told.side:
        return None
    title = told.role.split()[-1].lower()
    fit = [n for n in holders_of(span.text) if n.holds_on(published) and n.role and n.role.split()[-1].lower() == title]
    return fit[0] if len({name.side for name in fit}) == 1 else None


def _loose_surnames(doc: Doc, cast: Cast, surnames: dict[str, list[Actor]]) -> None:
    """Surnames that the model did not see as persons."""
    for token in doc:
        if token.pos_ != "PROPN" or not token.text[:1].isupper():
            continue
        holders = surnames.get(token.lower_)
        if holders and not cast.covers(doc[token.i : token.i + 1]):
            alone = not (token.nbor(1).pos_ == "PROPN" if token.i + 1 < len(doc) else False)
            if alone or token.ent_type_ == "PERSON":
                cast.mention(doc[token.i : token.i + 1], holders[-1], "name", "surname")


def _same_person(span: Span, surnames: dict[str, list[Actor]]) -> Actor | None:
    """A person whose full name is this one with a middle name more or less."""
    mine = span.text.split()
    for actor in surnames.get(surname(span.text).casefold(), []):
        theirs = actor.name.split()
        if mine[0] == theirs[0] and (len(mine) != len(theirs)):
            return actor
        if len(theirs) == 1:
            return actor
    return None


def _spelled(span: Span) -> str:
    return " ".join(span.text.split())


def _country(side: str | None) -> str | None:
    if side is None:
        return None
    return side if state_name(side) != side else None
