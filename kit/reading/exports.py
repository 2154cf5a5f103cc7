"""Exports of news databases: where each article begins and ends, and what its head says (Nexis, Factiva)."""

from __future__ import annotations

import re

from kit.reading.fields import code_of, field_of, is_coded
from kit.reading.lines import alone
from kit.reading.stamps import is_stamp

_COUNTED = re.compile(r"^\s*(?:document \d{1,5} of \d{1,5}|\d{1,5} of \d{1,5} documents?)\s*$", re.IGNORECASE)
_END = re.compile(r"^\s*(?:end of document|(?:AN\s+)?Document [A-Za-z]{2,}\d*[A-Z0-9a-z]{14,})\s*$", re.IGNORECASE)
_WORD_COUNT = re.compile(r"^\s*[\d,.]{1,7} words\s*$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^\s*(?:\(?c\)?opyright\b|copyright|©|\(c\))|all rights reserved", re.IGNORECASE)
_BODY = re.compile(r"^\s*(?:body|full text)\s*:?\s*$", re.IGNORECASE)
_EDITION = re.compile(r"\b(?:edition|final|correction appended)\b|^\s*\d{1,2}:\d\d|^\s*[A-Z]{2,8}\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"^\s*\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*$", re.IGNORECASE)
_LANGUAGE_OR_CODE = re.compile(r"^\s*(?:[A-Z0-9]{2,8}|English|\(c\).*|page .*)\s*$", re.IGNORECASE)

Parts = tuple[list[str], int, dict[int, str], dict[str, str]]


def pieces(lines: list[str]) -> list[Parts]:
    """(lines, number of the first, what is known of some lines, what the head says) of each part of an export, most of
    them an article; [] when the text is none. One article alone is an export, too, if it bears the marks of one.
    """
    coded = is_coded(lines)
    ends = [number for number, line in enumerate(lines) if _END.match(line)]
    counted = [number for number, line in enumerate(lines) if _COUNTED.match(line)]
    if not (coded or ends or counted):
        return []
    found = []
    for first, last in _bounds(lines, ends, counted):
        part = lines[first:last]
        read = _coded(part) if coded else _worded(part) if any(map(_WORD_COUNT.match, part[:20])) else _named(part)
        if read is None and any(alone(" ".join(line.split())) == "body" for line in part):
            read = {}, {}  # prose without a head: to be read like any page
        found.append((part, first, *(read or (dict.fromkeys(range(len(part)), "boilerplate"), {}))))
    return found


def _bounds(lines: list[str], ends: list[int], counted: list[int]) -> list[tuple[int, int]]:
    """First line and line after the last of each article: by the counting lines, else by the last lines."""
    if counted:
        bounds = [(0, counted[0]), *zip(counted, [*counted[1:], len(lines)], strict=True)]
        return [(a, b) for a, b in bounds if any(line.strip() for line in lines[a:b])]
    starts = [0, *(end + 1 for end in ends)]
    stops = [*(end + 1 for end in ends), len(lines)]
    return [(a, b) for a, b in zip(starts, stops, strict=True) if any(line.strip() for line in lines[a:b])]


def _coded(part: list[str]) -> tuple[dict[int, str], dict[str, str]] | None:
    """An article whose fields begin with a code each; lines without one continue the field above."""
    known: dict[int, str] = {}
    told: dict[str, str] = {}
    tells = "none"
    for number, line in enumerate(part):
        if code := code_of(line):
            tells, value = code
            if tells == "text" and value:
                known[number] = "body"
                part[number] = value
                continue
            if tells not in {"text", "none"}:
                told.setdefault(tells, value)
            known[number] = _label(tells)
        elif _END.match(line):
            known[number], tells = "boilerplate", "none"
        elif line.strip():
            known[number] = "body" if tells == "text" else _label(tells)
            if tells == "title":
                told["title"] = f"{told['title']} {line.strip()}".strip()
    return (known, told) if "body" in known.values() else None


def _worded(part: list[str]) -> tuple[dict[int, str], dict[str, str]] | None:
    """An article whose head has a line "543 words": the title above it, the day below it, then the source."""
    at = next(number for number, line in enumerate(part) if _WORD_COUNT.match(line))
    told: dict[str, str] = {}
    known: dict[int, str] = {at: "boilerplate"}
    above = [number for number in range(at) if part[number].strip()]
    if above and field_of(part[above[-1]], "any") is None and re.match(r"\s*by\s", part[above[-1]], re.IGNORECASE):
        told["author"] = part[above[-1]].strip()
        known[above.pop()] = "byline"
    if above:
        told["title"] = part[above[-1]].strip()
        known |= dict.fromkeys(above[:-1], "boilerplate") | {above[-1]: "headline"}
    number = at + 1
    while number < len(part):
        line = part[number].strip()
        if line and "date" not in told and is_stamp(line):
            told["date"], known[number] = line, "dateline"
        elif line and "source" not in told and "date" in told and not _CLOCK.match(line):
            told["source"], known[number] = line, "boilerplate"
        elif line and not (_COPYRIGHT.search(line) or _CLOCK.match(line) or _LANGUAGE_OR_CODE.match(line)):
            break
        elif line:
            known[number] = "boilerplate"
        number += 1
    return _body(part, number, known, told)


def _named(part: list[str]) -> tuple[dict[int, str], dict[str, str]] | None:
    """An article with a head of bare lines (source, day, edition, headline) and fields ("LENGTH: 543 words")."""
    told: dict[str, str] = {}
    known: dict[int, str] = {}
    bare: list[int] = []
    body = None
    for number, line in enumerate(part):
        text = line.strip()
        if not text:
            continue
        if field := field_of(line, "export", "any"):
            if field[0] == "text":
                body = number if field[1] else number + 1
                known[number] = "boilerplate"
                break
            if field[0] not in {"none", "date"}:
                told.setdefault(*field)
            known[number] = _label(field[0])
        elif _BODY.match(text):
            known[number], body = "boilerplate", number + 1
            break
        elif _COUNTED.match(text) or _COPYRIGHT.search(text):
            known[number] = "boilerplate"
        elif "date" not in told and is_stamp(_weekday_off(text)):
            told["date"], known[number] = text, "dateline"
            _name_above(part, bare, known, told)
        elif len(text.split()) > 25 or (known and len(text.split()) > 12 and re.search(r"[.”\"]$", text)):
            body = number
            break
        else:
            bare.append(number)
            known[number] = "boilerplate"
    if body is None:
        return None
    below = [number for number in bare if known[number] == "boilerplate" and not _EDITION.search(part[number])]
    if "title" not in told and below:
        title = max(below, key=lambda number: len(part[number].split()))
        told["title"], known[title] = part[title].strip(), "headline"
    return _body(part, body, known, told)


def _name_above(part: list[str], bare: list[int], known: dict[int, str], told: dict[str, str]) -> None:
    """Of the bare lines above the day, the last is the source, and the first of several the title."""
    if bare:
        told.setdefault("source", part[bare[-1]].strip())
    if len(bare) > 1:
        told.setdefault("title", part[bare[0]].strip())
        known[bare[0]] = "headline"
    bare.clear()


def _weekday_off(text: str) -> str:
    return re.sub(r",?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s*", " ", text, flags=re.IGNORECASE).strip()


def _body(
    part: list[str], start: int, known: dict[int, str], told: dict[str, str]
) -> tuple[dict[int, str], dict[str, str]] | None:
    """Every line from `start` is the body, up to the fields and the copyright behind it."""
    behind = False
    for number in range(start, len(part)):
        line = part[number].strip()
        if not line:
            continue
        ends = _END.match(line) or _COPYRIGHT.match(line) or _COUNTED.match(line)
        behind = behind or bool(ends) or (field_of(line, "export") is not None)
        known[number] = "boilerplate" if behind else "body"
        if behind and (url := field_of(line, "any")) and url[0] == "url":
            told.setdefault(*url)
    return (known, told) if "body" in known.values() else None


def _label(tells: str) -> str:
    return {"title": "headline", "author": "byline", "date": "dateline"}.get(tells, "boilerplate")
