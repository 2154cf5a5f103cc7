"""What the kit adds to spaCy's Doc and Span: the underscore attributes, registered in one place."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc, Span

from kit.ids import digest
from kit.language.kept import kept

_MENTIONS = ("._.", "mentions", None, None)
_PUBLISHED = ("._.", "published", None, None)


def register() -> None:
    """Make `doc._.mentions`, `span._.sides` and their like known to spaCy; calling it again does nothing."""
    for name in ("published", "article_id"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in ("actors", "mentions", "quotes", "stances", "signals"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if Span.has_extension("sides"):
        return
    from kit.language.parties import country_of, is_party, sides_of
    from kit.language.status import event_status

    Span.set_extension("sides", getter=sides_of)
    Span.set_extension("country", getter=country_of)
    Span.set_extension("is_party", getter=is_party)
    Span.set_extension("event_status", getter=event_status)


def was_read(doc: Doc, layer: str) -> bool:
    """Did a component set `doc._.LAYER`, if only to nothing found?"""
    return ("._.", layer, None, None) in doc.user_data


def article_id(doc: Doc) -> str:
    """The id of the article that the Doc was made of; the digest of its text when nobody set one."""
    return doc._.article_id or digest(text_of(doc))


def text_of(doc: Doc) -> str:
    """The Doc's text; spaCy puts it together anew at every `doc.text`, which adds up over a thousand quotes."""
    held = kept(doc, "text")
    if not held:
        held["text"] = doc.text
    return held["text"]


def publication_day(doc: Doc) -> date | None:
    """The day of publication, from where spaCy keeps it, as `mentions_of`."""
    return doc.user_data.get(_PUBLISHED)


def mentions_of(doc: Doc) -> tuple:
    """The Doc's mentions from where spaCy keeps them: asked for at every word, `doc._.mentions` costs too much."""
    return doc.user_data.get(_MENTIONS, ())
