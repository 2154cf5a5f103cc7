"""Where the parts of a frame stand: slot names to tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language import grammar
from kit.language.parties import parties_of
from kit.language.stances.frames import holder_nouns, named_before, requests, speech_verbs, tellings, threats, values

_FAR = 6  # tokens
_WHEN = frozenset({"DATE", "TIME"})
_FORESEEN = frozenset({"expect", "set", "schedule"})
_HE_OR_SHE = frozenset({"he", "she", "him", "her", "who", "whom"})


def readings(anchors: list[Token], slot: str) -> list[list[Token]]:
    """What stands in the slot, best reading first: of a clause its subject, then against or by whom, then the rest."""
    if slot not in {"comp", "threat", "aim"}:
        return [fill(anchors, slot)]
    found = []
    for clause in fill(anchors, slot):
        against = [
            obj
            for t in clause.subtree
            if t.lower_ in {"against", "by"}
            for head in grammar.children(t, "pobj")
            for obj in grammar.conjuncts(head)
        ]
        toward = [t for _, t in grammar.prepositional(clause, "to", "on")]
        if slot in {"threat", "aim"}:
            return [against, toward, grammar.patients(clause)]
        found.append([t for subject in grammar.children(clause, "nsubj") for t in grammar.conjuncts(subject)])
        found += [against, toward, [clause]]
    return found or [[]]


def fill(anchors: list[Token], slot: str) -> list[Token]:
    """The heads of what stands in `slot` of the cue; `anchors` are the cue's words, the head first."""
    head = anchors[0]
    match slot:
        case "subj":
            return holders_of_verb(head)
        case "person":
            return _persons(head)
        case "on+person":
            return [t for t in _after_preposition(anchors, "on") if _is_human(t) or any(map(_is_human, t.children))]
        case "dobj":
            objects = [t for t in grammar.patients(head) if t not in anchors] + _datives(head)
            return objects or _raised(head) or _gap(head) or _next_to(head) or _before_day(head) or _beside(head)
        case "dative":
            return _datives(head)
        case "comp":
            return grammar.children(head, "ccomp")
        case "threat":
            return [t for t in grammar.children(head, "xcomp", "ccomp", "acl") if t.lemma_ in threats()]
        case "inf" | "aim":
            return [
                t
                for anchor in anchors
                for t in grammar.children(anchor, "xcomp", "acl", "ccomp")
                if any(c.lower_ == "to" for c in t.children)
            ]
        case "ing":
            return [t for t in grammar.children(head, "xcomp", "pcomp") if t.tag_ == "VBG"]
        case "that":
            said = grammar.children(head.head, "ccomp") if head.dep_ == "nsubj" and head.head.lemma_ == "be" else []
            own = grammar.children(head, "acl", "ccomp", "relcl")
            return [t for t in (*own, *said) if t.pos_ in {"VERB", "AUX"}]
        case "poss":
            return [t for anchor in anchors for t in grammar.possessors(anchor)]
        case "front":
            phrase = head.head if head.dep_ in {"compound", "nmod"} else head
            before = [t for t in grammar.children(phrase, "compound", "amod", "nmod") if t.i < head.i]
            return grammar.possessors(head) or [t for t in before if t.text[:1].isupper()]
        case "mod":
            return grammar.children(head, "amod", "compound", "nmod")
    asked = slot == "for" and head.lemma_ in requests()
    return list(_after_preposition(anchors, slot)) or (_for_clauses(head) if asked else [])


def _for_clauses(head: Token) -> list[Token]:
    """What is called for with its own subject: "called for Oslo to be punished"."""
    return [
        t
        for t in grammar.children(head, "advcl", "ccomp", "xcomp", "acl")
        if any(c.lower_ == "for" and c.i < t.i for c in grammar.children(t, "mark"))
    ]


def holders_of_verb(verb: Token) -> list[Token]:
    """Who holds the stance of a verb: its agents; the asker, when the verb is what somebody is asked to do."""
    if grammar.children(verb, "expl"):
        return []
    if (asker := _far_asker(verb)) is not None:
        return grammar.agents(asker)
    asked = verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in requests()
    if asked and any(c.lower_ == "to" for c in verb.children):
        verb = verb.head
    if grammar.is_passive(verb):
        expected = asked and verb.lemma_ in _FORESEEN  # "is expected to back": by nobody in particular
        return grammar.agents(verb) or (grammar.subjects(verb) if expected else _stray_agents(verb))
    found = grammar.agents(_told_beside(verb) or verb)
    if found == [verb.head] and _is_issued(verb.head) and not any(c.lower_ == "who" for c in verb.children):
        return [*found, *grammar.subjects(grammar.clause_of(verb.head))]  # "issued a statement condemning"
    return found


def _told_beside(verb: Token) -> Token | None:
    """The verb of the main clause, for words told beside those that it reports: "said Oslo had broken the deal,
    accusing it of bad faith", "agreed to make sure that Oslo pays, while keeping an eye on".
    """
    clause = verb.head
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i or clause.dep_ != "ccomp":
        return None
    marks = grammar.children(verb, "mark", "advmod")
    told = verb.lemma_ in speech_verbs() or any(mark.lower_ == "while" for mark in marks)
    if not told or verb.left_edge.i == 0 or verb.left_edge.nbor(-1).text != "," or grammar.children(verb, "nsubj"):
        return None
    return grammar.clause_of(clause.head)


def _far_asker(verb: Token) -> Token | None:
    """The verb of asking two steps up: "urged Oslo to stop arming the rebels"."""
    middle = verb.head
    if verb.dep_ != "xcomp" or middle.dep_ != "xcomp" or middle.head.lemma_ not in requests():
        return None
    return middle.head if any(c.lower_ == "to" for c in middle.children) else None


def _is_issued(noun: Token) -> bool:
    """Is the noun something that the subject of its clause made: a statement, a lawsuit, an advertisement?"""
    if noun.lemma_.lower() in holder_nouns() or noun.pos_ == "PROPN" or grammar.possessors(noun):
        return False
    if noun.head.dep_ == "pcomp":  # "accused of cutting a cable that links": it was done to the thing
        return False
    return noun.dep_ in {"dobj", "pobj", "attr"}


def _stray_agents(verb: Token) -> list[Token]:
    """The by-phrase of a passive that the parser hung on another word behind the verb."""
    return [
        obj
        for t in verb.subtree
        if t.i > verb.i and t.lower_ == "by" and t.head != verb
        for head in grammar.children(t, "pobj")
        for obj in grammar.conjuncts(head)
    ]


def _persons(verb: Token) -> list[Token]:
    """The agents of a verb that is one of words when it is done to people, what they say and plan, or for a reason."""
    patients = grammar.patients(verb)
    near = [t for patient in patients for t in (patient, *grammar.possessors(patient))]
    reasons = [t for _, t in grammar.prepositional(verb, "for", "over") if t.ent_type_ not in _WHEN]
    reasons += [t for _, t in grammar.prepositional(verb, "as") if values().get((t.lemma_.lower(), "noun"), 0) < 0]
    holders = holders_of_verb(verb)
    if reasons or any(map(_is_human, near)) or any(named_before().get(t.lemma_, "force") != "force" for t in patients):
        return holders
    groups = any(t.ent_type_ in {"ORG", "NORP"} for t in near)
    return holders if groups and any(map(_is_human, holders)) else []


def _is_human(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in _HE_OR_SHE


def _datives(verb: Token) -> list[Token]:
    return (
        []
        if grammar.is_passive(verb)
        else [t for d in grammar.children(verb, "dative") if d.pos_ != "ADP" for t in grammar.conjuncts(d)]
    )


def _raised(verb: Token) -> list[Token]:
    """The object that the parser takes for the subject of what follows: "trust her to be fair"."""
    return [
        t
        for clause in grammar.children(verb, "ccomp", "xcomp")
        if any(c.lower_ == "to" for c in clause.children)
        for subject in grammar.children(clause, "nsubj")
        for t in grammar.conjuncts(subject)
    ]


def _next_to(verb: Token) -> list[Token]:
    """The name right behind the verb that the parser took for the subject of the next clause: "endorsed Vale and Oder
    resigned". Not where a clause can be the object.
    """
    if grammar.is_passive(verb) or verb.lemma_ in tellings():
        return []
    for clause in grammar.children(verb, "ccomp", "advcl", "conj"):
        if grammar.children(clause, "mark"):
            continue
        for subject in grammar.children(clause, "nsubj", "nsubjpass"):
            if subject.pos_ == "PROPN" and subject.left_edge.i == verb.i + 1:
                return grammar.conjuncts(subject) if clause.dep_ == "conj" else [subject]
    return []


def _before_day(verb: Token) -> list[Token]:
    """The name to which the parser glued a day: "accused Jane Vale Saturday of ..."."""
    days = (t for t in grammar.children(verb, "npadvmod", "dobj") if t.i > verb.i and t.ent_type_ in _WHEN)
    return [name for day in days for name in grammar.children(day, "compound", "nmod") if name.pos_ == "PROPN"][:1]


def _beside(verb: Token) -> list[Token]:
    """The name right behind the verb that the parser took for a measure: "praised presenter Jane Vale for"."""
    if grammar.is_passive(verb):
        return []
    return [
        t
        for t in grammar.children(verb, "npadvmod")
        if t.pos_ == "PROPN" and t.ent_type_ not in _WHEN and t.i > verb.i and t.left_edge.i == verb.i + 1
    ]


def _gap(verb: Token) -> list[Token]:
    """The noun that a relative clause without its own object stands with: "a claim (that) Oslo denies"."""
    own = [t for t in grammar.children(verb, "nsubj") if t.tag_ not in {"WDT", "WP"} and t.lower_ != "that"]
    return [verb.head] if verb.dep_ == "relcl" and own else []


def _after_preposition(anchors: list[Token], preposition: str) -> Iterator[Token]:
    """Objects and clauses after a preposition that hangs on the cue, or on the object of its verb."""
    places = list(anchors)
    if anchors[0].pos_ == "VERB" and preposition not in {"with", "in", "to"}:
        places += grammar.children(anchors[0], "dobj")
    places += [p for anchor in anchors for p in grammar.children(anchor, "prt", "advmod")]
    for place in places:
        for prep in grammar.children(place, "prep", "dative", "agent"):
            if prep.lower_ != preposition:
                continue
            for obj in grammar.children(prep, "pobj"):
                if obj.ent_type_ not in _WHEN:
                    yield from (t for t in grammar.conjuncts(obj) if _alike(obj, t))
            yield from grammar.children(prep, "pcomp")


def _alike(first: Token, other: Token) -> bool:
    """May two coordinated words be one slot's: not a name and a thing far behind it, which the parser joined?"""
    return first.pos_ != "PROPN" or other.pos_ != "NOUN" or other.i - first.i < _FAR or bool(parties_of(other))
