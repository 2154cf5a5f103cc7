"""How long parsing and reading take, cold and warm:  python tests/benchmarks/bench_annotate.py [ARTICLES]

Prints seconds, and each component's share of the parse; the numbers of one run are for comparing, not for asserting.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

import kit
from kit.corpus.parses import parse
from kit.language.pipeline import COMPONENTS

SENTENCES = [
    "India accused Pakistan of shelling a village in Kashmir on Monday.",
    "“We will respond at a time of our choosing,” Defence Minister Khawaja Asif said.",
    "The United States urged both nations to show restraint, according to a spokesman.",
    "Traders said that lorries had stopped at the crossing, and that prices were rising.",
    "The foreign ministry rejected the charge and summoned the ambassador.",
    "Rain fell for a third week, and the harvest will be late.",
]


def articles(count: int, words: int = 550) -> list[kit.Article]:
    """Articles of about `words` words, each with another order of sentences."""
    draw = random.Random(0)
    texts = ("\n\n".join(draw.choice(SENTENCES) for _ in range(words // 11)) for _ in range(count))
    return [kit.Article(text, id=str(number), date="2025-04-29") for number, text in enumerate(texts)]


def main(count: int) -> None:
    nlp, news = kit.pipeline(), articles(count)
    start = time.perf_counter()
    docs = list(parse([article.text for article in news], nlp))
    parsed = time.perf_counter() - start
    print(f"{count} articles\nparse            {parsed:7.2f} s")
    for name in COMPONENTS:
        component = nlp.get_pipe(name)
        component(nlp("Warm up."))
        start = time.perf_counter()
        for doc in docs:
            component(doc)
        took = time.perf_counter() - start
        print(f"{name:16} {took:7.2f} s  {took / parsed:6.1%} of the parse")
    with tempfile.TemporaryDirectory() as folder:
        for run in ("cold", "warm"):
            start = time.perf_counter()
            kit.annotate(news, progress=False, workspace=Path(folder) / "w.sqlite")
            print(f"annotate, {run}   {time.perf_counter() - start:7.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
