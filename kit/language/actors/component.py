"""The component `kit_actors`: who is in a text, and where."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kit.language.actors import (
    anaphora,
    bodies,
    descriptions,
    groups,
    others,
    people,
    places,
    pronouns,
    qualified,
    ships,
)
from kit.language.actors.cast import Cast
from kit.language.actors.found import Found
from kit.language.actors.gazetteer import Gazetteer
from kit.language.extensions import register
from kit.language.kept import forget
from kit.lexicon.roster import Roster
from kit.lexicon.world import Name, cities, state_name

_NOBODY = (None, None)
_PLACES = {"GPE", "LOC"}


class ActorsComponent:
    """Sets `doc._.actors` and `doc._.mentions`."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._roster = Roster()
        self._gazetteer: Gazetteer | None = None

    def use_roster(self, roster: Roster) -> None:
        """Let the analyst's list win over everything from now on."""
        self._roster, self._gazetteer = roster, None

    @property
    def own_names(self) -> frozenset[str]:
        """The names by which the rows of the analyst's list go."""
        return frozenset(row.name for row in self._roster.rows)

    @property
    def gazetteer(self) -> Gazetteer:
        """The names in use; put together when first asked for."""
        if self._gazetteer is None:
            self._gazetteer = Gazetteer(self._nlp.vocab, self._nlp.tokenizer, self._roster)
        return self._gazetteer

    def __call__(self, doc: Doc) -> Doc:
        forget(doc)
        known = self.gazetteer.find(doc, doc._.published)
        cast = Cast()
        by_token = {token.i: one.name for one in known for token in one.span}
        side_of = lambda token: _side_of(token, by_token)
        _cast_names(cast, known, self.gazetteer)
        ships.cast_ships(doc, cast)
        owned = bodies.owners(doc, side_of)
        titled = lambda token: side_of(token) if side_of(token) != _NOBODY else owned.get(token.lower_, _NOBODY)
        people.cast_people(doc, cast, known, titled, self.gazetteer.roster_forms)
        actor_at = {
            token.i: cast.get(mention.actor_id)
            for mention in cast.mentions
            for token in doc.char_span(mention.start, mention.end, alignment_mode="expand")
        }
        bodies.cast_institutions(doc, cast, side_of, lambda token: actor_at.get(token.i))
        bodies.cast_organisations(doc, cast, side_of)
        _cast_cities(doc, cast)
        qualified.cast_qualified(doc, cast, side_of)
        bodies.cast_bodies_again(doc, cast)
        anaphora.cast_titles(doc, cast, side_of)
        groups.cast_groups(doc, cast)
        descriptions.cast_descriptions(doc, cast, side_of)
        pronouns.cast_pronouns(doc, cast)
        others.cast_others(doc, cast, side_of)
        doc._.actors, doc._.mentions = cast.actors, cast.mentions
        return doc


def _side_of(token: Token, by_token: dict[int, Name]) -> tuple[str | None, str | None]:
    """(side, country) of the name that the token is part of."""
    name = by_token.get(token.i)
    return (name.side, name.country) if name is not None and name.kind != "person" else _NOBODY


def _cast_names(cast: Cast, known: list[Found], gazetteer: Gazetteer) -> None:
    for span, name, whole, rule in known:
        if name.kind == "person":
            continue
        ours = span.text in gazetteer.roster_forms
        unsure = rule or ("misspelt" if gazetteer.lookup(span.text) is None else None)
        if name.kind == "place" and name.country:  # a region is a place of the state it lies in
            actor = cast.actor(state_name(name.country), "state", name.country, name.country)
            cast.mention(span, actor, "place", rule or "region")
            continue
        actor = cast.actor(name.name, name.kind, name.side, name.country, name.role)
        if ours:
            cast.mention(span, actor, "name", "roster")
        elif name.how == "demonym":
            cast.mention(span, actor, "demonym", unsure or "demonym")
        elif name.kind == "state":
            party, reading = places.reads_as_party(whole)
            how = ("metonym" if name.how == "metonym" else "name") if party else "place"
            cast.mention(span, actor, how, unsure or (f"{name.how}_{reading}" if party else "place"))
        elif name.how != "metonym" or places.reads_as_party(whole)[0]:  # "in Brussels" is a city
            cast.mention(span, actor, "name", rule or "body")


def _cast_cities(doc: Doc, cast: Cast) -> None:
    """Cities that are no capitals: places, unless what is said of them is said of a party."""
    for ent in doc.ents:
        mistaken = ent.label_ == "ORG" and len(ent) == 1  # what the model took for a body, where something happens
        if (ent.label_ not in _PLACES and not mistaken) or cast.covers(ent):
            continue
        code = cities().get(ent.text.strip())
        if code:
            actor = cast.actor(state_name(code), "state", code, code)
            cast.mention(ent, actor, "place", "city")


def resolve_quoted_pronouns(doc: Doc) -> None:
    """Add what "we", "I" and "our" mean inside quotations: the speaker. To be called when `doc._.quotes` is set."""
    actors = {actor.actor_id: actor for actor in doc._.actors}
    cast = Cast()
    for quote in doc._.quotes:
        speaker = actors.get(quote.speaker_id)
        if speaker is None or quote.kind == "indirect":
            continue
        span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
        for token in span if span is not None else ():
            if token.lower_ in {"we", "us", "our", "ours", "i", "me", "my", "ourselves"} and token.text != "US":
                meant = cast.actor(speaker.name, speaker.kind, speaker.side, speaker.country, speaker.role)
                meant = replace(meant, actor_id=speaker.actor_id)
                cast.mention(doc[token.i : token.i + 1], meant, "pronoun", "quoted_we")
    have = {(m.start, m.end) for m in doc._.mentions}
    more = tuple(m for m in cast.mentions if (m.start, m.end) not in have)
    doc._.mentions = tuple(sorted((*doc._.mentions, *more), key=lambda m: (m.start, -m.end, m.actor_id)))


def read(doc: Doc, nlp: Language) -> Doc:
    """Run the actors over a Doc that has none."""
    return ActorsComponent(nlp)(doc)


@Language.factory("kit_actors")
def make(nlp: Language, name: str) -> ActorsComponent:
    """The component for `nlp.add_pipe("kit_actors")`."""
    register()
    return ActorsComponent(nlp)
