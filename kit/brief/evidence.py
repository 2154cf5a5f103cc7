"""The rows of a corpus as evidence: each with a mark, in words, with its article, day and characters."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from kit.analysis import index, stances
from kit.analysis.briefing import Evidence, Section, Source
from kit.analysis.findings import count
from kit.analysis.ladder import APART, label
from kit.brief import grades

_TABLES = {"S": ("stances", "stance_id"), "Q": ("quotes", "quote_id"), "E": ("signals", "signal_id")}
_HISTORY = ("historical",)
_EVENTS = (
    ("Signals that count", index.COUNTED, "Distinct events that are told as done, planned or alleged."),
    (
        "Apart: threatened, called for, feared, denied",
        tuple(status for status in APART if status not in _HISTORY),
        "These count nowhere.",
    ),
    ("History", _HISTORY, "Events that the articles look back to; they count nowhere."),
)


class Sources:
    """The articles of a brief by id, as evidence names them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known = {source.article_id: source for source in sources}

    def __getitem__(self, article_id: str) -> Source:
        return self._known[article_id]


def sources(articles: pd.DataFrame) -> tuple[Source, ...]:
    """The articles with their marks, in their order."""
    return tuple(
        Source(
            mark=f"A{number}",
            title=text(row.title) or "(no title)",
            outlet=text(row.source) or "outlet unknown",
            day=day(row.date) or "undated",
            url=text(row.url),
            article_id=str(row.article_id),
            digest=hashlib.sha256(str(row.text).encode("utf-8", "surrogatepass")).hexdigest(),
        )
        for number, row in enumerate(articles.itertuples(index=False), 1)
    )


def stance_section(rows: pd.DataFrame, known: Sources) -> Section:
    """Who holds which stance toward whom."""
    found = []
    for number, row in enumerate(rows.itertuples(index=False), 1):
        toward = ", ".join(row.targets) or "(no party)"
        position = {-1: "against", 0: "neither for nor against", 1: "for"}[int(row.polarity)]
        about = f", about “{text(row.topic)}”" if text(row.topic) else ""
        who = f"{', '.join(row.holders) or stances.NO_HOLDER} → {toward}"
        found.append(_evidence(f"S{number}", row, who, f"{position} ({row.act}){about}", row.cue, row.sentence, known))
    return _section("Who stands how", "One line a stance: who holds it, toward whom, the words that carry it.", found)


def quote_section(said: pd.DataFrame, known: Sources) -> Section:
    """Who said what, the pieces of a quotation joined (`kit.analysis.voices.quotations`)."""
    found = []
    for number, row in enumerate(said.itertuples(index=False), 1):
        side = f" ({row.side})" if text(row.side) and row.side != row.speaker else ""
        relayed = f", relayed by {row.via}" if text(row.via) else ""
        who = (text(row.speaker) or "no speaker named") + side + relayed
        pieces = f", {row.pieces} pieces" if row.pieces > 1 else ""
        found.append(_evidence(f"Q{number}", row, who, f"{row.kind}{pieces}", row.text, "", known))
    lead = "Quotations with their pieces joined; “…” marks where the article itself speaks between them."
    return _section("Who said what", lead, found)


def event_sections(events: pd.DataFrame, known: Sources, graded: Mapping[str, Collection[str]]) -> tuple[Section, ...]:
    """The events that count, those that stand apart, and history, a section each; with the analyst's grades."""
    number = 0
    sections = []
    for heading, statuses, lead in _EVENTS:
        found = []
        for row in events[events["status"].isin(statuses)].itertuples(index=False):
            number += 1
            who = f"{', '.join(row.sources) or '(nobody named)'} → {', '.join(row.targets) or '(nobody)'}"
            if not row.targets and len(row.sources) > 1:
                who = " and ".join(row.sources)
            when = f", {day(row.day)}{' (reported)' if row.reported else ''}" if day(row.day) else ", undated"
            told = f", told {row.mentions} times in {count(len(row.articles), 'article')}" if row.mentions > 1 else ""
            words = grades.in_words(grades.of_event(graded, row.signal_ids)) if graded else ""
            marks = f"; graded {words}" if words else ""
            what = f"{label(row.signal)}, {row.status.replace('_', ' ')}{when}{told}{marks}"
            found.append(_evidence(f"E{number}", row, who, what, row.trigger, row.sentence, known))
        sections.append(_section(heading, lead, found))
    return tuple(sections)


def text(cell: object) -> str:
    """The cell in words, "" where it is missing."""
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)


def day(cell: object) -> str:
    """The day as ISO writes it, "" where it is missing."""
    return "" if cell is None or pd.isna(cell) else f"{cell:%Y-%m-%d}"


def _section(heading: str, lead: str, found: list[Evidence]) -> Section:
    return Section(heading, lead if found else "None was found in what was chosen.", tuple(found))


def _evidence(mark: str, row, who: str, what: str, words: str, sentence: str, known: Sources) -> Evidence:
    table, key = _TABLES[mark[0]]
    source = known[row.article_id]
    return Evidence(
        mark=mark,
        who=who,
        what=what,
        words=text(words),
        sentence=text(sentence),
        source=source.mark,
        start=int(row.start),
        end=int(row.end),
        rule=text(row.rule),
        table=table,
        row_id=str(getattr(row, key)),
        checked=text(getattr(row, "review", pd.NA)),
        outlet=source.outlet,
        day=source.day,
    )
