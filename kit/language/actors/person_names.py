"""Names of persons: which words are one, and what the words around it say of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kit.language.actors.gender import is_addressed
from kit.language.grammar import children, ends_title
from kit.language.spotting import with_value
from kit.lexicon import words
from kit.lexicon.world import first_names, names

_HONORIFICS = {"Sir", "Lord", "Lady", "President", "King", "Queen", "Pope"}
_NO_PERSONS = {"ORG", "FAC", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"}
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
        if ent.label_ != "PERSON" and not _follows_title(ent) and not is_addressed(ent):
            continue
        start, end = ent.start, ent.end
        while start < end and _is_title_word(doc[start]):
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[:1].isalpha()):
            end -= 1
        if start < end and doc[start].text[:1].isupper() and "\n" not in doc[start:end].text:
            span = doc[start:end]
            of_office = any(token.lower_ in words("roles") for token in span)
            if not taken(span) and not of_office and not _opens_with_deed(span):
                yield span
    for token in with_value(doc, "POS", {"PROPN"}):
        named = follows_first_name(token) or bears_place_name(token)
        if token.ent_type_ != "PERSON" and named and not taken(doc[token.i - 1 : token.i + 1]):
            yield doc[token.i - 1 : token.i + 1]  # a full name that the model took for something else


def _opens_with_deed(span: Span) -> bool:
    """Is it a participle and a state that the model took for a name ("Calling Ireland a partner, ...")?"""
    return len(span) > 1 and span[0].text.endswith("ing") and span[1:].text in names()


def follows_first_name(last: Token) -> bool:
    """Is it the second of two capitalised words of which the first is nothing but a first name ("Valeska Paris")?"""
    if not last.i or last.pos_ != "PROPN" or not last.text.istitle():
        return False
    first = last.nbor(-1)
    if first.text not in first_names() or first.text in names() or first.pos_ != "PROPN":
        return False
    before = first.nbor(-1) if first.i else None
    return first.ent_type_ not in _NO_PERSONS and (before is None or before.pos_ != "PROPN")


def bears_place_name(last: Token) -> bool:
    """Is it a place's name borne as a surname after a first name that no list knows ("Zora Washington")?"""
    if not last.i or last.text not in words("names_also_persons"):
        return False
    first = last.nbor(-1)
    if first.pos_ != "PROPN" or not first.text.istitle() or first.head != last:
        return False
    place = names().get(last.text)
    capital = place is not None and place.how == "metonym"  # "Zora Ireland" is a firm rather, where the model says so
    if first.ent_type_ not in ({"", "PERSON", "ORG"} if capital else {"", "PERSON"}):
        return False
    known = first.text in names() or first.lower_ in words("before_places") or _is_title_word(first)
    return not known and (not first.i or first.nbor(-1).pos_ != "PROPN")


def ends_longer_name(last: Token) -> bool:
    """Is it the last word of a longer name of a person ("Holt" in "Mira Holt", but not in "Minister Holt")?"""
    if last.ent_type_ != "PERSON" or last.ent_iob_ != "I":
        return follows_first_name(last)
    first = last.nbor(-1)
    return first.pos_ == "PROPN" and not _is_title_word(first)


def _follows_title(ent: Span) -> bool:
    """Is it a full name after a title that the model took for an organisation?"""
    if ent.label_ != "ORG" or not 2 <= len(ent) <= 4 or not ent.start or not all(t.text.isalpha() for t in ent):
        return False
    if any(t.lower_ in words("institutions") or t.lower_ in words("agents") or t.pos_ != "PROPN" for t in ent):
        return False
    titled = ent.root.dep_ == "appos" and ent.root.head.lower_ in words("roles")  # "his Turkish counterpart, X"
    before = ent.doc[ent.start - 1]
    return titled or ends_title(before) or before.lower_ in words("roles")


def _is_title_word(token: Token) -> bool:
    lower = token.lower_
    return (
        lower in words("roles")
        or token.text.rstrip(".") in words("title_abbreviations")
        or token.text in _HONORIFICS
        or lower in words("title_words")
        or token.pos_ == "PUNCT"
    )


def describe(span: Span, side_of: SideOf) -> Person:
    """What the words around a name say of the person: "Indian Foreign Minister X", "X, spokesman for the army"."""
    role, side, country = _before(span, side_of)
    if side is None or role is None:
        after_role, after_side, after_country = _after(span, side_of)
        role, side, country = role or after_role, side or after_side, country or after_country
    if role is None:
        role, side, country = _apposed(span, side_of)
    elif side is None:
        side, country = _of_state(span, side_of)
    if side is None and country is None and role is not None:
        side = _headed(span, role)
    return Person(span, role, side, country)


def _apposed(span: Span, side_of: SideOf) -> tuple[str | None, str | None, str | None]:
    """Title and side where the name is the apposition: "the Turkish foreign minister, X," """
    head = span.root.head
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head  # "the leader of Norway, X"
    if span.root.dep_ != "appos" or head.lemma_.lower() not in words("roles"):
        return None, None, None
    whose = [t for t in head.lefts if t.dep_ in {"amod", "compound", "nmod", "poss"}]
    seats = [o for prep in children(head, "prep") if prep.lower_ == "of" for o in children(prep, "pobj")]
    side, country = next((found for t in [*whose, *seats] if (found := side_of(t)) != (None, None)), (None, None))
    title = [t.text for t in whose if t.dep_ != "poss" and side_of(t) == (None, None)]
    return " ".join([*title, head.text]), side, country


def _headed(span: Span, role: str) -> str | None:
    """The organisation for which this person speaks: "the leader of the Harbour League, X", "X, head of Dock Watch"."""
    if role.split()[-1].lower() not in words("organisation_heads"):
        return None
    appos = [span.root.head] if span.root.dep_ == "appos" else children(span.root, "appos")
    posts = [*appos, *children(span.root, "compound")]
    of = (o for noun in posts for prep in children(noun, "prep") if prep.lower_ == "of" for o in children(prep, "pobj"))
    beside = (t for noun in posts for t in children(noun, "poss", "compound", "nmod"))
    whose = (t for t in beside if not children(t, "cc", "conj"))  # not: "from Lind and Vice President X"
    for token in (*of, *whose):
        named = next((ent for ent in span.sent.ents if ent.label_ == "ORG" and ent.start <= token.i < ent.end), None)
        if named is not None and not any(t.lower_ in words("institutions") for t in named):
            named = named[1:] if named[0].lower_ in {"the", "a", "an"} else named
            return " ".join(named.text.split())
    return None


def _of_state(span: Span, side_of: SideOf) -> tuple[str | None, str | None]:
    """The state in "President X of Turkey"."""
    after = span.doc[span.end : span.end + 2]
    return side_of(after[1]) if len(after) == 2 and after[0].lower_ == "of" else (None, None)


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
        if ends_title(token):
            index -= 1  # "army spokesman Col. Lee": the stop is the rank's
            continue
        if token.is_punct and token.text not in {"-", "'", "’"}:
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        found_side, found_country = side_of(token)
        if found_side is not None or found_country is not None:
            if side is None:
                side, country = found_side, found_country
            country = country or found_country  # "Sudan's al-Qaeda leader X"
        elif token.tag_ not in {"DT", "POS", "PRP$"}:
            title.append(token)
        index -= 1
    title.reverse()
    while title and title[0].pos_ == "ADP":
        title.pop(0)
    has_role = any(token.lower_ in words("roles") or token.lemma_.lower() in words("roles") for token in title)
    if not has_role and side not in words("party_adjectives", "party"):
        return None, None, None
    return "".join(token.text_with_ws for token in title).strip(" -'’"), side, country


def _after(span: Span, side_of: SideOf) -> tuple[str | None, str | None, str | None]:
    """Title and side in an apposition: ", Pakistan's foreign minister,"."""
    for head in (span.root, *children(span.root, "appos")):  # in order: a set of tokens has none
        noun = head if head != span.root else None
        for appos in [noun] if noun is not None else children(head, "appos"):
            if (party := names().get(appos.text)) is not None and party.how == "adjective":
                return appos.text, party.side, party.country  # "X, a Republican from Ohio"
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
