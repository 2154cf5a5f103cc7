"""How long the first app takes to stand on the screen, all articles known:  python tests/benchmarks/bench_first.py [N]

In a process of its own: `import kit`, the load of so many files, `annotate` with a workspace that knows them, and the
app of notebook 04 displayed; processor time and time by the clock. Prints the figures and writes them, with the day
and the machine, to `results.json` beside this file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from invented import large
from records import record

import kit
from kit.corpus.packed import pack
from kit.corpus.prints import reading_code
from kit.corpus.reader import Reader

SCREEN = """
import json, sys, time
began = time.perf_counter()
taken = {}
def lap(name):
    taken[name] = time.process_time() - sum(taken.values())
import kit
workspace = kit.Workspace(sys.argv[2])
articles = kit.load(sys.argv[1], workspace=workspace, progress=False)
lap("load")
corpus = kit.annotate(articles, progress=False, workspace=workspace)
lap("annotate")
from kit.apps.quotes import QuotesApp
lap("import")
QuotesApp(corpus).show()
lap("app")
assert "spacy" not in sys.modules
print(json.dumps({"processor_seconds": sum(taken.values()), "clock_seconds": time.perf_counter() - began, **taken}))
"""


def prepare(count: int, folder: Path) -> None:
    """So many files, and a workspace that knows what is in them; nothing is parsed but a few dozen articles."""
    corpus = large(count)
    readings = {}
    for number, article in enumerate(corpus._articles.values()):
        (folder / "articles").mkdir(exist_ok=True)
        path = folder / "articles" / f"{number:05}.txt"
        path.write_text(f"Report {number}\n\nPublished: 16 March 2024\n\n{article.text}\n", encoding="utf-8")
        readings[path.name] = corpus._readings[article.id]
    reader = Reader()
    with kit.Workspace(folder / "workspace.sqlite") as workspace:
        loaded = kit.load(folder / "articles", workspace=workspace, progress=False)
        held = {reader.print_of(article): pack(readings[Path(article.path).name]) for article in loaded}
        workspace.keep({}, held, reading_code())


def main(count: int) -> None:
    """Measure, print and record."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(count, folder)
        command = [sys.executable, "-c", SCREEN, str(folder / "articles"), str(folder / "workspace.sqlite")]
        runs = [
            json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])
            for _ in range(3)
        ]
    best = min(runs, key=lambda run: run["processor_seconds"])
    record("first_app", {"articles": count, **best}, under="apps")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
