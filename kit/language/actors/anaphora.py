"""Titles that mean somebody named before: "the prime minister", "the former leader"."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.language.records import Actor
from kit.language.spotting import spotted, with_value
from kit.lexicon import words
from kit.lexicon.world import holders

_FORMER = {"former", "late", "ex", "erstwhile", "deposed", "ousted"}


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
