"""Ids: short digests, the same for the same content on every machine and in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

_LENGTH = 16  # hex digits: a clash among a million rows has odds of about one in 37 million


def digest(*parts: object) -> str:
    """Sixteen hex digits that stand for `parts`; no two different lists of parts share a spelling."""
    spelled = "\x1f".join(repr(part) for part in parts)
    return hashlib.sha256(spelled.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def code_of(root: Path, places: Iterable[str]) -> str:
    """A digest of the modules and packages at `places` below `root`: their code, and the data that lies with it."""
    found = hashlib.sha256()
    for file in (file for place in places for file in _files(root / place)):
        content = file.read_bytes()
        found.update(f"{file.relative_to(root).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _files(place: Path) -> list[Path]:
    """The module, or all of the package, code and data."""
    if not place.is_dir():
        return [place.with_suffix(".py")]
    return sorted(path for path in place.rglob("*") if path.suffix in {".py", ".tsv", ".csv", ".json"})


def versions_of(packages: Iterable[str]) -> list[str | None]:
    """The version of each package, None for one that is not installed."""
    return [_version(package) for package in packages]


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
