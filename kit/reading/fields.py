"""What lines "NAME: value" before an article say of it: heads of database exports, of mails, of collections."""

from __future__ import annotations

import re
from functools import cache

from kit.lexicon import table

_NAMED = re.compile(r"^\s*\*{0,2}([A-Za-z][A-Za-z -]{1,24})\*{0,2}\s?:\*{0,2}(?:\s+(.*))?$")
_CODED = re.compile(r"^([A-Z]{2,3})(?:\s{2,}|\t|\s*$)(.*)$")
_FORWARDED = re.compile(
    r"^\W*(?:begin )?(?:forwarded message|original message|original appointment)\W*$|^On .{6,80} wrote:$", re.IGNORECASE
)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.IGNORECASE)
_FEWEST_CODES = 4


@cache
def _told(*places: str) -> dict[str, str]:
    return {row["field"]: row["tells"] for row in table("export_fields") if row["where"] in places}


def field_of(line: str, *places: str) -> tuple[str, str] | None:
    """(what the line tells, its value) if it is a field of one of these kinds (export, mail, any); None else."""
    found = _NAMED.match(line)
    tells = _told(*places).get(found[1].strip().lower()) if found else None
    return (tells, (found[2] or "").strip()) if found and tells else None


def code_of(line: str) -> tuple[str, str] | None:
    """The same for a line that begins with a two-letter code ("HD  Envoy to return")."""
    found = _CODED.match(line)
    tells = _told("code").get(found[1].lower()) if found else None
    return (tells, found[2].strip()) if found and tells else None


def is_coded(lines: list[str]) -> bool:
    """Do the lines carry the codes of an export, a headline and a source among them?"""
    told = [code[0] for line in lines if (code := code_of(line))]
    return len(told) >= _FEWEST_CODES and {"title", "source"} <= set(told)


def head_of(lines: list[str]) -> tuple[int, dict[str, str]]:
    """How many lines from the first are a head of fields, and what they tell. (0, {}) when there is no such head.

    A head has two fields or more, or one called "Title" or "Headline"; blank lines may stand between them.
    """
    told: dict[str, str] = {}
    end = count = 0
    for number, line in enumerate(lines):
        if not line.strip():
            if number - end >= 2:
                break
            continue
        field = field_of(line, "any")
        if field is None:
            break
        told.setdefault(*field)
        count, end = count + 1, number + 1
        if field[0] == "text":
            told.pop("text")
            break
    named = count >= 2 or "title" in told
    return (end, {name: value for name, value in told.items() if value}) if named else (0, {})


def mail_head(lines: list[str]) -> tuple[int, int, dict[str, str]] | None:
    """(first line, line after it, what it tells) of the last head of a mail ("From: …, Subject: …") in the lines."""
    found = None
    number = 0
    while number < len(lines):
        end, told = number, {}
        while end < len(lines) and (field := field_of(lines[end], "mail", "any")):
            told.setdefault(*field)
            end += 1
        if end - number >= 3 and "mail" in told and ("title" in told or "date" in told):
            found = (number, end, told)
        number = max(end, number + 1)
    if found is None:
        return None
    first, end, told = found
    while first and (not lines[first - 1].strip() or _FORWARDED.match(lines[first - 1])):
        first -= 1
    if "title" in told:
        told["title"] = _REPLY.sub("", told["title"])
    return first, end, {name: value for name, value in told.items() if value and name != "mail"}
