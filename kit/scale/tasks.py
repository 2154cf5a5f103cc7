"""Tasks for whoever works: this process, the workers of a Dask client, or anything that has a `map`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from kit.corpus.work import OtherVersion, answered

T = TypeVar("T")
_TRIES = 3


@dataclass(frozen=True)
class Failed:
    """Why a task came to nothing, in one line, and whether trying again may help."""

    message: str
    passing: bool


def each(client: Any, task: Callable[[T], Any], items: Iterable[T]) -> Iterator[tuple[T, Any]]:
    """(item, what its task gave) of each, or (item, Failed) when it failed at every try.

    What can't be otherwise next time (a ValueError: a file that is damaged) is tried once. Raises OtherVersion.
    """
    left = list(items)
    for last in (False,) * (_TRIES - 1) + (True,):
        again = []
        for item, answer in zip(left, _mapped(client, task, left), strict=True):
            if isinstance(answer, Failed) and answer.passing and not last:
                again.append(item)
            else:
                yield item, answer
        left = again


def _mapped(client: Any, task: Callable[[T], Any], items: list[T]) -> Iterator[Any]:
    if not items:
        return
    tried = partial(_tried, task, uuid4().hex)  # Dask takes a call that it had before for done
    answers = iter(map(tried, items) if client is None else client.map(tried, items))
    for _, done in answered(items, answers):
        yield Failed(_line(done), passing=True) if isinstance(done, Exception) else done


def _tried(task: Callable[[T], Any], _call: str, item: T) -> Any:
    try:
        return task(item)
    except OtherVersion:
        raise
    except Exception as error:  # it must not stop the other tasks
        return Failed(_line(error), passing=not isinstance(error, ValueError))


def _line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    told = lines[0] if lines else "no reason given"
    return told if isinstance(error, ValueError) else f"{type(error).__name__}: {told}"
