"""Bytes into text: by the mark in front, by the pattern of zeros, as UTF-8, at last by a guess that is always said."""

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
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})|^<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.IGNORECASE
)
# Bytes 0x80 to 0x9F: quotes, dashes and the like in Windows-1252, mere control characters in Latin-1
_PUNCTUATION = frozenset(b"\x80\x82\x84\x85\x86\x87\x88\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9b") | frozenset(
    "\xa0£©«®»".encode("latin-1")
)
# The same characters where Windows-1252 has letters: “ ” ’ of old Macintosh files
_MAC_QUOTES = re.compile(rb"(?:^|[\s(])\xd2[A-Za-z]|[A-Za-z.,!?]\xd3(?:\s|$)|[a-z]\xd5[a-z]")
_OTHER_ALPHABET = 0.25  # share of bytes over 0x7F from which on Windows-1252 is unlikely


def _windows(error: UnicodeError) -> tuple[str, int]:
    """An error handler: what is not UTF-8 in a text of UTF-8 is Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("kit_windows", _windows)


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
    if len(raw) - at < 4 and _begins_a_character(raw[at]):
        return raw[:at].decode("utf-8"), ["the file ends in the middle of a character: get it whole if you can"]
    if b"\xed" in raw and (text := _surrogates(raw)) is not None:
        return text, ["broken characters were replaced"]
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "kit_windows"), [
            f"UTF-8 and Windows-1252 are mixed (first at byte {at}): look at quotes and accents"
        ]
    return _guessed(raw)


def decode_page(raw: bytes) -> tuple[str, list[str]]:
    """The same for a web page, whose head may name its encoding, and may be wrong."""
    text, warnings = decode(raw)
    if not warnings or raw.startswith(tuple(mark for mark, _ in _MARKS)):
        return text, warnings
    if found := _CHARSET.search(raw[:4000]):
        name = (found[1] or found[2]).decode("ascii").lower()
        try:
            if codecs.lookup(name).name not in {"utf-8", "utf-16", "utf-32"}:
                return raw.decode("cp1252" if codecs.lookup(name).name == "iso8859-1" else name), []
        except (LookupError, UnicodeError):
            pass
    odd = {byte for byte in raw if byte > 0x7F}
    if odd <= _PUNCTUATION:  # no guess: these bytes are quotes and dashes in one encoding, and nothing in others
        return raw.decode("cp1252"), []
    return text, warnings


def _guessed(raw: bytes) -> tuple[str, list[str]]:
    high = sum(byte > 0x7F for byte in raw[:20_000])
    if high > _OTHER_ALPHABET * len(raw[:20_000]):
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:20_000]).best()
        if best is not None:
            return raw.decode(best.encoding, "replace"), [f"no encoding is given: read as {best.encoding}, by a guess"]
    if len(_MAC_QUOTES.findall(raw)) > sum(raw.count(byte) for byte in (b"\x92", b"\x93", b"\x94")):
        return raw.decode("mac_roman"), ["not UTF-8: read as Mac Roman, look at quotes and accents"]
    return raw.decode("cp1252", "replace"), ["not UTF-8: read as Windows-1252, look at quotes and accents"]


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:2000]
    if len(sample) < 4:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 0.4 * len(sample[1::2]) and odd > 2 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample[0::2]) and even > 2 * odd else None


def _begins_a_character(byte: int) -> bool:
    return 0xC2 <= byte <= 0xF4


def _surrogates(raw: bytes) -> str | None:
    """UTF-8 in which halves of characters stand, as some old programs write it."""
    try:
        text = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mostly_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    good = sum(ord(letter) > 127 and letter != "\ufffd" for letter in text)
    return good > 0 and good >= text.count("\ufffd") / 2
