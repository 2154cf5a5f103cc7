"""Is all in place? Each check says what was found and, where something is wrong, what to type."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from kit.language.pipeline import model_name
from kit.lexicon.roster import read_roster
from kit.workspace import Workspace

PACKAGES = ("pandas", "spacy", "seaborn", "matplotlib", "ipywidgets", "anywidget")
_INSTALL = "In the project's folder, type: pip install -r requirements.txt"


class Check(NamedTuple):
    """One thing that has to be in place: what it is, whether it is, what was found, and the remedy ("" if none)."""

    name: str
    fine: bool
    found: str
    remedy: str = ""


def checks(articles: Path, output: Path, roster: Path, workspace: Path) -> Iterator[Check]:
    """All checks, in the order in which to mend things."""
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    yield Check("Python", fine, version, "" if fine else "Install Python 3.11 or newer, and start again with: make lab")
    yield _packages()
    yield _model()
    yield _folder("Folder for articles", articles)
    yield _folder("Folder for exports", output)
    yield _roster(roster)
    yield _workspace(workspace)


def _packages() -> Check:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        return Check("Packages", False, f"missing: {', '.join(missing)}", _INSTALL)
    return Check("Packages", True, ", ".join(found))


def _model() -> Check:
    try:
        name = model_name()
        return Check("English model", True, f"{name} {metadata.version(name.replace('_', '-'))}")
    except metadata.PackageNotFoundError:
        return Check("English model", False, f"{name} is not installed", _INSTALL)
    except OSError as error:
        return Check("English model", False, str(error), _INSTALL)


def _folder(name: str, path: Path) -> Check:
    shown = str(path.resolve())
    at = path
    while not at.exists() and at != at.parent:
        at = at.parent
    if path.exists() and not path.is_dir():
        return Check(name, False, f"{shown} is a file", "Move that file away, so that the folder can be made.")
    if not os.access(at, os.W_OK):
        return Check(name, False, f"{shown} can't be written", "Move the project to a folder of your own.")
    return Check(name, True, shown if path.exists() else f"{shown} (made when it is first needed)")


def _roster(path: Path) -> Check:
    remedy = "Open the file in a spreadsheet, mend it, and save it as CSV in UTF-8."
    try:
        roster = read_roster(path)
    except ValueError as error:
        return Check("Your list of actors", False, str(error), remedy)
    if roster.problems:
        return Check("Your list of actors", False, "; ".join(roster.problems), remedy)
    count = len(roster.rows)
    return Check("Your list of actors", True, f"{count} row{'' if count == 1 else 's'} in {path.name}")


def _workspace(path: Path) -> Check:
    if not path.exists():
        return Check("Workspace", True, f"{path.name} (made at the first reading)")
    try:
        Workspace(path).close()
    except OSError as error:
        return Check("Workspace", False, str(error), f"Move {path.name} away; the kit makes a new one.")
    return Check("Workspace", True, f"{path.name}, {path.stat().st_size / 1e6:.1f} MB")
