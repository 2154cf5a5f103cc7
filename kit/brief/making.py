"""From a corpus, a choice and the judgements of its analyst to a brief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis import dyads, findings, index, stances, voices
from kit.analysis.briefing import Brief, Choice, KeyJudgement, Moment, Section
from kit.analysis.findings import count
from kit.analysis.judgements import Judgement, in_sentences
from kit.brief import drafts, evidence, grades
from kit.brief.appendix import METHOD, limits, settings, versions
from kit.brief.reviewed import first_line, precision, reviewed

if TYPE_CHECKING:
    from kit.corpus import Corpus


def make(
    corpus: Corpus,
    choice: Choice | None = None,
    *,
    judgements: Iterable[Judgement] | None = None,
    made: datetime | None = None,
) -> Brief:
    """The brief of the chosen articles, actors and dyads of a corpus; of all within its scope where none is chosen.

    Without chosen dyads the one with most conflict is told. `judgements` are the drafts that the corpus's workspace
    keeps, unless given. `made` is the time it says it was made, now unless given.
    Raises ValueError when a chosen article is not in the corpus.
    """
    choice = choice or Choice()
    unknown = set(choice.articles) - set(corpus.articles["article_id"])
    if unknown:
        raise ValueError(f"no article {sorted(unknown)[0]!r} within the scope; choose from corpus.articles")
    chosen = set(choice.articles) or set(corpus.articles["article_id"])
    inside = lambda frame: frame[frame["article_id"].isin(chosen)]
    articles = inside(corpus.articles)
    sources = evidence.sources(articles)
    who = set(choice.actors)
    quotes = _about(inside(corpus.quotes), who, "side", "speaker", "via")
    stance_rows = _about(inside(corpus.stances), who, "holders", "targets")
    signals = _about(inside(corpus.signals), who, "sources", "targets").dropna(subset="signal")
    said = voices.quotations(quotes)
    events = index.events(signals, articles)
    counted = index.current(events)
    between = dyads.pairs(counted)
    pairs = choice.dyads or tuple(between.head(1)[["a", "b"]].itertuples(index=False, name=None))
    positions = stances.matrix(stance_rows)
    tables = {"quotes": quotes, "stances": stance_rows, "signals": signals}
    cited_from = evidence.Sources(sources)
    event_sections = evidence.event_sections(events, cited_from, grades.kept(corpus.workspace))
    sections = (
        evidence.stance_section(stance_rows, cited_from),
        evidence.quote_section(said, cited_from),
        *event_sections,
    )
    marks = _marks(sections, quotes, signals, events)
    kept = drafts.kept(corpus.workspace) if judgements is None else judgements
    return Brief(
        title=choice.title.strip() or "Brief",
        made=f"{made or datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        checked=first_line(tables.values()),
        scope=_scope(corpus, choice, len(articles)),
        judgements=tuple(_judged(number, one, marks) for number, one in enumerate(kept, 1)),
        findings=(
            _read(articles, said, stance_rows, events),
            *findings.kinds(events),
            *(sentence for a, b in pairs for sentence in findings.between(events, a, b)),
            *findings.positions(positions),
            *findings.speakers(said),
        ),
        timeline=_timeline(counted, event_sections[0]),
        dyads=between,
        positions=positions,
        ladder=index.by_type(events),
        sections=sections,
        sources=sources,
        reviewed=reviewed(corpus, tables, chosen),
        precision=precision(corpus),
        limits=tuple(limits(articles, quotes, events)),
        method=METHOD,
        settings=settings(corpus, choice),
        versions=versions(corpus),
    )


def _about(frame: pd.DataFrame, who: set[str], *columns: str) -> pd.DataFrame:
    if not who:
        return frame
    several = lambda cell: cell if isinstance(cell, tuple) else () if cell is pd.NA else (cell,)
    rows = frame[list(columns)].itertuples(index=False)
    hit = [any(not who.isdisjoint(several(cell)) for cell in row) for row in rows]
    return frame[hit]


def _marks(
    sections: Iterable[Section], quotes: pd.DataFrame, signals: pd.DataFrame, events: pd.DataFrame
) -> dict[tuple[str, str], str]:
    """(table, row id) -> the mark under which the brief shows it; all pieces of a quotation and all mentions of an
    event have the mark of the whole.
    """
    marks = {(row.table, row.row_id): row.mark for section in sections for row in section.rows}
    first = {}
    for row in quotes[["article_id", "group", "quote_id"]].itertuples(index=False):
        whole = first.setdefault((row.article_id, row.group), row.quote_id)
        marks.setdefault(("quotes", row.quote_id), marks[("quotes", whole)])
    shown = dict(zip(events["event_id"], events["signal_id"], strict=True))
    for row in signals[["event_id", "signal_id"]].itertuples(index=False):
        marks.setdefault(("signals", row.signal_id), marks[("signals", shown[row.event_id])])
    return marks


def _judged(number: int, judgement: Judgement, marks: dict[tuple[str, str], str]) -> KeyJudgement:
    found = [marks.get(key) for key in judgement.evidence]
    return KeyJudgement(
        mark=f"J{number}",
        text=judgement.text.strip(),
        sentences=in_sentences(judgement),
        evidence=tuple(dict.fromkeys(mark for mark in found if mark)),
        missing=found.count(None),
    )


def _timeline(counted: pd.DataFrame, section: Section) -> tuple[Moment, ...]:
    """The dated ones of the events that count, day by day, as the section tells them."""
    days = dict(zip(counted["signal_id"], counted["day"], strict=True))
    dated = [row for row in section.rows if not pd.isna(days[row.row_id])]
    dated.sort(key=lambda row: days[row.row_id])
    moments = ((evidence.day(days[row.row_id]), row) for row in dated)
    return tuple(Moment(day, row.who, row.what.replace(f", {day}", "", 1), row.mark) for day, row in moments)


def _scope(corpus: Corpus, choice: Choice, number: int) -> str:
    actors = f"actors: {', '.join(choice.actors) if choice.actors else 'all'}"
    chosen = "dyads: " + ", ".join(f"{a}–{b}" for a, b in choice.dyads)
    between = chosen if choice.dyads else "the dyad with most conflict"
    return f"{corpus.scope_sentence} This brief: {count(number, 'article')} of them; {actors}; {between}."


def _read(articles: pd.DataFrame, said: pd.DataFrame, stance_rows: pd.DataFrame, events: pd.DataFrame) -> str:
    outlets = articles["source"].nunique()
    days = articles["date"].dropna()
    dated = f"{evidence.day(days.min())} to {evidence.day(days.max())}" if len(days) else "undated"
    outlet = f" from {count(outlets, 'outlet')}" if outlets else ""
    found = f"{count(len(said), 'quotation')}, {count(len(stance_rows), 'stance')}"
    verb = "holds" if len(articles) == 1 else "hold"
    read = f"{count(len(articles), 'article')}{outlet} ({dated})"
    return f"{read} {verb} {found} and {count(len(events), 'distinct event')}."
