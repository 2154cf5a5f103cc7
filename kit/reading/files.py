"""Which files a path means, and which of them can be no articles. Nothing is opened here."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

WEB_ENDINGS = {".html", ".htm", ".xhtml"}
_ARTICLE_ENDINGS = {"", ".txt", ".text", ".md", ".markdown"} | WEB_ENDINGS
_LARGEST = 50_000_000  # bytes
SAVE_AS = "save it as .txt or .html"


def files_of(path: Path) -> Iterator[Path]:
    """The files that a path means, in a fixed order; the path itself when there are none, so that it is reported."""
    try:
        if path.is_dir():
            yield from _below(path)
            return
    except OSError:
        pass
    if not os.path.lexists(path) and glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))
        for match in matches:
            yield from files_of(Path(match))
        if matches:
            return
    yield path


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path)
        else:
            yield path


def why_not(path: Path) -> tuple[str, str] | None:
    """(outcome, reason) for what is no readable article file."""
    try:
        state = path.lstat()
        if stat.S_ISLNK(state.st_mode):
            if not path.exists():
                return "skipped", "a link to something that is not there"
            if path.is_dir():
                return "skipped", "a link to a folder is not followed"
            if path.resolve().parent != path.parent.resolve():
                return "skipped", "a link to a file in another folder is not followed"
            state = path.stat()
    except FileNotFoundError:
        return "failed", "there is no such file or folder"
    except (OSError, RuntimeError) as error:
        return "failed", f"it can't be looked at: {getattr(error, 'strerror', None) or error}"
    if stat.S_ISDIR(state.st_mode):
        return "failed", "the folder can't be opened"
    if not stat.S_ISREG(state.st_mode):
        return "skipped", "not a regular file"
    name = path.name
    if name.startswith((".", "~$")) and name.strip("."):
        if name.startswith("..") and name.endswith(".txt"):
            return None
        return "skipped", "a hidden or temporary file"
    ending = path.suffix.lower()
    if ending not in _ARTICLE_ENDINGS and not _odd_ending(path):
        return "skipped", f"{ending} is no kind of article that is read; {SAVE_AS}"
    if state.st_size > _LARGEST:
        return "skipped", f"larger than {_LARGEST // 1_000_000} MB"
    return None


def _odd_ending(path: Path) -> bool:
    """Is what looks like an ending just the rest of a name ("Mr. Smith")?"""
    return not path.suffix[1:].isalnum() or len(path.suffix) > 6
