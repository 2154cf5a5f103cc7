"""The controls of the quotes app in a real Chromium: those without a speaker, and the same words in two articles."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.lab import browser_page, lab_server, open_notebook, run_all
from tests.conftest import ROOT, SEED

pytestmark = pytest.mark.browser

SAID = '"We shall keep the harbour open, come what may," Ada Brun said.'
TEXTS = {
    "one.txt": f"Harbour talks go on\n\nThe talks went on. {SAID} It was reported that the pier had burned.\n",
    "two.txt": f"A port in doubt\n\nShips waited on Monday. {SAID} They left in the evening.\n",
}


def test_same_words_open_to_their_articles_and_nobody_is_explained(chromium, tmp_path):
    root, home = tmp_path / "project", tmp_path / "home"
    home.mkdir()
    for folder in ("notebooks", "data"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("workspace.sqlite*", SEED.name))
    for name, text in TEXTS.items():
        (root / "data" / "articles" / name).write_text(text, encoding="utf-8")
    with lab_server(root, home, ROOT) as lab, browser_page(tmp_path / "profile", lab, chromium) as (page, watch):
        open_notebook(page, lab, "notebooks/04_quotes.ipynb")
        run_all(page)
        rows, why = page.locator(".kit-table tbody tr"), page.locator(".kit-why").first
        rows.first.click()
        expect(why).to_contain_text('The subject of "said" is "Ada Brun"')
        page.get_by_role("button", name="Without a speaker (1)").click()
        expect(rows).to_have_count(1)  # the row chosen before is none of them
        rows.first.click()
        expect(why).to_contain_text('Nobody is named: "was reported"')
        page.get_by_role("button", name="All speakers").click()
        page.get_by_role("combobox", name="Show", exact=True).select_option("same words in several articles")
        expect(page.locator(".kit-table").first).to_contain_text("Choose a row to list its articles.")
        rows.first.focus()
        page.keyboard.press("Enter")
        expect(rows).to_have_count(3)
        title = page.locator(".kit-reader").first
        for name in ("Harbour talks go on", "A port in doubt"):
            page.keyboard.press("ArrowDown")  # the focus stayed on the row while its articles came
            expect(title).to_contain_text(name)
        assert page.locator(".kit-errors").first.inner_text().strip() == ""
        assert watch.page_errors == []
