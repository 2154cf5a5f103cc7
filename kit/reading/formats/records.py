"""JSON: a list of records, one record, records within an answer, or one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from kit.reading.columns import guess_columns
from kit.reading.draft import MOST_ROWS, Draft, File, NotRead
from kit.reading.encodings import decode
from kit.reading.formats.text import is_binary
from kit.reading.rows import Row, drafts_of_rows, named

_LONGEST_NUMBER = 4_000  # digits: Python makes no number of more than 4,300
_MOST_BAD = 1_000
_DEEPEST = 3  # lists within records within records: no further down are records looked for


def read(file: File) -> list[Draft]:
    """One draft a record."""
    text, warnings = decode(file.raw)
    if is_binary(text):
        raise NotRead("it is no JSON")
    file.warnings += warnings
    text = text.removeprefix("\ufeff").replace("\x00", "")
    if not text.strip():
        raise NotRead("there is no text in it")
    records = _lines(file, text) if file.ending in {".jsonl", ".ndjson"} else _whole(file, text)
    rows = list(islice(records, MOST_ROWS + 1))
    names = dict.fromkeys(str(name) for _, record in rows for name in record)
    return drafts_of_rows(file, list(names), rows)


def _whole(file: File, text: str) -> Iterator[Row]:
    """The records of a file that is one value; or of one a line, if it is no single value."""
    try:
        value = _value(file, text)
    except json.JSONDecodeError as error:
        try:
            _value(File("", "", b""), text.strip().split("\n")[0])
        except json.JSONDecodeError:
            where = f"line {error.lineno}, column {error.colno}"
            raise NotRead(f"it is no JSON: {error.msg} at {where}; mend it there", failed=True) from None
        file.warnings.append("one record a line, though named .json" if file.ending == ".json" else "one record a line")
        yield from _lines(file, text)
        return
    yield from _rows(file, _list_in(file, value), "record")


def _lines(file: File, text: str) -> Iterator[Row]:
    bad, other = [], []
    for number, line in enumerate(text.split("\n"), 1):  # at line ends alone: a text may hold U+2028
        if not line.strip():
            continue
        try:
            value = _value(file, line)
        except (json.JSONDecodeError, RecursionError):
            bad.append(f"line {number}")
            if len(bad) > _MOST_BAD:
                raise NotRead(f"more than {_MOST_BAD:,} lines are no JSON; write it anew", failed=True) from None
            continue
        if isinstance(value, dict):
            yield f"line {number}", value
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            file.warnings.append(f"line {number} is a list of records")
            yield from _rows(file, value, "record")
        else:
            other.append(f"line {number}")
    if bad:
        file.warnings.append(f"{named(bad)}: no valid JSON, left out")
    if other:
        file.warnings.append(f"{named(other)}: no record, left out")


def _rows(file: File, values: list[Any], kind: str) -> Iterator[Row]:
    other = []
    for number, value in enumerate(values, 1):
        if isinstance(value, dict):
            yield f"{kind} {number}", value
        else:
            other.append(f"{kind} {number}")
    if other:
        file.warnings.append(f"{named(other)}: a bare value, left out")


def _list_in(file: File, value: Any, depth: int = 0) -> list[Any]:
    """The records in a value: itself, or the longest list of records that one of its keys holds."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise NotRead("it holds no record", failed=True)
    if guess_columns(list(map(str, value)), [value]).text is not None and not _nested(value):
        return [value]
    lists = [(key, found) for key, found in value.items() if isinstance(found, list) and _nested({key: found})]
    if lists:
        key, found = max(lists, key=lambda pair: len(pair[1]))
        file.warnings.append(f"the records under {str(key)[:40]!r} were taken")
        return found
    deeper = [found for found in value.values() if isinstance(found, dict)]
    if deeper and depth < _DEEPEST:
        return _list_in(file, max(deeper, key=lambda found: len(str(found)[:100_000])), depth + 1)
    return [value]


def _nested(record: dict[str, Any]) -> bool:
    """Does a key hold a list of records?"""
    return any(isinstance(v, list) and v and isinstance(v[0], dict) for v in record.values())


def _value(file: File, text: str) -> Any:
    odd: set[str] = set()

    def record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            odd.add("a key is there twice in a record: the last counts")
        return found

    def number(digits: str) -> int | str:
        if len(digits) <= _LONGEST_NUMBER:
            return int(digits)
        odd.add("a number of thousands of digits was read as text")
        return digits

    def constant(name: str) -> None:
        odd.add(f"{name} was read as nothing")

    value = json.loads(text, object_pairs_hook=record, parse_int=number, parse_constant=constant)
    file.warnings += [remark for remark in sorted(odd) if remark not in file.warnings]
    return value
