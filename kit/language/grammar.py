"""Questions that every extractor asks of a dependency parse: who does it, to whom, with which words.

All functions take spaCy tokens and give tokens or spans; none changes anything. Labels are those of spaCy's English
models (nsubj, dobj, pobj, agent, relcl ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from kit.language.extensions import text_of
from kit.language.kept import asked_once, kept
from kit.language.spotting import labelled_children, sentence_around
from kit.lexicon import words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# "accused them of lying", "kept them from leaving": after these the object of the verb is the one who does it.
_OF_THE_OBJECT = frozenset({"of", "from", "for", "into", "with"})
# "saw the pilot captured", "had the ship seized": a bare participle below these is passive.
_OF_THE_UNDERGONE = frozenset({"see", "have", "get", "find", "want"})
_CLAUSES_OF_NOUNS = frozenset({"relcl", "acl", "appos"})
_NOT_PART_OF_NAME = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children of `token` with one of these labels, in order."""
    wanted, doc = _label_ids(deps), token.doc
    return [doc[i] for i, dep in labelled_children(doc).get(token.i, ()) if dep in wanted]


@cache
def _label_ids(labels: tuple[str, ...]) -> frozenset[int]:
    """Labels as the numbers that a token carries: a token makes its text anew each time it is asked."""
    return frozenset(map(get_string_id, labels))


def conjuncts(token: Token) -> list[Token]:
    """`token` and everything coordinated with it, in order."""
    others = token.conjuncts
    return sorted({token, *others}, key=lambda t: t.i) if others else [token]


def noun_phrase(head: Token) -> Span:
    """The noun phrase headed by `head`: articles, titles, adjectives, of-phrases; no relative clause, no apposition."""
    members = [head]
    queue = [child for child in head.children if child.dep_ not in _NOT_PART_OF_NAME]
    while queue:
        token = queue.pop()
        members.append(token)
        queue.extend(child for child in token.children if child.dep_ not in {"relcl", "advcl"})
    start, end = min(t.i for t in members), max(t.i for t in members)
    return head.doc[start : end + 1]


@asked_once()
def is_passive(verb: Token) -> bool:
    """Is the verb passive: "was accused", "the man accused by", "being accused"?"""
    below = {child.dep for child in verb.children}
    if verb.tag_ == "VBN" and verb.lemma_ in words("stative_participles") and below.isdisjoint(_label_ids(("agent",))):
        return False  # "is committed to talks"
    if not below.isdisjoint(_label_ids(("nsubjpass", "auxpass", "csubjpass"))):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and below.isdisjoint(_label_ids(("aux", "nsubj", "dobj"))):
        return is_passive(verb.head)  # "was hauled in and told"
    undergone = verb.dep_ == "ccomp" and verb.head.lemma_ in _OF_THE_UNDERGONE
    return below.isdisjoint(_label_ids(("aux", "dobj"))) and (verb.dep_ in {"acl", "advcl"} or undergone)


def ends_title(stop: Token) -> bool:
    """Is it the full stop of a shortened title or rank, which ends no sentence ("Col. Ann Lee")?"""
    return stop.text == "." and stop.i > 0 and stop.nbor(-1).text in words("title_abbreviations")


def subjects(verb: Token, depth: int = 4) -> list[Token]:
    """The grammatical subjects of `verb`, coordination resolved; found through control, coordination, participles
    and relative clauses when the verb has none of its own. Empty when the sentence has none.
    """
    own = [t for t in children(verb, "nsubj", "nsubjpass") if not _is_relative(t)]
    if own:
        return [t for subject in own for t in conjuncts(subject)]
    if depth == 0:
        return []
    head = verb.head
    if verb.dep_ in {"relcl", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        # "troops who crossed", "a man accusing": the noun itself; "the man accused by": the noun is the passive subject
        infinitive = verb.dep_ == "acl" and any(c.lower_ == "to" for c in children(verb, "aux"))
        return (possessors(head) if infinitive else []) or [head]  # "Oslo's efforts to mend"
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        if head.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBZ"} and any(c.tag_ == "MD" for c in head.children):
            head = head.head  # "said it would end and urged": no modal governs a form with tense
        elif head.tag_ == "VB" and verb.tag_ in {"VBD", "VBZ"} and any(c.lower_ == "to" for c in children(head, "aux")):
            head = clause_of(head.head)  # "backed its bid to join and urged": nor does "to"
        return subjects(head, depth - 1)
    if verb.dep_ == "xcomp" and head != verb:
        controlled = children(head, "dobj", "dative")
        if controlled and head.lemma_ not in {"promise", "threaten", "vow"}:
            return conjuncts(controlled[0])
        if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "conj"}:  # "is willing to back"
            return subjects(clause_of(head), depth - 1)
        return subjects(head, depth - 1)
    if verb.dep_ == "pcomp" and head.lower_ in _OF_THE_OBJECT and children(head.head, "dobj"):
        return conjuncts(children(head.head, "dobj")[0])
    if verb.dep_ in {"advcl", "pcomp", "ccomp", "prep", "dep"} and head != verb:
        governor = head
        while governor.pos_ not in {"VERB", "AUX"} and governor.head != governor:
            governor = governor.head
        return subjects(governor, depth - 1) if governor.pos_ in {"VERB", "AUX"} else []
    return []


def _is_relative(token: Token) -> bool:
    return token.tag_ in {"WDT", "WP"} or (token.lower_ == "that" and token.head.dep_ == "relcl")


def agents(verb: Token) -> list[Token]:
    """Who does it: the by-phrase of a passive, else the subjects of an active verb."""
    return list(_agents(verb))


@asked_once()
def _agents(verb: Token) -> list[Token]:
    if is_passive(verb):
        return [t for by in children(verb, "agent") for obj in children(by, "pobj") for t in conjuncts(obj)]
    return subjects(verb)


def patients(verb: Token) -> list[Token]:
    """To whom it is done: the subjects of a passive, else the direct objects of an active verb."""
    return list(_patients(verb))


@asked_once()
def _patients(verb: Token) -> list[Token]:
    found = subjects(verb) if is_passive(verb) else children(verb, "dobj")
    return [t for obj in found for t in conjuncts(obj)]


def prepositional(head: Token, *prepositions: str) -> Iterator[tuple[str, Token]]:
    """(preposition, object) for each prepositional phrase of `head`, coordination resolved; all, or those named."""
    for prep in head.children:
        if prep.dep_ not in {"prep", "agent", "dative"} or prep.pos_ not in {"ADP", "SCONJ", "ADV", "VERB"}:
            continue
        if prepositions and prep.lower_ not in prepositions:
            continue
        for obj in children(prep, "pobj"):
            for token in conjuncts(obj):
                yield prep.lower_, token
        for nested in children(prep, "prep"):  # "out of", "because of"
            for obj in children(nested, "pobj"):
                yield f"{prep.lower_} {nested.lower_}", obj


def possessors(noun: Token) -> list[Token]:
    """Whose it is: "India's strikes", "their demand"."""
    return [t for poss in children(noun, "poss") for t in conjuncts(poss)]


def clause_of(token: Token) -> Token:
    """The verb that heads the smallest clause around `token`; the sentence's root when there is no verb."""
    verbal = lambda t: t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "amod"}
    while token.head != token and not verbal(token):
        token = token.head
    return token


def sentence_text(token: Token) -> str:
    """The sentence around `token`, white space folded."""
    sent = sentence_around(token)
    texts = kept(token.doc, "sentence texts")
    if sent.start not in texts:
        texts[sent.start] = " ".join(text_of(token.doc)[sent.start_char : sent.end_char].split())
    return texts[sent.start]


def offsets(span: Span | Token) -> tuple[int, int]:
    """Where the span or token stands in the text: (start, end), end-exclusive."""
    if isinstance(span, Token):
        return span.idx, span.idx + len(span)
    return span.start_char, span.end_char


def entity_around(token: Token) -> Span:
    """The named entity that the token is part of, else the token; for one token much sooner than from `doc.ents`."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def span_between(doc: Doc, start: int, end: int) -> Span | None:
    """The span that covers the characters from `start` to `end`, widened to whole tokens; None for no token."""
    return doc.char_span(start, end, alignment_mode="expand")
