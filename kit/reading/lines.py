"""What each line of a pasted page is: body, headline, byline, dateline, caption, boilerplate.

Shape and place decide first (sentences in a row are the body), phrases second: they alone know only a third of what
stands around an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from kit.lexicon import table
from kit.reading.stamps import is_stamp

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$|[\"”»]$|:$")
_OPENS_QUOTE = re.compile(r"^[\"“‘'«‹]")
_OPENS_SPEECH = re.compile(r"^[\"“«]")  # single marks open titles of films as often
_CUT_OFF = re.compile(r"(?:\.\.\.|…)$")  # the first words of another article
_SENTENCE_WITHIN = re.compile(r"[.!?][\"”’']? ")  # before a signature, an agency's name
_MANY_WORDS = 8  # a line of so many words that ends like a sentence is prose
_LONG = 20  # words: no menu has such lines
_FAR = 6  # lines, blank ones aside: so far from the rest a line of prose belongs to something else
_ENDLESS = re.compile(r"[\w+/=-]{1000}")  # an image in letters and digits, a key
_NAME = re.compile(r"^[A-Z][a-z’'-]+(?:,? (?:[A-Z][\w’'-]*\.?|al|and|bin|de|van|von|&)){1,7}$")
_BUTTON = re.compile(r"^(?:share|save|print|listen|tweet|copy link|email|comments?)$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:[A-Z][\w ]{0,25} )?(?:News|Correspondent|correspondent|reporter|Reporter|editor|Editor)\b(?:,? [\w ]{2,25})?$"
)
_SIGNED = 6  # words: so much more a line right above the day weighs as the headline
_POST = re.compile(r"^[—–-] ?\S.{1,60}\(@\w+\)|\S+(?: \S+)+ pic\.twitter\.com/\w+$")  # a post's writer, or its text
_CASED = {"byline", "pointing"}  # kinds of phrases in which capitals tell
_FEW_WORDS = 9  # phrases of menus stand in lines that are no longer
_PROMO = re.compile(r"^\W*(?:click|tap|read|watch|see|visit|download|subscribe|sign up|follow|share|support)\b", re.I)


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    patterns = [row["pattern"] for row in table("page_phrases") if row["kind"] == kind]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _says(line: str, kind: str) -> bool:
    """Does the line hold a phrase of this kind? Small letters are searched twice as fast as both sorts at once."""
    return bool(_phrases(kind).search(line if kind in _CASED else line.lower()))


def label_lines(lines: Sequence[str]) -> list[str]:
    """One label a line: body, headline, byline, dateline, caption or boilerplate. Blank lines are boilerplate.

    What it misses: captions that are whole sentences without a credit, sub-headings that look like links.
    """
    lines = [" ".join(line.split()) for line in lines]
    labels = [alone(line) for line in lines]
    _questions(lines, labels)
    if "body" not in labels:
        return _without_prose(lines, labels)
    first, last = _body_region(lines, labels)
    for index, line in enumerate(lines):
        if index < first:
            labels[index] = _above(line, labels[index])
        elif index > last and labels[index] in {"body", "short"}:
            labels[index] = "boilerplate"
        elif labels[index] == "short":
            labels[index] = _between(lines, labels, index)
    _credits(lines, labels)
    _headline(lines, labels, first)
    _names_alone(lines, labels, first)
    return labels


@lru_cache(maxsize=4096)  # a line is asked for when articles are told apart, and again when it is sorted
def alone(line: str) -> str:
    """What a line looks like by itself; `short` when its neighbours must decide."""
    if not line:
        return "boilerplate"
    words = len(line.split())
    if is_endless(line):
        return "boilerplate"
    if _POST.match(line):
        return "short"
    if words <= 16 and _says(line, "byline"):
        return "byline"
    if is_stamp(line):
        return "dateline"
    if words <= 60 and (_says(line, "caption") or _says(line, "pointing")) and not _OPENS_QUOTE.match(line):
        return "caption"
    if words <= 45 and (_says(line, "anywhere") or _says(line, "paywall")):
        return "boilerplate"
    if words <= _FEW_WORDS and _says(line, "short") and not _SENTENCE_END.search(line):
        return "boilerplate"
    if _CUT_OFF.search(line):
        return "short"
    if words >= _MANY_WORDS and _SENTENCE_END.search(line):
        return "body"
    return "body" if words >= _LONG and _SENTENCE_WITHIN.search(line) else "short"


def is_endless(line: str) -> bool:
    """Does the line hold a word that nobody can have written?"""
    return len(line) >= 1000 and bool(_ENDLESS.search(line))


def is_paywall(line: str) -> bool:
    """Does the line say that the rest is for subscribers?"""
    return len(line.split()) <= 45 and _says(line, "paywall")


def _body_region(lines: list[str], labels: list[str]) -> tuple[int, int]:
    """First and last line of the article: the longest stretch of prose that no tail marker ends.

    A tail marker ends the article when most of the prose lies before it.
    """
    prose = [index for index, label in enumerate(labels) if label == "body"]
    total = sum(len(lines[index]) for index in prose)
    seen = 0
    for index, line in enumerate(lines):
        if labels[index] == "body":
            seen += len(line)
        elif seen > 0.5 * total and len(line.split()) <= _FEW_WORDS and _says(line, "tail"):
            prose = [p for p in prose if p < index]
            break
    # Prose that stands alone far from the rest belongs to something else.
    filled = list(accumulate(bool(line) for line in lines))
    while len(prose) > 3 and filled[prose[1]] - filled[prose[0]] > _FAR:
        prose.pop(0)
    while len(prose) > 3 and filled[prose[-1]] - filled[prose[-2]] > _FAR:
        prose.pop()
    while len(prose) > 1 and _says(lines[prose[-1]], "about_author"):
        prose.pop()
    return prose[0], _last_words(lines, labels, prose[-1])


def _last_words(lines: list[str], labels: list[str], last: int) -> int:
    """The last line with the short sentences that follow the last long one ("The talks go on.")."""
    for index in range(last + 1, len(lines)):
        if not lines[index]:
            continue
        words = len(lines[index].split())
        ends = re.search(r"[.][\"”’']?$", lines[index]) or (words >= _LONG and not _CUT_OFF.search(lines[index]))
        if labels[index] != "short" or words < 4 or not ends:
            break
        last = index
    return last


def _questions(lines: list[str], labels: list[str]) -> None:
    """A question that stands twice on a page is its headline, not prose."""
    for index, line in enumerate(lines):
        if labels[index] == "body" and line.endswith("?") and lines.count(line) > 1:
            labels[index] = "short"


def _between(lines: list[str], labels: list[str], index: int) -> str:
    """A short line among prose: a short sentence or quotation, a sub-heading, or a link."""
    line = lines[index]
    words = len(line.split())
    if _POST.match(line):
        return "body"
    if _PROMO.match(line):
        return "boilerplate"
    if _SENTENCE_END.search(line) and words >= 2:
        return "body"
    if words >= _LONG or (_OPENS_SPEECH.match(line) and words >= 3):
        return "body"
    before = next((labels[i] for i in range(index - 1, -1, -1) if lines[i]), "")
    after = next((labels[i] for i in range(index + 1, len(lines)) if lines[i]), "")
    heads_prose = before == after == "body" and 2 <= words <= 18
    return "body" if heads_prose and line[:1].isalnum() else "boilerplate"


def _above(line: str, label: str) -> str:
    return "boilerplate" if label in {"short", "body"} else label


def _credits(lines: list[str], labels: list[str]) -> None:
    """The sentence above a line that is a photographer's credit is the caption; so is a line whose words stand in the
    caption next to it.
    """
    for index in range(1, len(lines)):
        credit = (
            labels[index] == "caption" and len(lines[index].split()) <= 7 and not _SENTENCE_END.search(lines[index])
        )
        if credit and labels[index - 1] == "body" and len(lines[index - 1].split()) <= 50:
            labels[index - 1] = "caption"
        if labels[index - 1] == "caption" and labels[index] in {"body", "boilerplate"} and lines[index]:
            own, its = set(lines[index].lower().split()), set(lines[index - 1].lower().split())
            if len(its) > 3 and len(own & its) >= 0.6 * min(len(own), len(its)):
                labels[index] = "caption"


def _headline(lines: list[str], labels: list[str], first: int) -> None:
    """The headline is the longest line above the body that is nothing else, and every line like it."""
    open_ = [i for i in range(first) if labels[i] == "boilerplate" and 4 <= len(lines[i].split()) <= 30]
    open_ = [i for i in open_ if not (_says(lines[i], "anywhere") or _CUT_OFF.search(lines[i]))]
    if not open_:
        return
    repeated = [i for i in open_ if sum(lines[i].casefold() == line.casefold() for line in lines) > 1]
    # long, near the text, and above the day or the writer
    weigh = lambda i: min(len(lines[i].split()), 14) - 0.2 * (first - i) + _SIGNED * _is_signed(labels, lines, i, first)
    best = repeated[0] if repeated else max(open_[-6:], key=weigh)
    for index, line in enumerate(lines):
        if line.casefold() == lines[best].casefold() and (index < first or labels[index] != "body"):
            labels[index] = "headline"


def _is_signed(labels: list[str], lines: list[str], index: int, first: int) -> bool:
    """Does the next filled line above the text tell the day or the writer?"""
    after = next((i for i in range(index + 1, first) if lines[i]), None)
    return after is not None and labels[after] in {"dateline", "byline"}


def _names_alone(lines: list[str], labels: list[str], first: int) -> None:
    """A name between headline and text, next to the day or right below the headline, is the writer's."""
    filled = [index for index in range(first) if lines[index] and not _BUTTON.match(lines[index])]
    filled.append(first)
    for before, index, after in zip(filled, filled[1:], filled[2:], strict=False):
        alone_there = labels[before] == "headline" and after == first
        signed = "dateline" in {labels[before], labels[after]} or alone_there or bool(_OFFICE.search(lines[after]))
        if labels[index] == "boilerplate" and signed and after <= first and _NAME.match(lines[index]):
            above = {labels[other] for other in filled if other < index}
            if "headline" in above and "byline" not in above and not _says(lines[index], "short"):
                labels[index] = "byline"


def _without_prose(lines: list[str], labels: list[str]) -> list[str]:
    """A text without a single full sentence: its lines are kept as they are, marked ones aside."""
    kept = ["body" if label == "short" else label for label in labels]
    texts = [i for i, label in enumerate(kept) if label == "body"]
    if len(texts) > 1 and len(lines[texts[0]].split()) >= 4 and len(lines[texts[0]]) < len(max(lines, key=len)):
        kept[texts[0]] = "headline"
    return kept
