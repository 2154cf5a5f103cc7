"""Notebooks 02 and 03 on a small folder in a real Chromium: actors set right, stances followed and compared."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.lab import browser_page, lab_server, open_notebook, run_all
from tests.conftest import ROOT, SEED

pytestmark = pytest.mark.browser

TEXTS = {
    "2025-05-01 one.txt": "A raid\n\nNorway accused Sweden of a raid. Foreign Minister Mira Holt condemned it.\n",
    "2025-05-02 two.txt": "A swap\n\nNorway praised Sweden for its patience. Sweden criticised Norway on Friday.\n",
}


@pytest.fixture
def folder(tmp_path):
    """A project with two articles of its own; returns its root."""
    root = tmp_path / "project"
    (tmp_path / "home").mkdir()
    for name in ("notebooks", "data"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("workspace.sqlite*", SEED.name, "*.bak*")
        )
    for name, text in TEXTS.items():
        (root / "data" / "articles" / name).write_text(text, encoding="utf-8")
    return root


def test_an_actor_without_a_side_is_set_right_and_a_name_taken_out(chromium, folder, tmp_path):
    with (
        lab_server(folder, tmp_path / "home", ROOT) as lab,
        browser_page(tmp_path / "p", lab, chromium) as (page, watch),
    ):
        open_notebook(page, lab, "notebooks/02_actors.ipynb")
        run_all(page)
        first = page.locator(".kit-table tbody tr").first
        expect(first).to_contain_text("person without a side")
        first.click()
        page.locator(".kit-forms tbody tr").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".kit-why").first).to_contain_text("Why this row?")
        expect(page.locator(".kit-reader .kit-chosen").first).to_be_visible()
        page.get_by_label("Its side", exact=True).fill("NOR")
        page.get_by_label("Add name", exact=True).fill("Holt")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Save changes").click()
        said = page.locator(".kit-said")
        expect(said).to_contain_text("Mira Holt is set in actors.csv")
        expect(page.locator(".kit-table", has_text="person without a side")).to_have_count(0)
        page.get_by_role("combobox", name="Take out", exact=True).select_option("Holt")
        page.get_by_role("button", name="Take out").click()
        expect(said).to_have_text(re.compile(r"^\s*Holt is set in actors.csv"))
        page.get_by_role("button", name="Undo last change").click()
        expect(said).to_contain_text("is taken back")
        assert "Mira Holt,NOR,person" in (folder / "data" / "actors.csv").read_text(encoding="utf-8")
        assert len(list((folder / "data").glob("actors.bak*.csv"))) == 3
        assert page.locator(".kit-errors").first.inner_text().strip() == "" and watch.page_errors == []


def test_a_row_of_the_list_opens_its_line_and_both_passages(chromium, folder, tmp_path):
    with (
        lab_server(folder, tmp_path / "home", ROOT) as lab,
        browser_page(tmp_path / "p", lab, chromium) as (page, watch),
    ):
        open_notebook(page, lab, "notebooks/03_stances.ipynb")
        run_all(page)
        rows, listed = page.locator(".kit-table tbody tr"), page.locator(".kit-list tbody tr")
        whole = rows.count()
        listed.filter(has_text="NOR").filter(has_text="SWE").first.click()
        expect(page.locator(".kit-line")).to_contain_text("NOR toward SWE: 2 stances")
        expect(rows).to_have_count(2)
        page.get_by_role("button", name="All rows again").click()
        expect(rows).to_have_count(whole)
        show = page.get_by_role("combobox", name="Show", exact=True)
        show.select_option("over time")
        expect(page.locator(".kit-chart img")).to_have_attribute(
            "alt", "Stances, 2 rows. 01 May 2025: 2 against; 02 May 2025: 1 against, 1 for."
        )
        show.select_option("for and against at once")
        expect(listed).to_have_count(1)
        listed.first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".kit-beside .kit-chosen")).to_have_count(2)  # in both readers
        assert page.locator(".kit-errors").first.inner_text().strip() == "" and watch.page_errors == []
