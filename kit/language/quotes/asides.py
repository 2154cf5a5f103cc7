"""Asides that attribute the sentence around them: ", he said,", "as the minister put it", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kit.language.grammar import children, is_passive
from kit.language.quotes.cues import has_clause, in_side_clause, is_finite
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.speakers import mention, name_end, noun_head
from kit.language.spotting import with_value
from kit.lexicon import words

Piece = tuple[int, int]

_ACCORDING = frozenset({"according"})
_BREAKS = {",", "–", "—", "-", "--", "(", ")", ";"}
_ENDS = {".", "!", "?"}
_LONGEST = 25  # tokens of an aside
_ON = {"and", "but"}  # after which what was said goes on behind an aside
_SIDE_STARTS = {"VBG", "WDT", "WP", "WP$", "WRB", "IN", "VBN"}
_GO_ON = {"or", "adding", "citing", "quoting", "noting", "referring", "though", "although", "while", "as"}


def aside(page: Page, cue: Token) -> list[Piece]:
    """The pieces of a sentence around an aside with this verb; [] when the verb stands in no aside."""
    if in_side_clause(cue) or (cue.tag_ in {"VBG", "VB", "VBN"} and not children(cue, "aux")):
        return []
    if page.mark_at(cue.idx) is not None or is_passive(cue):
        return []
    sentence = page.sentence_at(cue.idx)
    if _has_own_object(cue, sentence.end):
        return []
    tokens = page.tokens(sentence.start, sentence.end)
    at = next((n for n, t in enumerate(tokens) if t.i == cue.i), None)
    if at is None:
        return []
    first, last = _extent(page, tokens, at, cue)
    if first is None or last - first > _LONGEST:
        return []
    if first == 0 and tokens[0].lower_ != "as":
        return []
    calls_it = tokens[first].lower_ == "as" and any(c.lower_ == "it" for c in children(cue, "dobj"))
    if cue.lemma_.lower() in words("speech_no_asides") and not calls_it:
        return []  # "as he called it" is one, "as the crowd cheered" is none
    if first and not _breaks_off(page, tokens[first - 1]):
        return []
    return _pieces(page, tokens, first, last)


def _has_own_object(cue: Token, stop: int) -> bool:
    """Does the verb govern something of its own after it: "offered help", "said that ..."? Whom it was told is none."""
    for child in cue.children:
        if child.i > cue.i and child.idx < stop and child.dep_ in {"dobj", "ccomp", "xcomp", "oprd", "acomp", "intj"}:
            told = child.dep_ == "dobj" and cue.lemma_ in words("speech_addressed")
            if not told and child.lower_ not in {"it", "so", "as", "much"}:
                return True
    return False


def _extent(page: Page, tokens: Sequence[Token], at: int, cue: Token) -> tuple[int | None, int]:
    """(first, last) token of the aside, by number in the sentence."""
    numbers = {t.i: n for n, t in enumerate(tokens)}
    named = [s for s in children(cue, "nsubj") if s.i in numbers]
    subject = max((s for s in named if s.i < cue.i), key=lambda s: s.i, default=named[0] if named else None)
    if subject is None:
        subject = noun_head(tokens[at + 1 :])
        if subject is None or not at or not _breaks_off(page, tokens[at - 1]):
            return None, 0
    group = min([at, *(numbers[c.i] for c in children(cue, "aux", "neg", "advmod") if c.i in numbers and c.i < cue.i)])
    if subject.i < cue.i:
        first = numbers.get(max(subject.left_edge.i, tokens[0].i), numbers[subject.i])
        first = _own_start(page, tokens, first, numbers[subject.i])
    else:
        first = group
    if first and tokens[first - 1].lower_ == "as":
        first -= 1
    last = at
    if subject.i > cue.i:
        last = max(at, numbers.get(min(subject.right_edge.i, tokens[-1].i), at))
        if last - at > 14:
            last = numbers[subject.i]
    while last + 1 < len(tokens) and tokens[last + 1].text not in _ENDS and not _breaks_off(page, tokens[last + 1]):
        last += 1
        if is_finite(tokens[last]) and not in_side_clause(tokens[last]):
            return None, 0  # content follows: the verb governs it
        if tokens[last].lower_ == "that":
            return None, 0
    if last + 1 < len(tokens) and page.mark_at(tokens[last + 1].idx) is not None:
        return None, 0  # "he referred to it as “...”"
    return first, last


def _breaks_off(page: Page, token: Token) -> bool:
    """A comma, a dash or marks, between which an aside stands."""
    return token.text in _BREAKS or page.mark_at(token.idx) is not None


def _own_start(page: Page, tokens: Sequence[Token], first: int, head: int) -> int:
    """A subject never reaches back over marks."""
    for number in range(head, first, -1):
        if page.mark_at(tokens[number - 1].idx) is not None:
            return number
    return first


def _pieces(page: Page, tokens: Sequence[Token], first: int, last: int) -> list[Piece]:
    """What stands before and behind an aside, as far as it is content: a clause, or both parts of one cut in two."""
    left, right = _stripped(list(tokens[:first])), _stripped(list(tokens[last + 1 :]))
    if left and left[-1].lower_ == "that":
        left = []
    if right and page.mark_at(right[0].idx) is not None:
        return []  # the marks have their own attribution
    if left and page.mark_at(left[-1].idx) is not None:
        return _offsets(left)  # what follows is an apposition or an adverbial
    if not left:
        return _offsets(right) if _main_clause(right) else []
    if right and (right[0].lower_ in _GO_ON or right[0].tag_ in _SIDE_STARTS):
        conditional = right[0].dep_ == "mark" and right[0].lower_ not in _GO_ON
        return _offsets(left, right if conditional else [])
    whole = _main_clause(left)
    if whole and right and right[0].lower_ not in _ON:
        right = []
    if not any(is_finite(t) and not in_side_clause(t) for t in right):
        right = []
    return _offsets(left, right)


def _offsets(*parts: list[Token]) -> list[Piece]:
    return [(part[0].idx, part[-1].idx + len(part[-1])) for part in parts if part]


def _main_clause(tokens: list[Token]) -> bool:
    """Is there a finite verb that is part of no relative clause, with its subject?"""
    return has_clause([t for t in tokens if not in_side_clause(t)]) if tokens else False


def _stripped(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in {*_BREAKS, *_ENDS}:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in {*_BREAKS, ".", ":"}:
        tokens = tokens[:-1]
    return tokens


def according(page: Page) -> Iterator[Found]:
    """The sentence less the phrase "according to X"."""
    for token in with_value(page.doc, "LOWER", _ACCORDING):
        if token.i + 2 >= len(page.doc) or token.nbor(1).lower_ != "to":
            continue
        if page.mark_at(token.idx) is not None:
            continue
        sentence = page.sentence_at(token.idx)
        tokens = page.tokens(sentence.start, sentence.end)
        first = next((n for n, t in enumerate(tokens) if t.i == token.i), None)
        head = noun_head(tokens[first + 2 :]) if first is not None else None
        if head is None:
            continue
        numbers = {t.i: n for n, t in enumerate(tokens)}
        right = max(head.right_edge.i, name_end(head) - 1)
        last = _phrase_end(tokens, first + 2, numbers.get(min(right, tokens[-1].i), numbers[head.i]))
        last = _past_source(tokens, last)
        span = mention(head, tokens[first + 1].idx + 2, tokens[last].idx + len(tokens[last]))
        cue = token.idx, tokens[first + 1].idx + 2
        where = span.start_char, span.end_char
        pieces = _pieces(page, tokens, first, last)
        for number, (start, end) in enumerate(pieces):
            leader = pieces[0][0] if number else None
            yield Found(start, end, "according_to", cue, where, head.i, leader=leader)


def _past_source(tokens: Sequence[Token], last: int) -> int:
    """Past ", quoting the ministry," behind the phrase."""
    if last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].tag_ == "VBG":
        for number in range(last + 3, len(tokens) - 1):
            if tokens[number].text == "," and has_clause(list(tokens[number + 1 :])):
                return number
    return last


def _phrase_end(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where the phrase ends: a comma after which a clause of its own follows ends it."""
    for number in range(start + 1, last + 1):
        if tokens[number].text in _BREAKS and has_clause(list(tokens[number + 1 : last + 1])):
            side = any(t.dep_ == "relcl" for t in tokens[number + 1 : last + 1])
            if not side:
                return number - 1
    return last
