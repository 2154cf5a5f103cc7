"""The seven notebooks in a row on a folder, as the README has it: without a browser, each kept with what it showed."""

import os

import nbformat
import papermill
import pytest

from tests.browser.conftest import copy_project
from tests.conftest import ROOT
from tests.notebooks.test_notebooks import NAMES


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("papermill"))


def test_papermill_runs_all_seven_on_another_folder(project, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("MPLCONFIGDIR", str(project / "mpl"))
    articles = os.path.join("..", "data", "exercise", "articles")
    here = project / "notebooks"
    for name in NAMES:
        done = project / "output" / f"{name}.ipynb"
        done.parent.mkdir(exist_ok=True)
        papermill.execute_notebook(
            here / f"{name}.ipynb", done, {"ARTICLES": articles}, cwd=here, kernel_name="python3", progress_bar=False
        )
        book = nbformat.read(done, as_version=4)
        outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
        assert outputs and all(output.output_type != "error" for output in outputs), name
    assert "Holvart" in (project / "output" / "06_brief.ipynb").read_text("utf-8")  # it read that folder, not the other
