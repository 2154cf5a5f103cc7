"""What a brief is made of: frozen records, the same for every format that it is written in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


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
    """An article that a brief rests on. `mark` ("A1") is how evidence names it; `day` is "undated" where unknown."""

    mark: str
    title: str
    outlet: str
    day: str
    url: str
    article_id: str


@dataclass(frozen=True)
class Evidence:
    """One row of a table as a reader of the brief checks it: what it says, the words, and where they stand.

    `start` and `end` are characters of the article's text, end-exclusive. `table` and `row_id` are where the row comes
    from. `checked` is the verdict of a person, or "".
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

    @property
    def place(self) -> str:
        return f"{self.source}, characters {self.start}–{self.end}"


@dataclass(frozen=True)
class Section:
    """A list of evidence under a heading, with a sentence above it that says what is (or why nothing is) in it."""

    heading: str
    lead: str
    rows: tuple[Evidence, ...]


@dataclass(frozen=True)
class Brief:
    """A brief: who checked it, what it covers, its findings, and the rows under them.

    `checked` is its first line. `findings` are sentences counted from the tables, nothing else. `positions` has a row a
    holder and target (`kit.analysis.stances.matrix`), `ladder` a row a signal type (`kit.analysis.index.by_type`).
    """

    title: str
    made: str
    checked: str
    scope: str
    findings: tuple[str, ...]
    positions: pd.DataFrame
    ladder: pd.DataFrame
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    limits: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]
