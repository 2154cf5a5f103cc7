"""The order in which a brief is read, and its tables in words: the same for a page, for Markdown and for Word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from kit.analysis.briefing import MOST, Brief, Evidence, KeyJudgement

POSITIONS, LADDER = "positions", "ladder"
_DYADS = 20
_UNSEEN = "\u2028\u2029\ufffe\uffff"
_POSITION_COLUMNS = ["holder", "target", "against", "neither", "for", "articles"]


@dataclass(frozen=True)
class Table:
    """A small table: what is in it, its columns, its rows as words and numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple, ...]


@dataclass(frozen=True)
class Part:
    """A heading and what stands below it, in this order: a sentence, a picture, judgements, items of a list, tables,
    evidence. `picture` names one of the brief's frames (`POSITIONS`, `LADDER`), "" for none.
    """

    heading: str
    lead: str = ""
    picture: str = ""
    judgements: tuple[KeyJudgement, ...] = ()
    items: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def parts(brief: Brief) -> tuple[Part, ...]:
    """All parts of a brief below its title, in order."""
    return (
        Part(
            "Key judgements",
            "" if brief.judgements else "None was written: what follows is counted, not concluded.",
            judgements=brief.judgements,
        ),
        Part("Key findings", "Counted from the tables, not concluded.", items=brief.findings),
        _timeline(brief),
        _tabled("Between whom", brief.dyads.head(_DYADS), _dyads(brief.dyads), "No two sides act toward each other."),
        _tabled(
            "Positions",
            brief.positions[_POSITION_COLUMNS],
            "Stances by holder and target",
            "No stance was found in what was chosen.",
            POSITIONS,
        ),
        _tabled(
            "The ladder of events",
            types(brief.ladder),
            "Distinct events by type and status",
            "No event was found in what was chosen.",
            LADDER,
        ),
        *(
            Part(section.heading, f"{section.lead} {section.cut}".strip(), evidence=section.shown(brief.cited))
            for section in brief.sections
        ),
        Part("Sources", items=tuple(map(_source, brief.sources))),
        Part("What was reviewed", items=brief.reviewed),
        Part("Limits", "" if brief.limits else "None beside the method.", items=brief.limits),
        Part("Method", items=brief.method),
        _appendix(brief),
    )


def types(ladder: pd.DataFrame) -> pd.DataFrame:
    """The table of signal types without the statuses that nothing has."""
    numbers = ladder.columns[3:]
    return ladder[["label", "quad", *(name for name in numbers if len(ladder) and ladder[name].sum())]]


def printable(text: object) -> str:
    """The text without the characters that no page shows: controls, halves of pairs, breaks within a line."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cs") or char in _UNSEEN else char for char in str(text))


def _timeline(brief: Brief) -> Part:
    whole = len(brief.timeline)
    if not whole:
        return Part("Timeline", "No event that counts has a day.")
    cut = f"; the first {MOST} of {whole}, the workbook (XLSX) holds all" if whole > MOST else ""
    rows = ((one.day, one.who, one.what, one.mark) for one in brief.timeline[:MOST])
    return Part("Timeline", tables=(_table(f"Dated events that count{cut}", ("day", "who", "what", "row"), rows),))


def _dyads(table: pd.DataFrame) -> str:
    cut = f"; the first {_DYADS} of {len(table)}" if len(table) > _DYADS else ""
    return f"Distinct events that count between two sides, and how many of them are conflict{cut}"


def _tabled(heading: str, frame: pd.DataFrame, caption: str, nothing: str, picture: str = "") -> Part:
    if frame.empty:
        return Part(heading, nothing)
    table = _table(caption, tuple(frame.columns), frame.astype(object).itertuples(index=False, name=None))
    return Part(heading, picture=picture, tables=(table,))


def _source(source) -> str:
    where = f" {source.url}" if source.url else ""
    return f"{source.mark} {source.title}. {source.outlet}, {source.day}. id {source.article_id}.{where}"


def _appendix(brief: Brief) -> Part:
    digests = ((source.mark, source.article_id, source.digest) for source in brief.sources)
    return Part(
        "Appendix: to make it again",
        tables=(
            _table("Versions", ("what", "version"), brief.versions),
            _table("Settings", ("what", "value"), brief.settings),
            _table("Texts, by SHA-256 of each article's text", ("mark", "id", "digest"), digests),
        ),
    )


def _table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple]) -> Table:
    return Table(caption, tuple(str(name).replace("_", " ") for name in columns), tuple(map(tuple, rows)))
