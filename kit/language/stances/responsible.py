"""Who is responsible for the act, plan or words that a noun phrase names."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language import grammar
from kit.language.extensions import mentions_of
from kit.language.kept import asked_once
from kit.language.stances.frames import agent_frames, holder_nouns, named_before, undergone
from kit.language.stances.who import Who, all_named, named, once
from kit.lexicon import words

_BACKWARD = frozenset({"the", "this", "these", "those", "such"})
_BACK = 2  # sentences in which a thing said or done is looked for that "the remarks" take up
_DEPTH = 3  # "attempts by supporters of the plan of ...": how far responsibility is followed


@asked_once(mentions_of)
def responsible(token: Token, depth: int = _DEPTH) -> tuple[Who, ...]:
    """The parties meant by `token`, or else those responsible for the act, plan or words that it names.

    "the strike by Israel", "Vale's decision", "Indian aggression", "the attacks that Russia launched". Where the
    of-phrase names who underwent it ("the arrest of") it is left out; empty when nobody is named.
    """
    if own := named(token):
        return own
    if depth == 0:
        return ()
    if token.pos_ in {"VERB", "AUX"}:
        return _of_clause(token, depth)
    for heads in _responsible_heads(token):
        if who := once(w for head in heads for w in responsible(head, depth - 1)):
            return who
    return _named_before(token) if depth == _DEPTH else ()


def _named_before(noun: Token) -> tuple[Who, ...]:
    """Who is behind "the remarks", "such a plan": whoever was behind the last thing of that kind."""
    kinds = named_before()
    kind = kinds.get(noun.lemma_.lower())
    if kind is None or not any(t.lower_ in _BACKWARD for t in noun.lefts) or grammar.children(noun, "acl", "relcl"):
        return ()
    first = noun.sent.start
    for _ in range(_BACK):
        first = noun.doc[first - 1].sent.start if first else 0
    for token in reversed(noun.doc[first : noun.i]):
        if token.pos_ != "NOUN" or kinds.get(token.lemma_.lower()) != kind:
            continue
        made_by = grammar.agents(token.head) if token.dep_ == "dobj" else []  # "approved a sale"
        if who := responsible(token, 1) or all_named(made_by):
            return who
    return ()


def _responsible_heads(noun: Token) -> list[list[Token]]:
    """Where the responsible party may stand, best first."""
    prepositional = lambda *names: [obj for _, obj in grammar.prepositional(noun, *names)]
    modifiers = grammar.children(noun, "compound", "amod", "nmod")
    if noun.lemma_.lower() in agent_frames():  # "her Republican critics": hers is what they are critics of
        groups = [t for t in modifiers if t.ent_type_ != "PERSON"]  # a leader's supporters are not the leader
        return [groups, prepositional("including", "like", "as", "among")]
    places = [
        prepositional("by"),
        [agent for verb in grammar.children(noun, "acl", "relcl") for agent in _doers(verb)],
        grammar.possessors(noun),
        modifiers,
        prepositional("from"),
        _hung_on_verb(noun, "from"),
    ]
    if noun.lemma_.lower() not in undergone():
        places.append(prepositional("of"))
    if noun.lemma_.lower() in words("stance_invitations"):
        places.append(_hosts(noun))
    places.append(prepositional("between", "among", "including", "like"))
    if noun.lemma_.lower() in holder_nouns():
        places.append(prepositional("as", "in", "with", "at"))
    if noun.dep_ == "dobj" and noun.lemma_.lower() in words("roles"):  # "accused officials in Oslo of"
        places.append(_hung_on_verb(noun, "in", "at", "from", "of"))
    return places


def _hung_on_verb(noun: Token, *prepositions: str) -> list[Token]:
    """The objects of a phrase right behind the noun that the parser hung on its verb."""
    if noun.dep_ != "dobj":
        return []
    return [
        obj
        for prep in grammar.children(noun.head, "prep")
        if prep.i == noun.i + 1 and prep.lower_ in prepositions
        for obj in grammar.children(prep, "pobj")
    ]


def _hosts(invitation: Token) -> list[Token]:
    """Where somebody is asked to come: "an invitation to Oslo", "to visit Oslo"."""
    verbs = [invitation, *grammar.children(invitation, "acl")]
    places = [t for verb in verbs for _, t in grammar.prepositional(verb, "to")]
    return places + [t for verb in verbs[1:] for t in grammar.children(verb, "dobj") if t.ent_type_ == "GPE"]


def _doers(verb: Token) -> list[Token]:
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return [
            obj
            for by in grammar.children(verb, "agent", "prep")
            if by.lower_ == "by"
            for head in grammar.children(by, "pobj")
            for obj in grammar.conjuncts(head)
        ]
    return [t for t in grammar.children(verb, "nsubj") if t.tag_ not in {"WDT", "WP"} and t.lower_ != "that"]


def _of_clause(verb: Token, depth: int) -> tuple[Who, ...]:
    """Who acts in a clause; else who is acted on."""
    doers = [t for t in grammar.children(verb, "nsubj") for t in grammar.conjuncts(t)]
    doers += [
        obj
        for by in grammar.children(verb, "agent")
        for head in grammar.children(by, "pobj")
        for obj in grammar.conjuncts(head)
    ]
    others = grammar.children(verb, "nsubjpass", "dobj", "attr")
    return once(w for t in doers for w in responsible(t, depth - 1)) or once(
        w for t in others for w in responsible(t, depth - 1)
    )
