"""Many articles from few: the exercise's invented news under other names and days, with or without parsing them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import kit
from kit.corpus import Corpus
from kit.corpus.reader import Reader
from kit.corpus.readings import Reading
from kit.ids import digest

EXERCISE = Path(__file__).parents[2] / "data" / "exercise" / "articles"
SYLLABLES = "bel dar fen gol hir jas kev lum mar nir pol ris sil tor vek wen".split()
WORLDS = 40  # the parties go by so many sets of names
_SENTENCE = re.compile(r"[^\n]+?[.?!][”’\"]?(?=\s|$)")
_IDS = {"actor_id", "quote_id", "stance_id", "signal_id", "event_id", "group", "speaker_id", "holder_ids", "target_ids",
        "source_ids", "attributed_to"}  # fmt: skip
_NAMES = {"text", "name", "aliases", "side", "country", "role", "speaker", "via", "holders", "targets", "topic",
          "sources", "source_texts", "target_texts", "place", "sentence"}  # fmt: skip


def exercise() -> list[kit.Article]:
    """The exercise's articles."""
    return list(kit.load(EXERCISE, progress=False))


def news(count: int, words: int = 550, seed: int = 0) -> list[kit.Article]:
    """So many articles of about so many words: sentences of the exercise in another order, and one of their own."""
    draw, found = random.Random(seed), []
    sentences = [said for article in exercise() for said in _SENTENCE.findall(article.text) if len(said) > 30]
    for number in range(count):
        told, length = [f"Ship number {number} lay in the port of {name(draw.randrange(4000))}."], 10
        while length < words:
            told.append(draw.choice(sentences))
            length += len(told[-1].split())
        text = "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))
        found.append(kit.Article(text, id=f"n{number}", date="2024-03-14"))
    return found


def name(number: int) -> str:
    """An invented name of nine letters."""
    one, rest = divmod(number, len(SYLLABLES))
    two, three = divmod(one, len(SYLLABLES))
    return (SYLLABLES[rest] + SYLLABLES[three] + SYLLABLES[two % len(SYLLABLES)]).capitalize()


class Known(Reader):
    """Gives readings that are known, so that nothing is parsed."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        super().__init__()
        self._known_readings = readings

    def read(self, articles: Iterable[kit.Article], told: Callable = print, **_: Any) -> dict[str, tuple[str, Reading]]:
        """The readings, each under its article's id as print."""
        return {article.id: (article.id, self._known_readings[article.id]) for article in articles}


def large(count: int) -> Corpus:
    """A corpus of so many articles of some 550 words, of which only a few dozen are parsed: the others are the same
    under other names and on other days. Of one set of names, two or three tell the same of one day.
    """
    alone = exercise()
    joined = [*zip(alone, alone[1:], alone[2:], strict=False), *zip(alone, alone[4:], alone[7:], strict=False)]
    together = lambda some: "\n\n".join(article.text for article in some)
    base = [replace(some[0], text=together(some), id=f"{n}", removed=()) for n, some in enumerate(joined)]
    read = kit.annotate(base, progress=False)
    articles, readings = [], {}
    for number in range(count):
        article = base[number % len(base)]
        new, reading = _copied(article, read._readings[article.id], number // len(base))
        articles.append(new)
        readings[new.id] = reading
    corpus = Corpus(articles, Known(readings))
    corpus.read_all()
    return corpus


def _copied(article: kit.Article, reading: Reading, number: int) -> tuple[kit.Article, Reading]:
    world, turn = number % WORLDS, timedelta(days=45 * (number // WORLDS))
    words = {word for actor in reading.actors for word in re.findall(r"[A-Z]\w{3,}", actor.name)}
    table = {word: _other(word, world) for word in words}
    pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)) or "$^")
    named = lambda text: pattern.sub(lambda found: table[found[0]], text)
    marked = lambda key: digest(key, world, number) if key not in known else digest(key, world)
    known = {actor.actor_id for actor in reading.actors}

    def cell(field: str, value: Any) -> Any:
        if value is None or value == ():
            return value
        change = marked if field in _IDS else named if field in _NAMES else None
        if change:
            return tuple(map(change, value)) if isinstance(value, tuple) else change(value)
        return value + turn if field in {"when_start", "when_end"} else value

    def records(table_name: str) -> tuple:
        return tuple(
            replace(record, **{f.name: cell(f.name, getattr(record, f.name)) for f in fields(record)})
            for record in getattr(reading, table_name)
        )

    new = replace(
        article, text=named(article.text), id=f"{article.id}-{number}", title=named(article.title or "") or None,
        date=article.date and article.date + turn, source=f"The {name(number % 30)} Post",
    )  # fmt: skip
    return new, Reading(*(records(f.name) for f in fields(Reading)))


def _other(word: str, world: int) -> str:
    """A name as long as the word, so that all offsets stay."""
    if not world:
        return word
    return word[:-3] + SYLLABLES[(world + sum(map(ord, word))) % len(SYLLABLES)] if world < 16 else (
        (SYLLABLES[world % 16] + SYLLABLES[sum(map(ord, word)) % 16] + word.lower())[: len(word)].capitalize()
    )  # fmt: skip
