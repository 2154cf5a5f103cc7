"""What an analyst concludes: sentences of his own, each with evidence picked from rows and two words of a standard.

The words are those of ICD 203 (`icd203.tsv`). The standard keeps a likelihood, which is of an event, and a confidence,
which is in the judgement, out of one sentence; so each is a sentence of its own here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kit import lexicon

STANDARD = "ICD 203"
TABLES = ("quotes", "stances", "signals")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement as its analyst wrote it. `evidence`: (table, row id) of each row picked, in the order of picking.

    `likelihood` and `confidence` are words of the standard, or "" where none was set. Raises ValueError for others, and
    for evidence of an unknown table.
    """

    text: str
    likelihood: str = ""
    confidence: str = ""
    evidence: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("likelihood", "confidence"):
            word = getattr(self, name)
            if word and word not in terms(name):
                raise ValueError(f"{name} = {word!r}; it must be one of {', '.join(terms(name))}, or empty")
        for table, _ in self.evidence:
            if table not in TABLES:
                raise ValueError(f"evidence is of {table!r}; it must be of one of {', '.join(TABLES)}")

    def as_json(self) -> dict[str, Any]:
        """The judgement as it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Judgement:
        """The judgement that was kept. A word that the standard has no more is left out, all else comes back."""
        words = {name: kept.get(name, "") for name in ("likelihood", "confidence")}
        words = {name: word if word in terms(name) else "" for name, word in words.items()}
        evidence = tuple((table, row_id) for table, row_id in kept.get("evidence", ()) if table in TABLES)
        return cls(text=str(kept.get("text", "")), evidence=evidence, **words)


def terms(kind: str) -> dict[str, str]:
    """The words of the standard, from least to most, with what each one means: of likelihood a range in percent, of
    confidence what the sources are like. Raises ValueError for a `kind` other than likelihood and confidence.
    """
    rows = [row for row in lexicon.table("icd203") if row["kind"] == kind]
    if not rows:
        raise ValueError(f"kind = {kind!r}; it must be one of likelihood, confidence")
    return {row["word"]: row["meaning"] or f"{row['low']}–{row['high']}%" for row in rows}


def in_sentences(judgement: Judgement) -> tuple[str, ...]:
    """The likelihood and the confidence, a sentence each; of what was not set, that it was not."""
    likelihood = f"{judgement.likelihood} ({terms('likelihood')[judgement.likelihood]})" if judgement.likelihood else ""
    return (
        f"Likelihood: {likelihood or 'not stated'}.",
        f"Confidence in this judgement: {judgement.confidence or 'not stated'}.",
    )
