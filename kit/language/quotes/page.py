"""A Doc laid out for finding quotes: its text once, its paragraphs, marks, cues and sentences.

Sentences are read anew, paragraph by paragraph, because the parser's own break at quotation marks: a stretch in marks
is one piece of the sentence around it, however many full stops it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kit.language.extensions import text_of
from kit.language.grammar import ends_title
from kit.language.quotes.cues import candidates, kind_of
from kit.language.quotes.marks import Marked, marked, paragraphs

_STOPS = {".", "!", "?", "…", "..."}
_TITLES = 4  # letters: a longer word with a full stop of its own ("Inc.", "p.m.") may end a sentence, "Sen." does not
_STRAY = {"“", "”", '"', "''", "``", "'", "‘", "’", "«", "»", "„", "’’"}  # where they stand outside every pair
_MOST_STRAY = 4  # marks in a row
_LONGEST = 200  # words outside marks after which a sentence is cut where the parser breaks: its length costs squared
_NOMINAL = {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}


class Sentence(NamedTuple):
    """A sentence as it runs outside the marks: characters, the number of its paragraph, and the marks in it."""

    start: int
    end: int
    line: int
    marks: tuple[Marked, ...]


class Page:
    """What the steps of this room ask of a Doc, worked out once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.lines = paragraphs(self.text)
        self.marks = marked(self.text)
        self.words = [token for token in doc if not token.is_space]
        self._starts = [token.idx for token in self.words]
        self.kinds = {token.i: kind for token in candidates(doc) if (kind := kind_of(token))}
        self._mark_starts = [mark.start for mark in self.marks]
        self._line_starts = [start for start, _ in self.lines]
        self.sentences = list(self._read_sentences())
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two characters, white space aside."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def mark_at(self, at: int) -> Marked | None:
        """The stretch in marks that holds a character."""
        index = bisect_right(self._mark_starts, at) - 1
        return self.marks[index] if index >= 0 and at < self.marks[index].end else None

    def marks_within(self, start: int, end: int) -> list[Marked]:
        """The stretches in marks that share a character with the stretch from `start` to `end`."""
        first = max(0, bisect_right(self._mark_starts, start) - 1)
        last = bisect_left(self._mark_starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    def line_at(self, at: int) -> int:
        """The number of the paragraph that holds a character."""
        return max(0, bisect_right(self._line_starts, at) - 1)

    def sentence_number(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def sentence_at(self, at: int) -> Sentence:
        """The sentence that holds a character."""
        return self.sentences[self.sentence_number(at)]

    def _read_sentences(self) -> Iterator[Sentence]:
        for number, (start, end) in enumerate(self.lines):
            tokens, marks = self.tokens(start, end), self.marks_within(start, end)[::-1]
            begin, inside, index, bare = start, [], 0, 0
            while index < len(tokens):
                token = tokens[index]
                while marks and marks[-1].end <= token.idx:
                    marks.pop()
                mark = marks[-1] if marks and marks[-1].start <= token.idx else None
                if mark is None:
                    index, bare = index + 1, bare + 1
                    ends = token.text[-1] in ".!?…" and self._ends(token, self._next_word(tokens, index))
                    at = token.idx + len(token)
                else:
                    while index < len(tokens) and tokens[index].idx < mark.end:
                        index += 1
                    inside.append(mark)
                    at = mark.end
                    ends = self._ends_in_marks(mark, tokens[index : index + 40])
                if index < len(tokens) and (ends or self._is_endless(bare, tokens[index])):
                    yield Sentence(begin, at, number, tuple(inside))
                    begin, inside, bare = tokens[index].idx, [], 0
            yield Sentence(begin, end, number, tuple(inside))

    def _next_word(self, tokens: list[Token], index: int) -> Token | None:
        """The next token that is no mark without a partner."""
        for token in tokens[index : index + _MOST_STRAY]:
            if token.text not in _STRAY or self.mark_at(token.idx) is not None:
                return token
        return tokens[index] if index < len(tokens) else None

    def _is_endless(self, words: int, after: Token) -> bool:
        return words >= 2 * _LONGEST or (words >= _LONGEST and bool(after.is_sent_start))

    def _ends(self, token: Token, after: Token | None) -> bool:
        if after is None:
            return True
        opens = after.text[:1].isupper() or after.text[:1].isdigit() or self.mark_at(after.idx) is not None
        if ends_title(token):
            return False
        if token.text in _STOPS:
            return opens or after.text[:1] in "(["
        own = token.text.endswith(".") and len(token) >= _TITLES - ("." in token.text[:-1])
        return bool(own and opens and after.is_sent_start)

    def _ends_in_marks(self, mark: Marked, after: list[Token]) -> bool:
        last = self.last_inside(mark)
        if last not in ".!?…" or not after:
            return False
        first = after[0]
        if first.text[:1].islower() or (first.is_punct and self.mark_at(first.idx) is None):
            return False
        if first.i in self.kinds and first.lower_ != first.text:
            return True
        return not (last in "!?…" and self._attributes(after))

    def _attributes(self, tokens: list[Token]) -> bool:
        """Do the words after a question say whose it was ("Julia Mason asked."), and nothing else?"""
        for number, token in enumerate(tokens):
            if token.i in self.kinds:
                after = tokens[number + 1] if number + 1 < len(tokens) else None
                short = after is None or after.is_punct or after.pos_ in {"ADP", "ADV", "NUM"} or after.lower_ == "on"
                return number > 0 and short
            if token.text in _STOPS or self.mark_at(token.idx) is not None:
                return False
            if token.pos_ not in _NOMINAL | {"ADP", "PUNCT", "ADV", "PART", "CCONJ", "X"}:
                return False
        return False

    def last_inside(self, mark: Marked) -> str:
        """The last character inside the marks that is no mark itself."""
        return self.text[mark.start : mark.end].rstrip("”\"’'»`“ ")[-1:] or " "
