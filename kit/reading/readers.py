"""The readers by kind of file, and how a file finds its own."""

from __future__ import annotations

from kit.reading.draft import Draft, File, NotRead, Reader
from kit.reading.formats import archives, delimited, feed, mail, office, parquet, pdf, records, rtf, text, workbook
from kit.reading.kinds import kind_of

READERS: dict[str, Reader] = {
    "text": text.read, "html": text.read, "pdf": pdf.read, "docx": office.read_docx, "odt": office.read_odt,
    "rtf": rtf.read, "mail": mail.read, "mhtml": mail.read_page, "csv": delimited.read, "xlsx": workbook.read,
    "json": records.read, "jsonl": records.read, "parquet": parquet.read, "feed": feed.read,
    "zip": archives.read_zip, "gzip": archives.read_gzip,
}  # fmt: skip


def drafts_of(file: File) -> list[Draft]:
    """The drafts of articles in a file.

    Raises NotRead, with the reason, when it gives none; nothing else, whatever the bytes are.
    """
    try:
        drafts = READERS[kind_of(file)](file)
    except NotRead:
        raise
    except MemoryError:
        raise NotRead("it is too large to be read; split it", failed=True) from None
    except RecursionError:
        raise NotRead("it is nested too deeply to be read", failed=True) from None
    except Exception as error:  # whatever a library meets in one file must not stop the others
        raise NotRead(f"it is damaged or of an unknown kind ({type(error).__name__}: {error})", failed=True) from error
    if not drafts:
        raise NotRead("; ".join(file.warnings) or "there is no text in it")
    return drafts
