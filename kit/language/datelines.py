"""Datelines: "KYIV, Ukraine (AP) — " in front of a paragraph is a sentence of its own, no subject of what follows."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’ -]{2,30}(?:, [\w. ]{2,25}){0,2}(?: \([A-Za-z/ ]+\))?(?::| ?[—–]| --?) +(?=[A-Z\"“])",
    re.MULTILINE,
)


@Language.component("kit_datelines")
def split_datelines(doc: Doc) -> Doc:
    """Let a sentence begin after each dateline; the parser keeps to it."""
    ends = {found.end() for found in _DATELINE.finditer(doc.text)}
    if ends:
        for token in doc[1:]:
            if token.idx in ends:
                token.is_sent_start = True
    return doc
