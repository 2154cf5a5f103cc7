"""One hostile input and what a good loader does with it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Expected:
    """`outcome`: load, load_warn (articles, and a remark), skip or error (none, and a reason); `docs`: how many, None
    for any; `must` and `must_not` in words, for those who read a failure.
    """

    file: str
    family: str
    outcome: str
    docs: int | None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    note: str = ""


@dataclass
class Add:
    """Writes inputs below `root`, and keeps what is expected of them."""

    root: str
    expected: list[Expected] = field(default_factory=list)

    def __call__(self, name, data, family, outcome, docs, must=(), must_not=(), note=""):
        """`data`: bytes, a string, or None when the file is there already."""
        path = Path(self.root, *name.split("/"))
        if data is not None:
            os.makedirs(path.parent, exist_ok=True)
            path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        self.expected.append(Expected(name, family, outcome, docs, tuple(must), tuple(must_not), note))
