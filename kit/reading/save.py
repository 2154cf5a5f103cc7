"""What is pasted or uploaded becomes a file in the articles' folder, as it came; no file is ever overwritten."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import date
from pathlib import Path

_UNSAFE = re.compile(r"[^\w. -]+")
_LONGEST = 80  # characters of a name


def save_paste(text: str, folder: str | os.PathLike, name: str | None = None) -> Path:
    """Write a pasted text into `folder`, named after `name` or its first line. Gives the path.

    Raises ValueError for a text without a letter, OSError when the folder can't be written.
    """
    if not any(letter.isalpha() for letter in text):
        raise ValueError("there is no text to save; paste an article first")
    first = next((line for line in text.splitlines() if line.strip()), "")
    stem = _safe(Path(name).stem if name else first) or f"pasted {date.today().isoformat()}"
    return _written(Path(folder), f"{stem}.txt", text.encode("utf-8", "replace"))


def save_upload(name: str, content: bytes, folder: str | os.PathLike) -> Path:
    """Write an uploaded file into `folder` under a safe form of its own name. Gives the path."""
    given = Path(name.replace("\\", "/")).name
    stem, ending = _safe(Path(given).stem) or "uploaded", _safe(Path(given).suffix.lstrip("."))
    return _written(Path(folder), f"{stem}.{ending}" if ending else stem, bytes(content))


def _safe(name: str) -> str:
    plain = unicodedata.normalize("NFC", name)
    return " ".join(_UNSAFE.sub(" ", plain).split())[:_LONGEST].strip(" .")


def _written(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stem, ending = os.path.splitext(name)
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem} {number}{ending}")
        try:
            with path.open("xb") as sink:  # fails if it is there: no race, nothing overwritten
                sink.write(content)
            return path
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path
            number += 1
