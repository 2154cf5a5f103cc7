"""What a brief is made of: frozen records, the same for every format that it is written in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

MOST = 250  # rows of a section that a reader of a page can be asked to turn over


@dataclass(frozen=True)
class Choice:
    """What goes into a brief; () means all there is.

    `articles` are ids, `actors` sides or speakers' names, `dyads` pairs of sides.
    """

    title: str = ""
    articles: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    dyads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Source:
    """An article that a brief rests on. `mark` ("A1") is how evidence names it; `day` is "undated" where unknown.

    `digest` is the SHA-256 of its text (UTF-8): who has the same digest has the same characters at the same offsets.
    """

    mark: str
    title: str
    outlet: str
    day: str
    url: str
    article_id: str
    digest: str


@dataclass(frozen=True)
class Evidence:
    """One row of a table as a reader of the brief checks it: what it says, the words, and where they stand.

    `start` and `end` are characters of the article's text, end-exclusive. `outlet` and `day` are the article's. `table`
    and `row_id` are where the row comes from. `checked` is the verdict of a person, or "".
    """

    mark: str
    who: str
    what: str
    words: str
    sentence: str
    source: str
    start: int
    end: int
    rule: str
    table: str
    row_id: str
    checked: str = ""
    outlet: str = ""
    day: str = ""

    @property
    def place(self) -> str:
        """Where the words stand: article, outlet, day, characters."""
        told = "".join(f", {part}" for part in (self.outlet, self.day) if part)
        return f"{self.source}{told}, characters {self.start}–{self.end}"


@dataclass(frozen=True)
class Section:
    """A list of evidence under a heading, with a sentence above it that says what is (or why nothing is) in it.

    `rows` are all of them; a page shows those of `shown`, and says so by `cut`.
    """

    heading: str
    lead: str
    rows: tuple[Evidence, ...]

    def shown(self, cited: Collection[str] = ()) -> tuple[Evidence, ...]:
        """The first rows, and further down those whose marks are cited by a judgement."""
        return self.rows[:MOST] + tuple(row for row in self.rows[MOST:] if row.mark in cited)

    @property
    def cut(self) -> str:
        """What is said where a page leaves rows out; "" where it does not."""
        if len(self.rows) <= MOST:
            return ""
        return f"The first {MOST} of {len(self.rows)}, and those cited above; the workbook (XLSX) holds all of them."


@dataclass(frozen=True)
class KeyJudgement:
    """A judgement as it stands in a brief: its mark ("J1"), the analyst's words, likelihood and confidence as sentences
    of their own, the marks of its evidence, and how many pieces of its evidence are not in this brief.
    """

    mark: str
    text: str
    sentences: tuple[str, ...]
    evidence: tuple[str, ...]
    missing: int = 0

    @property
    def grounds(self) -> str:
        """What the judgement rests on, in a sentence."""
        picked = f"Evidence: {', '.join(self.evidence)}." if self.evidence else "No evidence was picked."
        if not self.missing:
            return picked
        one = self.missing == 1
        verbs = "piece of evidence is" if one else "pieces of evidence are"
        less = f"{self.missing} {verbs} not in this brief: outside what was chosen, rejected, or no longer found."
        return f"{picked} {less}" if self.evidence else less


@dataclass(frozen=True)
class Moment:
    """One dated event on the timeline: its day, who to whom, what, and the mark of its evidence."""

    day: str
    who: str
    what: str
    mark: str


@dataclass(frozen=True)
class Brief:
    """A brief: who checked it, what the analyst judges, what it covers, its findings, and the rows under them.

    `checked` is its first line. `findings` are sentences counted from the tables, nothing else. `dyads` has a row a
    pair (`kit.analysis.dyads.pairs`), `positions` a row a holder and target (`kit.analysis.stances.matrix`), `ladder` a
    row a signal type (`kit.analysis.index.by_type`). `reviewed` says what a person looked at, `precision` what came of
    the rows drawn at random: table, rule, reviewed, right, precision, low, high. `versions` and `settings` are what is
    needed, beside the texts of the `sources`, to make the brief again.
    """

    title: str
    made: str
    checked: str
    scope: str
    judgements: tuple[KeyJudgement, ...]
    findings: tuple[str, ...]
    timeline: tuple[Moment, ...]
    dyads: pd.DataFrame
    positions: pd.DataFrame
    ladder: pd.DataFrame
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    reviewed: tuple[str, ...]
    precision: pd.DataFrame
    limits: tuple[str, ...]
    method: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]

    @property
    def cited(self) -> frozenset[str]:
        """The marks of all evidence that a judgement rests on."""
        return frozenset(mark for judgement in self.judgements for mark in judgement.evidence)
