"""Raw text into an article: what each line is, and what the lines say of title, author and day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from kit.article import Article, RemovedLine
from kit.reading.english import language_of
from kit.reading.lines import label_lines
from kit.reading.stamps import is_first_published, stamped_day

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_BY = re.compile(r"^(?:written |story |posted )?by\s+|^author:?\s+", re.IGNORECASE)
_HARDLY_ANY, _FEW_WORDS = 4, 12
_MANY_LETTERS = 1_000_000
_LONG_LINE = 20_000


@dataclass
class Found:
    """What is known of an article before its lines were looked at; what is set here wins."""

    title: str | None = None
    date: date | str | None = None
    date_from: str | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    id: str | None = None
    warnings: list[str] = field(default_factory=list)


def article_of(text: str, found: Found) -> tuple[Article | None, list[str]]:
    """The article in a text that may hold a whole page, and what to doubt about it; None when no line is its body."""
    warnings = list(found.warnings)
    lines = text.split("\n")
    labels = label_lines(lines)
    body, removed = _assembled(lines, labels)
    if not any(letter.isalpha() for letter in body):
        return None, ["nothing in it reads like an article"]
    headlines = [line.strip() for line, label in zip(lines, labels, strict=True) if label == "headline"]
    bylines = [line.strip() for line, label in zip(lines, labels, strict=True) if label == "byline"]
    day, day_from = found.date, found.date_from or ("given" if found.date else None)
    if day is None:
        day, doubt = _day_of(line for line, label in zip(lines, labels, strict=True) if label == "dateline")
        warnings += doubt
        day_from = "stamp" if day else None
    if day is None and (day := _day_in_name(found.path)):
        day_from = "filename"
        warnings.append(f"the date {day} was taken from the file's name")
    language = language_of(body)
    article = Article(
        body,
        id=found.id,
        title=found.title or (headlines[0] if headlines else None),
        date=day,
        source=found.source,
        author=found.author or (_BY.sub("", bylines[0]).strip(" .,|") if bylines else None),
        url=found.url,
        path=found.path,
        date_from=day_from,
        language=language,
        removed=tuple(removed),
    )
    return article, warnings + _doubts(body, language)


def _assembled(lines: list[str], labels: list[str]) -> tuple[str, list[RemovedLine]]:
    """The body, its paragraphs apart by at most one blank line, and the lines left out with their place."""
    text = ""
    removed = []
    gap = False
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        line = line.strip()
        if not line:
            gap = True
        elif label == "body":
            text += ("\n\n" if gap else "\n") * bool(text) + line
            gap = False
        else:
            removed.append((number, label, line, len(text)))
    return text, [RemovedLine(number, at, label, line) for number, label, line, at in removed]


def _day_of(stamps) -> tuple[date | None, list[str]]:
    """The day in the stamp lines: that of publication rather than of an update."""
    stamps = list(stamps)
    doubts = []
    for stamp in sorted(stamps, key=lambda line: not is_first_published(line)):
        day, doubt = stamped_day(stamp)
        if day:
            return day, []
        doubts += [doubt] if doubt else []
    return None, doubts[:1]


def _day_in_name(path: str | None) -> date | None:
    found = _IN_NAME.search(PurePath(path).name) if path else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _doubts(body: str, language: str | None) -> list[str]:
    doubts = []
    words = len(body.split())
    if language == "und":
        doubts.append("the text does not read like English, the only language that the kit knows")
    if words < _HARDLY_ANY or (words < _FEW_WORDS and not re.search(r"[.!?]", body)):
        doubts.append(f"very short: {words} word{'' if words == 1 else 's'}")
    if len(body) > _MANY_LETTERS or max(map(len, body.split("\n"))) > _LONG_LINE:
        doubts.append("very long, or without paragraphs: is it one article?")
    if words >= _FEW_WORDS and not re.search(r"[.!?]", body):
        doubts.append("there is no full stop in it: sentences can't be told apart")
    letters = [letter for letter in body if letter.isalpha()]
    if letters and words >= _FEW_WORDS:
        capitals = sum(letter.isupper() for letter in letters) / len(letters)
        if capitals > 0.8 or capitals < 0.001:
            doubts.append("all in capitals or all in small letters: names will be missed")
    for opens, closes in (("“", "”"), ("«", "»")):
        if abs(body.count(opens) - body.count(closes)) > body.count("\n\n") + 2:
            doubts.append("quotation marks do not pair up")
    return doubts
