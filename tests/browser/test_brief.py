"""The brief in a real Chromium, by keys alone: a judgement with its words and evidence, kept, and in four files."""

import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_project
from tests.browser.lab import TIMEOUT_MS, browser_page, lab_server, open_notebook, run_all
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

TEXT = "The truce will hold into April."


@pytest.fixture
def exercise_lab(chromium, tmp_path):
    """A server on a project whose articles are the exercise, and a page on it."""
    root, home = copy_project(tmp_path / "project"), tmp_path / "home"
    home.mkdir()
    shutil.rmtree(root / "data" / "articles")
    shutil.copytree(ROOT / "data" / "exercise" / "articles", root / "data" / "articles")
    shutil.copy(ROOT / "data" / "exercise" / "actors.csv", root / "data" / "actors.csv")
    with lab_server(root, home, ROOT) as lab, browser_page(tmp_path / "profile", lab, chromium) as (page, watch):
        yield lab, page, watch


def _press(page, control, key):
    expect(control).to_be_enabled()
    control.focus()
    page.keyboard.press(key)


def test_a_judgement_with_evidence_goes_into_four_files_by_keys_alone(exercise_lab):
    lab, page, watch = exercise_lab
    open_notebook(page, lab, "notebooks/06_brief.ipynb")
    run_all(page)
    said, frame = page.locator(".kit-judged").first, page.frame_locator(".kit-app iframe")
    text = page.get_by_label("Text", exact=True)
    text.focus()
    page.keyboard.type(TEXT)
    page.keyboard.press("Tab")
    expect(frame.locator(".judgements li")).to_contain_text(TEXT)
    likelihood = page.get_by_role("combobox", name="Likelihood", exact=True)
    likelihood.focus()
    page.keyboard.type("likely")
    page.keyboard.press("Tab")
    expect(frame.locator(".judgements li")).to_contain_text("Likelihood: likely (55–80%).")
    row = page.locator(".kit-table tbody tr", has_text="Amara Quist").first
    row.focus()
    page.keyboard.press("Enter")
    _press(page, page.get_by_role("button", name="Pick this row as evidence"), "Enter")
    expect(said).to_contain_text("Evidence: ")
    if shots := os.environ.get("KIT_SHOTS"):
        said.scroll_into_view_if_needed()
        page.screenshot(path=Path(shots) / "brief.png", full_page=True)
    _press(page, page.get_by_role("button", name="Write all four formats"), "Enter")
    expect(page.locator(".kit-written").first).to_contain_text(".xlsx", timeout=TIMEOUT_MS)
    output = lab.root / "output"
    assert {path.suffix for path in output.iterdir()} == {".html", ".md", ".docx", ".xlsx"}
    judged = openpyxl.load_workbook(next(output.glob("*.xlsx")))["Judgements"]
    assert [cell.value for cell in judged[2]][1] == TEXT
    assert page.locator(".kit-errors").first.inner_text().strip() == ""
    open_notebook(page, lab, "notebooks/06_brief.ipynb")  # a new session: the draft is still there
    run_all(page)
    expect(page.frame_locator(".kit-app iframe").locator(".judgements li")).to_contain_text(TEXT)
    assert (watch.page_errors, watch.outside) == ([], [])
