"""Which quotations, or which of their pieces, meet a choice of speaker, side, kind, cue, hand and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from kit.analysis import select
from kit.analysis.unnamed import reasons
from kit.analysis.voices import NOBODY, own_words, quotations

_WORDS_IN = ("text", "speaker", "via")
_PIECE = ["article_id", "group"]


@dataclass(frozen=True)
class Choice:
    """What is asked for; "" is everything. `hand`: own (at first hand) or relayed. `speaker` may be `NOBODY`."""

    speaker: str = ""
    side: str = ""
    kind: str = ""
    cue: str = ""
    hand: str = ""
    words: str = ""


def prepared(quotes: pd.DataFrame, text_of: Callable[[str], str] | None = None) -> pd.DataFrame:
    """The pieces with `words`, how many are their own, and `reason`, why no speaker is named (missing where one is)."""
    return quotes.assign(words=own_words(quotes), reason=reasons(quotes, text_of))


def searched(quotes: pd.DataFrame) -> list[str]:
    """What the words of a choice are looked for in, row by row: to be made once for many choices."""
    return select.searched(quotes, _WORDS_IN)


def pieces(prepared: pd.DataFrame, choice: Choice, texts: select.Texts | None = None) -> pd.DataFrame:
    """The pieces that meet the choice, each by itself. `texts` are what was `searched` of them."""
    found = _of(prepared, choice, texts)
    return found[found["cue"].str.casefold() == choice.cue.casefold()] if choice.cue else found


def whole(
    prepared: pd.DataFrame,
    choice: Choice,
    joined: pd.DataFrame | None = None,
    texts: select.Texts | None = None,
) -> pd.DataFrame:
    """The full quotations that meet the choice: words may be spread over pieces, a cue may stand at any of them.

    `joined` are the `quotations` of `prepared`, for who has them already, and `texts` what was `searched` of them.
    """
    found = _of(quotations(prepared) if joined is None else joined, choice, texts)
    if not choice.cue:
        return found
    cued = prepared[prepared["cue"].str.casefold() == choice.cue.casefold()]
    places = set(_places(cued))
    return found[[place in places for place in _places(found)]] if len(found) else found


def _places(quotes: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(*(quotes[name].to_list() for name in _PIECE), strict=True)


def cues(quotes: pd.DataFrame) -> list[tuple[str, int]]:
    """The cues with the number of pieces that each one cues, the most frequent first; capitals are no difference."""
    counts = quotes["cue"].dropna().str.casefold().value_counts()
    written = {cue.casefold(): cue for cue in reversed(select.values(quotes, "cue"))}  # its commonest spelling
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(written[cue], int(number)) for cue, number in order]


def _of(found: pd.DataFrame, choice: Choice, texts: select.Texts | None) -> pd.DataFrame:
    found = select.with_words(found, _WORDS_IN, choice.words, texts)
    if choice.speaker == NOBODY:
        found = found[found["reason"].notna()]
    elif choice.speaker:
        found = found[(found["speaker"] == choice.speaker) & found["reason"].isna()]
    if choice.side:
        found = found[found["side"] == choice.side]
    if choice.kind:
        found = found[found["kind"] == choice.kind]
    if choice.hand:
        found = found[found["via"].notna() == (choice.hand == "relayed")]
    return found
