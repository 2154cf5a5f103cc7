"""A text file that holds several articles becomes several files, when an analyst says so."""

from __future__ import annotations

import os
from pathlib import Path

from kit.reading.encodings import decode
from kit.reading.save import save_paste
from kit.reading.split import proposed
from kit.reading.tidy import tidy

_TEXTS = {"", ".txt", ".text", ".md", ".markdown"}


def parts_of(text: str) -> list[str]:
    """The text cut where articles seem to begin: at a headline with a byline, a day or an agency's opening below it."""
    lines = text.split("\n")
    starts = proposed(lines)
    ends = [*starts[1:], len(lines)]
    return ["\n".join(lines[first:end]).strip("\n") + "\n" for first, end in zip(starts, ends, strict=True)]


def split_file(path: str | os.PathLike) -> list[Path]:
    """Write each part of a text file into a file of its own beside it, and move the file to a folder of its own
    ("articles before splitting"), so that nothing is lost and nothing read twice. Gives the new files.

    Raises ValueError for a file that is no plain text or in which no second article begins, OSError where it can't be
    written.
    """
    path = Path(path)
    if path.suffix.lower() not in _TEXTS:
        raise ValueError(f"only text files are split here; copy the parts of {path.name} and paste them in notebook 00")
    text, _ = tidy(decode(path.read_bytes())[0])
    parts = parts_of(text)
    if len(parts) < 2:
        raise ValueError(f"no second article begins in {path.name}; copy its parts and paste them in notebook 00")
    made = [save_paste(part, path.parent, f"{path.stem} part {n}.txt") for n, part in enumerate(parts, 1)]
    aside = path.parent.with_name(f"{path.parent.name} before splitting")
    aside.mkdir(exist_ok=True)
    number, target = 1, aside / path.name
    while target.exists():
        number += 1
        target = aside / f"{path.stem} {number}{path.suffix}"
    path.rename(target)
    return made
