"""Word files and workbooks are zip files that note when they were written; these are the same for the same brief."""

from __future__ import annotations

import io
import re
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can note
_CORE = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(</dcterms:)")


def steady(content: bytes, made: datetime) -> bytes:
    """The file with one time in it only, `made`, in its properties; all else is the same for the same content."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(sink, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == _CORE:
                data = _TIME.sub(rb"\g<1>" + f"{made:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", data)
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, data)
    return sink.getvalue()
