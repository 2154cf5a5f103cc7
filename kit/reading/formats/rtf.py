"""Rich text files: the words without the control words."""

from __future__ import annotations

from kit.reading.draft import Draft, File, NotRead
from kit.reading.pages import Found
from kit.reading.tidy import tidy


def read(file: File) -> list[Draft]:
    """One draft."""
    from striprtf.striprtf import rtf_to_text

    # RTF is ASCII: other letters are written as codes, by an encoding that the file names
    text = rtf_to_text(file.raw.decode("cp1252", "replace"), errors="ignore")
    text, odd = tidy(text)
    if not text.strip():
        raise NotRead("there is no text in it")
    found = Found(path=file.path, id=file.id_of(), warnings=["taken out of an RTF file: only its text was read", *odd])
    return [Draft(text, found)]
