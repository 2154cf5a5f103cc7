"""The rooms of the kit: which may import which, and what `import kit` leaves alone."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

EVERYWHERE = {"article", "ids"}
LANGUAGE = {"lexicon", "dates"}
CORPUS = LANGUAGE | {"language", "workspace"}
MAY_IMPORT = {
    "article": set(),
    "ids": set(),
    "dates": {"lexicon"},
    "reading": {"dates", "lexicon"},
    "lexicon": set(),
    "language": LANGUAGE,
    "workspace": set(),
    "corpus": CORPUS,
    "analysis": {"lexicon"},
    "views": {"lexicon", "analysis"},
    "export": {"corpus", "analysis", "views"},
    "brief": {"corpus", "analysis", "views", "export", "lexicon", "workspace"},
    "cli": CORPUS | {"corpus", "reading", "analysis", "export", "brief"},
    "__main__": {"cli"},
    "scale": CORPUS | {"corpus", "analysis"},
    "apps": CORPUS | {"corpus", "reading", "analysis", "views", "export", "brief"},
}
MODULES = [path for path in sorted((ROOT / "kit").rglob("*.py")) if path != ROOT / "kit" / "__init__.py"]


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "kit").parts[0].removesuffix(".py")


def _rooms_imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are written in full"
            names = [f"{node.module}.{alias.name}" if node.module == "kit" else node.module for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("kit.")}
    return found - {_room(path)} - EVERYWHERE


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_room_imports_only_what_lies_before_it(path):
    assert _room(path) in MAY_IMPORT, "a new room: say in this table what it may import"
    assert _rooms_imported(path) <= MAY_IMPORT[_room(path)]


def test_importing_the_kit_brings_in_nothing_heavy():
    heavy = (
        "pandas",
        "numpy",
        "pyarrow",
        "fsspec",
        "dask",
        "spacy",
        "seaborn",
        "matplotlib",
        "ipywidgets",
        "anywidget",
        "trafilatura",
        "py3langid",
    )
    heavy += "pyarrow", "fsspec", "dask"
    code = f"import sys, kit; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_loads_a_model_or_makes_a_folder_when_imported(tmp_path):
    modules = [".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in MODULES]
    code = (
        "import importlib, spacy\n"
        "def refuse(*args, **kwargs): raise AssertionError('a model was loaded')\n"
        "spacy.load = spacy.util.load_model = refuse\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
