"""What the workspace saves, what it takes on disk, what two processes save, and what many articles need in memory:

    python tests/benchmarks/bench_workspace.py [rerun] [known] [processes] [memory] [--articles N]

Prints the figures and writes them, with the day and the machine, to `results.json` beside this file. Times are of one
run each and count all six tables; ratios are of times of the same run, taken one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from bench_annotate import SENTENCES
from bench_layers import NARRATIVE, RESULTS
from invented import news

import kit
from kit.corpus import Corpus, Scope
from kit.corpus.reader import Reader
from kit.workspace.upkeep import info

TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")
NAMES = ["Varland", "Osmark", "Ondria", "Pellmark", "Merrow", "Karsholt", "Lindal", "Torvik"]
ROSTER = [{"name": "Harbour Council", "kind": "igo", "aliases": "the Council of Harbours"}]


def articles(count: int, words: int = 550) -> list[kit.Article]:
    """Articles of about `words` words; one in twenty names the roster's actor."""
    draw, found = random.Random(0), []
    for number in range(count):
        sentences, length = [], 0
        while length < words:
            sentences.append(f"{draw.choice(SENTENCES + NARRATIVE)}")
            length += len(sentences[-1].split())
        sentences.append(f"Ship number {number} from {draw.choice(NAMES)} lay in the port.")
        if number % 20 == 0:
            sentences.append("The Harbour Union thanked Norway for its help.")
        found.append(kit.Article("\n\n".join(sentences), id=str(number), date="2025-04-29"))
    return found


def shown(corpus: Corpus) -> Corpus:
    """All tables of the corpus, made."""
    for table in TABLES:
        getattr(corpus, table)
    return corpus


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long the work takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def annotated(news: list[kit.Article], path: Path, **options: Any) -> tuple[float, Corpus]:
    """How long `annotate` and its tables take, and the corpus."""
    return seconds(lambda: shown(kit.annotate(news, progress=False, workspace=path, **options)))


def rerun(count: int, folder: Path) -> dict[str, Any]:
    """A second run on the same articles."""
    news = articles(count)
    cold, one = annotated(news, folder / "rerun.sqlite")
    warm, two = annotated(news, folder / "rerun.sqlite")
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(two, table))
    return {"articles": count, "cold_seconds": cold, "warm_seconds": warm, "times_faster": cold / warm}


def known(count: int, folder: Path) -> dict[str, Any]:
    """One new article among known ones; a changed alias, weight and scope; the size on disk."""
    news, path = articles(count + 1), folder / "known.sqlite"
    roster = pd.DataFrame(ROSTER)
    cold, corpus = annotated(news[1:], path, roster=roster)
    with kit.Workspace(path) as workspace:
        held = info(workspace, "").held
    alias = roster.assign(aliases="the Council of Harbours|Harbour Union")
    reread, _ = seconds(lambda: (corpus.reread(alias), shown(corpus)))
    again, _ = annotated(news[1:], path, roster=alias)
    one_new, _ = annotated(news, path, roster=roster)
    weight, _ = seconds(lambda: (corpus.set_weights({"accusation": -4}), corpus.signals))
    scope, _ = seconds(lambda: (corpus.set_scope(Scope(left_out=("5",))), shown(corpus)))
    return {
        "articles": count,
        "cold_seconds": cold,
        "one_new_of_cold": one_new / cold,
        "alias_of_cold": reread / cold,
        "alias_in_a_new_run_of_cold": again / cold,
        "alias_seconds": reread,
        "weight_seconds": weight,
        "scope_seconds": scope,
        "parse_bytes_per_article": held.parse_bytes / count,
        "reading_bytes_per_article": held.reading_bytes / count,
    }


def processes(count: int, folder: Path) -> dict[str, Any]:
    """Two processes against one: by the clock, and by processor time, as if both cores had been free."""
    news = articles(count)
    start = _used()
    one, first = annotated(news, folder / "one.sqlite")
    between = _used()
    two, second = annotated(news, folder / "two.sqlite", n_process=2)
    end = _used()
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(first, table), getattr(second, table))
    alone = between[0] - start[0]
    shared = end[0] - between[0] + (end[1] - between[1]) / 2
    return {
        "articles": count,
        "one_seconds": one,
        "two_seconds": two,
        "times_faster": one / two,
        "one_processor_seconds": alone,
        "two_processor_seconds_on_each_core": shared,
        "times_faster_on_two_free_cores": alone / shared,
    }


def _used() -> tuple[float, float]:
    """Processor seconds of this process and of those that it started, which a busy machine hardly changes."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    mine, theirs = (used.ru_utime + used.ru_stime for used in both)
    return mine, theirs


def memory(count: int, folder: Path) -> dict[str, Any]:
    """Peak memory, and processor time an article: of so many articles, all of them new, against a tenth of them."""
    few = _measured(count // 10, folder / "few.sqlite")
    many = _measured(count, folder / "many.sqlite")
    return {"articles": count, **many, "cost_against_a_tenth": many["seconds_per_article"] / few["seconds_per_article"]}


def _measured(count: int, path: Path) -> dict[str, Any]:
    """The figures of one run in a process of its own."""
    command = [sys.executable, __file__, "--alone", str(path), "--articles", str(count)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])


def alone(count: int, path: Path) -> dict[str, Any]:
    """Read so many articles, make all tables, and tell what it took."""
    peaks: list[tuple[int, int]] = [(0, 0)]
    told = lambda more: peaks.append((peaks[-1][0] + more, _peak()))
    with kit.Workspace(path) as workspace:
        corpus = Corpus(news(count), Reader(workspace=workspace))
        assert corpus._reader.nlp  # its loading is no cost of an article
        start = time.process_time()
        corpus.read_all(told)
        read = time.process_time()
        shown(corpus)
    number, early = next(one for one in peaks if one[0] >= min(500, count / 2))
    return {
        "peak_megabytes": _peak(),
        "peak_megabytes_before_tables": peaks[-1][1],
        "megabytes_per_further_1000": 1000 * (_peak() - early) / max(1, count - number),
        "seconds_per_article": (time.process_time() - start) / count,
        "seconds_of_tables_per_article": (time.process_time() - read) / count,
    }


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1000 if platform.system() == "Linux" else 1_000_000)


PARTS = {"rerun": (rerun, 200), "known": (known, 1000), "processes": (processes, 200), "memory": (memory, 5000)}


def main() -> None:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; all, if none is named")
    parser.add_argument("--articles", type=int, help="how many, in place of each part's own number")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        print(json.dumps(alone(given.articles, given.alone)))
        return
    kit.pipeline()("Warm up.")
    for name in given.parts or PARTS:
        part, count = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            found = part(given.articles or count, Path(folder))
        found = {key: round(value, 4) for key, value in found.items()}
        found |= {"measured": date.today().isoformat(), "machine": _machine()}
        print(name, json.dumps(found, indent=1), flush=True)
        recorded = json.loads(RESULTS.read_text("utf-8"))
        recorded.setdefault("workspace", {})[name] = found
        RESULTS.write_text(json.dumps(recorded, indent=1) + "\n", "utf-8")


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.machine()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
