"""python -m kit review: what was reviewed, out of a workspace and into another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kit.cli.shared import DONE, IN_PART, WORKSPACE, topic
from kit.cli.workspace import opened

_EXPORT = """  python -m kit review export reviews.jsonl
  python -m kit review export mine.jsonl --workspace data/workspace.sqlite"""
_IMPORT = """  python -m kit review import colleague.jsonl
  python -m kit review import colleague.jsonl --workspace data/workspace.sqlite"""


def add(topics) -> None:
    """Add the command."""
    made = topics.add_parser("review", help="reviews out of a workspace, and into another")
    commands = made.add_subparsers(required=True, metavar="export | import")
    for name, run, what, examples in (
        ("export", _export, "Write every verdict and addition as a line of JSON.", _EXPORT),
        (
            "import",
            _import,
            "Add the verdicts of such a file; those that are there already are left as they are.",
            _IMPORT,
        ),
    ):
        command = topic(commands, name, run, what, examples)
        command.add_argument("file", type=Path, metavar="FILE", help="a file of lines of JSON (.jsonl)")
        command.add_argument(
            "--workspace", type=Path, default=WORKSPACE, metavar="FILE", help=f"the workspace ({WORKSPACE})"
        )


def _export(given: argparse.Namespace) -> int:
    from kit.corpus.reviews import as_lines
    from kit.export import write_text
    from kit.workspace.review_log import WorkspaceLog

    with opened(given.workspace) as workspace:
        entries = WorkspaceLog(workspace).entries()
    write_text(given.file, as_lines(entries))
    print(f"{len(entries)} verdict{'' if len(entries) == 1 else 's'} written to {given.file}")
    return DONE


def _import(given: argparse.Namespace) -> int:
    from kit.corpus.reviews import read_verdicts
    from kit.workspace.review_log import WorkspaceLog

    verdicts, problems = read_verdicts(given.file)
    with opened(given.workspace) as workspace:
        new = WorkspaceLog(workspace).append(one.as_entry() for one in verdicts)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(verdicts)} verdict{'' if len(verdicts) == 1 else 's'} read from {given.file}, {new} of them new")
    return IN_PART if problems else DONE
