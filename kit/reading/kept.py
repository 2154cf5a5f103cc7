"""What was read before, kept in a workspace: a file with the same bytes, name and wishes is not read again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from kit.article import Article
from kit.ids import code_of, digest, versions_of
from kit.reading.columns import Columns
from kit.reading.draft import File
from kit.reading.report import Entry

_KIT = Path(__file__).parent.parent
_CODE = ("reading", "lexicon", "dates", "article", "ids")
_PACKAGES = ("trafilatura", "lxml", "pypdf", "openpyxl", "striprtf", "charset-normalizer", "py3langid", "pyarrow")
_AT_ONCE = 100  # files that are written in one go: an interrupted load costs no more


class Keeper(Protocol):
    """Where bytes are kept by fingerprint: a workspace."""

    def files(self, fingerprints: list[str]) -> dict[str, bytes]:
        """Those that are kept."""

    def keep_files(self, files: Mapping[str, bytes]) -> None:
        """Keep these too."""

    def in_use(self, *, files: Collection[str]) -> None:
        """Note that these are in use today."""


class KeptEntries:
    """The entries that a workspace keeps; without one (or with plain settings) nothing is known or kept."""

    def __init__(self, workspace: Any) -> None:
        self._keeper: Keeper | None = workspace if hasattr(workspace, "keep_files") else None
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()

    def get(self, file: File) -> Entry | None:
        """The entry of the file as it was read before, by the same version of the kit."""
        if self._keeper is None:
            return None
        key = _key_of(file)
        with suppress(OSError, ValueError, TypeError, KeyError, zlib.error):  # what can't be had is read anew
            if found := self._keeper.files([key]).get(key):
                entry = _unpacked(found)
                self._used.add(key)
                return entry
        return None

    def put(self, file: File, entry: Entry) -> None:
        """Keep what a file gave; a file that gave nothing is read again each time, since that may be mended."""
        if self._keeper is not None and entry.articles:
            self._new[_key_of(file)] = _packed(entry)
            if len(self._new) >= _AT_ONCE:
                self.flush()

    def flush(self) -> None:
        """Write what is not yet written, and what was of use; a workspace that takes nothing now costs only time."""
        if self._keeper is not None and self._new:
            with suppress(OSError):
                self._keeper.keep_files(self._new)
            self._new = {}
        if self._keeper is not None and self._used:
            self._keeper.in_use(files=self._used)
            self._used = set()


def _key_of(file: File) -> str:
    return digest(file.id_of(), len(file.raw), file.path, str(file.wishes), _version())


@cache
def _version() -> str:
    return digest(code_of(_KIT, _CODE), *versions_of(_PACKAGES))


def _packed(entry: Entry) -> bytes:
    articles = [vars(article) | {"date": article.date and article.date.isoformat()} for article in entry.articles]
    held = [entry.path, entry.outcome, entry.message, articles, entry.columns and vars(entry.columns)]
    return zlib.compress(json.dumps(held).encode(), 1)


def _unpacked(held: bytes) -> Entry:
    path, outcome, message, articles, columns = json.loads(zlib.decompress(held))
    return Entry(
        path, outcome, message, tuple(Article(**article) for article in articles), columns and Columns(**columns)
    )
