"""What joining over articles takes, in time and memory, and on disk:  python tests/benchmarks/bench_scale.py

The rows are generated, and nothing is parsed. Each step is a process of its own, so that its peak memory is its own.
Prints the figures and writes them, with the day and the machine, to `results.json` beside this file.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bench_layers import RESULTS
from bench_workspace import _machine
from generated import articles

from kit.corpus import frames
from kit.corpus.packed import pack
from kit.language.records import Actor
from kit.lexicon.roster import Roster
from kit.scale import actors, events, index, reading, tables
from kit.scale.jobs import ACTORS, INDEX, READINGS, Job, Reads
from kit.scale.schemas import TABLES, rows_of, to_arrow
from kit.scale.source import BATCH, Part
from kit.scale.store import Store
from kit.scale.tasks import each

SIZES = [1_000, 5_000, 25_000, 100_000]
PART = 5_000  # articles
KEPT = {"index": INDEX, "readings": READINGS, "actors, by part": ACTORS}


def write(folder: str, count: int, times: int) -> None:
    """What a run over so many articles keeps when all is read."""
    store = Store(folder)
    for first in range(0, count, PART):
        name, told = f"{first:09}", Counter()
        read = {"from": name}
        with (
            store.writing(INDEX, name, index._SCHEMA, read) as indexed,
            store.writing(READINGS, name, reading._READINGS, read) as held,
            store.writing("articles", name, reading.schema("articles"), read) as table,
        ):
            found: list = []
            for one in articles(first, min(PART, count - first), times):
                found.append(one)
                if len(found) == BATCH:
                    _put(found, indexed, held, table, told)
            _put(found, indexed, held, table, told)
        with store.writing(ACTORS, name, reading._ACTORS, read) as out:
            ranked = sorted(told.items(), key=lambda one: repr(one[0]))
            out.write(rows_of((asdict(actor) | {"told": n} for actor, n in ranked), reading._ACTORS))


def _put(found: list, indexed: Any, held: Any, table: Any, told: Counter[Actor]) -> None:
    news = [article for article, _ in found]
    indexed.write(rows_of((index._indexed(n, article) for n, article in enumerate(news)), index._SCHEMA))
    rows = ({"article_id": one.id, "published": one.date, "reading": pack(read)} for one, read in found)
    held.write(rows_of(rows, reading._READINGS))
    more = {"article_id": [one.id for one in news], "words": [len(one.text.split()) for one in news]}
    table.write(to_arrow("articles", frames.of_records("articles", news, **more)))
    for _, read in found:
        told.update(read.actors)
    found.clear()


def _every(step: Callable[[Job], bool], store: Store) -> None:
    reads = Reads("", Roster(), "", "")
    jobs = [Job(store, Part(name, "", ""), reads) for name in store.parts(INDEX)]
    assert not [done for _, done in each(None, step, jobs) if done is not True]


STEPS: dict[str, Callable[[Store], object]] = {
    "ids and copies": lambda store: index.copies(store, store.parts(INDEX), index.renamed(store, store.parts(INDEX))),
    "join actors": lambda store: actors.join(None, store, store.parts(ACTORS), frozenset()),
    "tables": lambda store: _every(tables.tables, store),
    "join events": lambda store: events.join(None, store, store.parts(READINGS)),
    "signals": lambda store: _every(tables.signals, store),
    "table of actors": lambda store: actors.table(None, store, store.parts(READINGS)),
}


def _step(name: str, folder: str, results: Any) -> None:
    start, before = time.process_time(), _peak()
    STEPS[name](Store(folder))
    results.put((time.process_time() - start, _peak(), before))


def _peak() -> int:
    """Megabytes; of this process alone, where the system tells."""
    try:
        told = Path("/proc/self/status").read_text("ascii")
        return int(told.split("VmHWM:")[1].split()[0]) // 1000
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak // (1000 if platform.system() == "Linux" else 1_000_000)


def measured(count: int, times: int) -> dict[str, Any]:
    """Seconds of the processor, peak megabytes and bytes an article, of each step and table."""
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        write(folder, count, times)
        found: dict[str, Any] = {"articles": count, "steps": {}}
        for name in STEPS:
            results = spawn.Queue()
            process = spawn.Process(target=_step, args=(name, folder, results))
            process.start()
            taken, peak, before = results.get()
            process.join()
            found["steps"][name] = {"seconds": round(taken, 2), "peak_megabytes": peak, "of_them_at_start": before}
            print(count, name, found["steps"][name], flush=True)
        size = lambda place: sum(path.stat().st_size for path in Path(folder, place).glob("*")) / count
        kept = KEPT | {name: f"_kit/{name}" for name in ("fuller", "tellings", "events", "census")}
        found["bytes_per_article"] = {name: round(size(name)) for name in TABLES}
        found["bytes_per_article_kept"] = {name: round(size(place)) for name, place in kept.items()}
        store = Store(folder)
        rows = lambda table, column: sum(len(store.read(table, part, [column])) for part in store.parts(table))
        found |= {"actors": rows("actors", "name"), "signals": rows("signals", "signal_id")}
        found |= {"actors_joined": rows("_kit/fuller", "name"), "mentions_joined": rows("_kit/events", "part")}
    return found


def main() -> None:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many articles; one measure each")
    parser.add_argument("--times", type=int, default=1, help="so many times as many rows an article as usual")
    given = parser.parse_args()
    for count in given.sizes:
        found = measured(count, given.times) | {"measured": date.today().isoformat(), "machine": _machine()}
        recorded = json.loads(RESULTS.read_text("utf-8"))
        name = f"{count}" if given.times == 1 else f"{count}, {given.times} times as many rows"
        recorded.setdefault("scale", {})[name] = found
        RESULTS.write_text(json.dumps(recorded, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
