"""What a reader takes and gives: a file's bytes come in, drafts of articles go out, or a reason why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kit.reading.choices import Choice
from kit.reading.pages import Found

if TYPE_CHECKING:
    from kit.reading.columns import Columns


MOST_ROWS = 50_000  # of one table: more are split, or the run would not end in an hour
MOST_LETTERS = 6_000_000  # of one text: several books
MOST_MARKUP = 3_000_000  # characters of one page: few real ones have a tenth


class NotRead(Exception):
    """A file gives no article. The message is one line: why, and what to do; `failed` if it should have given one."""

    def __init__(self, reason: str, *, failed: bool = False) -> None:
        super().__init__(reason)
        self.failed = failed


@dataclass(frozen=True)
class Wishes:
    """What the caller of `load` asks for: which column holds what, and how 04/05/2025 is to be read.

    `choices` are those that an analyst made before, by the names of the columns, or "" for the file; what the caller
    asks for wins. Of a table no more than `most` rows are read.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    day_first: bool | None = None
    choices: Mapping[str, Choice] = field(default_factory=dict)
    most: int = MOST_ROWS


@dataclass(frozen=True)
class Seen:
    """A table that was met: the names of its columns, how many rows, the first ones, and the columns that the
    analyst's choice for the file names but the table lacks.
    """

    names: tuple[str, ...]
    rows: int
    first: Sequence[Mapping[str, Any]]
    lacking: tuple[str, ...] = ()


@dataclass
class File:
    """A file, or a part of one: where it lies, as shown; its ending, small and with the dot; its bytes.

    Readers write into `warnings` what is to be doubted about the whole, and a table's into `columns` how it was
    read, into `tables` what it looked like.
    """

    path: str
    ending: str
    raw: bytes
    wishes: Wishes = field(default_factory=Wishes)
    warnings: list[str] = field(default_factory=list)
    columns: Columns | None = None
    tables: list[Seen] = field(default_factory=list)
    inside: bool = False  # it lies in an archive or hangs on a mail

    def id_of(self, number: int = 0) -> str:
        """The id of the article with this number: cleaning it better never changes it."""
        digest = self._digest.copy()
        digest.update(str(number).encode() if number else b"")
        return digest.hexdigest()[:16]

    @cached_property
    def _digest(self) -> Any:
        return hashlib.sha256(self.raw)  # once: a table may ask for fifty thousand ids

    def part(self, name: str, ending: str, raw: bytes) -> File:
        """A file within this one."""
        return File(f"{self.path}/{name}", ending, raw, self.wishes, tables=self.tables, inside=True)


@dataclass
class Draft:
    """The raw text of one article and what its file says about it.

    `place` names it where a file holds several ("row 3"); a `single` one is never split.
    """

    text: str
    found: Found
    place: str = ""
    single: bool = False


Reader = Callable[[File], "list[Draft]"]
