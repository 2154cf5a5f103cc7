"""One piece of work: a lot of texts, parsed and read. It goes to this process or to others, and comes back as bytes."""

from __future__ import annotations

import multiprocessing
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from kit.corpus.packed import pack
from kit.corpus.parses import parse, to_bytes, to_doc
from kit.corpus.prints import parse_print, reading_code
from kit.corpus.readings import read
from kit.ids import digest
from kit.language import pipeline
from kit.language.models import model_meta
from kit.lexicon.roster import Roster

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

T = TypeVar("T")
_WINDOW = 128  # lots that are handed to a client together: some megabytes
_WINDOWS = 3  # so many are under way, so that no worker waits for the last of one


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
    with ProcessPoolExecutor(count, context, _pipeline, (model, roster)) as pool:
        futures = {pool.submit(work_there, lot, model, roster): number for number, lot in left.items()}
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
    for lot in left.values():
        yield work_there(lot, model, roster)


def by_client(lots: Iterable[list[Text]], client: Any, model: str, roster: Roster) -> Iterator[Done]:
    """What the lots come to, in their order, by the `map` of a Dask client, or of anything whose `map` gives results or
    futures in order. A few hundred lots are under way at a time.

    A lot that a client gives up is done by this process: the work is slower then, and the same. Raises OtherVersion
    when a worker would read otherwise than this process.
    """
    task = partial(work_there, model=model, roster=roster, wanted=version(model))
    lots, left = iter(lots), []
    under_way: deque[tuple[list[list[Text]], Iterator[Any]]] = deque()
    while True:
        if len(under_way) < _WINDOWS and (some := list(islice(lots, _WINDOW))):
            under_way.append((some, iter(client.map(task, some))))
            continue
        if not under_way:
            break
        for lot, done in answered(*under_way.popleft()):
            if isinstance(done, Exception):
                left.append((lot, done))
            else:
                yield done
    if left:
        count, error = len(left), left[0][1]
        warnings.warn(
            f"{count} of the lots came back undone ({type(error).__name__}: {error}); this process does them",
            stacklevel=2,
        )
    for lot, _ in left:
        yield work_there(lot, model, roster)


def answered(items: Iterable[T], answers: Iterator[Any]) -> Iterator[tuple[T, Any]]:
    """Each item with what a client's `map` came to for it, a result or a future, or with the error that it broke by.
    Raises OtherVersion.
    """
    for item in items:
        try:
            answer = next(answers)
            done = answer.result() if hasattr(answer, "result") else answer
        except OtherVersion:
            raise
        except Exception as error:  # whatever a cluster may break by
            done = error
        yield item, done


class OtherVersion(RuntimeError):
    """A worker has another version of the kit, its word lists, spaCy or the model."""


def work_there(lot: Iterable[Text], model: str, roster: Roster, wanted: str | None = None) -> Done:
    """`work` with this process's own pipeline, loaded once; one thread at a time, since pipelines allow no more.

    Raises OtherVersion when `wanted` is not the version of this process.
    """
    if wanted and wanted != version(model):
        raise OtherVersion(
            "a worker has another version of the kit, spaCy or the model; install the same on all machines"
        )
    with _ONE:
        return work(lot, _pipeline(model, roster))


def version(model: str) -> str:
    """A digest of the kit, its word lists, spaCy and the model, as they are in this process."""
    return digest(parse_print("", model_meta(model)), reading_code())


_ONE = Lock()


@lru_cache(maxsize=1)
def _pipeline(model: str, roster: Roster) -> Language:
    return pipeline(model, roster=roster)
