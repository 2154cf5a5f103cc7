"""Every notebook: thin, clean, and running from top to bottom without a browser."""

import json
import os
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = ["00_start", "01_articles", "02_actors", "03_stances", "04_quotes", "05_escalation", "06_brief"]
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def _code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_the_seven_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@every_notebook
def test_notebook_is_clean(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(nbformat.from_dict(book))
    assert book["metadata"]["kernelspec"]["name"] == "python3"  # any other name opens a dialog that blocks Run All
    assert "widgets" not in book["metadata"]
    for cell in book["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None


@every_notebook
def test_notebook_is_thin(path):
    cells = _code_cells(path)
    assert len(cells) <= 10
    assert all(len(cell.source.splitlines()) <= 15 for cell in cells)
    assert not any(line.startswith(("def ", "class ")) for cell in cells for line in cell.source.splitlines())


@every_notebook
def test_notebook_has_one_cell_of_parameters(path):
    tagged = [cell for cell in _code_cells(path) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert 'ARTICLES = "../data/articles"' in tagged[0].source


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of notebooks and data, so that what a run writes stays out of the project."""
    target = tmp_path_factory.mktemp("project")
    for folder in ("notebooks", "data"):
        ignored = shutil.ignore_patterns("workspace.sqlite*", "*.bak*", ".ipynb_checkpoints")
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored)
    return target


def _run(project, name):
    book = nbformat.read(project / "notebooks" / f"{name}.ipynb", as_version=4)
    env = {"PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(project / "mpl")}
    before = {key: os.environ.get(key) for key in env}
    os.environ.update(env)
    try:
        resources = {"metadata": {"path": str(project / "notebooks")}}
        NotebookClient(book, timeout=240, kernel_name="python3", resources=resources).execute()
    finally:
        for key, value in before.items():
            os.environ.pop(key) if value is None else os.environ.update({key: value})
    return book


def _warnings(book):
    for cell in book.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error" or output.get("name") == "stderr":
                yield output.get("text") or output.get("evalue")


@pytest.mark.parametrize("name", NAMES)
def test_notebook_runs_from_top_to_bottom(project, name):
    book = _run(project, name)
    assert list(_warnings(book)) == []
    widgets = book.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    panes = [w["state"] for w in widgets if "kit-errors" in w["state"].get("_dom_classes", [])]
    assert panes and all(pane["value"] == "" for pane in panes)  # the app's own, and that of its review
