"""What a brief can't tell, how it was made, and what is needed to make it again."""

from __future__ import annotations

import json
import platform
from importlib import metadata
from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis import index
from kit.analysis.briefing import Choice
from kit.analysis.findings import count
from kit.analysis.judgements import STANDARD
from kit.brief import grades
from kit.ids import digest

if TYPE_CHECKING:
    from kit.corpus import Corpus

METHOD = (
    "Rows are found by rules over a machine's grammatical reading of English text, and each names its rule. A row says "
    "what the article says, not what is so.",
    "A stance has one of three positions (against, neither, for), and positions are never averaged. A side is a "
    "state's code, or the name of a body or group.",
    "Events are counted once, however often they are told. Actual, planned and alleged ones count; threatened, called "
    "for, feared, denied and past ones stand apart.",
    f"Key judgements are the analyst's own; their words for likelihood and confidence are those of {STANDARD}. "
    "Grades of an event by outlet are the analyst's, too, on the Admiralty scale: A–F how reliable the source, 1–6 how "
    "credible what it says. All else is counted, not concluded.",
    "What an article leaves out, irony, pictures and other languages are not seen.",
    "The same texts (by digest), versions, settings and reviews give this brief again, byte for byte but for the time "
    "at which it was made.",
)
_PACKAGES = ("crisis-notebook-kit", "spacy", "pandas", "matplotlib", "python-docx", "openpyxl")


def limits(articles: pd.DataFrame, quotes: pd.DataFrame, events: pd.DataFrame) -> list[str]:
    """What these articles don't bear, a sentence each."""
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


def settings(corpus: Corpus, choice: Choice) -> tuple[tuple[str, str], ...]:
    """What was chosen and set, by name: the brief's choice, then what the corpus rests on, then the reviews."""
    verdicts = corpus.reviews
    spelled = [
        tuple(map(repr, row)) for row in verdicts[["table", "row_id", "verdict", "changes"]].itertuples(index=False)
    ]
    return (
        ("articles", ", ".join(choice.articles) or "all in scope"),
        ("actors", ", ".join(choice.actors) or "all"),
        ("dyads", ", ".join(f"{a}–{b}" for a, b in choice.dyads) or "the one with most conflict"),
        *((name, value if isinstance(value, str) else _spelled(value)) for name, value in corpus.settings.items()),
        ("grades", _spelled(grades.kept(corpus.workspace))),
        ("reviews", f"{count(len(verdicts), 'verdict')}, digest {digest(*sorted(spelled))}"),
    )


def versions(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """What the brief was made with, by name."""
    known = []
    for name in _PACKAGES:
        try:
            known.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            known.append((name, "not installed as a package"))
    return (*known, ("language model", corpus.model), ("Python", platform.python_version()))


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else "none"
