"""From a corpus and a choice to a brief, and the brief into files."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis import dyads, findings, index, stances, voices
from kit.analysis.briefing import Brief, Choice, Evidence, Section, Source
from kit.analysis.findings import count
from kit.analysis.ladder import APART, label
from kit.export import file_name, write_text
from kit.views import brief as render

if TYPE_CHECKING:
    from kit.corpus import Corpus

_TABLES = {"S": ("stances", "stance_id"), "Q": ("quotes", "quote_id"), "E": ("signals", "signal_id")}
_MOST = 250  # rows of a section that a reader of a brief can be asked to turn over
_CHECKED = ("accepted", "corrected", "added")
_METHOD = (
    "Rows are found by rules over a machine's grammatical reading of English text, and each names its rule. A row says "
    "what the article says, not what is so.",
    "A stance has one of three positions (against, neither, for), and positions are never averaged. A side is a "
    "state's code, or the name of a body or group.",
    "Events are counted once, however often they are told. Actual, planned and alleged ones count; threatened, called "
    "for, feared, denied and past ones stand apart.",
    "What an article leaves out, irony, pictures and other languages are not seen.",
)


def make(corpus: Corpus, choice: Choice | None = None, *, made: datetime | None = None) -> Brief:
    """The brief of the chosen articles, actors and dyads of a corpus; of all within its scope where none is chosen.

    Without chosen dyads the one with most conflict is told. `made` is the time it says it was made, now unless given.
    Raises ValueError when a chosen article is not in the corpus.
    """
    choice = choice or Choice()
    unknown = set(choice.articles) - set(corpus.articles["article_id"])
    if unknown:
        raise ValueError(f"no article {sorted(unknown)[0]!r} within the scope; choose from corpus.articles")
    chosen = set(choice.articles) or set(corpus.articles["article_id"])
    inside = lambda frame: frame[frame["article_id"].isin(chosen)]
    articles = inside(corpus.articles)
    sources = _sources(articles)
    who = set(choice.actors)
    quotes = _about(inside(corpus.quotes), who, "side", "speaker", "via")
    stance_rows = _about(inside(corpus.stances), who, "holders", "targets")
    signals = _about(inside(corpus.signals), who, "sources", "targets")
    events = index.events(signals, articles)
    pairs = choice.dyads or tuple(
        dyads.pairs(index.current(events)).head(1)[["a", "b"]].itertuples(index=False, name=None)
    )
    marks = {source.article_id: source.mark for source in sources}
    positions = stances.matrix(stance_rows)
    rows = [quotes, stance_rows, signals]
    return Brief(
        title=choice.title.strip() or "Brief",
        made=f"{made or datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        checked=_checked(rows),
        scope=_scope(corpus, choice, len(articles)),
        findings=(
            _read(articles, quotes, stance_rows, events),
            *findings.kinds(events),
            *(sentence for a, b in pairs for sentence in findings.between(events, a, b)),
            *findings.positions(positions),
            *findings.speakers(quotes),
        ),
        positions=positions,
        ladder=index.by_type(events),
        sections=(
            _stance_section(stance_rows, marks),
            _quote_section(quotes, marks),
            *_event_sections(events, marks),
        ),
        sources=sources,
        limits=(*_limits(articles, quotes, events), *_METHOD),
        versions=_versions(corpus),
    )


def write(brief: Brief, folder: str | os.PathLike = "output", name: str | None = None) -> tuple[Path, Path]:
    """Write the brief as one HTML page that needs nothing else, and as Markdown; returns both paths.

    The files are named after `name`, else after the title; old ones of that name are replaced.
    """
    stem = Path(folder) / file_name(name or brief.title)
    page, text = stem.with_name(stem.name + ".html"), stem.with_name(stem.name + ".md")
    write_text(page, render.html(brief))
    write_text(text, render.markdown(brief))
    return page, text


def _about(frame: pd.DataFrame, who: set[str], *columns: str) -> pd.DataFrame:
    if not who:
        return frame
    several = lambda cell: cell if isinstance(cell, tuple) else () if cell is pd.NA else (cell,)
    rows = frame[list(columns)].itertuples(index=False)
    hit = [any(not who.isdisjoint(several(cell)) for cell in row) for row in rows]
    return frame[hit]


def _sources(articles: pd.DataFrame) -> tuple[Source, ...]:
    return tuple(
        Source(
            mark=f"A{number}",
            title=_text(row.title) or "(no title)",
            outlet=_text(row.source) or "outlet unknown",
            day=_day(row.date) or "undated",
            url=_text(row.url),
            article_id=str(row.article_id),
        )
        for number, row in enumerate(articles.itertuples(index=False), 1)
    )


def _checked(frames: Iterable[pd.DataFrame]) -> str:
    whole = checked = 0
    for frame in frames:
        whole += len(frame)
        checked += int(frame["review"].isin(_CHECKED).sum()) if "review" in frame else 0
    verb = "was" if checked == 1 else "were"
    return f"{checked} of {count(whole, 'row')} {verb} checked by a person."


def _scope(corpus: Corpus, choice: Choice, number: int) -> str:
    actors = f"actors: {', '.join(choice.actors) if choice.actors else 'all'}"
    chosen = "dyads: " + ", ".join(f"{a}–{b}" for a, b in choice.dyads)
    between = chosen if choice.dyads else "the dyad with most conflict"
    return f"{corpus.scope_sentence} This brief: {count(number, 'article')} of them; {actors}; {between}."


def _read(articles: pd.DataFrame, quotes: pd.DataFrame, stance_rows: pd.DataFrame, events: pd.DataFrame) -> str:
    outlets = articles["source"].nunique()
    days = articles["date"].dropna()
    dated = f"{_day(days.min())} to {_day(days.max())}" if len(days) else "undated"
    outlet = f" from {count(outlets, 'outlet')}" if outlets else ""
    found = f"{count(len(voices.quotations(quotes)), 'quotation')}, {count(len(stance_rows), 'stance')}"
    verb = "holds" if len(articles) == 1 else "hold"
    read = f"{count(len(articles), 'article')}{outlet} ({dated})"
    return f"{read} {verb} {found} and {count(len(events), 'distinct event')}."


def _stance_section(rows: pd.DataFrame, marks: dict[str, str]) -> Section:
    evidence = []
    for number, row in enumerate(rows.head(_MOST).itertuples(index=False), 1):
        toward = ", ".join(row.targets) or "(no party)"
        position = {-1: "against", 0: "neither for nor against", 1: "for"}[int(row.polarity)]
        about = f", about “{_text(row.topic)}”" if _text(row.topic) else ""
        who = f"{', '.join(row.holders) or stances.NO_HOLDER} → {toward}"
        evidence.append(
            _evidence(f"S{number}", row, who, f"{position} ({row.act}){about}", row.cue, row.sentence, marks)
        )
    lead = "One line a stance: who holds it, toward whom, the words that carry it."
    return _section("Who stands how", lead, evidence, len(rows))


def _quote_section(quotes: pd.DataFrame, marks: dict[str, str]) -> Section:
    evidence = []
    rows = voices.quotations(quotes)
    for number, row in enumerate(rows.head(_MOST).itertuples(index=False), 1):
        side = f" ({row.side})" if _text(row.side) and row.side != row.speaker else ""
        relayed = f", relayed by {row.via}" if _text(row.via) else ""
        who = (_text(row.speaker) or "no speaker named") + side + relayed
        pieces = f", {row.pieces} pieces" if row.pieces > 1 else ""
        evidence.append(_evidence(f"Q{number}", row, who, f"{row.kind}{pieces}", row.text, "", marks))
    lead = "Quotations with their pieces joined; “…” marks where the article itself speaks between them."
    return _section("Who said what", lead, evidence, len(rows))


def _event_sections(events: pd.DataFrame, marks: dict[str, str]) -> tuple[Section, ...]:
    number = 0
    sections = []
    history = ("historical",)
    for heading, statuses, lead in (
        ("Signals that count", index.COUNTED, "Distinct events that are told as done, planned or alleged."),
        (
            "Apart: threatened, called for, feared, denied",
            tuple(s for s in APART if s not in history),
            "These count nowhere.",
        ),
        ("History", history, "Events that the articles look back to; they count nowhere."),
    ):
        evidence = []
        rows = events[events["status"].isin(statuses)]
        for row in rows.head(_MOST).itertuples(index=False):
            number += 1
            who = f"{', '.join(row.sources) or '(nobody named)'} → {', '.join(row.targets) or '(nobody)'}"
            if not row.targets and len(row.sources) > 1:
                who = " and ".join(row.sources)
            when = f", {_day(row.day)}{' (reported)' if row.reported else ''}" if _day(row.day) else ", undated"
            told = f", told {row.mentions} times in {count(len(row.articles), 'article')}" if row.mentions > 1 else ""
            what = f"{label(row.signal)}, {row.status.replace('_', ' ')}{when}{told}"
            evidence.append(_evidence(f"E{number}", row, who, what, row.trigger, row.sentence, marks))
        sections.append(_section(heading, lead, evidence, len(rows)))
    return tuple(sections)


def _section(heading: str, lead: str, evidence: list[Evidence], whole: int) -> Section:
    if not evidence:
        return Section(heading, "None was found in what was chosen.", ())
    if len(evidence) < whole:
        lead += f" The first {len(evidence)} of {whole}: narrow the choice to see others, or export the whole table."
    return Section(heading, lead, tuple(evidence))


def _evidence(mark: str, row, who: str, what: str, words: str, sentence: str, marks: dict[str, str]) -> Evidence:
    table, key = _TABLES[mark[0]]
    return Evidence(
        mark=mark,
        who=who,
        what=what,
        words=_text(words),
        sentence=_text(sentence),
        source=marks[row.article_id],
        start=int(row.start),
        end=int(row.end),
        rule=_text(row.rule),
        table=table,
        row_id=str(getattr(row, key)),
        checked=_text(getattr(row, "review", pd.NA)),
    )


def _limits(articles: pd.DataFrame, quotes: pd.DataFrame, events: pd.DataFrame) -> list[str]:
    said = []
    undated = int(articles["date"].isna().sum())
    if undated:
        said.append(
            f"{count(undated, 'article')} without a date: “on Tuesday” is no day there, and nothing is drawn over time."
        )
    copies = int(articles["duplicate_of"].notna().sum())
    if copies:
        said.append(
            f"{count(copies, 'article')} is a copy or a version of another one."
            if copies == 1
            else f"{copies} articles are copies or versions of others."
        )
    nameless = int(quotes["speaker"].isna().sum())
    if nameless:
        said.append(f"{count(nameless, 'piece')} of quotation without a named speaker.")
    lost = int((index.current(events)["sources"].map(len) == 0).sum())
    if lost:
        said.append(f"{count(lost, 'event')} that count{'s' if lost == 1 else ''} without a named doer.")
    return said


def _versions(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    known = []
    for name in ("crisis-notebook-kit", "spacy", "pandas"):
        try:
            known.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            known.append((name, "not installed as a package"))
    return (*known, ("language model", corpus.model), ("Python", platform.python_version()))


def _text(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)


def _day(cell: object) -> str:
    return "" if cell is None or pd.isna(cell) else f"{cell:%Y-%m-%d}"
