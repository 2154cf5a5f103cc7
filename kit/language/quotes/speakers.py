"""Speakers: the words that name who speaks, around a cue."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kit.language.grammar import children, conjuncts, is_passive, subjects
from kit.language.parties import parties_of
from kit.lexicon import words

_NOUNS = {"NOUN", "PROPN", "PRON"}
_LONGEST = 40  # tokens of a mention


def speaker_of(cue: Token) -> Token | None:
    """The head of the phrase that names the speaker of a cue verb; None for a passive without an agent."""
    if is_passive(cue):
        by = [obj for agent in children(cue, "agent") for obj in children(agent, "pobj")]
        if by:
            return by[0]
        return _reported(cue)
    found = [t for t in children(cue, "nsubj") if t.tag_ not in {"WDT"} or t.lower_ == "who"] or subjects(cue)
    found = [t for t in found if t.pos_ in _NOUNS or t.pos_ in {"DET", "NUM", "ADJ"}]
    if not found:
        return None
    head = found[0]
    if head.tag_ in {"WP", "WDT"}:
        relative = cue if cue.dep_ in {"relcl", "acl"} else cue.head
        return relative.head if relative.dep_ in {"relcl", "acl"} and relative.head.pos_ in _NOUNS else None
    return head


def can_speak(head: Token) -> bool:
    """Is it somebody who may say or think something: a person, a body, a state, a pronoun?"""
    if head.pos_ in {"PRON", "PROPN"} or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    return bool({head.lower_, head.lemma_.lower()} & (words("roles") | words("agents"))) or bool(parties_of(head))


def _reported(cue: Token) -> Token | None:
    """The subject of a passive speaks only where it is quoted: "X was quoted as saying", not "Y was told"."""
    if cue.lemma_ in {"quote", "cite"}:
        found = children(cue, "nsubjpass")
        return found[0] if found else None
    return None


def mention(head: Token, keep_out: tuple[int, int] | None = None) -> Span:
    """The whole mention: titles, apposition, identifying clauses; cut before a quotation and at the cue's verb."""
    doc = head.doc
    start = min(head.left_edge.i, head.i)
    end = max(head.right_edge.i, head.i) + 1
    if head.dep_ == "conj" or list(head.conjuncts):
        members = conjuncts(head)
        start = min(start, *(t.left_edge.i for t in members if t.head == head or t == head))
    if keep_out is not None:
        start, end = _outside(doc, head, start, end, keep_out)
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in {")", "."}:
        end -= 1
    while end - 1 > head.i and doc[end - 1].is_space:
        end -= 1
    if end - start > _LONGEST:
        start, end = head.i, head.i + 1
        while start > 0 and doc[start - 1].dep_ in {"compound", "amod", "det"} and doc[start - 1].head == head:
            start -= 1
    for token in doc[start:end]:
        if "\n" in token.text:
            if token.i > head.i:
                end = token.i
                break
            start = token.i + 1
    return doc[start:end]


def _outside(doc: Doc, head: Token, start: int, end: int, keep_out: tuple[int, int]) -> tuple[int, int]:
    low, high = keep_out
    for index in range(head.i, start - 1, -1):
        if low <= doc[index].idx < high:
            return index + 1, end
    for index in range(head.i, end):
        if low <= doc[index].idx < high:
            return start, index
    return start, end


def next_to(cue: Token, content: tuple[int, int]) -> Token | None:
    """The noun phrase nearest to the cue, after an inverted one or before it, when the parse names no subject."""
    doc = cue.doc
    after = cue.i + 1
    if after < len(doc) and doc[after].pos_ in {"PROPN", "NOUN", "PRON", "DET", "ADJ"} and cue.idx >= content[1]:
        head = doc[after]
        while (
            head.head.i > head.i
            and head.head.i - after < 8
            and head.dep_ in {"det", "compound", "amod", "nmod", "poss"}
        ):
            head = head.head
        if head.pos_ in _NOUNS:
            return head
    for index in range(cue.i - 1, max(cue.i - 6, -1), -1):
        token = doc[index]
        if token.is_punct or token.idx < content[1] <= cue.idx:
            break
        if token.pos_ in _NOUNS and token.dep_ not in {"compound", "pobj"}:
            return token
    return None
