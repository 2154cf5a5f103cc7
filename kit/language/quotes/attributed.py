"""Cue and speaker of a stretch in marks, from the words around it in its own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kit.language.grammar import children, is_passive, subjects
from kit.language.quotes.cues import in_side_clause, is_finite, verb_group
from kit.language.quotes.found import Found
from kit.language.quotes.marks import Marked
from kit.language.quotes.page import Page, Sentence
from kit.language.quotes.relayed import source_of
from kit.language.quotes.sides import words_after, words_before
from kit.language.quotes.speakers import can_speak, first_noun, mention, noun_head, speaker_of
from kit.language.quotes.verbless import according, dashed, in_words_of

_REACH = 40  # tokens from the marks in which a cue is looked for
_GAP = 12  # tokens between a cue and the marks that it introduces
_OPEN_ENDS = ",?!—–-…"  # what stands last inside the marks when the sentence goes on after them
_LEAD_WORDS = 16
_RELAYING = {"quoting", "citing"}
_HANGING = {"DET", "ADJ", "ADP", "AUX", "PART", "CCONJ", "NUM"}
_NOUNS = {"NOUN", "PROPN", "PRON"}


def attribution(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """Cue and speaker of what stands in these marks, found around them in their sentence; None if nothing says whose
    it is.
    """
    for look in (_introduced, _after, according, dashed, _loosely_before, in_words_of, _colon):
        found = look(page, mark, sentence)
        if found is not None:
            return found
    return None


def is_introduced(page: Page, mark: Marked) -> bool:
    """Does a comma, a colon, a cue or nothing stand before the marks, and a capital in them: is it a sentence of its
    own?
    """
    inner = page.text[mark.start : mark.end].lstrip("“\"'‘«`„ ")[:1]
    if not (inner.isupper() or inner.isdigit()):
        return False
    start = page.lines[page.line_at(mark.start)][0]
    lead = page.text[start : mark.start].rstrip()
    if not lead or lead[-1] in ',:.!?”"—–':
        return True
    before = page.tokens(max(start, mark.start - 30), mark.start)
    return bool(before) and before[-1].i in page.kinds


# ---- before the marks ------------------------------------------------------------------------------------------------


def _introduced(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """He said: "..."; the minister told reporters in a statement, "..."; he insisted "..."."""
    lead = words_before(page, mark, sentence)
    if not lead:
        return None
    last = lead[-1]
    marked_off = last.text in {",", ":", "--", "—", "–"}
    if not marked_off and last.i not in page.kinds and last.lower_ != "that":
        return None
    return _cue_before(page, mark, lead, _REACH if last.text == ":" else _GAP)


def _loosely_before(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """The cue stands before, with words in between and no comma: he said to the crowd "..."."""
    lead = words_before(page, mark, sentence)
    if not lead or lead[-1].pos_ in _HANGING or lead[-1].lower_ in {"as", "of", "the"}:
        return None
    return _cue_before(page, mark, lead, _GAP)


def _cue_before(page: Page, mark: Marked, lead: Sequence[Token], reach: int) -> Found | None:
    for index in range(len(lead) - 1, -1, -1):
        token = lead[index]
        if len(lead) - 1 - index > reach:
            return None
        if token.i in page.kinds and not _describes(token) and not _commands(token):
            return _of_cue(page, token, mark, "before", lead[: index + 1], lead[index + 1 :])
        if is_finite(token) and not in_side_clause(token) and token.dep_ not in {"aux", "auxpass"}:
            return None
    return None


def _describes(token: Token) -> bool:
    """A participle that only describes a noun: "a bag labelled “...”"."""
    return token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN"


def _commands(token: Token) -> bool:
    """For example "Remember, “...”" speaks to the reader."""
    return token.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in token.children) and token.dep_ != "conj"


# ---- after the marks -------------------------------------------------------------------------------------------------


def _after(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """For example "...," he said; "...," said the minister; also "...," the minister, who had flown in, said."""
    tail = words_after(page, mark, sentence)
    if mark.opened or not tail:
        return None
    cue_at = _first_cue(page, tail)
    if cue_at is None:
        return None
    ends = page.last_inside(mark)
    parted = ends in _OPEN_ENDS or tail[0].text in {",", "—", "–", "-", "--"}
    if not parted and not (cue_at <= 1 and tail[0].pos_ in {"PRON", "PROPN", "VERB"}) and ends != ".":
        return None
    if not parted and cue_at == 0 and noun_head(tail[1:]) is None:
        return None  # "the “plan” said ..." goes on with the sentence
    return _of_cue(page, tail[cue_at], mark, "after", tail[:cue_at], tail[cue_at + 1 :])


def _first_cue(page: Page, tail: Sequence[Token]) -> int | None:
    for index, token in enumerate(tail):
        if token.text in {";", ":"}:
            return None
        if token.i in page.kinds and not in_side_clause(token):
            first = index == 0 or all(t.is_punct for t in tail[:index])
            if token.tag_ in {"VBG", "VB"} or (token.tag_ == "VBN" and first and not _says(tail[index + 1 :])):
                continue
            return index
        if is_finite(token) and not in_side_clause(token) and token.dep_ not in {"aux", "auxpass", "advcl"}:
            return None
        if index == 0 and token.dep_ in {"cc", "mark"}:
            return None
    return None


def _says(after: Sequence[Token]) -> bool:
    """Does somebody who can speak stand right behind: "“...,” added curator Ann Lee"?"""
    head = noun_head(after)
    return head is not None and can_speak(head)


# ---- cue and speaker -------------------------------------------------------------------------------------------------


def _of_cue(page: Page, cue: Token, mark: Marked, rule: str, before: Sequence[Token], after: Sequence[Token]) -> Found:
    """The finding for a cue; `before` and `after` are the tokens around it that stand outside the marks."""
    outside = {token.i for token in (*before, *after)}
    if cue.dep_ == "pcomp" and (told := source_of(cue)) is not None:
        return _made(page, mark, "relayed", cue, *told)
    if cue.lower_ in _RELAYING:
        outer = speaker_of(cue.head) if cue.head != cue else None
        if source := children(cue, "dobj"):
            return _made(page, mark, "relayed", cue, source[0], outer)
    head = speaker_of(cue)
    relaying = [c for c in cue.children if c.lower_ in _RELAYING]
    if relaying and (source := children(relaying[0], "dobj", "pobj")):
        return _made(page, mark, "relayed", relaying[0], source[0], head)
    if is_passive(cue):  # "it was said", "he was told": who is told speaks not
        return _made(page, mark, rule, cue, head, None)
    if rule == "after" and (head is None or head.i not in outside):
        head = _beside(before, after) or head
    elif head is None or page.mark_at(head.idx) is not None or head.idx > cue.idx:
        head = _inverted(cue, after) or _nearest(before[:-1]) or first_noun(before[:-1]) or head
    if head is not None and mark.start <= head.idx < mark.end:
        head = None
    return _made(page, mark, rule, cue, head, None)


def _beside(before: Sequence[Token], after: Sequence[Token]) -> Token | None:
    """The noun phrase between the marks and the cue, else the one after an inverted cue."""
    between = [t for t in before if not t.is_punct]
    while between and between[0].pos_ in {"ADV", "CCONJ"}:
        between = between[1:]
    return noun_head(between) or noun_head(after)


def _inverted(cue: Token, after: Sequence[Token]) -> Token | None:
    """For example "Said Ellis: ...": the speaker follows a cue that opens its clause."""
    return noun_head(after) if cue.is_sent_start or cue.text[:1].isupper() else None


def _nearest(before: Sequence[Token]) -> Token | None:
    """The last noun phrase before a cue that may be its subject."""
    for token in reversed(before):
        if token.pos_ in _NOUNS and token.dep_ in {"nsubj", "nsubjpass", "ROOT"}:
            return token
    return None


def _made(page: Page, mark: Marked, rule: str, cue: Token, head: Token | None, via: Token | None) -> Found:
    group = verb_group(cue)
    if head is None:
        return Found(mark.start, mark.end, rule, group)
    low, high = _room(page, mark, cue, head)
    span = mention(head, low, high)
    via_head = via.i if via is not None else None
    return Found(mark.start, mark.end, rule, group, (span.start_char, span.end_char), head.i, True, via_head)


def _room(page: Page, mark: Marked, cue: Token, head: Token) -> tuple[int, int]:
    """The characters in which the speaker's mention may stand: not within marks, not beyond the cue."""
    sentence = page.sentence_at(head.idx)
    low, high = sentence.start, sentence.end
    for other in sentence.marks:
        if other.end <= head.idx:
            low = max(low, other.end)
        elif other.start > head.idx and other.end - other.start > 30:
            high = min(high, other.start)
    if head.idx < cue.idx:
        high = min(high, verb_group(cue)[0]) if verb_group(cue)[0] > head.idx else high
    else:
        low = max(low, cue.idx + len(cue))
    return low, high


# ---- a colon --------------------------------------------------------------------------------------------------------


def _colon(page: Page, mark: Marked, sentence: Sentence) -> Found | None:
    """A name, a colon, and the marks; or a clause that leads up to them, whose subject speaks."""
    lead = words_before(page, mark, sentence)
    number = page.line_at(mark.start)
    if not lead and number and mark.start <= page.lines[number][0]:
        end = page.lines[number - 1][1]
        lead = page.tokens(page.sentence_at(end - 1).start, end)[-_REACH:] if page.text[end - 1] == ":" else []
    if not lead or lead[-1].text != ":":
        return None
    mark_off, lead = lead[-1], lead[:-1]
    verb = next((t for t in reversed(lead) if t.i in page.kinds and not _describes(t)), None)
    if verb is not None:
        at = lead.index(verb)
        return _of_cue(page, verb, mark, "before", lead[: at + 1], lead[at + 1 :])
    verbs = [t for t in lead if is_finite(t) and not in_side_clause(t)]
    if verbs:
        verb = verbs[0].head if verbs[0].dep_ in {"aux", "auxpass"} else verbs[0]
        heads = [t for t in subjects(verb) if t.pos_ in _NOUNS and t.idx < mark_off.idx]
        head = heads[0] if heads else None
    else:
        names = [t for t in lead if t.pos_ in _NOUNS]
        head = (noun_head(lead) or names[-1]) if names and len(lead) <= _LEAD_WORDS else None
    if head is None:
        return None
    low = page.sentence_at(head.idx).start
    span = mention(head, low, mark_off.idx) if verbs else page.doc[lead[0].i : lead[-1].i + 1]
    cue = mark_off.idx, mark_off.idx + 1
    return Found(mark.start, mark.end, "colon", cue, (span.start_char, span.end_char), head.i)
