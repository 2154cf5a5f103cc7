"""What may be entered in a review: which columns can be corrected, to which values, and which spans there can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from numbers import Real
from typing import Any

from kit.corpus import frames
from kit.corpus.verdicts import KEYS, WORDS, is_id, one_of, plain
from kit.lexicon import table as lexicon_table

_PAIRS = (("start", "end"), ("speaker_start", "speaker_end"), ("cue_start", "cue_end"))
_MUST_BE = {
    frames.FLAG: "True or False",
    frames.COUNT: "a whole number",
    frames.NUMBER: "a number from -10 to 10",
    frames.DAY: "a day as 2025-04-29",
}


@cache
def allowed_values(table: str) -> dict[str, tuple]:
    """Column -> the values that it may have, for those columns that have a fixed list."""
    if table == "quotes":
        return {"kind": ("direct", "mixed", "indirect")}
    if table == "stances":
        return {"act": tuple(row["act"] for row in lexicon_table("stance_acts")), "polarity": (-1, 0, 1)}
    return {
        "signal": tuple(row["signal"] for row in lexicon_table("signal_weights")),
        "direction": ("escalatory", "de-escalatory", "none"),
        "status": tuple(row["name"] for row in lexicon_table("signal_factors") if row["name"] != "attributed"),
    }


def changeable(table: str) -> tuple[str, ...]:
    """The columns that may be corrected: all but ids and what says how the row was found."""
    return tuple(name for name in frames.COLUMNS[table] if not is_id(name) and name not in {"rule", "review"})


def checked(table: str, changes: Mapping[str, Any], row: Mapping[str, Any], length: int) -> dict[str, Any]:
    """The changes as JSON has them. `row` is what they are made to, `length` that of its article's text.

    Raises ValueError for an unknown column, a value that is none of it, and a span that is empty or outside the text.
    """
    if not isinstance(changes, Mapping):
        raise ValueError(f"changes are column -> value, as {{{WORDS[table]!r}: …}}, not {type(changes).__name__}")
    found = {}
    for name, value in changes.items():
        if name in frames.COLUMNS[table] and name not in changeable(table):
            raise ValueError(f"{name} can't be changed; what can: {', '.join(changeable(table))}")
        one_of("column", name, changeable(table))
        found[name] = _checked_value(table, name, value, length)
    for first, last in _PAIRS:
        if first in found or last in found:
            start, end = (found.get(name, plain(row.get(name))) for name in (first, last))
            if first != "start" and start is None and end is None:
                continue
            _check_span(first, start, end, length)
    return found


def _checked_value(table: str, name: str, value: Any, length: int) -> Any:
    kind = frames.COLUMNS[table][name]
    value = plain(value)
    allowed = allowed_values(table).get(name)
    if allowed and (value not in allowed or isinstance(value, bool)):
        raise ValueError(f"{name} = {value!r} is unknown; it is one of: {', '.join(map(str, allowed))}")
    if kind == frames.SEVERAL:
        return _several(name, value, length)
    if value is None and kind != frames.FLAG:
        return None
    if kind == frames.TEXT:
        if not isinstance(value, str):
            raise ValueError(f"{name} = {value!r} must be text")
        return value.strip() or None
    if kind == frames.FLAG and isinstance(value, bool):
        return value
    if kind == frames.COUNT and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind == frames.NUMBER and isinstance(value, Real) and not isinstance(value, bool) and -10 <= value <= 10:
        return float(value)
    if kind == frames.DAY and isinstance(value, str):
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            pass
    raise ValueError(f"{name} = {value!r} must be {_MUST_BE[kind]}")


def _several(name: str, value: Any, length: int) -> list[Any]:
    given = [value] if isinstance(value, str) else value
    if given is None:
        return []
    if not isinstance(given, list):
        raise ValueError(f"{name} = {value!r} must be several values, as ('IND', 'PAK')")
    if not name.endswith("_spans"):
        if not all(isinstance(one, str) and one.strip() for one in given):
            raise ValueError(f"{name} = {value!r} must be texts, none of them empty")
        return list(dict.fromkeys(one.strip() for one in given)) if not name.endswith("_texts") else given
    for span in given:
        if not isinstance(span, list) or len(span) != 2:
            raise ValueError(f"{name} = {value!r} must be pairs of start and end")
        _check_span(name, *span, length)
    return given


def _check_span(name: str, start: Any, end: Any, length: int) -> None:
    whole = lambda number: isinstance(number, int) and not isinstance(number, bool)
    if not (whole(start) and whole(end) and 0 <= start < end <= length):
        raise ValueError(
            f"{name}: the span {start}–{end} is empty or outside the text; it must lie within 0–{length}, "
            "the end after the start"
        )


def passage(
    table: str, article_id: Any, start: Any, end: Any, text_of: Callable[[str], str | None]
) -> tuple[str, int, int]:
    """The text of an article and the span in it, for rows of a table.

    Raises ValueError for an unknown table or article, and for a span that is empty or outside the text.
    """
    one_of("table", table, KEYS)
    text = text_of(article_id) if isinstance(article_id, str) else None
    if text is None:
        raise ValueError(f"article_id = {article_id!r} is unknown; it is an id of the table articles")
    start, end = plain(start), plain(end)
    _check_span("start", start, end, len(text))
    return text, start, end
