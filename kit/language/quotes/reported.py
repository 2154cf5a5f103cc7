"""Reported speech: content that a cue governs, without marks or with marks around a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kit.language.grammar import children
from kit.language.quotes.cues import cue_tokens, kind_of, verb_group
from kit.language.quotes.found import Found
from kit.language.quotes.speakers import can_speak, mention, speaker_of
from kit.lexicon import table, words

_TRIM = " \t,;:–—-"


@cache
def _objects() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("speech_objects"):
        found.setdefault(row["lemma"], set()).add(row["preposition"])
    return {lemma: frozenset(prepositions) for lemma, prepositions in found.items()}


def reported(doc: Doc) -> Iterator[Found]:
    """Content of verbs and nouns of speech and thought, and of "according to", in the order of the cues."""
    for cue in cue_tokens(doc):
        yield from _of_verb(doc, cue)
    for token in doc:
        if (token.lower_ == "according" and (found := _according(doc, token))) or (
            token.pos_ == "NOUN" and token.lemma_.lower() in words("speech_nouns") and (found := _of_noun(doc, token))
        ):
            yield found


def _of_verb(doc: Doc, cue: Token) -> Iterator[Found]:
    speech = kind_of(cue) == "speech"
    content, rule = _content(cue)
    if content is None:
        return
    head = speaker_of(cue)
    if head is not None and content.start <= head.i < content.end:
        head = None
    if not speech and head is not None and not can_speak(head):
        return  # "a clash that saw a pilot captured"
    yield _found(content, rule, verb_group(cue), head, speech)


def _content(cue: Token) -> tuple[Span | None, str]:
    """The words that the cue governs as content, and by which construction."""
    clauses = [c for c in children(cue, "ccomp") if not _is_tag(c)]
    if clauses:
        return _subtree(clauses[0], cue), "clause"
    around = _parenthetical(cue)
    if around is not None:
        return around, "parenthetical"
    infinitives = [c for c in children(cue, "xcomp") if any(t.lower_ == "to" for t in children(c, "aux"))]
    if infinitives and kind_of(cue) == "speech":
        return _subtree(infinitives[0], cue), "infinitive"
    if (labelled := _labelled(cue)) is not None:
        return labelled, "object"
    wanted = _objects().get(cue.lemma_.lower(), frozenset())
    for prep in children(cue, "prep"):
        if prep.lower_ in wanted:
            below = children(prep, "pobj", "pcomp")
            if below:
                return _subtree(below[0], cue), "object"
    if "" in wanted:
        objects = children(cue, "dobj")
        if objects and objects[0].pos_ in {"NOUN", "PROPN", "VERB", "PRON"}:
            return _subtree(objects[0], cue), "object"
    return None, ""


def _labelled(cue: Token) -> Span | None:
    """The thing and what it is called: "described the dispute as a long-standing issue"."""
    things, labels = children(cue, "dobj"), [c for c in children(cue, "prep") if c.lower_ == "as"]
    if cue.lemma_.lower() not in words("speech_labels") or not things or not labels:
        return None
    return _trimmed(cue.doc, things[0].left_edge.i, max(things[0].right_edge.i, labels[0].right_edge.i) + 1)


def _is_tag(clause: Token) -> bool:
    """A clause of a word or two is a slip of the parse."""
    return clause.right_edge.i - clause.left_edge.i < 1


def _parenthetical(cue: Token) -> Span | None:
    """The sentence less an aside that cues it: "The talks failed, he said"."""
    if (
        cue.dep_ not in {"parataxis", "ccomp", "advcl", "dep"}
        or cue.head == cue
        or cue.head.pos_ not in {"VERB", "AUX", "NOUN"}
    ):
        return None
    if not children(cue, "nsubj") or children(cue, "mark", "ccomp", "dobj"):
        return None
    doc, sent = cue.doc, cue.sent
    group = list(cue.subtree)
    first, last = min(t.i for t in group), max(t.i for t in group)
    comma = doc[first - 1].text in {",", "—", "–", "-"} if first > sent.start else False
    if comma and last >= sent.end - 3:
        return _trimmed(doc, sent.start, first)
    return None


def _subtree(top: Token, cue: Token) -> Span | None:
    """The phrase below `top` on its side of the cue, cut at the end of the line."""
    doc = top.doc
    start, end = top.left_edge.i, top.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (cue.i + 1, end) if top.i > cue.i else (start, _before_speaker(cue))
    for index in range(start, end):
        if "\n" in doc[index].text:
            if index < top.i:
                start = index + 1
            else:
                end = index
                break
    return _trimmed(doc, start, end)


def _before_speaker(cue: Token) -> int:
    subjects = children(cue, "nsubj")
    return min([cue.i, *(s.left_edge.i for s in subjects)])


def _trimmed(doc: Doc, start: int, end: int) -> Span | None:
    def loose(token: Token) -> bool:
        return token.is_space or token.text in {",", ";", ":", "–", "—", "-", "--"}

    while start < end and loose(doc[start]):
        start += 1
    while end > start and (loose(doc[end - 1]) or doc[end - 1].text == "."):
        end -= 1
    return doc[start:end] if end > start else None


def _found(content: Span, rule: str, cue: tuple[int, int], head: Token | None, speech: bool) -> Found:
    keep_out = (content.start_char, content.end_char)
    if head is None:
        return Found(content.start_char, content.end_char, rule, cue, speech=speech)
    span = mention(head, keep_out)
    return Found(content.start_char, content.end_char, rule, cue, (span.start_char, span.end_char), head.i, speech)


def _according(doc: Doc, token: Token) -> Found | None:
    """The sentence less the phrase "according to X"."""
    to = token.nbor(1) if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return None
    heads = children(to, "pobj") or [t for t in token.subtree if t.dep_ == "pobj"]
    if not heads:
        return None
    sent = token.sent
    start, end = sent.start, sent.end
    for index in range(sent.start, sent.end):
        if "\n" in doc[index].text:
            start, end = (index + 1, end) if index < token.i else (start, min(end, index))
    below = list(token.subtree)
    first, last = min(t.i for t in below), max(t.i for t in below)
    content = _trimmed(doc, start, first) if first - start >= end - last else _trimmed(doc, last + 1, end)
    if content is None or len(content) < 2:
        return None
    span = mention(heads[0], (content.start_char, content.end_char))
    cue = token.idx, to.idx + 2
    where = span.start_char, span.end_char
    return Found(content.start_char, content.end_char, "according_to", cue, where, heads[0].i)


def _of_noun(doc: Doc, noun: Token) -> Found | None:
    """What a noun of speech says: "her claim that ...", "a statement by the ministry that ..."."""
    clauses = [
        c for c in children(noun, "acl", "relcl", "ccomp") if any(t.lower_ == "that" for t in children(c, "mark"))
    ]
    if not clauses:
        return None
    content = _subtree(clauses[0], noun)
    owners = children(noun, "poss")
    owners += [
        obj for prep in children(noun, "prep") if prep.lower_ in {"by", "from", "of"} for obj in children(prep, "pobj")
    ]
    if not owners and noun.dep_ == "dobj" and noun.head.lemma_ in words("signal_light"):
        owners = [t for t in [speaker_of(noun.head)] if t is not None]
    if content is None:
        return None
    speech = noun.lemma_.lower() not in {"belief", "view", "idea", "notion", "fear", "hope"}
    return _found(content, "noun", (noun.idx, noun.idx + len(noun)), owners[0] if owners else None, speech)
