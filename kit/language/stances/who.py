"""Who is meant by a word, and who is responsible for what it names."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kit.language import grammar, parties
from kit.language.extensions import mentions_of
from kit.language.kept import asked_once
from kit.language.stances.frames import agent_frames, body_adjectives, holder_nouns, named_before, undergone
from kit.language.stances.unlisted import unlisted_name
from kit.lexicon import words

_NOT_IN_PHRASE = frozenset({"relcl", "acl", "advcl", "punct", "cc", "parataxis", "ccomp"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_BACKWARD = frozenset({"the", "this", "these", "those", "such"})
_BACK = 2  # sentences in which a thing said or done is looked for that "the remarks" take up
_DEPTH = 3  # "attempts by supporters of the plan of ...": how far responsibility is followed


class Who(NamedTuple):
    """A party in a stance: its side (or plain name), its actor_id where known, and the words that name it."""

    side: str
    actor_id: str | None
    start: int
    end: int
    kind: str | None = None  # of the actor, where known: person, state, body ...


@asked_once(mentions_of)
def named(token: Token) -> tuple[Who, ...]:
    """The parties that the noun phrase headed by `token` itself means, each with the whole phrase; conjuncts aside."""
    token = _described(_teller(token) or _antecedent(token))
    doc = token.doc
    extent = phrase(token)
    found = []
    for party in (*_meant(token), *_fellow_owners(token)):
        actor = parties.actor_of(doc, party.actor_id) if party.actor_id is not None else None
        if side := party.side or (actor and actor.name):
            start, end = _name_nearby(token, party) if party.how == "pronoun" else extent
            found.append(Who(side, party.actor_id, start, end, actor.kind if actor is not None else None))
    unlisted = () if found else _unlisted(token) or _apposed(token) or _body(token)
    return tuple(found) or tuple(Who(who.side, None, *extent) for who in unlisted)


def _meant(token: Token) -> list[parties.Party]:
    """The parties of the actors layer; a person called by a nationality in the same phrase ("his Irish counterpart
    Vale") counts for that state.
    """
    found = list(parties.parties_of(token)) or _places(token)
    nations = [
        m
        for t in grammar.children(token, "amod", "compound")
        for m in parties.mentions_at(t)
        if m.how == "demonym" and m.side
    ]
    if len(found) == 1 and nations and found[0].side != nations[0].side:
        return [found[0]._replace(side=nations[0].side)]
    return found


def _fellow_owners(token: Token) -> list[parties.Party]:
    """The other parties of a phrase that speaks for several: "the leaders of Oslo and Stockholm"."""
    if parties.mentions_at(token) or not parties.parties_of(token):
        return []
    of = [prep for prep in grammar.children(token, "prep") if prep.lower_ == "of"]
    owners = [*grammar.children(token, "poss"), *(head for prep in of for head in grammar.children(prep, "pobj"))]
    return [
        parties.Party(m.side, m.actor_id, m.start, m.end, "name")
        for owner in owners
        for fellow in grammar.conjuncts(owner)
        if fellow != owner
        for m in parties.mentions_at(fellow)
        if m.side
    ]


def _places(token: Token) -> list[parties.Party]:
    """Countries and capitals that the actors layer took for places: who stands in a slot of a stance acts for one."""
    adjective = token.dep_ in {"compound", "nmod"} and token.text.isupper()  # "the US embargo"
    if token.dep_ not in _SLOTS and not adjective:
        return []
    return [
        parties.Party(m.side, m.actor_id, m.start, m.end, "name")
        for m in parties.mentions_at(token)
        if m.how == "place" and m.side
    ]


def phrase(head: Token) -> tuple[int, int]:
    """The characters of the noun phrase with its appositions, without clauses and conjuncts."""
    members, queue = [head], [head]
    while queue:
        for child in queue.pop().children:
            if child.dep_ not in _NOT_IN_PHRASE and not (child.head == head and child.dep_ == "conj"):
                members.append(child)
                queue.append(child)
    first, last = min(members, key=lambda t: t.i), max(members, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def all_named(tokens: list[Token]) -> tuple[Who, ...]:
    """The parties meant by several noun phrases, each side once."""
    return _once(who for token in tokens for who in named(token))


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
        if who := _once(w for head in heads for w in responsible(head, depth - 1)):
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


def others(targets: tuple[Who, ...], holders: tuple[Who, ...]) -> tuple[Who, ...]:
    """The targets who are not the holders themselves; two people of one side are two, a body and
    a person too; a person and the state itself are one."""
    return tuple(who for who in targets if not any(_same(who, holder) for holder in holders))


def _same(one: Who, other: Who) -> bool:
    kinds = {one.kind, other.kind}
    if "person" in kinds and "state" not in kinds:
        return one.actor_id == other.actor_id if one.actor_id and other.actor_id else one.side == other.side
    return one.side == other.side


def apart(doc: Doc, parties_: tuple[Who, ...], of: tuple[Who, ...]) -> tuple[Who, ...]:
    """The parties under their own names where another of the same side stands on the other end: at home a politician
    speaks for no state.
    """
    shared = {who.side for who in of}
    return tuple(_by_name(doc, who) if who.side in shared else who for who in parties_)


def _by_name(doc: Doc, who: Who) -> Who:
    actor = parties.actor_of(doc, who.actor_id) if who.actor_id is not None else None
    return who._replace(side=actor.name) if actor is not None and actor.kind != "state" else who


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
    return _once(w for t in doers for w in responsible(t, depth - 1)) or _once(
        w for t in others for w in responsible(t, depth - 1)
    )


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token."""
    if token.tag_ in {"WDT", "WP"} or (token.lower_ == "that" and token.pos_ in {"PRON", "SCONJ"}):
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def _described(noun: Token) -> Token:
    """Who is said to be the noun that a relative clause follows ("Vale was a nationalist who ..."), else the noun."""
    if noun.dep_ != "attr" or noun.pos_ != "NOUN" or not grammar.children(noun, "relcl"):
        return noun
    subject = next(iter(grammar.children(noun.head, "nsubj")), noun)
    return subject if subject.pos_ in {"NOUN", "PROPN"} or subject.lower_ in {"he", "she"} else noun


def _teller(token: Token) -> Token | None:
    """Who says it, for an unresolved pronoun that is the subject of what is said: "Vale said she would back it"."""
    if token.lower_ not in _PRONOUNS or token.dep_ != "nsubj" or parties.parties_of(token):
        return None
    clause = token.head
    while clause.dep_ in {"ccomp", "xcomp", "conj", "advcl"} and clause.head != clause:
        above = clause.head
        if clause.dep_ == "ccomp":
            for subject in grammar.children(above, "nsubj"):
                if subject.pos_ in {"PROPN", "NOUN"}:
                    return subject
        clause = above
    return None


def _name_nearby(token: Token, party) -> tuple[int, int]:
    """The name of a pronoun's actor in the same sentence, if it stands there; else the pronoun."""
    first, last = token.sent.start_char, token.sent.end_char
    for mention in token.doc._.mentions:
        if first <= mention.start < last and mention.actor_id == party.actor_id and mention.how in {"name", "demonym"}:
            return mention.start, mention.end
    return party.start, party.end


def _unlisted(token: Token) -> tuple[Who, ...]:
    """A party that the actors layer has no entry for."""
    name = unlisted_name(token)
    return (_who(name),) if name is not None else ()


def _body(token: Token) -> tuple[Who, ...]:
    """The body that an adjective means where the text names it: "the European response"."""
    side = body_adjectives().get(token.lower_) if token.dep_ == "amod" and token.head.pos_ == "NOUN" else None
    known = side and next((m for m in token.doc._.mentions if m.side == side), None)
    return (Who(side, known.actor_id, *grammar.offsets(token)),) if known else ()


def _apposed(token: Token) -> tuple[Who, ...]:
    """The name beside a common noun: "the agency's chief executive, Jane Vale"."""
    if token.pos_ != "NOUN":
        return ()
    return _once(who for name in grammar.children(token, "appos") if name.pos_ == "PROPN" for who in named(name))


def _who(span: Span) -> Who:
    while len(span) > 1 and span[0].lower_ in {"the", "a", "an"}:
        span = span[1:]
    while len(span) > 1 and span[-1].tag_ == "POS":
        span = span[:-1]
    return Who(" ".join(span.text.split()), None, span.start_char, span.end_char)


def _once(whos) -> tuple[Who, ...]:
    return tuple({(who.side, who.start): who for who in whos}.values())
