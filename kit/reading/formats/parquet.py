"""Parquet files: one article a row. The package that reads them is large, and so left to those who need it."""

from __future__ import annotations

import io

from kit.reading.draft import Draft, File, NotRead
from kit.reading.rows import drafts_of_rows

_LARGEST = 500_000_000  # bytes of all columns, unpacked


def read(file: File) -> list[Draft]:
    """One draft a row."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise NotRead("to read Parquet, install one package more: pip install pyarrow", failed=True) from None
    try:
        table = parquet.ParquetFile(io.BytesIO(file.raw))
        groups = range(table.metadata.num_row_groups)
        if sum(table.metadata.row_group(number).total_byte_size for number in groups) > _LARGEST:
            raise NotRead(f"it unpacks to more than {_LARGEST // 1_000_000} MB; split it")
        rows = table.read().to_pylist()
        names = table.schema_arrow.names
    except (ArrowException, OSError, ValueError) as error:
        first = str(error).split("\n")[0]
        raise NotRead(f"the Parquet file is damaged ({first}); write it anew", failed=True) from None
    return drafts_of_rows(file, names, [(f"row {number}", row) for number, row in enumerate(rows, 1)])
