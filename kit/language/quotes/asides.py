"""Asides that attribute the sentence around them: ", he said,", "as the minister put it", "according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.quotes.cues import has_clause, in_side_clause, is_finite
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page, Sentence
from kit.language.quotes.speakers import mention, noun_head

Piece = tuple[int, int]

_BREAKS = {",", "–", "—", "-", "--", "(", ")", ";"}
_ENDS = {".", "!", "?"}
_LEAD_IN = {"ADP", "ADV", "CCONJ", "SCONJ"}
_LONGEST = 25  # tokens of an aside
_GO_ON = {"and", "but", "or", "adding", "citing", "quoting", "noting", "referring", "though", "although", "while"}


def aside(page: Page, cue: Token) -> list[Piece]:
    """The pieces of a sentence around an aside with this verb; [] when the verb stands in no aside."""
    if in_side_clause(cue) or cue.tag_ in {"VBG", "VB"} or page.mark_at(cue.idx) is not None:
        return []
    sentence = page.sentence_at(cue.idx)
    tokens = page.tokens(sentence.start, sentence.end)
    at = next((n for n, t in enumerate(tokens) if t.i == cue.i), None)
    if at is None:
        return []
    first, last = _extent(page, tokens, at, cue)
    if first is None or last - first > _LONGEST:
        return []
    if first == 0 and tokens[0].lower_ != "as":
        return []
    if first and tokens[first - 1].text not in _BREAKS and not _after_marks(page, tokens[first - 1]):
        return []
    return _pieces(page, sentence, tokens, first, last)


def _extent(page: Page, tokens: Sequence[Token], at: int, cue: Token) -> tuple[int | None, int]:
    """(first, last) token of the aside, by number in the sentence."""
    numbers = {t.i: n for n, t in enumerate(tokens)}
    subject = next((s for s in children(cue, "nsubj") if s.i in numbers), None)
    if subject is None:
        subject = noun_head(tokens[at + 1 :])
        if subject is None or tokens[at - 1].text not in _BREAKS and not _after_marks(page, tokens[at - 1]):
            return None, 0
    group = min([at, *(numbers[c.i] for c in children(cue, "aux", "neg", "advmod") if c.i in numbers and c.i < cue.i)])
    if subject.i < cue.i:
        first = numbers.get(max(subject.left_edge.i, tokens[0].i), numbers[subject.i])
    else:
        first = group
    if first and tokens[first - 1].lower_ == "as":
        first -= 1
    last = at
    if subject.i > cue.i:
        last = max(at, numbers.get(min(subject.right_edge.i, tokens[-1].i), at))
        if last - at > 14:
            last = numbers[subject.i]
    while last + 1 < len(tokens) and tokens[last + 1].text not in {*_BREAKS, *_ENDS} and page.mark_at(tokens[last + 1].idx) is None:
        last += 1
        if is_finite(tokens[last]) and not in_side_clause(tokens[last]):
            return None, 0  # content follows: the verb governs it
        if tokens[last].lower_ == "that":
            return None, 0
    return first, last


def _after_marks(page: Page, token: Token) -> bool:
    return page.mark_at(token.idx) is not None


def _pieces(page: Page, sentence: Sentence, tokens: Sequence[Token], first: int, last: int) -> list[Piece]:
    left, right = list(tokens[:first]), list(tokens[last + 1 :])
    left, right = _stripped(left), _stripped(right)
    if right and (right[0].lower_ in _GO_ON or right[0].tag_ == "VBG" or not right[0].is_alpha and not has_clause(right)):
        right = []
    if right and left and not has_clause(right) and has_clause(left):
        right = []
    if left and right and left[0].pos_ in _LEAD_IN and not has_clause(left):
        left = []
    if left and right and len(left) <= 2 and not has_clause(left) and not any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in left):
        left = []
    return [(part[0].idx, part[-1].idx + len(part[-1])) for part in (left, right) if len(part) > 1]


def _stripped(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in {*_BREAKS, *_ENDS}:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in {*_BREAKS, ".", ":"}:
        tokens = tokens[:-1]
    return tokens


def according(page: Page) -> Iterator[Found]:
    """The sentence less the phrase "according to X"."""
    for token in page.doc:
        if token.lower_ != "according" or token.i + 2 >= len(page.doc) or token.nbor(1).lower_ != "to":
            continue
        sentence = page.sentence_at(token.idx)
        tokens = page.tokens(sentence.start, sentence.end)
        first = next((n for n, t in enumerate(tokens) if t.i == token.i), None)
        head = noun_head(tokens[first + 2 :]) if first is not None and page.mark_at(token.idx) is None else None
        if head is None:
            continue
        numbers = {t.i: n for n, t in enumerate(tokens)}
        last = _phrase_end(tokens, first + 2, numbers.get(min(head.right_edge.i, tokens[-1].i), numbers[head.i]))
        span = mention(head, tokens[first + 1].idx + 2, tokens[last].idx + len(tokens[last]))
        cue = token.idx, tokens[first + 1].idx + 2
        where = span.start_char, span.end_char
        pieces = _pieces(page, sentence, tokens, first, last)
        for number, (start, end) in enumerate(pieces):
            leader = pieces[0][0] if number else None
            yield Found(start, end, "according_to", cue, where, head.i, leader=leader)


def _phrase_end(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where the phrase ends: a comma after which a clause of its own follows ends it."""
    for number in range(start + 1, last + 1):
        if tokens[number].text in _BREAKS and has_clause(list(tokens[number + 1 : last + 1])):
            side = any(t.dep_ == "relcl" for t in tokens[number + 1 : last + 1])
            if not side:
                return number - 1
    return last
