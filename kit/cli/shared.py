"""What commands share: how a folder of articles is named and read, and what is said of files that were not."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from kit.corpus import Corpus
    from kit.reading import Articles
    from kit.workspace import Workspace

DONE, NOTHING, IN_PART = 0, 1, 3
WORKSPACE = Path("data/workspace.sqlite")


def topic(topics, name: str, run, what: str, examples: str, **more) -> argparse.ArgumentParser:
    """A command with its help: what it does, and examples to copy."""
    added = topics.add_parser(
        name,
        help=what,
        description=what,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        **more,
    )
    added.set_defaults(run=run)
    return added


def take_articles(parser: argparse.ArgumentParser) -> None:
    """Add what a command needs that reads articles."""
    parser.add_argument("articles", nargs="+", metavar="FOLDER", help="a folder, a file or a pattern; several are fine")
    parser.add_argument("--roster", type=Path, metavar="CSV", help="your list of actors")
    parser.add_argument(
        "--workspace",
        type=Path,
        metavar="FILE",
        help="the workspace: reads nothing twice, brings what was set and reviewed",
    )
    parser.add_argument("--model", metavar="NAME", help="the spaCy model; the best that is installed unless named")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="how many read side by side (1)")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def loaded(given: argparse.Namespace, workspace: Workspace | None) -> Articles:
    """The articles of the folder, read as was chosen in the workspace. Raises ValueError when there is none."""
    from kit.reading import load

    articles = load(*given.articles, workspace=workspace)
    if not articles:
        complain(articles.report)
        raise ValueError(f"no article was found in {', '.join(given.articles)}")
    return articles


def annotated(given: argparse.Namespace) -> Corpus:
    """The articles of the folder, annotated. Raises ValueError when there is none, or the roster is not there."""
    import kit

    if given.roster and not given.roster.exists():
        raise ValueError(f"there is no list of actors at {given.roster}; name another, or leave --roster out")
    workspace = kit.Workspace(given.workspace) if given.workspace else None
    more = {"roster": given.roster, "workspace": workspace, "model": given.model, "n_process": given.processes}
    return kit.annotate(loaded(given, workspace), progress=not given.quiet, **more)


def complain(report: pd.DataFrame) -> int:
    """Say of each file that could not be read why; the exit code that this makes."""
    failed = report[report["outcome"] == "failed"]
    for row in failed.itertuples(index=False):
        print(f"{row.path}: {row.message}", file=sys.stderr)
    return IN_PART if len(failed) else DONE
