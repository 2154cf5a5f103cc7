"""Which words of a text are names of the world or of the analyst's roster: one pass, the longest name wins."""

from __future__ import annotations

from datetime import date
from functools import cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from kit.language.actors.found import Found, plain
from kit.language.actors.gender import is_addressed
from kit.language.actors.neighbours import is_spoken_of
from kit.language.actors.person_names import bears_place_name, ends_longer_name, follows_first_name
from kit.language.actors.several import of_several
from kit.language.actors.shared_names import with_shared_words
from kit.language.spotting import with_value
from kit.lexicon import table, words
from kit.lexicon.roster import Roster
from kit.lexicon.world import Name, first_names, misspelt, names, readings

_OF_PLACES = {"name", "metonym", "place"}
_NATIONS = {"GPE", "NORP"}
_WHERE = {"in", "into", "near", "outside", "across", "throughout"}
_OF_STATES = {"National", "Supreme", "Homeland"}
_TOWARD = {"pro", "anti"}
_SHOUTED = 4  # letters: "PAKISTAN" is Pakistan, but "IT" is not Italy's code in capitals


class Gazetteer:
    """The names of the world, overruled by the roster's."""

    def __init__(self, vocab: Vocab, tokenizer, roster: Roster) -> None:
        self._names = {form: several[0][1] for form, several in readings().items()} | names()
        for row in roster.rows:
            country = row.side if row.side and len(row.side) == 3 and row.side.isupper() else None
            how = "person" if row.kind == "person" else "name"
            name = Name(row.name, row.kind, row.side, country, how, row.role, row.start, row.end)
            self._names |= dict.fromkeys((row.name, *row.aliases), name)
        self.roster_forms = frozenset(form for row in roster.rows for form in (row.name, *row.aliases))
        shouted = {form.upper(): name for form, name in self._names.items() if len(form) >= _SHOUTED}
        self._names = shouted | self._names
        self._matcher = PhraseMatcher(vocab)
        self._matcher.add("name", list(tokenizer.pipe(self._names)))

    def find(self, doc: Doc, published: date | None) -> list[Found]:
        """What the names in the text stand for, in its order; of two that overlap the longer.

        Words of the world that are part of a longer name of a person ("Paris Hilton", "Jordan Peterson") are left to
        that person; office holders outside their dates are left out.
        """
        surnames: dict[str, int] = {}  # surname -> where the person was first named in full
        for ent in doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                surnames.setdefault(ent[-1].text, ent.start)
        for token in with_value(doc, "POS", {"PROPN"}):
            if follows_first_name(token) or bears_place_name(token):
                surnames.setdefault(token.text, token.i - 1)
        found = filter_spans([doc[start:end] for _, start, end in self._matcher(doc)])
        kept = []
        for span in found:
            name, rule = self._meant(span, published)
            if name is None or not name.holds_on(published):
                continue
            if span.start >= 2 and span.doc[span.start - 2].lower_ in _TOWARD and span.doc[span.start - 1].text == "-":
                continue  # "pro-Iranian" says with whom, not whose
            if span.start and span.doc[span.start - 1].lower_ == "ethnic":
                continue  # a people outside its state
            if span.end < len(doc) and doc[span.end].lower_ in _things().get(span.text, ()):
                continue  # "guinea pigs", "French fries"
            if name.how != "person" and span.text not in self.roster_forms and _inside_person(span):
                continue
            if name.how == "person" and span.text == name.name and len(span) == 1 and ends_longer_name(span[0]):
                continue  # whom the roster knows as "Holt" alone is not "Mira Holt"
            if name.how in _OF_PLACES and len(span) == 1 and self._is_surname(span, name, surnames):
                continue
            if name.how == "adjective" and not self._is_of_party(span, name):
                continue
            if name.kind == "group" and span.text in first_names() and span[0].ent_type_ == "PERSON":
                continue  # "Karen" the woman
            if (name.kind == "body" or (name.kind == "igo" and len(span) > 1)) and self._belongs_elsewhere(span, name):
                continue
            kept.append(Found(span, name, span, rule))
        known = {token.i for span in found for token in span}
        for ent in doc.ents:
            if ent.label_ in _NATIONS and ent.start not in known and (name := misspelt(ent.text)):
                kept.append(plain(ent, name))
        kept = with_shared_words(doc, kept, self.lookup)
        return sorted(kept, key=lambda one: one.span.start)

    def _meant(self, span: Span, published: date | None) -> tuple[Name | None, str | None]:
        """(what the words stand for, the rule by which one of several meanings was taken)."""
        name = self._names.get(span.text)
        if span.text in self.roster_forms or name is None:
            return name, None
        return of_several(span, name, published)

    def _is_surname(self, span: Span, name: Name, surnames: dict[str, int]) -> bool:
        """Is it a person's: "Mr Paris", "Paris" after "Mira Paris", and before her where nothing else is of France?"""
        if is_addressed(span):
            return True
        if span.start and span.doc[span.start - 1].lower_ in _WHERE:
            return False  # nobody is in a person
        named_at = surnames.get(span.text)
        return named_at is not None and (named_at < span.start or not is_spoken_of(span, name.country))

    def _belongs_elsewhere(self, span: Span, name: Name) -> bool:
        """Is it another state's body: "Chile's Defense Department", "National Security Council"?"""
        before = [t for t in span.doc[max(0, span.start - 2) : span.start] if t.tag_ != "POS"]
        if before and before[-1].text in _OF_STATES:
            return True
        owner = self._names.get(before[-1].text) if before else None
        return owner is not None and owner.kind == "state" and owner.side != name.side

    def _is_of_party(self, span: Span, name: Name) -> bool:
        """Does a party's adjective stand before its people ("Republican lawmakers"), and is it of no other land?"""
        doc = span.doc
        if span.start == span.sent.start and span.text not in _told_by_capital():
            return False
        before = doc[span.start - 1] if span.start > span.sent.start else None
        if before is not None and before.text[:1].isupper() and before.pos_ in {"PROPN", "ADJ"}:
            owner = self._names.get(before.text)
            if before.i > span.sent.start and (owner is None or owner.country != name.country):
                return False  # "Christian Democratic leaders", "Turkish Republican lawmakers"
        after = doc[span.end] if span.end < len(doc) else None
        if after is not None and after.lower_ in words("party_people"):
            return True
        alone = span.text in _alone() and not (after is not None and after.text[:1].isupper())
        return alone and is_spoken_of(span, name.country)

    def lookup(self, text: str) -> Name | None:
        """What exactly this form stands for."""
        return self._names.get(text)


@cache
def _things() -> dict[str, list[str]]:
    return {row["name"]: row["things"].split("|") for row in table("things_named_after_states")}


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["word"] for row in table("party_adjectives") if row["alone"])


@cache
def _told_by_capital() -> frozenset[str]:
    return frozenset(row["word"] for row in table("party_adjectives") if row["first"])


def _inside_person(span: Span) -> bool:
    """Is the span the first or last part of a person's name, with nothing but names beside it?"""
    first, last = span[0], span[-1]
    if first.ent_type_ != "PERSON" or last.ent_type_ != "PERSON":
        return False
    doc, start, end = span.doc, span.start, span.end
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    entity = doc[start:end]
    entity = entity[1:] if entity[0].lower_ == "the" else entity
    if (entity.start, entity.end) == (span.start, span.end):
        return False
    # "Israeli Prime Minister Ehud Barak" is one entity to some parses: a people in front of it is no part of the name
    return not (span.start == entity.start and (len(entity) - len(span) >= 2 or first.pos_ == "ADJ"))
