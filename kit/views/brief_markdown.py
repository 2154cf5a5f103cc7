"""A brief as Markdown; every character that Markdown or HTML could read as its own is escaped."""

from __future__ import annotations

import re

from kit.analysis.briefing import Brief, Evidence, KeyJudgement
from kit.views.brief_parts import Part, Table, parts, printable
from kit.views.html import HIDDEN

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!@^])|(?<=http)(:)|(?<=https)(:)|(?<=www)(\.)", re.IGNORECASE)


def markdown(brief: Brief) -> str:
    """The brief as Markdown, to be read as it stands or turned into any other format."""
    lines = [
        f"**{_md(brief.checked)}**",
        "",
        f"# {_md(brief.title)}",
        "",
        _md(brief.scope),
        "",
        f"Made {_md(brief.made)}.",
    ]
    for part in parts(brief):
        lines += _part(part)
    return "\n".join(lines) + "\n"


def _part(part: Part) -> list[str]:
    lines = ["", f"## {_md(part.heading)}"]
    lines += ["", _md(part.lead)] if part.lead else []
    for judgement in part.judgements:
        lines += ["", _judgement(judgement)]
    lines += ["", *(f"- {_md(line)}" for line in part.items)] if part.items else []
    for table in part.tables:
        lines += ["", *_table(table)]
    return lines + (["", *map(_evidence, part.evidence)] if part.evidence else [])


def _judgement(one: KeyJudgement) -> str:
    return f"**{one.mark}** {' '.join(map(_md, (one.text, *one.sentences, one.grounds)))}"


def _table(table: Table) -> list[str]:
    line = lambda cells: "| " + " | ".join(map(_md, cells)) + " |"
    rows = map(line, table.rows)
    return [f"{_md(table.caption)}:", "", line(table.columns), "|" + " --- |" * len(table.columns), *rows]


def _evidence(row: Evidence) -> str:
    sentence = f" In: “{_md(row.sentence)}”" if row.sentence else ""
    checked = f"; {_md(row.checked)}" if row.checked else ""
    where = f"({_md(row.place)}; rule {_md(row.rule)}{checked})"
    return f"- **{row.mark}** {_md(row.who)}: {_md(row.what)}. Words: {_md(row.words)}.{sentence} {where}"


def _md(text: object) -> str:
    one_line = " ".join(HIDDEN.sub("\ufffd", printable(text)).split())
    return _SPECIAL.sub(lambda match: "\\" + match.group(), one_line)
