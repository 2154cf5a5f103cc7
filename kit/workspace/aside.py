"""What an analyst entered and the workspace did not take: a file beside it, taken in when the workspace next opens."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kit.ids import digest

Entry = dict[str, Any]  # name and value of a setting, and the key in it where only that was set


def places(path: Path) -> list[Path]:
    """Where such files lie: beside the workspace, or in the home folder where that folder takes nothing."""
    resolved = path.resolve()
    return [
        resolved.with_name(f"{resolved.name}.entered.jsonl"),
        Path(os.path.expanduser("~")) / f"{resolved.stem}-{digest(str(resolved))}.entered.jsonl",
    ]


def put_aside(path: Path, entries: Iterable[Entry]) -> Path | None:
    """Write the entries down, once; gives the file, None when no place takes them."""
    entries = list(entries)
    lines = "".join(json.dumps(entry, ensure_ascii=True) + "\n" for entry in entries)
    for place in places(path):
        try:
            if place.exists() and list(read_aside(place))[-len(entries) :] == entries:
                return place
            with place.open("a", encoding="ascii") as sink:
                sink.write(lines)
                sink.flush()
                os.fsync(sink.fileno())
            return place
        except OSError:
            continue
    return None


def read_aside(place: Path) -> Iterator[Entry]:
    """The entries of such a file; a line cut short by a full disk is left out."""
    for line in place.read_text(encoding="ascii", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and isinstance(entry.get("name"), str) and "value" in entry:
            yield entry
