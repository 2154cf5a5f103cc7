"""How long it takes to read, clean and compare text files, and how much memory: 5,000 in at most 60 s and 1 GB. With
`--rows`, as many articles in one table.

    python tests/benchmarks/bench_reading.py [--files 5000] [--rows 50000]
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import tempfile
import time
from pathlib import Path

import kit

SYLLABLES = "ta re mi on ka sel var lin dor est ing mar po ul che bri an os tem fa".split()
SMALL_WORDS = "the of and to in that is was for on with as by at from it said has".split()


def article(seed: int) -> str:
    """An invented page of some 450 words, with what stands around articles: hardly any five words are in two."""
    draw = random.Random(seed)

    def word() -> str:
        return draw.choice(SMALL_WORDS) if draw.random() < 0.4 else "".join(draw.choices(SYLLABLES, k=3))

    def sentence() -> str:
        return "The " + " ".join(word() for _ in range(15)) + "."

    above = f"Report {seed} from the capital\nBy Staff Reporter\nPublished April {1 + seed % 28}, 2025\nShare this\n"
    paragraphs = "\n\n".join(f"{sentence()} {sentence()}" for _ in range(14))
    return f"{above}\n{paragraphs}\n\nCopyright © 2025 Varland Post\nLeave a Reply\n"


def _one_table(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        with path.open("w", encoding="utf-8", newline="") as out:
            write = csv.writer(out).writerow
            write(["title", "date", "text"])
            for number in range(rows):
                paragraphs = article(number).split("\n\n")
                write([f"Report {number}", f"2025-04-{1 + number % 28:02}", "\n\n".join(paragraphs[1:4])])
        began = time.perf_counter()
        articles = kit.load(path, progress=False)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "articles": len(articles), "seconds": round(seconds, 1), "peak MB": round(peak)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--rows", type=int, default=0)
    given = parser.parse_args()
    wanted = given.files
    if given.rows:
        _one_table(given.rows)
        return
    with tempfile.TemporaryDirectory() as folder:
        for number in range(wanted):
            Path(folder, f"{number:05}.txt").write_text(article(number), encoding="utf-8")
        began = time.perf_counter()
        articles = kit.load(folder, progress=False)
        first = time.perf_counter() - began
        began = time.perf_counter()
        kit.load(folder, earlier=articles, progress=False)
        again = time.perf_counter() - began
        with kit.Workspace(Path(folder, "w.sqlite")) as workspace:
            kit.load(Path(folder), workspace=workspace, progress=False)
            began = time.perf_counter()
            kit.load(Path(folder), workspace=workspace, progress=False)
            kept = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({
        "files": wanted, "articles": len(articles), "seconds": round(first, 1), "seconds again": round(again, 1),
        "seconds from a workspace": round(kept, 1), "peak MB": round(peak),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
