"""Words that mean a state or a body of states without its name: "the government", "the bloc", "the EU member"."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Doc, Span, Token

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.language.records import Actor
from kit.language.spotting import with_value
from kit.lexicon import table
from kit.lexicon.world import state_name

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_GOVERNMENT = frozenset({"government", "authorities"})
_MEMBERS = frozenset({"member", "nation", "state", "country", "ally"})
_SLOTS = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "poss"}
_WHERE = {"in", "on", "at", "near", "around", "across", "off", "over", "inside", "through", "throughout"}
_MAIN = 3  # a state that is mentioned so often, and twice as often as any other, is what the article is about


def cast_descriptions(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Put them into the cast. What it misses: two states of which a sentence speaks alike."""
    for noun in with_value(doc, "LOWER", _GOVERNMENT | _MEMBERS | _blocs().keys()):
        before = children(noun, *_MODIFIERS)
        the = next((t for t in noun.lefts if t.dep_ == "det" and t.lower_ == "the"), None)
        if the is None or noun.dep_ not in _SLOTS or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        span = doc[the.i : noun.i + 1]
        if noun.lower_ in _blocs():
            _cast_bloc(span, cast, before)
        elif noun.lower_ in _MEMBERS and before:
            _cast_member(span, cast, before, side_of)
        elif noun.lower_ in _GOVERNMENT and not before and _is_bare(noun) and not cast.covers(span[-1:]):
            _cast_government(span, cast)


def _cast_government(span: Span, cast: Cast) -> None:
    if code := _state_in_view(span.root, cast):
        cast.mention(span, cast.actor(state_name(code), "state", code, code), "title", "government_in_view")


def _is_bare(noun: Token) -> bool:
    return not children(noun, "prep", "relcl", "acl", "appos")


def _cast_bloc(span: Span, cast: Cast, before: list[Token]) -> None:
    sides, fitting = _blocs()[span.root.lower_]
    if any(t.pos_ != "NUM" and t.lower_ not in fitting for t in before) or cast.covers(span):
        return
    for mention in reversed(cast.mentions):
        actor = cast.get(mention.actor_id)
        if mention.end <= span.start_char and actor.kind in {"igo", "state"} and actor.side in sides:
            of_place = actor.kind == "state" and span.root.dep_ == "pobj" and span.root.head.lower_ in _WHERE
            cast.mention(span, actor, "place" if of_place else "title", "bloc_again")
            return


def _cast_member(span: Span, cast: Cast, before: list[Token], side_of: SideOf) -> None:
    body = next((side for t in before if (side := side_of(t)[0]) in _members()), None)
    if body is None:
        return
    verb = span.root.head
    beside = {span.root.head.idx} if span.root.dep_ == "conj" else {t.idx for t in children(verb, "nsubj")}
    named = [m for m in cast.mentions if m.end <= span.start_char]
    taken = {m.side for m in named if any(m.start <= at < m.end for at in beside)}
    for mention in reversed(named):
        if mention.side in _members()[body] and mention.side not in taken:
            cast.swallow(span)
            actor = cast.actor(state_name(mention.side), "state", mention.side, mention.side)
            cast.mention(span, actor, "title", "member_state")
            return


def _state_in_view(noun: Token, cast: Cast) -> str | None:
    """The only state whose people or bodies the sentence names before the noun; else that of the whole article."""
    first = noun.sent.start_char
    here = {_state(cast.get(m.actor_id)) for m in cast.mentions if first <= m.start < noun.idx and m.how != "place"}
    here.discard(None)
    if here:
        return here.pop() if len(here) == 1 else None
    return main_state(cast)


def main_state(cast: Cast) -> str | None:
    """The state of which the text speaks above all others; None where there is no such one."""
    counted = Counter(code for m in cast.mentions if (code := _state(cast.get(m.actor_id)))).most_common(2)
    if not counted or counted[0][1] < _MAIN or (len(counted) > 1 and counted[0][1] < 2 * counted[1][1]):
        return None
    return counted[0][0]


def _state(actor: Actor) -> str | None:
    return actor.country if actor.country and actor.country != "IGO" else None


@cache
def _blocs() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    parts = lambda cell: frozenset(cell.split("|"))
    return {row["word"]: (parts(row["sides"]), parts(row["before"])) for row in table("blocs")}


@cache
def _members() -> dict[str, frozenset[str]]:
    return {row["side"]: frozenset(row["codes"].split("|")) for row in table("memberships")}
