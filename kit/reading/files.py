"""Which files a path means, and which of them can be no articles. Nothing is opened here."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

_ARTICLE_ENDINGS = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mht .mhtml .pdf .doc .docx .odt .rtf .eml .csv .tsv .tab .xls .xlsx "
    ".xlsm .json .jsonl .ndjson .parquet .zip .gz .xml .rss .atom".split()
) | {""}  # fmt: skip
# Named here only to be told apart from the rest of a name
_PICTURES = frozenset(".png .jpg .jpeg .gif .tif .tiff .webp .bmp .svg .heic".split())
LARGEST = 50_000_000  # bytes
SAVE_AS = "save it as .txt, .html, .docx or .pdf"


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
    if reason := not_by_name(path):
        return "skipped", reason
    if state.st_size > LARGEST:
        return "skipped", f"larger than {LARGEST // 1_000_000} MB; split it"
    return None


def not_by_name(path: PurePath) -> str | None:
    """The reason why a file with this name is no article, here or in an archive."""
    name = path.name
    if name.startswith((".", "~$")) and name.strip(".") and not (name.startswith("..") and name.endswith(".txt")):
        return "a hidden or temporary file"
    ending = path.suffix.lower()
    if ending in _PICTURES:
        return "an image; its words would have to be typed, or read by a program for scans"
    if ending not in _ARTICLE_ENDINGS and not _odd_ending(path):
        return f"{ending} is no kind of article that is read; {SAVE_AS}"
    return None


def _odd_ending(path: PurePath) -> bool:
    """Is what looks like an ending just the rest of a name ("Mr. Smith")?"""
    return not path.suffix[1:].isalnum() or len(path.suffix) > 8
