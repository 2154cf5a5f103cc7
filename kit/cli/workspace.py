"""python -m kit workspace: what the workspace holds, and what of it can go."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from kit.cli.shared import DONE, WORKSPACE, topic

_COMMANDS = ("info", "forget", "vacuum")


def add(topics) -> None:
    """Add the command."""
    from kit.workspace.upkeep import DAYS

    made = topics.add_parser("workspace", help="what the workspace holds, and what of it can go")
    commands = made.add_subparsers(required=True, metavar=" | ".join(_COMMANDS))

    def command(name: str, run: Callable[[argparse.Namespace], list[str]], what: str) -> argparse.ArgumentParser:
        examples = f"  python -m kit workspace {name}\n  python -m kit workspace {name} {WORKSPACE}"
        added = topic(commands, name, lambda given: _told(run(given)), what, examples)
        added.add_argument("path", nargs="?", type=Path, default=WORKSPACE, help=f"the file ({WORKSPACE})")
        return added

    for name, run, what in (
        ("info", _info, "Say how large it is, what it holds, and what forget would remove."),
        ("forget", _forget, "Remove parses and readings that nobody used for long; what you entered stays."),
    ):
        added = command(name, run, what)
        added.add_argument("--days", type=int, default=DAYS, help=f"unused for so many days ({DAYS})")
    added.add_argument("--everything", action="store_true", help="remove all parses and readings")
    command("vacuum", _vacuum, "Give the room of what was removed back to the disk.")


def _told(lines: list[str]) -> int:
    print(*lines, sep="\n")
    return DONE


def _info(given: argparse.Namespace) -> list[str]:
    from kit.corpus.prints import reading_code
    from kit.workspace.upkeep import info

    with opened(given.path) as workspace:
        return info(workspace, reading_code(), days=given.days).lines(given.days)


def _forget(given: argparse.Namespace) -> list[str]:
    from kit.corpus.prints import reading_code
    from kit.workspace.upkeep import forget

    with opened(given.path) as workspace:
        gone = forget(workspace, reading_code(), days=given.days, everything=given.everything)
    return [f"removed {gone.in_words()}; vacuum gives their room back to the disk"]


def _vacuum(given: argparse.Namespace) -> list[str]:
    from kit.workspace.upkeep import in_megabytes, vacuum

    with opened(given.path) as workspace:
        before, after = vacuum(workspace)
    return [f"{given.path}: {in_megabytes(before)} before, {in_megabytes(after)} now"]


def opened(path: Path):
    """The workspace at this path. Raises OSError for one that is not there: asking must not make one."""
    from kit.workspace import Workspace

    if not path.exists():
        raise FileNotFoundError(f"there is no workspace at {path}; name the file, or run a notebook first")
    return Workspace(path)
