"""Where results lie: Parquet files in a folder of any file system, each of which says what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pyarrow as pa
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from pyarrow import parquet

_KEY = b"kit"


@dataclass(frozen=True)
class Store:
    """A folder, by its address. Files are named by table and part: `signals/2025-04.parquet`.

    A file is written beside its place and then moved there, so that whoever finds it finds all of it, and its footer
    comes last: a file whose footer can't be read is as good as none.
    """

    address: str

    @property
    def files(self) -> AbstractFileSystem:
        """The file system that the folder is in."""
        return url_to_fs(self.address)[0]

    def holds(self, address: str) -> bool:
        """Does the file at this address lie in the folder?"""
        files, root = url_to_fs(self.address)
        return address.startswith(files.unstrip_protocol(root.rstrip("/")) + "/")

    def path(self, table: str, part: str) -> str:
        """Where a part of a table lies, as its file system names it."""
        return f"{url_to_fs(self.address)[1].rstrip('/')}/{table}/{part}.parquet"

    def parts(self, table: str) -> list[str]:
        """The parts of a table that are there, in order."""
        found = self.files.glob(self.path(table, "*"))
        return sorted(path.rsplit("/", 1)[-1].removesuffix(".parquet") for path in found)

    def remove(self, table: str, part: str) -> None:
        """Remove a part, if it is there."""
        path = self.path(table, part)
        if self.files.exists(path):
            self.files.rm_file(path)

    def notes(self, table: str, part: str) -> dict[str, Any]:
        """What a part's footer says it was made from, and holds; {} if there is none that can be read."""
        try:
            with self.files.open(self.path(table, part), "rb") as file:
                held = parquet.read_metadata(file).metadata or {}
            return json.loads(held.get(_KEY, b"{}"))
        except (OSError, ValueError, pa.ArrowException):
            return {}

    def is_made(self, table: str, part: str, made_from: str) -> bool:
        """Is this part there, and made from that?"""
        return self.notes(table, part).get("from") == made_from

    @contextmanager
    def opened(self, table: str, part: str) -> Iterator[parquet.ParquetFile]:
        """A part, to be read piece by piece."""
        with self.files.open(self.path(table, part), "rb") as file:
            yield parquet.ParquetFile(file)

    def rows(self, table: str, part: str) -> int:
        """How many rows a part has."""
        with self.opened(table, part) as file:
            return file.metadata.num_rows

    def read(self, table: str, part: str, columns: list[str] | None = None, filters: Any = None) -> pa.Table:
        """All rows of a part, or those that pass the filters; row groups that can't hold such are not even read."""
        with self.files.open(self.path(table, part), "rb") as file:
            return parquet.read_table(file, columns=columns, filters=filters, partitioning=None)

    @contextmanager
    def writing(self, table: str, part: str, schema: pa.Schema, notes: Mapping[str, Any]) -> Iterator[Writer]:
        """Write a part; `notes` go into its footer, with what is noted meanwhile. Nothing is there if it fails."""
        files, path = self.files, self.path(table, part)
        beside = f"{path}.{uuid4().hex}.tmp"
        files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        try:
            with files.open(beside, "wb") as file, parquet.ParquetWriter(file, schema, compression="zstd") as writer:
                writing = Writer(writer, dict(notes))
                yield writing
                writer.add_key_value_metadata({_KEY.decode(): json.dumps(writing.notes)})
            files.mv(beside, path)
        except BaseException:
            if files.exists(beside):
                files.rm_file(beside)
            raise


@dataclass
class Writer:
    """A part that is being written."""

    file: parquet.ParquetWriter
    notes: dict[str, Any]

    def write(self, table: pa.Table) -> None:
        """Add these rows, as a row group of their own."""
        if len(table):
            self.file.write_table(table)
