"""The topic: is an article news of those who hold power or arms, or do words of war mean something else in it?"""

from __future__ import annotations

from spacy.tokens import Doc

from kit.lexicon import words

ARTICLE = 5  # sentences: fewer are no article, and each is taken at its word
_WORDS = 3  # different words of power
_SHARE = 0.1  # of the sentences hold one


def is_of_power(doc: Doc) -> bool:
    """Does a text speak of governments, armies, borders and the like often enough to have signals at all?

    A text of a few sentences always may; in an article on a match or a film, "attack" and "truce" are no signals.
    """
    sentences = list(doc.sents)
    if len(sentences) < ARTICLE:
        return True
    found = [
        {token.lemma_.lower() for token in sent if {token.lemma_.lower(), token.lower_} & words("power_words")}
        for sent in sentences
    ]
    return len(set().union(*found)) >= _WORDS and sum(map(bool, found)) >= _SHARE * len(sentences)
