"""The topic: is an article news of those who hold power or arms, or do words of war mean something else in it?"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from kit.language.spotting import sentence_starts, with_word
from kit.lexicon import words

ARTICLE = 5  # sentences: fewer are no article, and each is taken at its word
_WORDS = 3  # different words of power
_GAMES = 2  # different words of games
_SHARE = 0.1  # of the sentences hold one


def is_short(doc: Doc) -> bool:
    """Is the text a sentence or a few, pasted or a headline, rather than an article?"""
    return len(sentence_starts(doc)) < ARTICLE


def is_of_power(doc: Doc) -> bool:
    """Does a text speak of governments, armies, borders and the like often enough to have signals of every kind?

    A text of a few sentences always may; in an article on a match or a film, "attack" and "truce" are no signals unless
    they pass between two parties (`is_of_games` says whether these are teams).
    """
    found = _words_by_sentence(doc, "power_words")
    if len(found) < ARTICLE:
        return True
    return len(set().union(*found)) >= _WORDS and sum(map(bool, found)) >= _SHARE * len(found)


def is_of_games(doc: Doc) -> bool:
    """Is it news of sport, in which states beat and attack each other by teams?"""
    found = _words_by_sentence(doc, "game_words")
    return len(set().union(*found)) >= _GAMES


def _words_by_sentence(doc: Doc, name: str) -> list[set[str]]:
    starts = sentence_starts(doc)
    found: list[set[str]] = [set() for _ in starts]
    for token in with_word(doc, words(name), form=True):
        found[bisect_right(starts, token.i) - 1].add(token.lemma_.lower())
    return found
