"""Rich text files: the words without the control words."""

from __future__ import annotations

from kit.reading.draft import Draft, File, NotRead
from kit.reading.pages import Found
from kit.reading.tidy import tidy

_LARGEST = 5_000_000  # bytes: the text of several books


def read(file: File) -> list[Draft]:
    """One draft."""
    from striprtf.striprtf import rtf_to_text

    if len(file.raw) > _LARGEST:
        raise NotRead(f"an RTF file of more than {_LARGEST // 1_000_000} MB, with pictures perhaps; save it as .docx")
    # RTF is ASCII: other letters are written as codes, by an encoding that the file names
    text = rtf_to_text(file.raw.decode("cp1252", "replace"), errors="ignore")
    text, odd = tidy(text)
    if not text.strip():
        raise NotRead("there is no text in it")
    found = Found(path=file.path, id=file.id_of(), warnings=["taken out of an RTF file: only its text was read", *odd])
    return [Draft(text, found)]
