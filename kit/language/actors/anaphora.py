"""Words that mean somebody named before: titles ("the prime minister") and groups ("both nations")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.extensions import text_of
from kit.language.grammar import children
from kit.language.records import Actor, Mention
from kit.language.spotting import spotted, with_value
from kit.lexicon import words
from kit.lexicon.world import holders

_FORMER = {"former", "late", "ex", "erstwhile", "deposed", "ousted"}
_PAIRED = {"and", "-", "–", "or", ", and"}
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}


def cast_titles(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Titles such as "the prime minister", "the UN Secretary-General": the last person named with them."""
    for noun in sorted({*spotted(doc, "roles"), *with_value(doc, "LEMMA", words("roles"))}, key=lambda t: t.i):
        if noun.tag_ not in {"NN", "NNP"}:
            continue
        determiner = next((t for t in noun.lefts if t.dep_ == "det"), None)
        if determiner is None or determiner.lower_ != "the":
            continue
        modifiers = [t for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod"}]
        phrase = doc[determiner.i : noun.i + 1]
        of_words = ["of", *(o.lower_ for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj"))]
        if len(of_words) == 2 and of_words[1] == "state":
            phrase = doc[determiner.i : noun.i + 3]
        if noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ == "PROPN" and doc[noun.i + 1].text[0].isupper():
            continue  # a name follows: the title is that person's own
        side = next((s for t in modifiers if (s := side_of(t)[0])), None)
        wanted = {noun.lower_, *(t.lower_ for t in modifiers if side_of(t) == (None, None))}
        holder = _holder(cast, phrase.start_char, wanted, side, noun.lower_)
        if holder is None and wanted & _FORMER:
            holder = _past_holder(cast, phrase, side, noun.lower_)
        if holder is not None and not cast.covers(phrase[-1:]):
            cast.mention(phrase, holder, "title", "title")


def _holder(cast: Cast, before: int, wanted: set[str], side: str | None, noun: str) -> Actor | None:
    for mention in sorted(cast.mentions, key=lambda m: -m.start):
        if mention.start >= before:
            continue
        actor = cast.get(mention.actor_id)
        role = set((actor.role or "").lower().replace("-", " - ").split())
        agrees = side is None or actor.side == side
        if actor.kind == "person" and noun in role and wanted <= role and agrees:
            return actor
    return None


def _past_holder(cast: Cast, phrase: Span, side: str | None, noun: str) -> Actor | None:
    """Whom "the former leader" means: the last one named whose days in office the table of leaders knows to be over."""
    day = phrase.doc._.published
    for mention in sorted(cast.mentions, key=lambda m: -m.start):
        actor = cast.get(mention.actor_id)
        if mention.start >= phrase.start_char or actor.kind != "person":
            continue
        terms = [row for row in holders().get(actor.name, ()) if row.side and row.side == row.country]
        over = bool(terms) and all(row.until and (day is None or row.until < day) for row in terms)
        over = over and side in {None, terms[0].side}
        if over and (noun == "leader" or any(noun in (row.role or "").lower().split() for row in terms)):
            return actor
    return None


def cast_groups(doc: Doc, cast: Cast) -> None:
    """Groups such as "both nations", "the nuclear-armed neighbours": every party in force, a mention each."""
    for noun in spotted(doc, "groups"):
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        lefts = [t for t in noun.lefts if t.dep_ in {"det", "amod", "nummod", "predet", "compound", "cc", "advmod"}]
        said = {t.lower_ for t in lefts} | {_hyphenated(t) for t in lefts}
        bare = {t.lower_ for t in lefts} == {"the"} and noun.lower_ in {"neighbors", "neighbours", "rivals"}
        if not (said & words("quantifiers") or bare):
            continue
        members = _parties_in_force(cast, noun)
        if len(members) < 2:
            continue
        start = min([noun.i, *(t.left_edge.i for t in lefts)])
        for actor in members:
            cast.mention(doc[start : noun.i + 1], actor, "group", "group")


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
