"""The kit from a command line:  python -m kit workspace info | forget | vacuum"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

_WORKSPACE = "data/workspace.sqlite"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, or 1 with one line on what was wrong."""
    given = _parser().parse_args(arguments)
    try:
        for line in given.run(given):
            print(line)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    from kit.workspace.upkeep import DAYS

    parser = argparse.ArgumentParser(prog="python -m kit", description="Reads news about a crisis.")
    topics = parser.add_subparsers(required=True, metavar="workspace")
    workspace = topics.add_parser("workspace", help="what the workspace holds, and what of it can go")
    commands = workspace.add_subparsers(required=True, metavar="info | forget | vacuum")

    def command(name: str, run, what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what, description=what)
        added.add_argument("path", nargs="?", type=Path, default=Path(_WORKSPACE), help=f"the file ({_WORKSPACE})")
        added.set_defaults(run=run)
        return added

    for name, run, what in (
        ("info", _info, "Say how large it is, what it holds, and what forget would remove."),
        ("forget", _forget, "Remove parses and readings that nobody used for long; what you entered stays."),
    ):
        added = command(name, run, what)
        added.add_argument("--days", type=int, default=DAYS, help=f"unused for so many days ({DAYS})")
    added.add_argument("--everything", action="store_true", help="remove all parses and readings")
    command("vacuum", _vacuum, "Give the room of what was removed back to the disk.")
    return parser


def _info(given: argparse.Namespace) -> list[str]:
    from kit.corpus.prints import reading_code
    from kit.workspace.upkeep import info

    with _opened(given.path) as workspace:
        return info(workspace, reading_code(), days=given.days).lines(given.days)


def _forget(given: argparse.Namespace) -> list[str]:
    from kit.corpus.prints import reading_code
    from kit.workspace.upkeep import forget

    with _opened(given.path) as workspace:
        gone = forget(workspace, reading_code(), days=given.days, everything=given.everything)
    return [f"removed {gone.in_words()}; vacuum gives their room back to the disk"]


def _vacuum(given: argparse.Namespace) -> list[str]:
    from kit.workspace.upkeep import in_megabytes, vacuum

    with _opened(given.path) as workspace:
        before, after = vacuum(workspace)
    return [f"{given.path}: {in_megabytes(before)} before, {in_megabytes(after)} now"]


def _opened(path: Path):
    from kit.workspace import Workspace

    if not path.exists():  # asking must not make one
        raise FileNotFoundError(f"there is no workspace at {path}; name the file, or run a notebook first")
    return Workspace(path)


if __name__ == "__main__":
    sys.exit(main())
