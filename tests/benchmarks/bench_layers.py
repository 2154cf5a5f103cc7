"""What each layer costs on top of the parse, and what stray marks cost:  python tests/benchmarks/bench_layers.py

Prints the figures and writes them, with the day, to `results.json` beside this file: ratios of two processor times of
one run, which hardly depend on the machine.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench_annotate import SENTENCES
from spacy.language import Language
from spacy.tokens import Doc

import kit
from kit.language.pipeline import COMPONENTS, base_pipes

RESULTS = Path(__file__).with_name("results.json")
ARTICLES = 40
LONG = 200_000  # characters of the long article
STRAY = 5_000
MARKS = ["“", "”", '"', "‘", "’", "«", "»", "„", "''"]
ROUNDS = 3  # the median of as many counts
WORDS = 550  # of an article
# With these, articles hold as many quotes as news do; without them, twice as many.
NARRATIVE = [
    "The column of lorries left the port before dawn and reached the border by noon.",
    "Two bridges over the river have been closed since the flood of last spring.",
    "Shops in the old town opened late, and buses ran with long delays.",
    "The treaty of 1960 divides the water of six rivers between the two neighbours.",
    "Soldiers in the valley stood guard at every crossing while families packed their cars.",
    "It was the third such incident in a month along the disputed line.",
]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work; what was left to collect before is no part of it."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def parsed(nlp: Language, texts: list[str]) -> list[Doc]:
    """The model's own pipes and nothing else."""
    with nlp.select_pipes(enable=base_pipes(nlp)):
        return list(nlp.pipe(texts))


def cost(nlp: Language, sentences: list[str]) -> dict[str, float]:
    """The share of each layer in the time of the plain parse of the same articles; how many quotes those hold."""
    texts = [" ".join(random.Random(n).choices(sentences, k=WORDS // 11)) for n in range(ARTICLES)]
    shares: dict[str, list[float]] = {name: [] for name in COMPONENTS}
    for _ in range(ROUNDS):
        docs: list[Doc] = []
        parse = seconds(lambda docs=docs: docs.extend(parsed(nlp, texts)))
        for name in COMPONENTS:
            layer = nlp.get_pipe(name)
            shares[name].append(seconds(lambda docs=docs, layer=layer: list(map(layer, docs))) / parse)
    words = sum(len(text.split()) for text in texts)
    found = sum(len(doc._.quotes) for doc in docs)
    return {name: round(statistics.median(took), 4) for name, took in shares.items()} | {
        "words_per_quote": round(words / found, 1)
    }


def long_article(joint: str) -> str:
    """A text of `LONG` characters: paragraphs of three sentences, with the joint between them."""
    draw = random.Random(0)
    parts: list[str] = []
    while sum(map(len, parts)) < LONG:
        parts.append(" ".join(draw.choice(SENTENCES) for _ in range(3)) + joint)
    return "".join(parts)[:LONG]


def with_stray(text: str) -> str:
    """The text with marks thrown in at random places."""
    draw = random.Random(1)
    places = sorted(draw.randrange(len(text)) for _ in range(STRAY))
    pieces = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    return "".join(piece + mark for piece, mark in zip(pieces, [*draw.choices(MARKS, k=STRAY), ""], strict=True))


def behind_stops(text: str) -> str:
    """The text with a closing mark behind the full stops: what keeps sentences from ending costs most."""
    return text.replace(". ", ". ” ", STRAY)


def times(nlp: Language, text: str) -> dict[str, float]:
    """Seconds for a text: parse, quotes, all components of the kit, and everything together."""
    docs: list[Doc] = []
    took = {"parse": seconds(lambda: docs.extend(parsed(nlp, [text])))}
    took |= {name: seconds(lambda name=name: nlp.get_pipe(name)(docs[0])) for name in COMPONENTS}
    kit_all = sum(took[name] for name in COMPONENTS)
    return {"quotes": took["kit_quotes"], "components": kit_all, "pipeline": took["parse"] + kit_all}


def stray(nlp: Language) -> dict[str, float]:
    """How many times as long a long article takes with stray marks as without."""
    found: dict[str, float] = {}
    for form, joint in (("paragraphs", "\n\n"), ("one_paragraph", " ")):
        text = long_article(joint)
        good = times(nlp, text)
        for way in (with_stray, behind_stops):
            bad = times(nlp, way(text))
            found |= {f"{form} {way.__name__} {part}": round(bad[part] / good[part], 2) for part in good}
    return found


def main() -> None:
    """Measure, print and record."""
    nlp = kit.pipeline()
    nlp(SENTENCES[0])
    results = {
        "measured": date.today().isoformat(),
        "model": nlp.meta["name"],
        "layers_of_parse": {"usual": cost(nlp, SENTENCES + NARRATIVE), "dense": cost(nlp, SENTENCES)},
        "stray": stray(nlp),
    }
    print(json.dumps(results, indent=1))
    recorded = json.loads(RESULTS.read_text("utf-8")) | results
    RESULTS.write_text(json.dumps(recorded, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
