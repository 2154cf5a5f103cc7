"""python -m kit check: what would be read, file by file, before anything is annotated."""

from __future__ import annotations

import argparse

from kit.cli.shared import DONE, IN_PART, NOTHING, topic

_EXAMPLES = """  python -m kit check data/articles
  python -m kit check "news/*.html" more/ && echo "all can be read" """


def add(topics) -> None:
    """Add the command."""
    what = "Read a folder of articles and say, file by file, what came of it; nothing is annotated or written."
    made = topic(topics, "check", _check, what, _EXAMPLES)
    made.add_argument("articles", nargs="+", metavar="FOLDER", help="a folder, a file or a pattern; several are fine")


def _check(given: argparse.Namespace) -> int:
    from kit.analysis.findings import count
    from kit.reading import load

    articles = load(*given.articles)
    report = articles.report
    for row in report.itertuples(index=False):
        told = f"{row.outcome:8}{row.path}"
        told += f" ({row.articles} articles)" if row.articles > 1 else ""
        print(f"{told}: {row.message}" if row.message else told)
    undated, copies = sum(one.date is None for one in articles), sum(bool(one.duplicate_of) for one in articles)
    counts = report["outcome"].value_counts()
    outcomes = ", ".join(f"{counts[outcome]} {outcome}" for outcome in counts.index) or "no file was found"
    told = f"{count(undated, 'article')} without a date, {count(copies, 'copy', 'copies')}"
    print(f"{count(len(articles), 'article')}; files: {outcomes}; {told}")
    if not articles:
        return NOTHING
    return IN_PART if (report["outcome"] == "failed").any() else DONE
