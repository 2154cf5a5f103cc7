"""Parses: what the language model makes of a text. They cost time, depend on text and model alone, and are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kit.ids import digest
from kit.language import base_pipes
from kit.workspace import Workspace, WorkspaceError

_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_PIECE = 100_000  # characters: longer texts are parsed in pieces, so that memory stays bounded
_BATCH = 16  # texts: so many at most are parsed again when a run is cut short
_LAYOUT = 1  # to be raised with each change of what a kept parse holds or how texts are cut


def fingerprint(text: str, nlp: Language) -> str:
    """What a parse depends on: the text, the model and its version, the version of spaCy, what is kept of it."""
    meta = nlp.meta
    return digest(text, meta["lang"], meta["name"], meta["version"], spacy.__version__, _LAYOUT)


def parse(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """One Doc for each text, read by the model's own pipes alone. Texts of any length, empty ones too."""
    with nlp.select_pipes(enable=base_pipes(nlp)):
        texts = list(texts)
        pieces = [_pieces(text) for text in texts]
        docs = nlp.pipe((piece for split in pieces for piece in split), batch_size=_BATCH)
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
    return DocBin(attrs=_ATTRIBUTES, docs=[doc]).to_bytes()


def to_doc(held: bytes, nlp: Language) -> Doc:
    """The Doc again, without what the kit's components found in it. Raises WorkspaceError for a damaged parse."""
    try:
        return next(iter(DocBin().from_bytes(held).get_docs(nlp.vocab)))
    except Exception:  # spaCy, zlib and msgpack each have their own
        raise WorkspaceError("a parse in the workspace is damaged; move its file away and run again") from None


def parse_all(
    texts: dict[str, str], nlp: Language, workspace: Workspace | None, told: Callable[[int], None]
) -> dict[str, bytes]:
    """Fingerprint -> parse for every text (fingerprint -> text); those that the workspace keeps are not made again.

    `told` is called with the number of texts that became ready. What is made goes into the workspace in small lots.
    """
    ready = workspace.parses(texts) if workspace else {}
    told(len(ready))
    # Short ones first: a lot of texts of one length takes the least memory, and the first lots are safe early.
    missing = dict(sorted(((k, t) for k, t in texts.items() if k not in ready), key=lambda pair: len(pair[1])))
    lot: list[tuple[str, bytes]] = []
    for key, doc in zip(missing, parse(missing.values(), nlp), strict=True):
        ready[key] = to_bytes(doc)
        lot.append((key, ready[key]))
        if workspace and len(lot) == _BATCH:
            workspace.keep_parses(lot)
            lot = []
        told(1)
    if workspace and lot:
        workspace.keep_parses(lot)
    return ready
