"""How long the reader of a long article takes in a real Chromium:  python tests/benchmarks/bench_reader.py

Prints the seconds from the message of the kernel to the painted page, and writes them, with the day, to `results.json`
beside this file. Python's own part (cutting the text, the message as JSON) is told apart.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from kit.apps.widgets import Reader  # noqa: E402
from tests.browser.chromium import of_playwright, on_path  # noqa: E402

RESULTS = Path(__file__).with_name("results.json")
WORDS, SPANS, ROUNDS = 20_000, 3_000, 5
LAYERS = ["actors", "quotes", "stances", "signals"]
TRAITS = ["title", "spans", "pieces", "lines", "chosen", "on", "clicked", "marked", "version", "turn"]

# A model as anywidget's, in a page of its own.
PAGE = """<meta charset="utf-8"><style>%s</style><div id="here"></div><script type="module">
const state = {}, told = {};
globalThis.model = {
  get: (name) => state[name],
  set: (name, value) => {
    if (JSON.stringify(state[name]) === JSON.stringify(value)) return;
    state[name] = value;
    (told["change:" + name] ?? []).forEach((act) => act());
  },
  save_changes() {}, send() {},
  on: (name, act) => { (told[name] ??= []).push(act); },
  receive: (values) => {
    Object.assign(state, values);
    Object.keys(values).forEach((name) => (told["change:" + name] ?? []).forEach((act) => act()));
  },
};
globalThis.painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
globalThis.timed = async (act) => {
  const from = performance.now();
  act();
  await painted();
  return (performance.now() - from) / 1000;
};
%s
globalThis.start = (values) => { model.receive(values); render({ model, el: document.getElementById("here") }); };
</script>"""


def long_reader() -> tuple[Reader, float]:
    """A reader with a long article, every layer on, and the seconds that Python took for it."""
    draw = random.Random(0)
    words = [
        draw.choice(["minister", "said", "border", "the", "of", "talks", "strike\n\n", "“we"]) for _ in range(WORDS)
    ]
    text = " ".join(words)
    starts = sorted(draw.randrange(len(text) - 200) for _ in range(SPANS))
    ends = [start + draw.choice([5, 12, 40, 160]) for start in starts]
    spans = [
        {"start": start, "end": end, "layer": LAYERS[n % 4], "key": f"{n}", "label": f"row {n}"}
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    reader = Reader(on=LAYERS)
    from_here = time.perf_counter()
    reader.show("A long article", text, spans, chosen=[spans[SPANS // 2] | {"layer": "chosen"}])
    json.dumps({name: getattr(reader, name) for name in TRAITS})
    return reader, time.perf_counter() - from_here


def page_with(page: Page, reader: Reader) -> None:
    """Open the reader's page, with no article yet."""
    page.set_content(PAGE % (Reader._css, Reader._esm.replace("export default { render };", "")))
    empty = {name: getattr(Reader(), name) for name in TRAITS}
    page.evaluate("values => start(values)", empty)


def measure() -> dict[str, float]:
    """The median seconds of each thing that an analyst does."""
    reader, python = long_reader()
    state = {name: getattr(reader, name) for name in TRAITS}
    chosen = [[span | {"layer": "chosen"}] for span in reader.spans[:: SPANS // ROUNDS]]
    took: dict[str, list[float]] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=on_path() or of_playwright(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page_with(page, reader)
        note = lambda name, script, arg=None: took.setdefault(name, []).append(page.evaluate(script, arg))
        page.evaluate("values => { globalThis.article = values; }", state)
        for n in range(ROUNDS):
            note("draw", "n => timed(() => model.receive({...article, version: n, turn: n}))", n + 1)
            note("choose a row", "a => timed(() => model.receive({chosen: a[1], turn: 100 + a[0]}))", [n, chosen[n]])
            note("switch a layer", "on => timed(() => model.receive({on}))", LAYERS[1:] if n % 2 else LAYERS)
            note("mark words", "n => timed(() => model.receive({marked: [n * 999, n * 999 + 300]}))", n)
            note("next mark", "() => timed(() => document.querySelector('[aria-label=\"Next mark\"]').click())")
            page.fill(".kit-find", ["border", "talks of", "minister said", "we", "e"][n])
            note(
                "find",
                "() => timed(() => document.querySelector('.kit-find').dispatchEvent("
                "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})))",
            )
        browser.close()
    return {"python": round(python, 3)} | {name: round(statistics.median(one), 3) for name, one in took.items()}


if __name__ == "__main__":
    found = measure()
    print(f"{WORDS} words, {SPANS} passages; seconds: {found}")
    known = json.loads(RESULTS.read_text(encoding="utf-8"))
    known["reader"] = {"measured": date.today().isoformat(), "words": WORDS, "passages": SPANS, "seconds": found}
    RESULTS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
