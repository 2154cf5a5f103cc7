"""A file that holds several articles becomes several files, when an analyst says so."""

from __future__ import annotations

import os
from pathlib import Path

from kit.reading.draft import File, NotRead
from kit.reading.readers import drafts_of
from kit.reading.save import save_paste
from kit.reading.split import proposed
from kit.reading.wrapped import unquoted, unwrapped

_BY_HAND = "copy its parts and paste them in notebook 00"


def parts_of(text: str) -> list[str]:
    """The text cut where articles seem to begin: at a headline with a byline, a day or an agency's opening below it."""
    lines = text.split("\n")
    starts = proposed(lines)
    ends = [*starts[1:], len(lines)]
    return ["\n".join(lines[first:end]).strip("\n") + "\n" for first, end in zip(starts, ends, strict=True)]


def split_file(path: str | os.PathLike) -> list[Path]:
    """Write each part of a file's text (of a page, a PDF, a Word file too) into a text file of its own beside it, and
    move the file to a folder of its own ("articles before splitting"), so that nothing is lost and nothing read twice.
    Gives the new files.

    Raises ValueError for a file that is no single text (a table, an archive) or in which no second article begins,
    OSError where it can't be written.
    """
    path = Path(path)
    try:
        drafts = drafts_of(File(str(path), path.suffix.lower(), path.read_bytes()))
    except NotRead as error:
        raise ValueError(f"{path.name} can't be split: {error}") from None
    if len(drafts) != 1 or drafts[0].single or drafts[0].place:
        raise ValueError(f"{path.name} is no single text; {_BY_HAND}")
    parts = parts_of(unwrapped(unquoted(drafts[0].text)[0]))
    if len(parts) < 2:
        raise ValueError(f"no second article begins in {path.name}; {_BY_HAND}")
    made = [save_paste(part, path.parent, f"{path.stem} part {n}.txt") for n, part in enumerate(parts, 1)]
    aside = path.parent.with_name(f"{path.parent.name} before splitting")
    aside.mkdir(exist_ok=True)
    number, target = 1, aside / path.name
    while target.exists():
        number += 1
        target = aside / f"{path.stem} {number}{path.suffix}"
    path.rename(target)
    return made
