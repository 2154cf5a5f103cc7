"""Surnames: the word of a full name that stands for the person."""

from __future__ import annotations

from functools import cache

from kit.lexicon import table, words

_AFTER_NAMES = {"Jr", "Sr", "II", "III"}


def surname(name: str) -> str:
    """The word that stands for the person once the full name was given; the first one of "Xi Jinping"."""
    parts = [part for part in name.split() if part.rstrip(".") not in _AFTER_NAMES]
    if not parts:
        return name
    return parts[0] if _family_first(parts) else parts[-1]


def _family_first(parts: list[str]) -> bool:
    """Is it a Chinese, Korean or Vietnamese name in its own order?"""
    if not 2 <= len(parts) <= 3 or parts[0] not in _families() or parts[1] in words("first_names"):
        return False
    return not _families()[parts[0]] or len(parts) == 3 or "-" in parts[1]


@cache
def _families() -> dict[str, str]:
    return {row["name"]: row["also"] for row in table("family_names_first")}
