"""Persons: full names, whose side they are on, and surnames that mean them again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from spacy.tokens import Doc, Span, Token

from kit.language.actors import gender
from kit.language.actors.cast import Cast
from kit.language.actors.found import Found
from kit.language.actors.offices import Office, office_before
from kit.language.actors.person_names import Person, SideOf, describe, name_spans
from kit.language.actors.several import of_holders
from kit.language.records import Actor
from kit.language.spotting import with_value
from kit.lexicon import words
from kit.lexicon.spelling import Spelling
from kit.lexicon.surnames import surname
from kit.lexicon.world import Name, first_names, holders_of, known_by_surname, misspelt_holder, state_name

_WHO_ACTS = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj"}


def cast_people(doc: Doc, cast: Cast, known: list[Found], side_of: SideOf, listed: Collection[str] = ()) -> None:
    """Put every named person into the cast: office holders known by name, names with titles, surnames that follow.

    `listed`: the names of the analyst's own list.

    What it misses: two persons of one surname told apart by nothing but the wider text.
    """
    people = _People(doc, cast, side_of, listed)
    for one in known:
        if one.name.kind == "person":
            people.enter_known(one.span, one.name)
    spans = list(name_spans(doc, cast.covers))
    alone = [span for span in spans if len(span) == 1 and "-" not in span.text]
    for span in spans:
        if span not in alone:
            people.enter_full(span)
    for span in alone:
        people.enter_alone(span)
    people.enter_loose()


class _People:
    """Who was named so far, by full name and by surname."""

    def __init__(self, doc: Doc, cast: Cast, side_of: SideOf, listed: Collection[str]) -> None:
        self._doc, self._cast, self._side_of = doc, cast, side_of
        self._full: dict[str, Actor] = {}
        self._surnames: dict[str, list[Actor]] = {}
        self._gender_of: dict[str, str] = {}
        self._pairs = _surnames_of_two(doc)
        self._listed = listed
        self._relatives: set[str] = set()  # ids of those who were brought in as somebody's wife, son ...

    def enter_known(self, span: Span, name: Name) -> None:
        """A person whom the tables or the roster name."""
        told = describe(span, self._side_of)
        listed = span.text in self._listed
        if listed or told.side in {None, name.side, name.country} or _is_party_at_home(told, name):
            self._enter(self._holder(name, told), span, "roster" if listed else "office_holder")
        else:
            self._enter_new(span, told)  # the text's own words come before any table of the kit

    def enter_full(self, span: Span) -> None:
        """A name of two words and more."""
        if (named_after := self._named_after(span)) is not None:
            self._cast.mention(span[:1], named_after, "name", "surname")  # "a Warhol print": the man, then the thing
            return
        again = self._full.get(span.text.casefold()) or self._same_person(span)
        if again is not None:
            self._cast.mention(span, again, "name", "person_again")
            return
        told = describe(span, self._side_of)
        holder = misspelt_holder(_spelled(span)) if told.role and not told.side else None
        if holder is not None and holder.holds_on(self._doc._.published):
            self._enter(self._holder(holder, told), span, "office_holder_misspelt")
        else:
            self._enter_new(span, told)

    def enter_alone(self, span: Span) -> None:
        """A single word: somebody's surname, an office holder's, or somebody new."""
        told = describe(span, self._side_of)
        holders, rule = self._bearers(span.text)
        holders = [h for h in holders if told.side is None or h.side in {None, told.side}]
        if holders := self._of_gender(holders, gender.of_address(span)):
            meant = self._likeliest(holders, span, told)
            self._know_gender(meant, span)
            self._cast.mention(span, meant, "name", rule)
        elif holder := _office_holder(span, told, self._doc._.published):
            self._enter(self._holder(holder, told), span, "office_holder")
        elif holder := self._known_alone(span, told):
            self._enter(self._holder(holder, told), span, "office_holder_surname")
        else:
            self._enter_new(span, told)

    def _known_alone(self, span: Span, told: Person) -> Name | None:
        holder = None if told.side else known_by_surname(span.text, self._doc._.published)
        fits = holder is not None and gender.of_address(span) in {None, first_names().get(holder.name.split()[0])}
        return holder if fits else None

    def _of_gender(self, holders: list[Actor], said: str | None) -> list[Actor]:
        """Those whom the form of address fits: the ones known to be of that gender, else those not known to be not."""
        if said is None:
            return holders
        sure = [h for h in holders if self._gender_of.get(h.actor_id) == said]
        return sure or [h for h in holders if h.actor_id not in self._gender_of]

    def _likeliest(self, holders: list[Actor], span: Span, told: Person) -> Actor:
        """Who of one surname is meant: whoever holds the office said, then the last one named."""
        office = told.role.split()[-1].lower() if told.role else None
        if office and len(holders) > 1:
            holders = [h for h in holders if h.role and h.role.lower().split()[-1] == office] or holders
        if gender.of_address(span) is None:  # the surname alone is not that of "his widow, X"
            holders = [h for h in holders if h.actor_id not in self._relatives] or holders
        if len(holders) == 1:
            return holders[0]
        last = {m.actor_id: m.start for m in self._cast.mentions if m.start < span.start_char}
        return max(reversed(holders), key=lambda h: last.get(h.actor_id, -1))

    def _know_gender(self, actor: Actor, span: Span) -> None:
        if said := gender.of_name(span):
            self._gender_of.setdefault(actor.actor_id, said)

    def enter_loose(self) -> None:
        """Surnames that the model did not see as persons."""
        for token in with_value(self._doc, "POS", {"PROPN"}):
            if not token.text[:1].isupper():
                continue
            holders = self._surnames.get(token.lower_)
            span = self._doc[token.i : token.i + 1]
            if not holders and token.dep_ in _WHO_ACTS and not self._cast.covers(span) and _stands_alone(token):
                if holder := self._known_alone(span, Person(span, None, None, None)):
                    self._enter(self._holder(holder, Person(span, None, None, None)), span, "office_holder_surname")
            elif holders and not self._cast.covers(self._doc[token.i : token.i + 1]):
                alone = not (token.i + 1 < len(self._doc) and token.nbor(1).pos_ == "PROPN")
                if alone or token.ent_type_ == "PERSON":
                    self._cast.mention(span, self._one_of(holders, span), "name", "surname")

    def _one_of(self, holders: list[Actor], span: Span) -> Actor:
        if len(holders) == 1:
            return holders[0]
        fit = self._of_gender(holders, gender.of_address(span)) or holders
        return self._likeliest(fit, span, describe(span, self._side_of))

    def _holder(self, name: Name, told: Person) -> Actor:
        return self._cast.actor(name.name, "person", name.side, told.country or name.country, told.role or name.role)

    def _enter_new(self, span: Span, told: Person) -> None:
        rule = "person_titled" if told.side else "person"
        if told.role is None and told.side is None and (office := self._vacant_office(span)):
            told, rule = Person(span, *office), "person_of_office"
        country = told.country or _country(told.side)
        name = _spelled(span)
        shared = name.casefold() in self._pairs | self._surnames.keys()
        if shared and gender.of_address(span):  # what tells "Mr Kadri" and "Mrs Kadri" apart becomes part of the name
            name = f"{span.doc[span.start - 1].text} {name}"
        actor = self._cast.actor(name, "person", told.side, country, told.role)
        self._enter(actor, span, rule)

    def _vacant_office(self, span: Span) -> Office | None:
        """The office that the sentences before speak of, if nobody in this text is known to hold it."""
        office = office_before(span, self._side_of) if len(span) > 1 else None
        if office is None:
            return None
        role, side, _ = office
        noun = role.split()[-1].lower()
        held = any(a.side == side and noun in (a.role or "").lower().split() for a in self._full.values())
        return None if held else office

    def _enter(self, actor: Actor, span: Span, rule: str) -> None:
        self._cast.mention(span, actor, "name", rule)
        self._know_gender(actor, span)
        if any(t.lower_ in words("relatives") for t in self._doc[max(0, span.start - 2) : span.start]):
            self._relatives.add(actor.actor_id)
        self._full[actor.name.casefold()] = actor
        holders = self._surnames.setdefault(surname(actor.name).casefold(), [])
        if actor not in holders:
            holders[:] = [h for h in holders if h.actor_id != actor.actor_id] + [actor]

    def _bearers(self, word: str) -> tuple[list[Actor], str]:
        """(those of this surname, the rule): exactly so, or but for one slip of the pen, nobody else being as near."""
        if holders := self._surnames.get(word.casefold()):
            return holders, "surname"
        full = {surname(a.name): a for a in self._full.values() if " " in a.name}
        meant = Spelling(full).meant(word)
        return ([full[meant]], "surname_misspelt") if meant and word not in first_names() else ([], "surname")

    def _named_after(self, span: Span) -> Actor | None:
        """The person after whom a thing is called, its name beginning with the surname of one who was named in full."""
        holders = [a for a in self._surnames.get(span[0].text.casefold(), ()) if " " in a.name]
        is_own_name = span[0].text in first_names() or surname(span.text).casefold() in self._surnames
        return holders[-1] if holders and not is_own_name else None

    def _same_person(self, span: Span) -> Actor | None:
        """A person whose full name is this one with a middle name more or less."""
        mine = span.text.split()
        for actor in self._surnames.get(surname(span.text).casefold(), []):
            theirs = actor.name.split()
            listed = actor.name in self._listed  # under this one word: nobody's short form
            if (len(theirs) == 1 and not listed) or (mine[0] == theirs[0] and len(mine) != len(theirs)):
                return actor
        return None


def _is_party_at_home(told: Person, name: Name) -> bool:
    """Do the words give the party of a holder of a state's office ("the Labour prime minister X")?"""
    return told.side in words("party_adjectives", "party") and told.country == name.country == name.side


def _stands_alone(token: Token) -> bool:
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return all(t.pos_ != "PROPN" for t in beside)


def _surnames_of_two(doc: Doc) -> frozenset[str]:
    """Surnames that stand after the address of a man and after that of a woman."""
    addressed: dict[str, set[str]] = {}
    for title in with_value(doc, "LOWER", gender.forms_of_address()):
        token = title.nbor(1) if title.i + 1 < len(doc) else title
        if token.text[:1].isupper() and (said := gender.of_word(title.text)):
            addressed.setdefault(token.lower_, set()).add(said)
    return frozenset(name for name, said in addressed.items() if len(said) == 2)


def _office_holder(span: Span, told: Person, published: date | None) -> Name | None:
    """The holder meant by a title and a surname ("President Obama"); None where several fit and nothing decides."""
    if not told.role:
        return None
    mine = _office_words(told.role)
    fit = [n for n in holders_of(span.text) if n.role and told.side in {None, n.side, n.country}]
    same = [n for n in fit if _office_words(n.role) == mine]
    near = [n for n in fit if _office_words(n.role) <= mine or mine <= _office_words(n.role)]
    return of_holders(span, same or near, published)[0]


def _office_words(role: str) -> set[str]:
    """The words of an office, whatever their order: "Secretary of Defense", "Defence Secretary"."""
    return set(role.lower().replace("defence", "defense").replace("-", " ").split()) - {"of", "the", "for"}


def _spelled(span: Span) -> str:
    return " ".join(span.text.split())


def _country(side: str | None) -> str | None:
    if side is None:
        return None
    return side if state_name(side) != side else None
