"""python -m kit brief: a folder of articles into a brief, in one format or several."""

from __future__ import annotations

import argparse
from pathlib import Path

from kit.cli.shared import annotated, complain, take_articles, topic

_EXAMPLES = """  python -m kit brief data/articles --out brief.html
  python -m kit brief data/articles --out brief.docx brief.xlsx --title "Week 17" --roster data/actors.csv
  python -m kit brief data/articles --out brief.md --workspace data/workspace.sqlite --dyad IND PAK"""


def add(topics) -> None:
    """Add the command."""
    what = "Make a brief of a folder of articles: a page (.html), Markdown (.md), Word (.docx), a workbook (.xlsx)."
    made = topic(topics, "brief", _brief, what, _EXAMPLES)
    take_articles(made)
    made.add_argument(
        "--out", type=Path, nargs="+", required=True, metavar="FILE", help="where to; its ending is the format"
    )
    made.add_argument("--title", default="", help="the brief's title (Brief)")
    made.add_argument(
        "--actors", nargs="+", default=[], metavar="SIDE", help="only what is about these sides or speakers"
    )
    made.add_argument(
        "--dyad", nargs=2, action="append", default=[], metavar="SIDE", help="two sides to tell of; may come again"
    )


def _brief(given: argparse.Namespace) -> int:
    from kit.analysis.briefing import Choice
    from kit.brief import FORMATS, contents, make
    from kit.export import write_bytes

    kinds = {path: path.suffix[1:].casefold() for path in given.out}
    for path, kind in kinds.items():
        if kind not in FORMATS:
            raise ValueError(f"{path}: the ending says the format; it must be one of .{', .'.join(FORMATS)}")
    corpus = annotated(given)
    choice = Choice(title=given.title, actors=tuple(given.actors), dyads=tuple(map(tuple, given.dyad)))
    brief = make(corpus, choice)
    for path, kind in kinds.items():
        write_bytes(path, contents(brief, kind))
        print(f"written to {path}")
    print(brief.checked)
    return complain(corpus.report)
