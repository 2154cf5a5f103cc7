"""Verdicts: what an analyst said of one row, and which verdicts there can be."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from numbers import Integral
from typing import Any

import pandas as pd

from kit.corpus import frames
from kit.ids import digest

KEYS = {"quotes": "quote_id", "stances": "stance_id", "signals": "signal_id"}
WORDS = {"quotes": "text", "stances": "cue", "signals": "trigger"}  # the words between a row's start and end
VERDICTS = ("accepted", "rejected", "corrected")
DRAWN = ("analyst", "random", "doubt")
_AROUND = 30  # characters kept before and after a row's words, by which their place is known again
_SET_ELSEWHERE = {"rule", "sentence", "weight", "score", "review"}  # no finding of the row itself: not what was judged


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict, or one addition (`verdict` is then `added`, and `changes` the row's columns).

    `changes`: column -> value as JSON has it (days as ISO text, tuples as lists). `judged` is what the row was:
    `start`, `end`, `words`, the characters `before` and `after` them, and `values` by column. `when`: UTC, ISO.
    """

    review_id: str
    table: str
    row_id: str
    article_id: str
    verdict: str
    changes: dict[str, Any] = field(default_factory=dict)
    note: str | None = None
    drawn: str = "analyst"
    when: str = ""
    judged: dict[str, Any] = field(default_factory=dict)

    def as_entry(self) -> dict[str, Any]:
        """The verdict as JSON has it."""
        return asdict(self)

    @classmethod
    def of_entry(cls, entry: Mapping[str, Any]) -> Verdict:
        """The verdict that an entry holds. Raises ValueError for one that holds none."""
        if not isinstance(entry, Mapping):
            raise ValueError("this is no review: a line must be a JSON object")
        known = {f.name for f in fields(cls)}
        found = {name: value for name, value in entry.items() if name in known}
        lacking = [name for name in ("review_id", "table", "row_id", "article_id", "verdict") if not found.get(name)]
        if lacking or not all(isinstance(found[n], str) for n in ("review_id", "table", "row_id", "article_id")):
            raise ValueError(f"this is no review: {lacking[0] if lacking else 'an id'} is missing or no text")
        one_of("table", found["table"], KEYS)
        one_of("verdict", found["verdict"], (*VERDICTS, "added"))
        one_of("drawn", found.get("drawn", "analyst"), DRAWN)
        if not isinstance(found.get("changes", {}), dict) or not isinstance(found.get("judged", {}), dict):
            raise ValueError("this is no review: changes and judged must be objects")
        judged = found.get("judged", {})
        whole = isinstance(judged.get("start"), int) and isinstance(judged.get("end"), int)
        if not (whole and isinstance(judged.get("words"), str)):
            raise ValueError("this is no review: judged lacks start, end or words")
        try:
            datetime.fromisoformat(found["when"])
        except (KeyError, TypeError, ValueError):
            raise ValueError("this is no review: when must be a time as 2025-04-29T12:00:00+00:00") from None
        return cls(**found)


def new_verdict(**given: Any) -> Verdict:
    """A verdict given now."""
    return Verdict(review_id=secrets.token_hex(8), when=datetime.now(UTC).isoformat(timespec="microseconds"), **given)


def added_id(table: str, article_id: str, start: int, end: int, columns: Mapping[str, Any]) -> str:
    """The id of an added row: the same for the same addition."""
    return digest("analyst", table, article_id, start, end, sorted(columns.items(), key=lambda item: item[0]))


def judged(table: str, row: Mapping[str, Any], text: str) -> dict[str, Any]:
    """What is kept of a row beside the verdict on it; `text` is that of its article."""
    start, end = int(row["start"]), int(row["end"])
    return {
        "start": start,
        "end": end,
        "words": text[start:end],
        "before": text[max(0, start - _AROUND) : start],
        "after": text[end : end + _AROUND],
        "rule": plain(row.get("rule")),
        "values": values(table, row),
    }


def values(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a verdict on the row judges: its columns other than ids, offsets and the words that these cut out, the rule,
    and what an analyst sets elsewhere, as JSON has them.
    """
    left_out = _SET_ELSEWHERE | {WORDS[table]}
    return {
        name: plain(row[name])
        for name in frames.COLUMNS[table]
        if name not in left_out and not is_id(name) and not is_offset(table, name) and name in row
    }


def plain(value: Any) -> Any:
    """A cell as JSON has it."""
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, Integral):
        return int(value)
    return bool(value) if type(value).__name__ == "bool_" or type(value).__name__ == "bool" else float(value)


def is_id(column: str) -> bool:
    """Does the column hold ids, which nobody changes?"""
    return column.endswith(("_id", "_ids")) or column in {"group", "attributed_to"}


def is_offset(table: str, column: str) -> bool:
    """Does the column hold characters of the article's text?"""
    kind = frames.COLUMNS[table].get(column)
    return column.endswith("_spans") or (kind == frames.COUNT and column.split("_")[-1] in {"start", "end"})


def one_of(what: str, value: object, allowed: object) -> None:
    """Raises ValueError for a value that is not allowed."""
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{what} = {value!r} is unknown; it is one of: {', '.join(allowed)}")


def frame_value(table: str, column: str, value: Any) -> Any:
    """A value as JSON has it, as the table has it."""
    if frames.COLUMNS[table][column] == frames.SEVERAL:
        return tuple(tuple(one) if isinstance(one, list) else one for one in value or ())
    return value


def changes_of(verdict: Verdict) -> dict[str, Any]:
    """The changes as the table has them."""
    known = frames.COLUMNS[verdict.table]
    return {name: frame_value(verdict.table, name, value) for name, value in verdict.changes.items() if name in known}


def spans_moved(verdict: Verdict, by: int) -> dict[str, Any]:
    """The changes as the table has them, in a text in which the row's words stand so many characters further on."""
    found = changes_of(verdict)
    for name, value in found.items():
        if by and is_offset(verdict.table, name) and value is not None:
            several = isinstance(value, tuple)
            found[name] = tuple((start + by, end + by) for start, end in value) if several else value + by
    return found
