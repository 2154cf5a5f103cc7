"""How the speaker of a quotation was found, in a sentence, and how sure the rule is that found it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.analysis.findings import count
from kit.analysis.unnamed import is_passive, reason, sentence
from kit.lexicon import table, words

_BREAK = re.compile(r"\s*\n\s*")
_LONGEST = 140  # characters of a mention that are repeated
_OWN = {"i", "we", "me", "us"}
_ARTICLES = {"the", "a", "an"}
_LEAST = 20  # quotations on which a rule must have been measured

Row = Mapping[str, Any]


def told(row: Row, text: str) -> list[str]:
    """What is to be said of a quotation's speaker: how he was found, and how sure that is."""
    return [how(row, text), sureness(row)]


def how(row: Row, text: str) -> str:
    """How the row's speaker was found, or why there is none; `text` is the article's."""
    if none := reason(row, text):
        return f"No speaker: {sentence(row, none)}"
    if not _there(row.get("speaker_start")):
        return f"The speaker is {row['speaker']}; no words of the text were kept for it."
    start, end = int(row["speaker_start"]), int(row["speaker_end"])
    named = " ".join(text[start:end].split())
    return f"{_found(row, text, _clipped(named), start)}{_meant(named, str(row['speaker']))}."


def sureness(row: Row) -> str:
    """How often the row's rule was right on news that people had marked by hand, for its kind of quotation."""
    for measured in table("quotes_measured"):
        if (measured["rule"], measured["kind"]) == (str(row.get("rule")), str(row.get("kind"))):
            n, right, speaker = (int(measured[column]) for column in ("n", "right", "speaker_right"))
            if n >= _LEAST:
                return (
                    f"Of {n} quotations that this rule found in hand-checked news, {right} were quotations "
                    f"and {speaker} had the right speaker."
                )
    return "How sure is that? This rule was measured on too few to say."


def _found(row: Row, text: str, named: str, start: int) -> str:
    """Up to the words that name the speaker: what they are to the cue."""
    cue, rule = str(row["cue"]) if _there(row.get("cue")) else "", str(row.get("rule"))
    after = _there(row.get("cue_start")) and start > int(row["cue_start"])
    told = {r["rule"]: r["found"] for r in table("speaker_found")}
    found = told["(agent)"] if told.get(rule) == told["clause"] and is_passive(cue) and after else told.get(rule)
    found = found or 'The words that name the speaker are "{words}"'
    return found.format(
        cue=cue, words=named, side="After" if after else "Before", place=_place(text, start, int(row["start"]))
    )


def _meant(named: str, speaker: str) -> str:
    """From the words of the text to the name in the table."""
    first, _, rest = named.partition(" ")
    bare = rest if rest and first.casefold() in _ARTICLES else named
    if bare.casefold() == speaker.casefold():
        return ""
    if named.casefold() in _OWN:
        return f", the speaker of the quotation around it: {speaker}"
    if named.casefold() in words("speaker_pronouns"):
        return f", a pronoun that stands for {speaker}"
    return f", which names {speaker}" if speaker in named else f", which stands for {speaker}"


def _place(text: str, speaker: int, quote: int) -> str:
    """Where the speaker's words stand from the quotation, counted in paragraphs."""
    between = text[min(speaker, quote) : max(speaker, quote)]
    breaks = len(_BREAK.findall(between))
    where = "before it" if speaker < quote else "after it"
    return f"{count(breaks, 'paragraph')} {where}" if breaks else f"{where} in the same paragraph"


def _clipped(named: str) -> str:
    return named if len(named) <= _LONGEST else named[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _there(cell: object) -> bool:
    return cell is not None and cell is not pd.NA and cell == cell
