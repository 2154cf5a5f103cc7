"""Reported speech: content that a verb governs, without marks or with marks around a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kit.language.grammar import children, is_passive
from kit.language.quotes.asides import aside
from kit.language.quotes.cues import has_clause, in_side_clause, verb_group
from kit.language.quotes.described import labelled, mentioned, named, undergone
from kit.language.quotes.extents import clause_end, condition, joins, past_day
from kit.language.quotes.found import Found
from kit.language.quotes.infinitives import to_be_done
from kit.language.quotes.page import Page
from kit.language.quotes.relayed import names_a_source, passed_on
from kit.language.quotes.speakers import can_speak, first_noun, mention, noun_head, speaker_of
from kit.lexicon import words

_PUNCTUATION = {",", ";", ":", "–", "—", "-", "--", "."}
_NO_CONTENT = {"ADP", "ADV", "SCONJ", "PUNCT"}  # what follows a verb that governs nothing after it
_NOBODY = {"nobody", "noone", "none"}
_BARE = {"say"}  # verbs whose whole rest is content where the parse found none
_CLAUSES = {"ccomp"}
# After these "if" is "whether"; after others it is a condition.
_ASK = {"ask", "wonder", "inquire", "enquire", "question", "know", "doubt", "see", "tell", "say"}
_TO_THAT = 9  # tokens between a verb and a "that" which the parse hangs elsewhere
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def reported(page: Page) -> Iterator[Found]:
    """What the verbs of speech and thought report, in the order of the cues."""
    last: Found | None = None
    for index, kind in page.kinds.items():
        cue = page.doc[index]
        for found in _of_verb(page, cue, kind, last):
            yield found
            if found.speaker is not None and found.speech and not _within(found, last):
                last = found


def _within(found: Found, last: Found | None) -> bool:
    return last is not None and last.start <= found.start and found.end <= last.end


def _of_verb(page: Page, cue: Token, kind: str, last: Found | None) -> Iterator[Found]:
    speech = kind == "speech"
    if speech and (pieces := aside(page, cue)):
        head = speaker_of(cue)
        for number, piece in enumerate(pieces):
            leader = pieces[0][0] if number else None
            yield passed_on(page, cue, _found(page, piece, "parenthetical", cue, head, speech, last, leader))
        return
    content, rule = _content(page, cue, speech)
    if content is None or (rule == "object" and names_a_source(cue)):
        return
    head = speaker_of(cue)
    if head is not None and head.lower_ in _NOBODY and any(t.tag_ == "MD" for t in cue.children):
        return  # "nobody can guarantee that" is said by whoever says so
    of_things = cue.dep_ == "relcl" or cue.lemma_.lower() in words("speech_of_things")
    doubtful = of_things and rule in {"object", "passive"}
    marks = page.marks_within(content.start_char, content.end_char)
    bare = not speech or (doubtful and not any(mark.start > cue.idx for mark in marks))
    if bare and head is not None and not can_speak(head):
        return  # "a clash that saw a pilot captured", "the standoff recalls an attack"
    if rule == "object" and head is None and cue.dep_ == "advcl" and is_passive(cue):
        return  # "asked about the raid, Keller said"
    if rule == "object" and cue.dep_ == "xcomp" and (cue.head.i in page.kinds or cue.head.lemma_ == "hesitate"):
        return  # "declined to comment on the raid" is one report
    leader = None
    on = condition(cue, content.start) if rule == "clause" and speech else None
    if on is not None and (ahead := trimmed(page.doc, *on)) is not None:
        leader = page.doc[on[0]].idx
        yield passed_on(page, cue, _found(page, (ahead.start_char, ahead.end_char), rule, cue, head, speech, last))
    piece = content.start_char, content.end_char
    yield passed_on(page, cue, _found(page, piece, rule, cue, head, speech, last, leader))


def _content(page: Page, cue: Token, speech: bool) -> tuple[Span | None, str]:
    """The words that the cue governs as content, and by which construction."""
    doc = page.doc
    lemma = cue.lemma_.lower()
    if (called := named(page, cue)) is not None:
        return trimmed(doc, *called), "object"
    clauses = [c for c in cue.children if _is_content(c) and c.right_edge.i - c.left_edge.i >= 1]
    if lemma in words("speech_no_clauses") and not _is_particle(cue):
        clauses = [c for c in clauses if any(t.lower_ == "that" and t.dep_ == "mark" for t in c.children)]
    after = [c for c in clauses if c.i > cue.i]
    if after:
        start = past_day(cue, max(after[0].left_edge.i, cue.i + 1))
        return trimmed(doc, start, clause_end(page, cue, after)), "clause"
    says_so = [c for c in children(cue, "dobj") if c.i > cue.i and c.lower_ in {"much", "so"}]  # "X said as much"
    if clauses and not says_so:
        top = clauses[0]
        group = children(cue, "nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg")
        end = min([cue.i, *(s.left_edge.i for s in group if s.i > top.i)])
        found = trimmed(doc, top.left_edge.i, end)
        if found is not None and has_clause(list(found)):
            return found, "clause"
    if (charged := labelled(page, cue)) is not None:
        return trimmed(doc, *charged), "object"
    if speech and (wanted := to_be_done(cue)) is not None:
        return trimmed(doc, *wanted), "infinitive"
    if speech and (told := _that_clause(page, cue)):
        return trimmed(doc, *told), "clause"
    if lemma in _BARE and (rest := _rest(page, cue)):
        return trimmed(doc, *rest), "clause"
    if (said := mentioned(cue)) is not None:
        return trimmed(doc, *said), "object"
    if speech and (said := undergone(cue)) is not None:
        return trimmed(doc, *said), "passive"
    return None, ""


def _is_particle(cue: Token) -> bool:
    """Does a particle follow, which makes it another verb: "point out"?"""
    return any(c.dep_ == "prt" and c.i == cue.i + 1 for c in cue.children)


def _goes_on(cue: Token) -> bool:
    """Does the verb carry on what its sentence reported before: ", adding that", "and warned"?"""
    if cue.i == 0 or any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in cue.children):
        return False
    before = cue.nbor(-1)
    if cue.dep_ == "conj" and joins(before):
        return not (cue.head.dep_ == "advcl" and children(cue.head, "nsubj"))  # "after she had resigned and blamed"
    return cue.tag_ == "VBG" and before.text in {",", "–", "—"}


def _that_clause(page: Page, cue: Token) -> tuple[int, int] | None:
    """For example "reported at the time that ...": the parse hangs the clause elsewhere."""
    rest = page.tokens(cue.idx + len(cue), page.sentence_at(cue.idx).end)[:_TO_THAT]
    for token in rest:
        if token.dep_ == "cc":
            return None  # "attacked the plan and that ..." goes on with an earlier that-clause
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            return token.i, token.head.right_edge.i + 1
        if token.tag_[:2] == "VB" or token.tag_ == "MD" or token.text in {":", ";"}:
            return None
    return None


def _is_content(child: Token) -> bool:
    if child.dep_ in _CLAUSES:
        return child.tag_ != "VBN" or any(t.dep_ in {"aux", "auxpass"} for t in child.children)
    if child.dep_ != "advcl":
        return False
    mark = next((t.lower_ for t in child.children if t.dep_ == "mark"), None)
    return mark == "whether" or (mark == "if" and child.head.lemma_.lower() in _ASK)


def _rest(page: Page, cue: Token) -> tuple[int, int] | None:
    """What follows "said" to the end of its sentence, when it is a clause."""
    sentence = page.sentence_at(cue.idx)
    rest = page.tokens(cue.idx + len(cue), sentence.end)
    while rest and rest[-1].text in {".", "?", "!"}:
        rest = rest[:-1]
    if len(rest) < 3 or rest[0].pos_ in _NO_CONTENT or rest[0].tag_ == "WRB" or not has_clause(rest):
        return None
    if any(s.i > cue.i for s in children(cue, "nsubj")) or page.mark_at(cue.idx):
        return None
    return rest[0].i, rest[-1].i + 1


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in _PUNCTUATION


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens between without edge punctuation, cut at the end of the line that holds most of them."""
    while start < end and _is_edge(doc[start]):
        start += 1
    for token in doc[start:end]:
        if token.is_space and "\n" in token.text:
            end = token.i
            break
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    return doc[start:end] if end > start else None


def _same_sentence(page: Page, last: Found, cue: Token) -> bool:
    return page.sentence_number(last.start) == page.sentence_number(cue.idx)


def _left_subject(page: Page, cue: Token) -> Token | None:
    """The subject that the parse missed: the first noun phrase between the last verb or break and the cue."""
    before = page.tokens(page.sentence_at(cue.idx).start, cue.idx)
    for number in range(len(before) - 1, -1, -1):
        token = before[number]
        if (token.tag_ in _FINITE and not in_side_clause(token)) or token.text in {";", ":", "—", "–", "--"}:
            before = before[number + 1 :]
            break
    return first_noun(before)


def _found(
    page: Page,
    piece: tuple[int, int],
    rule: str,
    cue: Token,
    head: Token | None,
    speech: bool,
    last: Found | None,
    leader: int | None = None,
) -> Found:
    group = verb_group(cue)
    start, end = piece
    if last is not None and last.end <= group[0] and _goes_on(cue) and _same_sentence(page, last, cue):
        return Found(start, end, rule, group, last.speaker, last.speaker_head, speech, leader=leader)
    if head is None and not is_passive(cue) and rule == "parenthetical":
        head = noun_head(page.tokens(cue.idx + len(cue), page.sentence_at(cue.idx).end))
    if head is not None and start <= head.idx < end:
        head = None
    if head is None and cue.tag_ in {"VBD", "VBZ", "VBP"} and not is_passive(cue):
        head = _left_subject(page, cue)
        head = None if head is not None and start <= head.idx < end else head
    if head is None:
        if last is not None and not is_passive(cue) and _same_sentence(page, last, cue):
            return Found(start, end, rule, group, last.speaker, last.speaker_head, speech, leader=leader)
        return Found(start, end, rule, group, speech=speech, leader=leader)
    sentence = page.sentence_at(head.idx)
    low, high = sentence.start, sentence.end
    if head.idx < group[0]:
        high = min(high, group[0])
    else:
        low = max(low, group[1])
    if end <= head.idx:
        low = max(low, end)
    elif start > head.idx:
        high = min(high, start)
    span = mention(head, low, high)
    return Found(start, end, rule, group, (span.start_char, span.end_char), head.i, speech, leader=leader)
