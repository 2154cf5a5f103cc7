"""What is to be done about a load: one task for each remark, with its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from kit.article import Article
from kit.lexicon import table

if TYPE_CHECKING:
    import pandas as pd

UNDATED = "no date was found"
_SEVERAL = frozenset(".csv .tsv .tab .xlsx .xlsm .json .jsonl .ndjson .parquet .zip .gz .xml .rss .atom".split())
_SPLIT_BY_HAND = ("paste", "Copy the text, and paste each article in notebook 00: such a file is not split by itself.")
_OTHER = ("file", "Mend the file, or leave it out of the folder.")
_LOADED = ("read", "Look at the article.")


@dataclass(frozen=True)
class Task:
    """One thing to look at: in which file (and article, where it is one alone), what was remarked, and what to do.

    `action` names the kind of remedy: date, split, compare, lines, language, columns, text, read, paste, install, again
    or file.
    """

    path: str
    article_id: str | None
    remark: str
    action: str
    remedy: str

    @property
    def key(self) -> str:
        """The same for the same remark on the same file or article in every run."""
        return f"{self.article_id or self.path}|{self.remark}"


def tasks(report: Iterable[Mapping[str, Any]], articles: Iterable[Article]) -> list[Task]:
    """The tasks of a load: every remark of the report's rows, in their order, then the articles without a day.

    A task about duplicates names the article that is one; any other the file's only article, if it has one.
    """
    by_path: dict[str, list[Article]] = {}
    for article in articles:
        by_path.setdefault(str(article.path), []).append(article)
    found = []
    for row in report:
        path, message = str(row["path"]), str(row["message"] or "")
        held = by_path.get(path) or [a for inside in by_path if inside.startswith(f"{path}/") for a in by_path[inside]]
        for remark in _remarks(message):
            action, remedy = _remedy(remark, loaded=bool(held))
            if action == "split" and PurePath(path).suffix.lower() in _SEVERAL:
                action, remedy = _SPLIT_BY_HAND
            about = [a for a in held if (action == "compare" and a.duplicate_of) or len(held) == 1]
            if action == "date" and about and about[0].date_from == "analyst":
                continue
            found.append(Task(path, about[0].id if about else None, remark, action, remedy))
    undated = [(path, article) for path, held in by_path.items() for article in held if article.date is None]
    return found + [Task(path, article.id, UNDATED, *_remedy(UNDATED, loaded=True)) for path, article in undated]


def todo(articles: Iterable[Article]) -> pd.DataFrame:
    """The tasks of what `kit.load` gave, as a frame to look at or to save: path, remark, what to do."""
    import pandas as pd

    report = articles.report.to_dict("records") if hasattr(articles, "report") else []
    rows = [(task.path, task.remark, task.remedy) for task in tasks(report, articles)]
    return pd.DataFrame(rows, columns=["path", "remark", "what to do"], dtype="string")


@cache
def _remedies() -> list[tuple[re.Pattern[str], str, str]]:
    return [(re.compile(row["pattern"], re.IGNORECASE), row["action"], row["remedy"]) for row in table("load_remedies")]


def _remedy(remark: str, *, loaded: bool) -> tuple[str, str]:
    found = next(((action, remedy) for pattern, action, remedy in _remedies() if pattern.search(remark)), None)
    return found or (_LOADED if loaded else _OTHER)


def _remarks(message: str) -> list[str]:
    """The remarks of a message; a part that no remedy is known for belongs to the remark before it."""
    parts: list[str] = []
    for part in filter(None, message.split("; ")):
        known = any(pattern.search(part) for pattern, *_ in _remedies())
        if parts and (not known or part.startswith("load(")):
            parts[-1] += f"; {part}"
        else:
            parts.append(part)
    return parts
