"""Groups under their own name, though no table knows them: "Druze lawmakers", "left-wing groups"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.actors.person_names import SideOf
from kit.language.grammar import children
from kit.language.spotting import spotted
from kit.lexicon import words


def cast_qualified(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Put groups that a faith, people or political direction sets apart from their state into the cast.

    The side is the group's name, the country that of a nation in it. What it misses: groups set apart by a clause
    ("lawmakers who oppose the war").
    """
    for noun in spotted(doc, "group_people"):
        if noun.pos_ not in {"NOUN", "PROPN"} or cast.covers(doc[noun.i : noun.i + 1]):
            continue
        before = children(noun, "amod", "compound", "nmod")
        qualifiers = [t.i for t in before if _word(t) in words("group_qualifiers")]
        nations = [t for t in before if side_of(t)[1]]
        if not qualifiers or any(side_of(t)[0] != side_of(t)[1] for t in nations):
            continue  # a party or people with a name of its own is meant
        first = min(t.left_edge.i for t in before if t in nations or t.i in qualifiers)
        span = doc[first : noun.i + 1]
        country = next((side_of(t)[1] for t in nations), None)
        name = " ".join(span.text.split())
        cast.swallow(span)  # "Druze Israeli lawmakers" do not speak for Israel
        cast.mention(span, cast.actor(name, "group", name, country), "name", "qualified_group")


def _word(token: Token) -> str:
    """The qualifier as one word: "left-wing" is three tokens."""
    return token.doc[token.left_edge.i : token.i + 1].text.lower() if token.n_lefts else token.lower_
