"""Mails and saved web archives: the text of the message, or the page, out of its parts."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePosixPath

from kit.reading.cells import day_in, line_in
from kit.reading.draft import Draft, File, NotRead
from kit.reading.encodings import decode, decode_page
from kit.reading.files import not_by_name
from kit.reading.formats.text import page
from kit.reading.markup import plain_text
from kit.reading.pages import Found
from kit.reading.tidy import tidy

_FORWARDED = re.compile(r"^(?:\s*(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_MOST_PARTS = 200


def read(file: File) -> list[Draft]:
    """The text of a mail as an article named by its subject, and the articles in the files that hang on it."""
    raw = file.raw.lstrip(b"\xef\xbb\xbf \t\r\n")
    message = message_from_bytes(raw, policy=policy.default)
    parts = list(message.walk())[:_MOST_PARTS]
    drafts = _text(file, message, parts)
    left = []
    for part in parts:
        name = part.get_filename()
        if not name or part.is_multipart():
            continue
        try:
            drafts += _attached(file, name, part)
        except NotRead as error:
            left.append(f"{line_in(name)}: {error}")
    if left:
        file.warnings.append(f"left out: {'; '.join(left[:3])}{f' and {len(left) - 3} more' if len(left) > 3 else ''}")
    return drafts


def read_page(file: File) -> list[Draft]:
    """The article of a web page that a browser saved with all its parts."""
    message = message_from_bytes(file.raw, policy=policy.default)
    for part in list(message.walk())[:_MOST_PARTS]:
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            markup, warnings = _decoded(part, is_page=True)
            draft = page(markup, file, [*warnings, "taken out of a saved web archive"])
            url = line_in(str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""))
            if draft.found.url is None and url and url.startswith(("http://", "https://")):
                draft.found.url = url
            return [draft]
    raise NotRead("no web page was found in it; save the page as HTML", failed=True)


def _text(file: File, message: EmailMessage, parts: list[EmailMessage]) -> list[Draft]:
    best = _first(parts, "text/plain") or _first(parts, "text/html")
    if best is None:
        return []
    is_page = best.get_content_type() == "text/html"
    text, warnings = _decoded(best, is_page=is_page)
    text, odd = tidy(text, markup=is_page)
    text = plain_text(text) if is_page else _QUOTED.sub("", text)
    if not text.strip():
        return []
    day, doubt = day_in(str(message.get("Date") or ""))
    title = _FORWARDED.sub("", line_in(str(message.get("Subject") or "")) or "")
    warnings += [*odd, "taken out of a mail: the day is that of the mail, look whether the article is older"]
    found = Found(title=title or None, date=day, date_from="given" if day else None, path=file.path, id=file.id_of())
    found.warnings = warnings + ([doubt] if doubt else [])
    return [Draft(text, found)]


def _first(parts: list[EmailMessage], kind: str) -> EmailMessage | None:
    return next((p for p in parts if p.get_content_type() == kind and not p.get_filename()), None)


def _decoded(part: EmailMessage, *, is_page: bool) -> tuple[str, list[str]]:
    raw = part.get_payload(decode=True) or b""
    charset = str(part.get_content_charset() or "")
    try:
        if charset and charset not in {"us-ascii", "utf-8"}:
            return raw.decode("cp1252" if charset in {"iso-8859-1", "latin-1"} else charset), []
    except (LookupError, UnicodeError):
        pass
    return (decode_page if is_page else decode)(raw)


def _attached(file: File, name: str, part: EmailMessage) -> list[Draft]:
    from kit.reading.readers import drafts_of

    if file.inside:
        raise NotRead("what hangs on a mail within an archive is not opened")
    path = PurePosixPath(name.replace("\\", "/"))
    if reason := not_by_name(path):
        raise NotRead(reason)
    inner = file.part(path.name, path.suffix.lower(), part.get_payload(decode=True) or b"")
    drafts = drafts_of(inner)
    for draft in drafts:
        draft.place = f"{path.name} {draft.place}".strip()
    file.warnings += inner.warnings
    return drafts
