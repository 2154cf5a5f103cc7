"""Speakers: the words that name who speaks, around a cue."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from kit.language.grammar import children, conjuncts, is_passive, subjects
from kit.language.parties import parties_of
from kit.language.quotes.cues import CLOSERS
from kit.lexicon import words

_NOUNS = {"NOUN", "PROPN", "PRON"}
_STARTS = _NOUNS | {"DET", "ADJ", "NUM"}
_INSIDE = {"det", "compound", "amod", "nmod", "poss", "nummod", "case", "quantmod", "advmod", "predet"}
_LONGEST = 40  # tokens of a mention
_RELATIVE = {"who", "which", "that", "what", "whom"}
_DASHES = {"–", "—", "―", "--"}
_NEED_HEARERS = {"tell", "inform", "notify", "assure"}
_OBJECTS = {"me", "us", "him", "them"}


def speaker_of(cue: Token) -> Token | None:
    """The head of the phrase that names the speaker of a cue verb; None for a passive without an agent."""
    if is_passive(cue):
        by = [obj for agent in children(cue, "agent") for obj in children(agent, "pobj")]
        if by:
            return by[0]
        return _reported(cue) or _stray_agent(cue)
    told = cue.lemma_ in _NEED_HEARERS and cue.dep_ == "conj" and not children(cue, "dobj", "dative", "nsubj")
    if told and is_passive(cue.head):
        return None  # "he was taken in and told that": tagged as if he had told it
    found = [t for t in children(cue, "nsubj") if t.lower_ not in _RELATIVE or t.is_upper] or subjects(cue)
    found = [t for t in found if t.pos_ in _NOUNS or t.pos_ in {"DET", "NUM", "ADJ"} or t.is_title]
    if not found:
        return None
    if all(t.lower_.endswith(("self", "selves")) for t in found):  # "found herself quoting a poem"
        found = [s for t in found for s in subjects(t.head) if s.pos_ in _NOUNS and s not in found] or found
    head = max((t for t in found if t.i < cue.i), key=lambda t: t.i, default=found[0])
    if head.lower_ in _RELATIVE and not head.is_upper:
        relative = cue if cue.dep_ in {"relcl", "acl"} else cue.head
        return relative.head if relative.dep_ in {"relcl", "acl"} and relative.head.pos_ in _NOUNS else None
    return _owner(head, cue)


def _stray_agent(cue: Token) -> Token | None:
    """The agent behind closing marks, which the parser hung on a word in them: "was called “a stain” by Keller"."""
    for token in cue.subtree:
        if token.i > cue.i and token.lower_ == "by" and token.nbor(-1).text in CLOSERS:
            return next((t for t in children(token, "pobj") if can_speak(t)), None)
    return None


def _owner(head: Token, cue: Token) -> Token:
    """Who stands behind the words that carry speech: "she issued a statement saying", "used strong words to warn"."""
    own = head in children(cue, "nsubj")
    if own or head.pos_ != "NOUN" or can_speak(head):
        return head
    if owners := children(head, "poss"):
        return owners[0]
    above = head.head
    if head.dep_ in {"dobj", "pobj", "attr"} and above != head:
        verb = above if above.pos_ in {"VERB", "AUX"} else above.head
        if verb.pos_ in {"VERB", "AUX"} and not is_passive(verb) and verb != cue:
            of_verb = [t for t in subjects(verb) if t.pos_ in _NOUNS and t != head]
            if of_verb:
                return of_verb[0]
    return head


def can_speak(head: Token) -> bool:
    """Is it somebody who may say or think something: a person, a body, a state, a pronoun?"""
    if head.pos_ in {"PRON", "PROPN"} or head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    return bool({head.lower_, head.lemma_.lower()} & (words("roles") | words("agents"))) or bool(parties_of(head))


def _reported(cue: Token) -> Token | None:
    """For example "X was quoted as saying", "Y was told": the passive subject speaks only where it is quoted."""
    if cue.lemma_ in {"quote", "cite"}:
        found = children(cue, "nsubjpass")
        return found[0] if found else None
    return None


def noun_head(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that these tokens begin with; None if they begin with something else."""
    if not tokens or tokens[0].pos_ not in _STARTS or tokens[0].lower_ in _OBJECTS:
        return None
    head = tokens[0]
    last = tokens[-1].i
    while head.dep_ in _INSIDE and head.i < head.head.i <= last and head.head.pos_ in _NOUNS | {"NUM", "ADJ"}:
        head = head.head
    return head if head.pos_ in _NOUNS | {"NUM", "DET", "ADJ"} else None


def first_noun(tokens: Sequence[Token]) -> Token | None:
    """The head of the first noun phrase among the tokens, after adverbs and phrases set off by a comma."""
    commas = [n for n, t in enumerate(tokens) if t.text == ","]
    starts = [0, *(n + 1 for n in commas)]
    for start in starts:
        part = list(tokens[start:])
        while part and part[0].pos_ in {"ADV", "CCONJ", "SCONJ", "PUNCT"}:
            part = part[1:]
        if part and (head := noun_head(part)) is not None and head.pos_ in _NOUNS:
            return head
    return None


def name_end(head: Token) -> int:
    """The token after "curator Ann Lee", which some parses take for two things; the one after the head elsewhere."""
    doc, end = head.doc, head.i + 1
    if head.pos_ == "NOUN" and end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "B":
        end += 1
        while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
            end += 1
    return end


def mention(head: Token, low: int, high: int) -> Span:
    """The whole mention between two characters: titles, apposition, identifying clauses, and those coordinated."""
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    if head.dep_ == "conj":
        start = min(start, *(t.left_edge.i for t in conjuncts(head) if t == head.head))
    while start < head.i and doc[start].idx < low:
        start += 1
    while end - 1 > head.i and doc[end - 1].idx >= high:
        end -= 1
    if end == head.i + 1:
        end = name_end(head)
        while end - 1 > head.i and doc[end - 1].idx >= high:
            end -= 1
    for index in range(head.i, start - 1, -1):
        if "\n" in doc[index].text or doc[index].text in _DASHES:
            start = index + 1
            break
    for index in range(head.i, end):
        if "\n" in doc[index].text:
            end = index
            break
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end - 1 > head.i and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text != ")")):
        end -= 1
    if end - start > _LONGEST:
        start, end = head.i, head.i + 1
        while start > 0 and doc[start - 1].dep_ in {"compound", "amod", "det"} and doc[start - 1].head == head:
            start -= 1
    return doc[start:end]
