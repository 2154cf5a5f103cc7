"""Awkward and hostile inputs for the reading room: `write` makes some two hundred files, the same bytes every time.

By hand, the large ones too:  python -m tests.reading.hostile FOLDER
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.reading.hostile import binaries, markups, paths, records, texts
from tests.reading.hostile.expect import Add, Expected

_FAMILIES = (
    texts.encodings, texts.empties, texts.sizes, texts.style, markups.markup, records.tables, records.dates,
    records.dups, binaries.binaries, paths.names, paths.special,
)  # fmt: skip


def write(folder: str | os.PathLike, *, small: bool = True) -> list[Expected]:
    """Write all inputs into a folder; `small` shrinks those that are hostile by their size."""
    add = Add(str(Path(folder)))
    for family in _FAMILIES:
        family(add, small)
    return add.expected
