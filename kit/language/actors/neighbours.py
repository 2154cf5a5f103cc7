"""Which of several states or bodies a name means: the one whose other names stand nearest to it.

The order: the words of the same sentence, the article's dateline, the whole text. A draw decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Span

from kit.language.extensions import text_of
from kit.lexicon import table
from kit.lexicon.states import states

_DATELINE = re.compile(
    r"^[ \t]*([A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{2,25})?)(?: \([A-Za-z/ ]+\))?(?::| ?[—–]| --?) ", re.MULTILINE
)
_HEAD = 600  # characters in which a dateline may stand


def nearest(span: Span, options: Iterable[str]) -> str | None:
    """The option whose other names decide; None when they decide nothing."""
    whole = lambda: text_of(span.doc)
    cues, pattern = _cues(tuple(dict.fromkeys(options)), span.text)
    for words in (lambda: span.sent.text, lambda: _dateline(whole()), whole):
        counts = Counter(cues[found.group().casefold()] for found in pattern.finditer(words()))
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None


def is_spoken_of(span: Span, code: str | None) -> bool:
    """Does another name of the state stand anywhere in the text?"""
    return code is not None and nearest(span, (code,)) is not None


def _dateline(text: str) -> str:
    found = _DATELINE.search(text, 0, _HEAD)
    return found.group(1).title() if found else ""


@cache
def _cues(options: tuple[str, ...], own: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Form -> the option that it speaks for, and a pattern that finds the longest of them."""
    cues: dict[str, str] = {}
    shared = set()
    for option in options:
        for form in _forms(option):
            if cues.setdefault(form.casefold(), option) != option:
                shared.add(form.casefold())
    hidden = {own.casefold(), *shared}
    spoken = {form: option for form, option in cues.items() if form not in hidden}
    longest_first = sorted(spoken, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return spoken, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _forms(option: str) -> tuple[str, ...]:
    """What speaks for a state or body: its names, people and capitals, and the cues that the own table adds."""
    state = states().get(option)
    own = [cue for row in table("name_cues") if row["means"] == option for cue in row["cues"].split("|")]
    return (*own, *((*state.names, *state.peoples, *state.capitals) if state else ()))
