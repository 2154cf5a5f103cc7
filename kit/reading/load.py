"""Files, folders, patterns, frames and pasted strings into articles, with a report that has one row a file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.article import Article, distinct
from kit.reading.duplicates import marked
from kit.reading.encodings import decode, tidy
from kit.reading.files import SAVE_AS, WEB_ENDINGS, files_of, why_not
from kit.reading.pages import Found, articles_of
from kit.reading.web import looks_like_html, text_of

if TYPE_CHECKING:
    import pandas as pd

_BINARY = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip, a workbook or a Word file"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"), (b"\x80\x04\x95", "a Python pickle"),
)  # fmt: skip
_FIELDS = ("id", "title", "date", "source", "author", "url")


class Articles(list[Article]):
    """Articles, with the load's `report`: path, outcome (loaded, warned, skipped, failed), articles, message."""

    def __init__(self, articles: Iterable[Article], rows: Iterable[dict[str, Any]]) -> None:
        super().__init__(articles)
        self._rows = list(rows)

    @property
    def report(self) -> pd.DataFrame:
        """One row a file."""
        import pandas as pd

        columns = {"path": "string", "outcome": "string", "articles": "Int64", "message": "string"}
        return pd.DataFrame({n: pd.Series([row[n] for row in self._rows], dtype=kind) for n, kind in columns.items()})


def load(*paths: str | os.PathLike | pd.DataFrame) -> Articles:
    """Read articles from files, folders (with all below), patterns such as "news/*.txt", frames with a column `text`.

    Text and web pages are read; whatever else is met is named in the report with the reason. One bad file never stops
    the rest. Ids come from a file's bytes and are the same in every run; a second copy gets a suffix and is flagged.
    """
    articles: list[Article] = []
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for path in paths:
        if hasattr(path, "to_dict"):
            found = _from_frame(path)
        elif isinstance(path, (str, os.PathLike)):
            found = (_from_file(file) for file in files_of(Path(path)))
        else:
            raise TypeError(f"load takes paths and frames, not {type(path).__name__}; use kit.paste for a text")
        for row, of_file in found:
            if row["path"] in seen:
                continue
            seen.add(row["path"])
            rows.append(row)
            articles += of_file
    articles = marked(distinct(articles))
    _report_duplicates(articles, rows)
    return Articles(articles, rows)


def paste(text: str, **fields: Any) -> Articles:
    """The same for a pasted string; `fields` (title, date, source, author, url, id) win over what the text says.

    Raises TypeError for a text that is no string or an unknown field.
    """
    if not isinstance(text, str):
        raise TypeError(f"paste takes a string, not {type(text).__name__}")
    if unknown := set(fields) - set(_FIELDS):
        raise TypeError(f"unknown field {min(unknown)!r}; known are {', '.join(_FIELDS)}")
    fields.setdefault("id", _digest(text.encode("utf-8", "surrogatepass")))
    row, articles = _read_text(text, Found(**fields), "pasted text")
    return Articles(articles, [row])


# ---- one file ------------------------------------------------------------------------------------------------------


def _from_file(path: Path) -> tuple[dict[str, Any], list[Article]]:
    shown = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        if reason := why_not(path):
            return _row(shown, reason[0], [], reason[1]), []
        raw = path.read_bytes()
        return _from_bytes(raw, shown, path.suffix.lower())
    except OSError as error:
        return _row(shown, "failed", [], f"it can't be read: {error.strerror or error}"), []
    except Exception as error:  # whatever a library meets in one file must not stop the others
        return _row(shown, "failed", [], f"it can't be read: {type(error).__name__}: {error}"), []


def _from_bytes(raw: bytes, shown: str, ending: str) -> tuple[dict[str, Any], list[Article]]:
    if not raw.strip(b"\x00 \t\r\n"):
        return _row(shown, "skipped", [], "the file is empty"), []
    for start, what in _BINARY:
        if raw.startswith(start):
            return _row(shown, "skipped", [], f"it is {what}; {SAVE_AS}"), []
    text, warnings = decode(raw)
    if _is_binary(raw, text):
        return _row(shown, "skipped", [], f"it is no text; {SAVE_AS}"), []
    text, more = tidy(text)
    found = Found(path=shown, id=_digest(raw), warnings=warnings + more)
    is_page = looks_like_html(raw) or looks_like_html(text[:20_000].encode("utf-8", "replace"))
    if not is_page and ending in WEB_ENDINGS:
        found.warnings.append("the file has no tags: read as plain text")
    if not is_page:
        return _read_text(text, found, shown)
    if ending not in WEB_ENDINGS:
        found.warnings.append("a web page by its content: tags were taken out")
    body, page = text_of(text)
    if body is None:
        return _row(shown, "skipped", [], "no article was found in the page; save its text instead"), []
    page.path, page.id, page.warnings = found.path, found.id, found.warnings + page.warnings
    return _read_text(body, page, shown)


def _is_binary(raw: bytes, text: str) -> bool:
    sample = text[:4000]
    odd = sum(letter == "\ufffd" or (letter < " " and letter not in "\n\r\t\x1b\x0c") for letter in sample)
    return odd > 0.1 * len(sample) or (b"\x00" in raw[:1000] and odd > 0.02 * len(sample))


def _read_text(text: str, found: Found, shown: str) -> tuple[dict[str, Any], list[Article]]:
    articles, warnings = articles_of(text, found)
    if not articles:
        return _row(shown, "skipped", [], warnings[0]), []
    return _row(shown, "warned" if warnings else "loaded", articles, "; ".join(warnings)), articles


def _from_frame(frame: pd.DataFrame) -> Iterator[tuple[dict[str, Any], list[Article]]]:
    """One row of the report for each row of a frame; texts of a frame are taken as they are."""
    if "text" not in frame:
        columns = ", ".join(map(str, frame.columns)) or "none"
        yield _row("frame", "failed", [], f"the frame has no column text; it has {columns}"), []
        return
    for number, row in enumerate(frame.astype(object).where(frame.notna(), None).to_dict("records")):
        shown = f"frame row {number}"
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            yield _row(shown, "skipped", [], "the text is empty"), []
            continue
        try:
            fields = {name: row.get(name) for name in _FIELDS}
            fields["id"] = fields["id"] if fields["id"] is not None else _digest(f"{number}:{text}".encode())
            article = Article(text, path=shown, **fields)
        except (ValueError, TypeError) as error:
            yield _row(shown, "failed", [], str(error)), []
            continue
        yield _row(shown, "loaded", [article], ""), [article]


# ---- the report ----------------------------------------------------------------------------------------------------


def _row(path: str, outcome: str, articles: list[Article], message: str) -> dict[str, Any]:
    line = " ".join(message.split())
    return {"path": path, "outcome": outcome, "articles": len(articles), "message": line}


def _digest(raw: bytes, number: int = 0) -> str:
    """The id of the article with this number in a file: cleaning it better never changes it."""
    return hashlib.sha256(raw + (b"" if not number else str(number).encode())).hexdigest()[:16]


def _report_duplicates(articles: list[Article], rows: list[dict[str, Any]]) -> None:
    by_path = {row["path"]: row for row in rows}
    paths = {article.id: article.path for article in articles}
    for article in articles:
        row = by_path.get(article.path or "")
        if article.duplicate_of and row is not None:
            what = "repeats" if article.duplicate_kind == "duplicate" else "is another version of"
            said = f"{what} {paths.get(article.duplicate_of) or article.duplicate_of}"
            row["message"] = "; ".join(filter(None, (row["message"], said)))
            row["outcome"] = "warned"
