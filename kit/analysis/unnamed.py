"""Why a quotation names no speaker: read from the row's own columns and, where it is given, from the article's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pandas as pd

from kit.lexicon import table

_BE = {"be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re"}
_WORD = re.compile(r"['’]?\w+")
_IT = re.compile(r"\b(?:it|there)(?:\s+\w+)?\s*$", re.IGNORECASE)  # "it was widely reported": one word may come between
_SENTENCE_ENDS = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"')
_TOLD_BY = ("article_id", "start", "speaker", "speaker_id", "cue", "cue_start", "rule")
_FOLLOWED = {"floating", "continued"}  # rules that take the speaker over from an earlier quotation

Row = Mapping[str, Any]


def is_unnamed(quotes: pd.DataFrame) -> pd.Series:
    """True for rows without a speaker, and for those whose speaker is a bare pronoun that stands for nobody known."""
    nameless, speaker = ~quotes["speaker_id"].fillna("").astype(bool), quotes["speaker"].fillna("")
    nobody = [name for name in speaker.unique() if not name or _pronoun(name) is not None]
    return ((speaker == "") | nameless & speaker.isin(nobody)).astype(bool)


def reasons(quotes: pd.DataFrame, text_of: Callable[[str], str] | None = None) -> pd.Series:
    """The reason of each row (a word of `unnamed_reasons.tsv`); missing where a speaker is named."""
    unnamed = quotes[is_unnamed(quotes)]
    text = text_of or (lambda _: "")
    rows = unnamed[[name for name in _TOLD_BY if name in unnamed]].to_dict("records")
    found = [reason(row, text(row["article_id"])) for row in rows]
    return pd.Series(found, index=unnamed.index, dtype="string").reindex(quotes.index)


def reason(row: Row, text: str = "") -> str | None:
    """Why the row names nobody, as a word of `unnamed_reasons.tsv`; None if it names somebody.

    `text` is the article's: with it, headlines and "it was reported" are told apart from other cases.
    """
    if not _names_nobody(row.get("speaker"), row.get("speaker_id")):
        return None
    cue, rule = _text(row.get("cue")), _text(row.get("rule"))
    passive = is_passive(cue)
    if kind := _pronoun(_text(row.get("speaker"))):
        return {"personal": "pronoun", "impersonal": "impersonal" if passive else "pronoun"}.get(kind, kind)
    if rule in _FOLLOWED:
        return "handed_on"
    if rule == "no_speaker":
        return "headline" if _in_headline(text, int(row["start"])) else "floating"
    if rule == "noun":
        return "noun"
    if passive:
        return "impersonal" if _after_it(text, row.get("cue_start")) else "passive"
    return "no_subject"


def short(row: Row, reason: str) -> str:
    """The reason in a few words."""
    return _filled("short", row, reason)


def sentence(row: Row, reason: str) -> str:
    """The reason in one plain sentence."""
    return _filled("sentence", row, reason)


def counts(prepared: pd.DataFrame) -> pd.DataFrame:
    """One row = one reason: `reason` in a few words, quotations, words; the commonest first."""
    rows = []
    for known in table("unnamed_reasons"):
        of_reason = prepared[prepared["reason"] == known["reason"]]
        words = int(of_reason["words"].sum())
        rows.append((known["short"].replace(': "{words}"', ""), len(of_reason), words))
    made = pd.DataFrame(rows, columns=["reason", "quotations", "words"])
    return made[made["quotations"] > 0].sort_values("quotations", ascending=False, kind="stable", ignore_index=True)


def is_passive(cue: str) -> bool:
    """Do the words of a cue make a passive ("has been urged")? "Be" before a participle, not before "-ing"."""
    words = [word.casefold() for word in _WORD.findall(cue)]
    return len(words) > 1 and bool(_BE & set(words[:-1])) and not words[-1].endswith("ing")


@cache
def _pronouns() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("speaker_pronouns")}


def _pronoun(name: str) -> str | None:
    """Which kind of pronoun it is, None for a name; "US" and "WHO" are no pronouns."""
    return None if len(name) > 1 and name.isupper() else _pronouns().get(name.casefold())


def _names_nobody(speaker: object, speaker_id: object) -> bool:
    name = _text(speaker)
    return not name or (not _text(speaker_id) and _pronoun(name) is not None)


def _in_headline(text: str, start: int) -> bool:
    """Does it stand in the first line of the text, and is that a headline, no paragraph?"""
    above = text[:start]
    if not text or "\n" in above.strip():
        return False
    line = text[len(above) - len(above.lstrip()) :].split("\n", 1)[0].strip()
    return not line.endswith(_SENTENCE_ENDS)


def _after_it(text: str, cue_start: object) -> bool:
    return cue_start is not None and cue_start == cue_start and bool(_IT.search(text[: int(cue_start)][-40:]))


def _filled(column: str, row: Row, reason: str) -> str:
    told = {r["reason"]: r[column] for r in table("unnamed_reasons")}[reason]
    return told.format(cue=_text(row.get("cue")), words=_text(row.get("speaker")))


def _text(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)
