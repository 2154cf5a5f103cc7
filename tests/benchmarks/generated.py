"""Articles and readings as news have them, made up: for measuring what comes after reading, without any parse.

An article has some 550 words, 25 mentions of 12 actors, 8 quotes, 5 stances and 6 signals. Names, sides, places and
words come from Zipf distributions, so that new ones keep coming; each day has its events, which several articles tell,
one in six in the words of another article.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from kit.article import Article
from kit.corpus.readings import Reading
from kit.ids import digest
from kit.language.records import Actor, Mention, Quote, Signal, Stance
from kit.lexicon import words

MENTIONS, ACTORS, QUOTES, STANCES, SIGNALS, WORDS = 25, 12, 8, 5, 6, 550
PER_DAY = 100  # articles
EVENTS = 120  # that happen a day
_FIRST = date(2015, 1, 1)
_SYLLABLES = "ta re mi on ka sel var lin dor est ing mar po ul che bri an os tem fa".split()
_SIDES = [f"{a}{b}{c}" for a in "ABCDEF" for b in "LMNO" for c in "XYZ"]
_STATUSES = ["actual"] * 6 + ["planned", "alleged", "denied", "threatened", "historical"]


def _word(rank: int) -> str:
    """The word of this rank, always the same."""
    letters = []
    while rank:
        rank, at = divmod(rank, len(_SYLLABLES))
        letters.append(_SYLLABLES[at])
    return "".join(letters) or _SYLLABLES[0]


def _ranks(draw: np.random.Generator, count: int, steep: float, most: int) -> list[int]:
    return np.minimum(draw.zipf(steep, count), most).tolist()


def _actor(rank: int, short: bool) -> Actor:
    side = _SIDES[int(len(_SIDES) * ((rank * 0.618) % 1) ** 2)]
    kind = "person" if rank % 3 else "body"
    last = _word(rank // 4 + 20).capitalize()
    name = f"{_word(rank % 400 + 20).capitalize()} {last}"
    if short and kind == "person":
        return Actor(digest(last, None), last, kind)
    return Actor(digest(name, side), name, kind, side, side, "minister" if rank % 5 == 0 else None)


def articles(first: int, count: int, times: int = 1) -> Iterator[tuple[Article, Reading]]:
    """Articles from number `first` on, in the order of their days, and what is read in each; `times` as many rows as
    usual, for news of nothing but a crisis.
    """
    kinds = sorted(words("signal_weights"))
    for number in range(first, first + count):
        draw = np.random.default_rng(number)
        day = _FIRST + timedelta(days=number // PER_DAY)
        key = f"article-{number:08}"
        text = " ".join(map(_word, _ranks(draw, WORDS, 1.2, 200_000)))
        article = Article(text, id=key, title=text[:60], date=day, source=f"Outlet {draw.integers(200)}")
        yield article, _reading(draw, key, day, text, kinds, times)


def _reading(draw: np.random.Generator, key: str, day: date, text: str, kinds: list[str], times: int) -> Reading:
    actors = [_actor(rank, draw.random() < 0.1) for rank in _ranks(draw, ACTORS, 1.25, 10_000_000)]
    some = lambda count: [actors[at] for at in draw.integers(ACTORS, size=count * times)]
    mentions = [
        Mention(at * 120 // times, at * 120 // times + 10, one.name, one.actor_id, one.side, "name", "person")
        for at, one in enumerate(some(MENTIONS))
    ]
    quotes = []
    for at, one in enumerate(some(QUOTES)):
        start = at * 400 // times + 20
        key_of = digest(key, start, "direct")
        quotes.append(
            Quote(key_of, start, start + 130, text[start : start + 130], "direct", one.name, one.actor_id, one.side,
                  start - 15, start - 8, "said", start - 7, start - 3, None, key_of, False, True, True, "marks")
        )  # fmt: skip
    stances = []
    for at, (one, two) in enumerate(zip(some(STANCES), some(STANCES), strict=True)):
        start = at * 600 // times + 30
        stances.append(
            Stance(digest(key, start, "criticism"), start, start + 8, text[start : start + 8], "criticism", -1,
                   (one.side or one.name,), (two.side or two.name,), (one.actor_id,), (two.actor_id,),
                   ((start - 12, start - 4),), ((start + 10, start + 18),), None, False, None,
                   text[start - 20 : start + 150], "verb")
        )  # fmt: skip
    signals = [_signal(draw, key, day, at, kinds) for at in range(SIGNALS * times)]
    return Reading(tuple(dict.fromkeys(actors)), tuple(mentions), tuple(quotes), tuple(stances), tuple(signals))


def _signal(draw: np.random.Generator, key: str, day: date, at: int, kinds: list[str]) -> Signal:
    """A mention of one of the events of the last days; which one, and how it is told, is drawn."""
    happened = day - timedelta(days=int(draw.integers(3)))
    number = min(int(draw.zipf(1.3)), EVENTS)
    event = np.random.default_rng(happened.toordinal() * 1000 + number)
    signal = kinds[int(len(kinds) * event.random() ** 2)]
    one, two = (_SIDES[int(len(_SIDES) * event.random() ** 2)] for _ in range(2))
    place = _word(int(event.zipf(1.3)) % 5000 + 500).capitalize() if event.random() < 0.4 else None
    told = [_word(rank + 20) for rank in _ranks(event, 16, 1.3, 50_000)]
    if draw.random() > 1 / 6:  # in words of its own
        draw.shuffle(told)
        told[: len(told) // 2] = [_word(rank + 20) for rank in _ranks(draw, len(told) // 2, 1.3, 50_000)]
    told[4] = told[4].capitalize()
    trigger = told[0]
    sentence = " ".join([one, trigger, two, "in", place or "the north", *told[1:]])
    dated = draw.random() < 0.4
    start = at * 500 // 4 + 40
    return Signal(digest(key, start, signal), start, start + len(trigger), trigger, signal, "escalatory", -5.0,
                  _STATUSES[int(draw.integers(len(_STATUSES)))], -5.0, (one,), (two,) if draw.random() < 0.8 else (),
                  (), (), (one,), (two,), ((start - 9, start - 1),), ((start + 9, start + 17),), None, None,
                  happened if dated else None, happened if dated else None, place if draw.random() < 0.7 else None,
                  digest(key, start, signal), sentence, "verb")  # fmt: skip
