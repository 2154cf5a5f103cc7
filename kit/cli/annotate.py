"""python -m kit annotate: a folder of articles into tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from kit.cli.shared import annotated, complain, take_articles, topic

_TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals", "report")
_EXAMPLES = """  python -m kit annotate data/articles --out tables
  python -m kit annotate data/articles --out tables --format xlsx --roster data/actors.csv
  python -m kit annotate news/ --out tables --workspace data/workspace.sqlite --processes 2"""


def add(topics) -> None:
    """Add the command."""
    what = f"Annotate a folder of articles and write the tables as files: {', '.join(_TABLES)}."
    made = topic(topics, "annotate", _annotate, what, _EXAMPLES)
    take_articles(made)
    made.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to, made if missing")
    made.add_argument("--format", choices=("csv", "xlsx"), default="csv", help="the kind of file (csv)")


def _annotate(given: argparse.Namespace) -> int:
    from kit.export import to_csv, to_xlsx

    corpus = annotated(given)
    write = to_csv if given.format == "csv" else to_xlsx
    for table in _TABLES:
        print(write(getattr(corpus, table), table, given.out))
    print(corpus.scope_sentence)
    return complain(corpus.report)
