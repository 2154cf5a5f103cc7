"""The words on either side of a stretch in marks, within its sentence."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language.quotes.marks import Marked
from kit.language.quotes.page import Page, Sentence

_REACH = 40  # tokens from the marks in which a cue is looked for
_TERM = 4  # words: fewer in marks may be a term


def words_before(page: Page, mark: Marked, sentence: Sentence) -> list[Token]:
    """The tokens before the marks, from the start of the sentence or the marks before."""
    low = max([m.end for m in sentence.marks if m.end <= mark.start and not _is_term(page, m)] + [sentence.start])
    return page.tokens(low, mark.start)[-_REACH:]


def words_after(page: Page, mark: Marked, sentence: Sentence) -> list[Token]:
    """The tokens behind the marks, to the end of the sentence or the next marks."""
    high = min([m.start for m in sentence.marks if m.start >= mark.end and not _is_term(page, m)] + [sentence.end])
    return page.tokens(mark.end, high)[:_REACH]


def _is_term(page: Page, mark: Marked) -> bool:
    """A nickname or a title in marks, which the words around it run on over."""
    inner = page.text[mark.start : mark.end]
    return len(inner.split()) < _TERM and inner[-2:-1] not in ",.!?"
