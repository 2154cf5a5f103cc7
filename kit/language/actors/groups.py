"""Groups that mean several parties named before: "both nations", "the two leaders", "the two"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.extensions import text_of
from kit.language.grammar import children
from kit.language.records import Actor, Mention
from kit.language.spotting import with_value
from kit.lexicon import words

_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_NUMBERS = frozenset({"two", "both", "pair", "duo"})
_PERSONS = {"leaders", "presidents", "men", "women", "ministers", "premiers", "diplomats"}
_PAIRED = {"and", "-", "–", "or", ", and"}
_NO_MEMBERS = {"demonym", "group"}
_BACK = 3  # sentences before a group of persons in which they were named together


def cast_groups(doc: Doc, cast: Cast) -> None:
    """Groups such as "both nations", "the two": every party in force, a mention each."""
    for number in with_value(doc, "LOWER", _NUMBERS):
        if _is_noun(number):
            start = number.i if number.lower_ == "both" else number.i - 1
            for actor in _pair_in_force(cast, number):
                cast.mention(doc[start : number.i + 1], actor, "group", "group")
    for noun in with_value(doc, "LOWER", words("groups") | _PERSONS):
        if noun.pos_ not in {"NOUN", "PROPN"} or children(noun, "conj"):
            continue
        lefts = [t for t in noun.lefts if t.dep_ in {"det", "amod", "nummod", "predet", "compound", "cc", "advmod"}]
        said = {t.lower_ for t in lefts} | {_hyphenated(t) for t in lefts}
        bare = {t.lower_ for t in lefts} == {"the"} and noun.lower_ in {"neighbors", "neighbours", "rivals"}
        if not (said & words("quantifiers") or bare):
            continue
        members = _pair_in_force(cast, noun) if noun.lower_ in _PERSONS else []
        if not members and noun.lower_ in words("groups"):
            members = _parties_in_force(cast, noun)
        if len(members) < 2:
            continue
        start = min([noun.i, *(t.left_edge.i for t in lefts)])
        for actor in members:
            cast.mention(doc[start : noun.i + 1], actor, "group", "group")


def _is_noun(number: Token) -> bool:
    """Does "the two", "the pair" or "both" stand for those who act, and count nothing?"""
    if number.dep_ not in {"nsubj", "nsubjpass"} or number.head.pos_ not in {"VERB", "AUX"}:
        return False
    after_the = number.i > 0 and number.nbor(-1).lower_ == "the"
    bare = [t for t in number.children if t.dep_ not in {"det", "punct"}]
    return not bare and (after_the or number.lower_ == "both")


def _pair_in_force(cast: Cast, noun: Token) -> list[Actor]:
    """The last two persons or states that stood side by side: in this sentence, or in the two before it."""
    first = noun.sent.start
    for _ in range(_BACK):
        first = noun.doc[first - 1].sent.start if first else 0
    spoken = (m for m in cast.mentions if noun.doc[first].idx <= m.start < noun.idx and m.how not in _NO_MEMBERS)
    party_at = {m.end: a for m in spoken if (a := cast.get(m.actor_id)).side and a.kind in {"person", "state"}}
    for last in reversed(noun.doc[first : noun.i]):
        if last.dep_ != "conj" or last.head.dep_ == "conj":
            continue
        named = [word for t in (last.head, last) for word in (t, *children(t, "appos"))]
        members = [party_at[word.idx + len(word)] for word in named if word.idx + len(word) in party_at]
        if len(members) == 2 and members[0].side != members[1].side:
            return members
    return []


def _hyphenated(token: Token) -> str:
    return "".join(t.lower_ for t in token.subtree)


def _parties_in_force(cast: Cast, noun: Token) -> list[Actor]:
    """The two states meant: the last pair that stood together, else the two most mentioned but the clause's subject."""
    states = (m for m in cast.mentions if m.end <= noun.idx and cast.get(m.actor_id).kind == "state")
    before = [m for m in states if m.how != "group" and (m.how != "place" or _is_whose(noun.doc, m))]
    subjects = _subjects_before(cast, noun)
    text = text_of(noun.doc)
    for one, two in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        if one.actor_id != two.actor_id and text[one.end : two.start].strip().lower() in _PAIRED:
            return [cast.get(one.actor_id), cast.get(two.actor_id)]
    counted = Counter(m.actor_id for m in before if m.actor_id not in subjects)
    return [cast.get(key) for key, _ in counted.most_common(2)]


def _is_whose(doc: Doc, place: Mention) -> bool:
    """Does the place say whose somebody is: "the presidents of Norway and Sweden"?"""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    name = span.root
    while name.dep_ == "conj" and name.head != name:
        name = name.head
    whose = name.head.head
    return name.dep_ == "pobj" and name.head.lower_ == "of" and bool({whose.lemma_, whose.lower_} & words("roles"))


def _subjects_before(cast: Cast, noun: Token) -> set[str]:
    first = noun.sent.start_char
    tokens = {t.idx for t in noun.sent if t.dep_ in _SUBJECTS}
    return {m.actor_id for m in cast.mentions if m.start >= first and m.end <= noun.idx and _has_head(m, tokens)}


def _has_head(mention: Mention, token_starts: Iterable[int]) -> bool:
    return any(mention.start <= start < mention.end for start in token_starts)
