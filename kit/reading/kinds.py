"""What a file is: by its first bytes, then by its ending. A name alone is never believed."""

from __future__ import annotations

import io
import re
import zipfile

from kit.reading.draft import File, NotRead
from kit.reading.web import looks_like_html

_UNREAD = (
    (b"\x89PNG", "an image; its words would have to be typed, or read by a program for scans"),
    (b"\xff\xd8\xff", "an image; its words would have to be typed, or read by a program for scans"),
    (b"GIF8", "an image; its words would have to be typed, or read by a program for scans"),
    (b"RIFF", "a sound, film or image"), (b"OggS", "a sound or film"), (b"ID3", "a sound"),
    (b"\x80\x04\x95", "a Python pickle, never opened"), (b"\x80\x03", "a Python pickle, never opened"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it, or make a zip of it"), (b"Rar!", "a RAR archive; unpack it, or zip it"),
    (b"BZh", "compressed with bzip2; unpack it"), (b"\xfd7zXZ", "compressed with xz; unpack it"),
    (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
)  # fmt: skip
# endings whose files are told by their bytes: without these, the name promises what is not there
BY_BYTES = {".pdf": "PDF", ".docx": "Word file", ".xlsx": "workbook", ".xlsm": "workbook", ".odt": "OpenDocument text",
            ".zip": "zip archive", ".gz": "gzip file", ".parquet": "Parquet file"}  # fmt: skip
BY_ENDING = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".eml": "mail", ".mht": "mhtml", ".mhtml": "mhtml", ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
WEB_ENDINGS = {".html", ".htm", ".xhtml"}
_OLD_OFFICE = {".doc", ".xls", ".ppt"}
_PACKED = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_MIMETYPES = {b"application/vnd.oasis.opendocument.text": "odt"}
_SUBJECT = re.compile(r"^subject:", re.I | re.M)
_MIME = re.compile(r"^(?:mime-version|content-type|received|message-id|return-path):[ \t]*\S", re.I | re.M)
_START = 2_000


def kind_of(file: File) -> str:
    """The name of the reader for the file: text, html, pdf, docx, odt, rtf, mail, mhtml, csv, json, jsonl, feed …

    Raises NotRead for what no reader knows.
    """
    raw = file.raw
    if not raw.strip(b"\x00 \t\r\n"):
        raise NotRead("the file is empty")
    for start, what in _UNREAD:
        if raw.startswith(start):
            raise NotRead(f"it is {what}")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise NotRead("it is protected by a password; save it without one")
        raise NotRead("it is an old Office file; save it as .docx, .xlsx or .txt")
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    if raw.startswith(b"\x1f\x8b"):
        return "gzip"
    if raw.startswith(b"PAR1"):
        return "parquet"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if file.ending in BY_BYTES:
        raise NotRead(f"it is named {file.ending} but is no {BY_BYTES[file.ending]}; look at it by hand", failed=True)
    return BY_ENDING.get(file.ending, "text")


def kind_of_text(file: File, text: str) -> str:
    """The same for what turned out to be text: a page, a mail or records may hide behind any ending."""
    start = text[:20_000]
    if looks_like_html(start.encode("utf-8", "replace")):
        return "html"
    if _SUBJECT.search(_first_block(start)) and _MIME.search(_first_block(start)):
        return "mail"
    if file.ending not in WEB_ENDINGS and start.lstrip()[:2].replace(" ", "") in {'{"', "[{"} and '":' in start:
        return "jsonl" if start.lstrip().startswith("{") else "json"
    return "text"


def _first_block(start: str) -> str:
    return start.lstrip()[:_START].split("\n\n")[0]


def _packed(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            for name, kind in _PACKED:
                if name in names:
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").strip()
                if kind in _MIMETYPES:
                    return _MIMETYPES[kind]
                if kind.startswith(b"application/vnd.oasis"):
                    raise NotRead("it is an OpenDocument table or slides; save it as .xlsx, .csv or .odt")
                if kind.startswith(b"application/epub"):
                    raise NotRead("it is an e-book; save its text as .txt")
            if "[Content_Types].xml" in names:
                raise NotRead("it is an Office file of a kind that is not read; save it as .docx, .xlsx or .txt")
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise NotRead(f"it looks like a zip, but is damaged ({error}); get it again", failed=True) from None
    return "zip"
