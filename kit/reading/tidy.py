"""Text without what no reader sees: one kind of line end, composed letters, no control or zero-width characters."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

# "â€œ" and its like: UTF-8 that somebody read as Windows-1252 before it came here
_MOJIBAKE = re.compile("â€[œ\x9d™“”˜¦\ufffd]|Ã[©¨¢±¶¼¤Ÿ\x83]|Â[ £©«»]|Ã¢â‚¬")
# The commands by which a text colours or renames a terminal, whole; then all other control characters
_CONTROL = re.compile(
    "\x1b\\[[0-9;?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\\\)|[\x00-\x08\x0e-\x1f\x7f]"
)
_UNSEEN = re.compile("[\u200b\u00ad\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = re.compile("(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])")  # in emoji and in Persian they mean something
_ENTITY = re.compile(r"&(?:[a-z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_HALVES = re.compile("[\ud800-\udfff]")
_FEW = 3  # entities: fewer may be meant


def tidy(text: str, *, markup: bool = False) -> tuple[str, list[str]]:
    """The text as a reader sees it, and what was odd about it; in `markup`, codes such as &lt; stay."""
    warnings = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    text = text.replace("\xa0", " ").replace("\x0c", " ").replace("\x0b", " ")
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
        warnings.append("control characters were taken out")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    text = _JOINERS.sub("", text)
    if not markup and len(_ENTITY.findall(text)) >= _FEW:
        text = unescape(text).replace("\xa0", " ")
        warnings.append("codes such as &ldquo; were turned into their characters")
    if _MOJIBAKE.search(text):
        warnings.append("broken letters such as â€œ: the text was once read in a wrong encoding, get it anew")
    if _HALVES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        warnings.append("broken characters were replaced")
    return unicodedata.normalize("NFC", text), warnings


def plain(cell: str) -> str:
    """One line of it: for titles, names and addresses."""
    return " ".join(tidy(cell)[0].split())
