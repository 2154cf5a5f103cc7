"""Notebook 00 in a real Chromium: a pasted page and several files at once become articles that are there."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import cell_errors, open_notebook, run_all

pytestmark = pytest.mark.browser

PAGE = """Home
World

Two envoys meet at the river

By Ada Brun

Published 29 April 2025

The ferry with both delegations of Arland aboard left at dawn, and nobody on it spoke to the press.

Neither side would say who had asked for the meeting, which had not been announced before.

Subscribe to our newsletter
"""


@pytest.fixture
def start(browser, lab):
    """The page with notebook 00 run, the watch over it, and the folder for articles."""
    page, watch = browser
    open_notebook(page, lab, "notebooks/00_start.ipynb")
    run_all(page)
    yield page, lab.root / "data" / "articles"
    assert page.locator(".kit-errors").first.inner_text().strip() == "" and cell_errors(page) == []
    assert watch.page_errors == [] and watch.outside == []


def test_a_pasted_page_is_previewed_while_it_is_typed_and_saved_as_an_article(start):
    page, folder = start
    reader, said = page.locator(".kit-reader").first, page.locator(".kit-why").first
    save = page.get_by_role("button", name="Save as a file")
    expect(save).to_be_disabled()
    page.get_by_label("Text", exact=True).fill(PAGE)
    expect(said).to_contain_text("by Ada Brun")
    expect(said).to_contain_text("published 2025-04-29")
    expect(reader).to_contain_text("Two envoys meet at the river")
    expect(reader.locator(".kit-body .kit-removed").filter(has_text="Subscribe")).to_have_count(1)
    assert reader.locator(".kit-body .kit-removed").filter(has_text="Arland").count() == 0
    save.click()
    expect(page.locator(".kit-table tr", has_text="Two envoys meet at the river.txt")).to_contain_text("loaded")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")
    (path,) = [path for path in folder.iterdir() if "delegations of Arland" in path.read_text(errors="ignore")]
    assert path.read_text() == PAGE


def test_two_files_are_chosen_at_once_and_their_rows_say_how_they_were_read(start, tmp_path):
    page, folder = start
    (tmp_path / "first of two.txt").write_text(
        "A calm night\n\n29 April 2025\n\nShips waited in the harbour on Monday.\n"
    )
    (tmp_path / "second of two.csv").write_text(
        'Kopf,Inhalt\nA bad day,"Norway accused Sweden of a raid on Monday, and said that its envoy would stay at home '
        'until the matter was settled by a court of both states in the summer."\n'
    )
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files", exact=True).click()
    chooser.value.set_files([tmp_path / "first of two.txt", tmp_path / "second of two.csv"])
    expect(page.locator(".kit-table tr", has_text="first of two.txt")).to_contain_text("✓ loaded")
    row = page.locator(".kit-table tr", has_text="second of two.csv")
    expect(row).to_contain_text("'Inhalt' as text")
    expect(row).to_contain_text("in notebook 01 you can choose others")
    assert (folder / "first of two.txt").exists() and (folder / "second of two.csv").exists()
