"""Text whose paragraphs were broken into lines of one width (mails, exports, old terminals): put together again."""

from __future__ import annotations

import re
from itertools import groupby

_NARROWEST, _WIDEST = 45, 110  # characters of such a line
_SLACK = 22  # a line is full if the next word would hardly have fitted
_FEWEST = 4  # full lines: fewer show no width
_QUOTED = re.compile(r"^(?:> ?)+")


def unwrapped(text: str) -> str:
    """The text with each paragraph on one line, if its lines were cut at one width; any other text as it is.

    A line is joined to the one before it when that one is full and the line is no heading, list or field of its own.
    What it misses: verse and tables of that width.
    """
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return text
    joined: list[str] = []
    full = False
    for line in lines:
        bare = line.strip()
        if full and bare and not _starts_anew(bare):
            joined[-1] += " " + bare
        else:
            joined.append(line.rstrip())
        full = bool(bare) and _is_full(len(line.rstrip()), width)
    return "\n".join(joined)


def _width(lines: list[str]) -> int | None:
    """The width at which the lines were cut; None if they were not: most lines that another one follows are full."""
    longest = max((len(line.rstrip()) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return None
    followed: list[str] = []
    for blank, block in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            followed += list(block)[:-1]
    full = sum(_is_full(len(line.rstrip()), longest) for line in followed)
    broken_off = sum(not re.search(r"[.!?:;…][\"”’')]*\s*$", line) for line in followed)
    if full < _FEWEST or full < 0.6 * len(followed) or broken_off < 0.6 * len(followed):
        return None
    return longest


def _is_full(length: int, width: int) -> bool:
    return length >= width - _SLACK


def _starts_anew(line: str) -> bool:
    return bool(re.match(r"[-*•–—] |\d{1,2}[.)] |[A-Z][A-Za-z-]{2,20}: ?|>", line)) and not line.startswith("–  ")


def unquoted(text: str) -> tuple[str, bool]:
    """The text without the ">" of a quoted mail in front of its lines, and whether there were such marks."""
    lines = text.split("\n")
    marked = [bool(_QUOTED.match(line)) for line in lines]
    if sum(marked) < 3 or sum(marked) < 0.3 * sum(map(bool, map(str.strip, lines))):
        return text, False
    return "\n".join(_QUOTED.sub("", line) for line in lines), True
