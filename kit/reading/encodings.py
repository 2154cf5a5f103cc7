"""Bytes into text: by the mark in front, as UTF-8, by the pattern of zeros, at last as Windows-1252, with a warning."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# "â€œ" and its like: UTF-8 that somebody read as Windows-1252 before it came here
_MOJIBAKE = re.compile("â€[œ\x9d™“”˜¦]|Ã[©¨¢±¶¼¤Ÿ\x83]|Â[ £©«»]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\x1b\\[[0-9;]*[A-Za-z]")


def decode(raw: bytes) -> tuple[str, list[str]]:
    """The text, and a warning for every guess. Bytes that fit no encoding become U+FFFD."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text = raw.decode(name, "replace")
            warnings = ["read as UTF-32"] if name == "utf-32" else []
            return text, warnings + (["some bytes could not be read"] if "\ufffd" in text else [])
    if guessed := _utf16_without_mark(raw):  # first: with its zeros it would pass for UTF-8
        return raw.decode(guessed, "replace"), [f"no encoding is given: read as {guessed.upper()}"]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        at = error.start
    if len(raw) - at < 4:  # cut in the middle of the last character
        return raw[:at].decode("utf-8"), ["the file ends in the middle of a character"]
    if at and _mostly_utf8(raw):
        return raw.decode("utf-8", "replace"), ["some characters are not UTF-8 and were lost"]
    return raw.decode("cp1252", "replace"), ["not UTF-8: read as Windows-1252, look at quotes and accents"]


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:2000]
    if len(sample) < 4:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 0.4 * len(sample[1::2]):
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample[0::2]) else None


def _mostly_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    good = sum(ord(letter) > 127 and letter != "\ufffd" for letter in text)
    return good > text.count("\ufffd")


def tidy(text: str) -> tuple[str, list[str]]:
    """The text with one kind of line end and without control characters, and what was odd about it."""
    warnings = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
        warnings.append("control characters were taken out")
    if _MOJIBAKE.search(text):
        warnings.append("broken letters such as â€œ: the text was once read in a wrong encoding")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        warnings.append("broken characters were replaced")
    return text, warnings
