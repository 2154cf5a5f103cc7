"""How long it takes to read, clean and compare text files, and how much memory: 5,000 in at most 60 s and 1 GB.

python tests/benchmarks/bench_reading.py [--files 5000]
"""

from __future__ import annotations

import argparse
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    wanted = parser.parse_args().files
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
