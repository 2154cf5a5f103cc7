"""Surnames: the word that stands for a person, and whom a surname alone names when the text names nobody in full."""

from __future__ import annotations

from datetime import date
from functools import cache

from kit.lexicon import table, words
from kit.lexicon.world import Name, first_names, holders_of

_AFTER_NAMES = {"Jr", "Sr", "II", "III"}


def surname(name: str) -> str:
    """The word that stands for the person once the full name was given; the first one of "Xi Jinping"."""
    parts = [part for part in name.split() if part.rstrip(".") not in _AFTER_NAMES]
    if not parts:
        return name
    return parts[0] if _family_first(parts) else parts[-1]


def _family_first(parts: list[str]) -> bool:
    """Is it a Chinese, Korean or Vietnamese name in its own order?"""
    if not 2 <= len(parts) <= 3 or parts[0] not in _families() or parts[1] in first_names():
        return False
    return not _families()[parts[0]] or len(parts) == 3 or "-" in parts[1]


@cache
def _families() -> dict[str, str]:
    return {row["name"]: row["also"] for row in table("family_names_first")}


def known_by_surname(word: str, published: date | None) -> Name | None:
    """The office holder whom a surname names without title or first name: the only one of it, and few else carry it.

    In an undated text only who holds an office to this day. Whether somebody else is meant after all only the text can
    tell: a full name in it comes first.
    """
    if word in words("common_surnames") or word in first_names() or len(word) < 2:
        return None
    fit = [n for n in holders_of(word) if (n.holds_on(published) if published else n.until is None)]
    return fit[0] if len({name.name for name in fit}) == 1 else None
