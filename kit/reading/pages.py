"""Raw text into an article: what each line is, and what the lines say of title, author and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from kit.article import Article, RemovedLine
from kit.ids import digest
from kit.reading.credits import author_of, source_of, url_of
from kit.reading.english import foreign_parts, language_of, said_of_language
from kit.reading.lines import is_endless, is_paywall, label_lines
from kit.reading.split import Piece, pieces_of
from kit.reading.stamps import rank, stamped_day
from kit.reading.wrapped import unquoted, unwrapped

_CUT_OFF = re.compile(r"(?:\w ?(?:\.\.\.|…)|\[(?:\.\.\.|…)\]|\[\+\d+ chars\])\s*$")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_HARDLY_ANY, _FEW_WORDS, _SENTENCE = 8, 12, 20  # words
_REPORTED = re.compile(r"\b(?:said|says|told|announced)\b")  # a flash of news may be as short as "X said on Monday."
_STUB = 300  # words: with a paywall's line below, so short a text is the beginning alone
_MANY_LETTERS = 60_000  # ten thousand words
_FEW_LETTERS = 0.3  # of all signs: a table


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


def articles_of(text: str, found: Found) -> tuple[list[Article], list[str]]:
    """The articles in a text (a page, a mail, an export of a news database), and what to doubt about them.

    The first keeps `found.id`, a further one's id comes from that and its number. No article: the warning says why.
    """
    text, quoted = unquoted(text)
    pieces, doubt = pieces_of(unwrapped(text).split("\n"))
    articles, warnings = [], [doubt] if doubt else []
    if quoted:
        warnings.append("marks of a quoted mail (>) were taken out")
    aside: list[RemovedLine] = []  # of parts without an article: they stay with the next one, or the last
    for piece in pieces:
        number = len(articles)
        own = found if number == 0 or found.id is None else replace(found, id=digest(found.id, number))
        article, doubts = article_of_piece(piece, own)
        if article is not None:
            articles.append(replace(article, removed=(*aside, *article.removed)))
            aside = []
            warnings += doubts if len(pieces) == 1 else [f"article {number + 1}: {one}" for one in doubts]
        elif len(pieces) == 1:
            return [], doubts
        else:
            aside += [
                RemovedLine(piece.first + at, 0, "boilerplate", line.strip())
                for at, line in enumerate(piece.lines)
                if line.strip()
            ]
    if aside and articles:
        behind = (line._replace(at=len(articles[-1].text)) for line in aside)
        articles[-1] = replace(articles[-1], removed=(*articles[-1].removed, *behind))
    return articles, list(dict.fromkeys(warnings))


def article_of(text: str, found: Found) -> tuple[Article | None, list[str]]:
    """The article in a text that may hold a whole page, and what to doubt about it; None when no line is its body."""
    return article_of_piece(Piece(text.split("\n")), found)


def article_of_piece(piece: Piece, found: Found) -> tuple[Article | None, list[str]]:
    """The same for lines of which some are known already."""
    warnings = list(found.warnings)
    lines = piece.lines
    labels = _labels(piece)
    found, doubt = _with_told(piece.told, found)
    warnings += doubt
    body, removed = _assembled(lines, labels, piece.first)
    if any(is_endless(line.text) for line in removed):
        warnings.append("an endless word, perhaps an image in letters, was taken out")
    if not any(map(str.isalnum, body)):
        return None, ["nothing in it reads like an article"]
    headlines = [line.strip() for line, label in zip(lines, labels, strict=True) if label == "headline"]
    bylines = [line.strip() for line, label in zip(lines, labels, strict=True) if label == "byline"]
    day, day_from = found.date, found.date_from or ("given" if found.date else None)
    if day is None:
        day, doubt = _day_of(_stamps(lines, labels))
        if day is None and "mail" in piece.told and (day := stamped_day(piece.told.get("date", ""))[0]):
            doubt = [f"the date {day} is that of the mail"]
        warnings += doubt
        day_from = "stamp" if day else None
    if day is None and (day := _day_in_name(found.path)):
        day_from = "filename"
        warnings.append(f"the date {day} was taken from the file's name")
    language = language_of(body)
    title = found.title or (headlines[0] if headlines else None)
    url = found.url or url_of(lines, labels)
    article = Article(
        body,
        id=found.id,
        title=title,
        date=day,
        source=found.source or source_of(lines, labels, title, url),
        author=found.author or author_of(bylines),
        url=url,
        path=found.path,
        date_from=day_from,
        language=language,
        removed=tuple(removed),
    )
    if len(body.split()) < _STUB and any(is_paywall(line.text) for line in removed):
        warnings.append("only the beginning of the article: the rest is behind a paywall")
    return article, warnings + _doubts(body, language)


def _labels(piece: Piece) -> list[str]:
    """What each line is: as known beforehand, or told by its looks among the others that are not known."""
    open_ = [number for number in range(len(piece.lines)) if number not in piece.known]
    if "body" in piece.known.values():
        return [piece.known.get(number, "boilerplate") for number in range(len(piece.lines))]
    told = dict(zip(open_, label_lines([piece.lines[number] for number in open_]), strict=True))
    return [piece.known.get(number) or told[number] for number in range(len(piece.lines))]


def _with_told(told: dict[str, str], found: Found) -> tuple[Found, list[str]]:
    """What is known of an article with what its own head says; what was known before wins."""
    asked = "date" in told and "mail" not in told and not found.date
    day, doubt = stamped_day(told["date"]) if asked else (None, None)
    author = author_of([told["author"]]) if "author" in told else None
    url = told.get("url") if str(told.get("url", "")).startswith(("http://", "https://")) else None
    return replace(
        found, title=found.title or told.get("title"), author=found.author or author, url=found.url or url,
        source=found.source or told.get("source"), date=found.date or day,
        date_from=found.date_from or ("stamp" if day else None),
    ), [doubt] if doubt else []  # fmt: skip


def _assembled(lines: list[str], labels: list[str], first: int = 0) -> tuple[str, list[RemovedLine]]:
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
    return text, [RemovedLine(first + number, at, label, line) for number, label, line, at in removed]


def _stamps(lines: list[str], labels: list[str]) -> Iterator[str]:
    """The stamp lines above the text, the one right below it, and below it only those that speak of publication: the
    others there belong to other articles.
    """
    body = [number for number, label in enumerate(labels) if label == "body"]
    right_below = next((number for number in range(body[-1] + 1, len(lines)) if lines[number].strip()), None)
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label == "dateline" and (number < body[-1] or number == right_below or rank(line) == 0):
            yield line


def _day_of(stamps) -> tuple[date | None, list[str]]:
    """The day in the stamp lines: that of publication rather than of an update."""
    stamps = list(stamps)
    doubts = []
    for stamp in sorted(stamps, key=rank):
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
    if remark := said_of_language(language):
        return [remark]
    if parts := foreign_parts(body):
        doubts.append(f"{parts} of its paragraphs {'is' if parts == 1 else 'are'} not English: nothing is found there")
    if (words < _HARDLY_ANY and not _REPORTED.search(body)) or (words < _FEW_WORDS and not re.search(r"[.!?]", body)):
        doubts.append(f"very short: {words} word{'' if words == 1 else 's'}")
    if len(body) > _MANY_LETTERS:
        doubts.append(f"very long ({words:,} words): is it one article?")
    if words >= _SENTENCE and not re.search(r"[.!?]", body):
        doubts.append("there is no full stop in it: sentences can't be told apart")
    letters = sum(map(str.isalpha, body))
    if words >= _FEW_WORDS and letters < _FEW_LETTERS * sum(map(len, body.split())):
        doubts.append("hardly any words in it: a table?")
    elif words >= _FEW_WORDS:
        capitals = sum(map(str.isupper, body)) / letters
        if capitals > 0.8 or capitals < 0.001:
            doubts.append("all in capitals or all in small letters: names will be missed")
    if any(_unpaired(body, *marks) for marks in ("“”", "«»")):
        doubts.append("quotation marks do not pair up")
    if _CUT_OFF.search(body):
        doubts.append("the text looks cut off: it ends in the middle")
    return doubts


def _unpaired(body: str, opens: str, closes: str) -> bool:
    """Is a quotation left open at the end of a paragraph that the next does not take up, or closed unopened?"""
    paragraphs = [line for line in body.split("\n") if line.strip()]
    if opens not in body and closes not in body:
        return False
    for number, paragraph in enumerate(paragraphs):
        left = paragraph.count(opens) - paragraph.count(closes)
        goes_on = number + 1 < len(paragraphs) and paragraphs[number + 1].startswith(opens)
        if left < 0 or (left > 0 and not goes_on):
            return True
    return False
