"""Who is meant by a noun phrase: the parties behind its words, their side, their country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kit.language.extensions import mentions_of
from kit.language.grammar import children, conjuncts
from kit.language.kept import asked_once, kept
from kit.language.records import Actor, Mention
from kit.lexicon import words
from kit.lexicon.world import cities, misspelt, names

_MODIFIERS = ("amod", "compound", "nmod", "poss")
_BELONGING = {"of", "from", "in", "for"}
# A name that nobody is known by may be a place that the model took for something else.
_MAYBE_PLACES = {"organisation", "person", "city", "region"}
_DOMESTIC = {"party", "militia", "police", "parliament", "opposition", "faction", "guerrilla"}
_READ = {"name", "metonym"}  # how a state is mentioned where the words around decide that it is a party


class Party(NamedTuple):
    """One party meant by a noun phrase. `start` and `end` are the characters of the words that name it."""

    side: str | None
    actor_id: str | None
    start: int
    end: int
    how: str


@asked_once(mentions_of)
def parties_of(head: Token) -> tuple[Party, ...]:
    """The parties meant by the noun phrase headed by `head`, its conjuncts aside.

    A name, title or pronoun means its actor; "both nations" several; "Indian troops", "the army of Sudan" the state in
    the phrase. () for a place that means the place, for things, and for nobody known.
    """
    here = mentions_at(head)
    named = [m for m in here if m.how != "place"]
    if named:
        widest = max(m.end - m.start for m in named)
        return tuple(Party(m.side, m.actor_id, m.start, m.end, m.how) for m in named if m.end - m.start == widest)
    if here or head.pos_ not in {"NOUN", "PROPN", "ADJ"} or not _is_agent(head):
        return ()
    for modifier in _modifiers(head):
        here = [m for word in conjuncts(modifier) for m in mentions_at(word)]
        found = [m for m in here if m.how != "pronoun" or modifier.dep_ == "poss"]
        if found:
            start, end = head.idx, head.idx + len(head)
            return tuple(Party(m.side, m.actor_id, start, end, "name") for m in found if m.side)
    return ()


def _is_agent(noun: Token) -> bool:
    return noun.lower_ in words("agents") or noun.lemma_.lower() in words("agents") or noun.lemma_ in words("roles")


def _modifiers(noun: Token) -> Iterator[Token]:
    """Words of the phrase that may say whose the noun is, the nearest grammar first."""
    owners = children(noun, *_MODIFIERS)
    yield from sorted(owners, key=lambda t: t.pos_ == "PRON")  # "his Irish counterpart" is Irish
    for led in children(noun, "amod", "compound"):
        if led.lower_ == "led":  # "the US-led coalition"
            yield from children(led, "npadvmod", "compound", "nmod")
    for preposition in children(noun, "prep"):
        if preposition.lower_ in _BELONGING:
            yield from children(preposition, "pobj")
    yield from children(noun, "appos")


def mentions_at(token: Token) -> tuple[Mention, ...]:
    """The mentions that the token is part of."""
    return _index(token.doc).get(token.i, ())


def _index(doc: Doc) -> dict[int, tuple[Mention, ...]]:
    mentions = mentions_of(doc)
    index: dict[int, tuple[Mention, ...]] = kept(doc, "mentions", mentions)
    if not index and mentions:
        for mention in mentions:
            for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ():
                index[token.i] = (*index.get(token.i, ()), mention)
    return index


def actor_of(doc: Doc, actor_id: str | None) -> Actor | None:
    """The actor with this id; None if nobody in the Doc has it."""
    return next((actor for actor in doc._.actors if actor.actor_id == actor_id), None)


def sides_of(span: Span) -> tuple[str, ...]:
    """The sides meant by the words of the span, each once; () if none."""
    found = parties_of(span.root)
    if not found:
        inside = (m for token in span for m in mentions_at(token) if m.how != "place")
        found = tuple(Party(m.side, m.actor_id, m.start, m.end, m.how) for m in inside)
    return tuple(dict.fromkeys(party.side for party in found if party.side))


def is_party(span: Span) -> bool:
    """Do the words mean somebody who acts? False for a place name that means the place, and for a name that only says
    whose the noun after it is: in "US troops" the troops are the party.
    """
    from kit.language.actors.places import reads_as_party, stands_before_agents

    here = mentions_at(span.root) or mentions_at(span[0])
    here = [m for m in here if span.start_char <= m.start and m.end <= span.end_char] or here
    if any(m.how in _READ and m.rule != "roster" for m in here) and stands_before_agents(span.root):
        return False
    if any(m.rule not in _MAYBE_PLACES and (m.side or m.rule != "city") for m in here):
        return any(m.how != "place" for m in here)
    return reads_as_party(span)[0]


def country_of(span: Span) -> str | None:
    """The state (alpha-3) that the words speak for, belong to or come from, places and armed groups too; IGO for an
    international body; None if the words name none and, for people, their sentence does not name just one.
    """
    doc = span.doc
    actors = {actor.actor_id: actor for actor in doc._.actors}
    root_first = sorted(span, key=lambda t: (t != span.root, t.i))
    found = [mention for token in root_first for mention in mentions_at(token)]
    if (where := _of_state(span.root, actors)) is not None:
        return where
    for kinds in ({"name", "metonym", "title", "group", "pronoun"}, {"demonym"}, {"place"}):
        for mention in (m for m in found if m.how in kinds):
            actor = actors.get(mention.actor_id)
            if actor is not None and actor.country:
                return actor.country
    for party in parties_of(span.root):
        actor = actors.get(party.actor_id or "")
        if actor is not None and actor.country:
            return actor.country
    return _by_words(span) or _of_neighbours(span, found, actors)


def _of_state(people: Token, actors: dict[str, Actor]) -> str | None:
    """The state to which a people belongs: that of "the Albanians of southern Serbia" is Serbia."""
    if not any(m.how == "demonym" for m in mentions_at(people)) or people.pos_ == "ADJ":
        return None
    seats = (noun for prep in children(people, "prep") if prep.lower_ == "of" for noun in children(prep, "pobj"))
    return next((actors[m.actor_id].country for noun in seats for m in mentions_at(noun)), None)


def _of_neighbours(span: Span, found: list[Mention], actors: dict[str, Actor]) -> str | None:
    """For people to whom their own words give no state: the only state that their sentence names, a weak hint.

    It is the hint for a people outside its state ("the ethnic Albanians") and for those who are for or against one
    ("an anti-Syria journalist") too: the state in the word is not theirs.
    """
    unsaid = all(m.side is None for m in found)
    kinds = {actors[m.actor_id].kind for m in found}
    parties = kinds == {"body"} and span.root.lemma_.lower() in _DOMESTIC  # others may be of any state
    if not unsaid or not (parties or kinds == {"person"} or (not found and _names_people(span))):
        return None
    first, last = span.root.sent.start_char, span.root.sent.end_char
    near = (actors[m.actor_id].country for m in span.doc._.mentions if first <= m.start < last and m.actor_id in actors)
    ranked = Counter(country for country in near if country and country != "IGO").most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _names_people(span: Span) -> bool:
    """Are people who act meant: by the noun itself, by the one that it belongs to, or as a people?"""
    root = span.root
    if any(_is_elsewhere(span[i : i + 1]) for i in range(len(span))):
        return True
    heads = [root, root.head] if root.dep_ in _MODIFIERS else [root]
    return any(head.pos_ in {"NOUN", "PROPN"} and _is_agent(head) for head in heads)


def _by_words(span: Span) -> str | None:
    """The longest name of the world, or a city, among the words."""
    texts = [token.text for token in span]
    for length in range(len(texts), 0, -1):
        for start in range(len(texts) - length + 1):
            piece = span[start : start + length]
            if _is_elsewhere(piece):
                continue
            name = names().get(piece.text) or misspelt(piece.text)
            if name is not None and name.country:
                return name.country
            if piece.text in cities() and not any(t.ent_type_ == "PERSON" for t in span):
                return cities()[piece.text]
    return None


def _is_elsewhere(piece: Span) -> bool:
    """Does the name say toward whom ("anti-Syria"), or a people outside its state ("ethnic Albanians")?"""
    before = piece.doc[max(0, piece.start - 2) : piece.start].text.lower()
    return before.endswith(("ethnic", "anti-", "pro-"))
