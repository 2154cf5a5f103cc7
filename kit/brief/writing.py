"""A brief into files: a page, Markdown, a Word file, a workbook."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kit.analysis.briefing import Brief
from kit.brief.packing import steady
from kit.brief.word import docx
from kit.brief.workbook import xlsx
from kit.export import file_name, write_bytes
from kit.views.brief import html
from kit.views.brief_markdown import markdown

FORMATS = ("html", "md", "docx", "xlsx")


def contents(brief: Brief, kind: str) -> bytes:
    """The brief in one of `FORMATS`: the same bytes for the same brief. Raises ValueError for another format."""
    if kind not in FORMATS:
        raise ValueError(f"kind = {kind!r}; it must be one of {', '.join(FORMATS)}")
    if kind in ("html", "md"):
        text = html(brief) if kind == "html" else markdown(brief)
        return text.encode("utf-8", "replace")
    packed = docx(brief) if kind == "docx" else xlsx(brief)
    return steady(packed, datetime.strptime(brief.made, "%Y-%m-%d %H:%M UTC"))


def write(
    brief: Brief, folder: str | os.PathLike = "output", name: str | None = None, formats: Sequence[str] = FORMATS
) -> tuple[Path, ...]:
    """Write the brief in each of the formats; returns the paths in that order. A page (html) needs nothing but itself.

    The files are named after `name`, else after the title; old ones of that name are replaced. Raises ValueError for a
    name without a letter or digit, or an unknown format, OSError when the folder can't be written.
    """
    stem = Path(folder) / file_name(name or brief.title)
    made = [(stem.with_name(f"{stem.name}.{kind}"), contents(brief, kind)) for kind in formats]
    for path, content in made:
        write_bytes(path, content)
    return tuple(path for path, _ in made)
