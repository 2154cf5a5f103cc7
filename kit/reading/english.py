"""Which language a text is in. English is told by its commonest words, anything else by py3langid (97 languages)."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    "the of and to in that is was for on with as by at from it he said has have his her not be are an".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 10  # words: fewer tell nothing at all
_FOREIGN = re.compile("[^\x00-\u024f]")
_ENOUGH = 20  # words: fewer tell nothing by their kind
_SHARE = 0.16  # of function words: no other language has so many
_SAMPLE = 20_000  # characters
_LONG = 15  # words of a paragraph that is looked at alone
_NAMES = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "und": "another language",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """Gives "en", another language's two letters, "und" for one not known, None when there is too little to tell.

    Short texts of names and numbers are taken for English unless the detector is sure of another language.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters <= _ENOUGH:
        return None
    if _foreign_letters(words):
        return _detected(sample) or "und"
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _SHARE:
        return "en"
    if len(words) < _ENOUGH:
        return _detected(sample) if share == 0 and len(words) >= _FEWEST else None
    return _detected(sample) or ("en" if share >= _SHARE / 2 else "und")


def foreign_parts(text: str) -> int:
    """How many paragraphs of an English text are in other letters, or in another language."""
    lines = [_WORD.findall(line.lower()) for line in text.split("\n")]
    strange = sum(map(_foreign_letters, lines)) if _FOREIGN.search(text) else 0
    bare = [line for line in lines if len(line) >= _LONG and not _FUNCTION_WORDS.intersection(line)]
    bare = [line for line in bare if not _foreign_letters(line)]
    return strange + sum(_detected(" ".join(words)) not in {"en", None} for words in bare)


def name_of(language: str) -> str:
    """The language's English name, or what stands for it."""
    return _NAMES.get(language, f"another language ({language})")


def said_of_language(language: str | None) -> str:
    """What is to be said of a text in this language; nothing of English."""
    if language in {"en", None}:
        return ""
    return f"the text reads like {name_of(language)}, not English: it is kept out of the counts"


def _foreign_letters(words: list[str]) -> bool:
    letters = "".join(words)
    return len(letters) > 8 and len(_FOREIGN.findall(letters)) > 0.3 * len(letters)


def _detected(text: str) -> str | None:
    """What py3langid says, None when it finds hardly more for that than for English."""
    import py3langid

    ranked = dict(py3langid.rank(text))
    best = max(ranked, key=ranked.__getitem__)
    if best in {"en", "pcm", "jam", "sco"}:  # creoles of English: a headline without verbs looks like one
        return "en"
    return best if ranked[best] - ranked["en"] > 0.1 * abs(ranked["en"]) else None
