"""Parses: what the language model makes of a text. They cost time, depend on text and model alone, and are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kit.language import base_pipes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_PIECE = 100_000  # characters: longer texts are parsed in pieces, so that memory stays bounded
BATCH = 16  # texts: so many at most are parsed again when a run is cut short


def parse(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """One Doc for each text, read by the model's own pipes alone. Texts of any length, empty ones too."""
    from spacy.tokens import Doc

    texts = list(texts)
    if not texts:
        return
    with nlp.select_pipes(enable=base_pipes(nlp)):
        pieces = [_pieces(text) for text in texts]
        docs = nlp.pipe((piece for split in pieces for piece in split), batch_size=BATCH)
        for split in pieces:
            parts = [next(docs) for _ in split]
            yield parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)


def _pieces(text: str) -> list[str]:
    """The text cut at the ends of paragraphs, of lines, of words, wherever a piece would be too long.

    Half a surrogate pair, which no model takes, becomes U+FFFD: one character for one, so that offsets stay.
    """
    text = _HALF_PAIR.sub("\ufffd", text)
    pieces = []
    while len(text) > _PIECE:
        cut = next((at + len(gap) for gap in ("\n\n", "\n", " ") if (at := text.rfind(gap, 0, _PIECE)) > 0), _PIECE)
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def to_bytes(doc: Doc) -> bytes:
    """The parse, small enough to be kept."""
    from spacy.tokens import DocBin

    return DocBin(attrs=_ATTRIBUTES, docs=[doc]).to_bytes()


def to_doc(held: bytes, nlp: Language) -> Doc:
    """The Doc again, without what the kit's components found in it. Raises ValueError for a damaged parse."""
    from spacy.tokens import DocBin

    try:
        return next(iter(DocBin().from_bytes(held).get_docs(nlp.vocab)))
    except Exception as error:  # spaCy, zlib and msgpack each have their own
        raise ValueError(f"a kept parse is damaged ({error})") from None
