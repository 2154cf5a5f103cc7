"""The articles as they come: Parquet files, read a few hundred rows at a time, and what is wrong with a row."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from pyarrow import parquet

from kit.article import Article
from kit.ids import digest

FIELDS = ("id", "title", "date", "source", "url")  # beside the text; those that are there are taken
BATCH = 256  # articles in memory at a time
_MAGIC = "*?["


@dataclass(frozen=True)
class Part:
    """A source file: the name of its parts in the result, its address, and a print of its size and age."""

    name: str
    address: str
    stamp: str


@dataclass(frozen=True)
class Row:
    """A row of a source file: its number from 0, the article (None where there is no text), what is wrong with it."""

    number: int
    article: Article | None
    problem: str | None


def parts(source: str | os.PathLike) -> list[Part]:
    """The Parquet files at an address: a file, a folder and all below it, or a pattern; in order of their names. Names
    that begin with a dot or an underscore are passed over, as other tools do.

    Raises FileNotFoundError when there is none, ValueError when two would have one name.
    """
    files, path = url_to_fs(os.fspath(source))
    path = path.rstrip("/")
    if any(sign in path for sign in _MAGIC):
        head = next(path[:at] for at, sign in enumerate(path) if sign in _MAGIC)
        base, found = head.rpartition("/")[0], files.glob(path)
    elif files.isdir(path):
        base, found = path, [one for one in files.find(path) if one.endswith((".parquet", ".parq", ".pq"))]
    else:
        base, found = path.rpartition("/")[0], [path] if files.exists(path) else []
    names: dict[str, Part] = {}
    for one in found:
        inside = one.removeprefix(base).strip("/")
        if any(piece.startswith((".", "_")) for piece in inside.split("/")) or files.isdir(one):
            continue
        name = os.path.splitext(inside)[0].replace("/", "__")
        if name in names:
            raise ValueError(f"{one} and {names[name].address} would both be the part {name!r}; rename one")
        names[name] = Part(name, files.unstrip_protocol(one), _stamp(files, one))
    if not names:
        raise FileNotFoundError(f"there is no Parquet file at {os.fspath(source)}")
    return [names[name] for name in sorted(names)]


def _stamp(files: AbstractFileSystem, path: str) -> str:
    told = files.info(path)
    if "mtime" in told:
        return digest(told["size"], told["mtime"])
    return digest(told.get("size"), files.ukey(path))


def rows(part: Part) -> Iterator[list[Row]]:
    """The rows of a source file, some hundred at a time. Texts are taken as they are; an unusable day is left out.

    Raises ValueError, in one line, for a file that can't be read or has no column `text`.
    """
    files, path = url_to_fs(part.address)
    try:
        with files.open(path, "rb") as raw:
            file = parquet.ParquetFile(raw)
            there = file.schema_arrow.names
            if "text" not in there:
                raise ValueError(f"there is no column text; there are: {', '.join(there[:20])}")
            number = 0
            for batch in file.iter_batches(BATCH, columns=["text", *(name for name in FIELDS if name in there)]):
                found = batch.to_pylist()
                yield [_row(number + n, cells) for n, cells in enumerate(found)]
                number += len(found)
    except pa.ArrowException as error:
        told = str(error).strip().splitlines()
        raise ValueError(f"the file is damaged or no Parquet ({told[0] if told else 'no reason given'})") from None


def _row(number: int, cells: dict[str, Any]) -> Row:
    text = cells.pop("text")
    if not isinstance(text, str) or not text.strip():
        return Row(number, None, "no text")
    day = cells.pop("date", None)
    fields = {name: None if cell is None else str(cell) for name, cell in cells.items()}
    try:
        return Row(number, Article(text, date=day, **fields), None)
    except ValueError:
        return Row(number, Article(text, **fields), f"date {str(day)[:40]!r} is no ISO day; read without it")
