"""What annotating costs against the model alone:  python tests/benchmarks/bench_ratio.py [--articles N]

The time of all of it (parse, four layers, joining, six tables) over that of `nlp.pipe` of the model as it comes, on the
same texts, in turns; processor time, the median of several. Loading the model counts for neither. Prints the figures
and writes them, with the day and the machine, to `results.json` beside this file.
"""

from __future__ import annotations

import argparse
import random
import statistics
from typing import Any

import spacy
from bench_layers import NARRATIVE, SENTENCES, seconds
from invented import news
from records import record

import kit
from kit.corpus import Corpus
from kit.corpus.reader import Reader
from kit.language.models import model_name

TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")
ROUNDS = 5


def usual(count: int, words: int = 550) -> list[kit.Article]:
    """Articles with as many quotes as news have."""
    draw = random.Random(0)
    texts = (" ".join(draw.choices(SENTENCES + NARRATIVE, k=words // 12)) for _ in range(count))
    return [kit.Article(text, id=str(number), date="2025-04-29") for number, text in enumerate(texts)]


def ratio(articles: list[kit.Article]) -> dict[str, Any]:
    """The ratio on these articles, and its parts."""
    plain, reader = spacy.load(model_name()), Reader()
    texts = [article.text for article in articles]
    found: list[Corpus] = []

    def annotated() -> None:
        reader._parses.clear()
        corpus = Corpus(articles, reader)
        corpus.read_all()
        for table in TABLES:
            getattr(corpus, table)
        found[:] = [corpus]

    assert reader.nlp
    annotated()
    list(plain.pipe(texts))
    pairs = [(seconds(lambda: list(plain.pipe(texts))), seconds(annotated)) for _ in range(ROUNDS)]
    words = sum(len(text.split()) for text in texts)
    return {
        "ratio": statistics.median(ours / alone for alone, ours in pairs),
        "lowest": min(ours / alone for alone, ours in pairs),
        "highest": max(ours / alone for alone, ours in pairs),
        "words_per_quote": words / len(found[0].quotes),
        "words_per_second": words / statistics.median(ours for _, ours in pairs),
    }


def main() -> None:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100)
    count = parser.parse_args().articles
    record("annotate_over_model", {"articles": count, "usual": ratio(usual(count)), "dense": ratio(news(count))})


if __name__ == "__main__":
    main()
