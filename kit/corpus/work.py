"""One piece of work: a lot of texts, parsed and read. It goes to this process or to others, and comes back as bytes."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kit.corpus.packed import pack
from kit.corpus.parses import parse, to_bytes, to_doc
from kit.corpus.readings import read
from kit.language import pipeline
from kit.lexicon.roster import Roster

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the print and the bytes of its parse (None: to be made), and the articles that have it: their readings'
    prints, ids and days.
    """

    text: str
    parse_print: str
    parse: bytes | None
    articles: tuple[tuple[str, str, date | None], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What a lot came to: print -> parse for those that were made, and print -> reading."""

    parses: dict[str, bytes]
    readings: dict[str, bytes]


def work(lot: Iterable[Text], nlp: Language) -> Done:
    """Parse what has no parse, or a damaged one, and read all of it."""
    lot = list(lot)
    done = Done({}, {})
    fresh = iter(list(parse([text.text for text in lot if text.parse is None], nlp)))  # at once: it turns pipes off
    for text in lot:
        doc = next(fresh) if text.parse is None else kept_doc(text.parse, nlp)
        if doc is None:  # damaged
            doc, text = next(parse([text.text], nlp)), replace(text, parse=None)
        if text.parse is None:
            done.parses[text.parse_print] = to_bytes(doc)  # before anything is read into it
        for key, article_id, day in text.articles:
            done.readings[key] = pack(read(doc, nlp, article_id, day))
    return done


def kept_doc(held: bytes | None, nlp: Language) -> Doc | None:
    """The Doc of a kept parse; None if there is none, or a damaged one."""
    try:
        return to_doc(held, nlp) if held else None
    except ValueError:
        return None


def in_processes(lots: list[list[Text]], count: int, model: str, roster: Roster) -> Iterator[Done]:
    """What the lots come to, each as soon as it is done, by so many processes of their own.

    Processes that are killed, or that can't start, are replaced by this one: the work is slower then, and the same.
    """
    left = dict(enumerate(lots))
    context = multiprocessing.get_context("spawn")  # a copy of a notebook's process would copy its locks
    with ProcessPoolExecutor(count, context, _begin, (model, roster)) as pool:
        futures = {pool.submit(_work_there, lot): number for number, lot in left.items()}
        try:
            for future in as_completed(futures):
                done = future.result()
                del left[futures[future]]
                yield done
        except BrokenProcessPool:
            warnings.warn(
                "a process that was reading came to its end, for want of memory, or because a script calls annotate "
                'outside of `if __name__ == "__main__":`; this one does the rest',
                stacklevel=2,
            )
        finally:
            pool.shutdown(cancel_futures=True)
    if left:
        nlp = pipeline(model, roster=roster)
        for lot in left.values():
            yield work(lot, nlp)


_nlp: Language | None = None  # of a process of the pool


def _begin(model: str, roster: Roster) -> None:
    global _nlp
    _nlp = pipeline(model, roster=roster)


def _work_there(lot: list[Text]) -> Done:
    return work(lot, _nlp)
