"""Rows reviewed by keys alone in a real JupyterLab: verdicts, a correction, words marked and added, undo."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.lab import browser_page, cell_count, lab_server, open_notebook, run_all
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

ROWS = 20
SECONDS = 60


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A server on a copy of the project: verdicts stay in its own workspace."""
    from tests.browser.conftest import copy_project

    root = copy_project(tmp_path_factory.mktemp("review") / "project")
    with lab_server(root, tmp_path_factory.mktemp("home"), ROOT) as server:
        yield server


@pytest.fixture
def opened(lab, chromium, tmp_path):
    """Opens a notebook with its review, and gives the page, checked for errors at the end."""
    with browser_page(tmp_path / "profile", lab, chromium) as (page, watch):

        def open_it(name):
            open_notebook(page, lab, f"notebooks/{name}.ipynb")
            run_all(page)
            page.get_by_role("button", name="Review rows").focus()
            page.keyboard.press("Space")
            expect(page.locator(".kit-review-rows tbody tr:focus")).to_have_count(1)
            return page

        yield open_it
        for pane in page.locator(".kit-errors").all():
            assert pane.inner_text().strip() == ""
        assert watch.page_errors == [] and watch.outside == []


def _status(page):
    return page.locator(".kit-review-status")


def _marks(page):
    return page.locator(".kit-review-rows tbody td:first-child")


def test_twenty_rows_are_reviewed_by_keys_in_a_minute_and_the_last_is_taken_back(opened):
    page = opened("05_escalation")
    page.get_by_role("combobox", name="Rows", exact=True).select_option("drawn at random")
    expect(page.get_by_label("Seed", exact=True)).to_be_visible()
    page.locator(".kit-review-rows tbody tr").first.focus()
    cells, began = cell_count(page), time.monotonic()
    for n in range(ROWS):
        page.keyboard.press("r" if n % 4 == 3 else "a")
        expect(_marks(page).nth(n)).to_have_text(re.compile("rejected" if n % 4 == 3 else "accepted"))
        expect(page.locator(f'.kit-review-rows tr[data-at="{n + 1}"]:focus')).to_have_count(1)
    assert time.monotonic() - began < SECONDS
    expect(page.locator(".kit-review-states")).to_contain_text(f"{ROWS} reviewed")
    expect(page.locator(".kit-review-trust")).to_contain_text(
        "Drawn at random: 15 of 20 reviewed signals are right: 75%"
    )
    expect(page.locator(".kit-review-trust")).to_contain_text("more checks would narrow it to ±5 points")
    page.keyboard.press("u")
    expect(_status(page)).to_contain_text("Taken back: rejected")
    expect(page.locator(".kit-review-states")).to_contain_text(f"{ROWS - 1} reviewed")
    assert cell_count(page) == cells
    page.get_by_role("button", name="Leave the review").click()
    page.get_by_role("combobox", name="Count", exact=True).select_option("reviewed rows alone")
    expect(page.locator(".kit-status").first).to_contain_text("Counted are reviewed rows alone")


def test_a_row_is_corrected_by_keys_and_the_same_side_elsewhere(opened):
    page = opened("03_stances")
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.locator('.kit-review-rows tr[data-at="2"]')
    expect(row).to_be_focused()
    expect(row).to_contain_text("USA")
    page.keyboard.press("c")
    holders = page.locator(".kit-review-form").get_by_role("combobox", name="Holders", exact=True)
    expect(holders).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("FRA")  # letters that mean verdicts elsewhere
    page.keyboard.press("Control+Enter")
    expect(_status(page)).to_contain_text("Corrected and saved")
    expect(row).to_contain_text("✎ corrected")
    expect(row).to_contain_text("FRA")
    there = page.locator(".kit-review-elsewhere")
    expect(there).to_contain_text("“USA” stands as holders in")
    there.get_by_role("button").first.click()
    expect(_status(page)).to_contain_text(re.compile(r"Corrected and saved: \d+ rows?"))
    page.keyboard.press("c")
    expect(holders).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".kit-review-form")).to_be_hidden()


def test_words_are_marked_and_added_by_keys_and_taken_back(opened):
    page = opened("04_quotes")
    find = page.locator(".kit-reader").get_by_role("searchbox", name="Find in text")
    find.fill("decades old accords")
    expect(page.locator(".kit-reader .kit-count")).to_have_text("1 of 1")
    find.press("Escape")
    page.keyboard.press("Control+Alt+Shift+ArrowRight")
    expect(page.locator(".kit-held")).to_contain_text("Marked: “ old accords”")
    page.keyboard.press("m")
    form = page.locator(".kit-review-form")
    expect(form).to_contain_text("Words: “old accords”")
    expect(form.get_by_role("combobox", name="Speaker", exact=True)).to_be_focused()
    page.keyboard.type("Marco Rubio")
    page.keyboard.press("Control+Enter")
    expect(_status(page)).to_contain_text("Added and saved: Quote: Marco Rubio: old accords")
    added = page.locator(".kit-review-rows tbody tr", has_text="+ added")
    expect(added).to_contain_text("Marco Rubio")
    page.keyboard.press("u")
    expect(_status(page)).to_contain_text("Taken back: added")
    expect(added).to_have_count(0)


def test_the_review_is_for_everyone_and_legible_at_twice_the_size(opened):
    page = opened("04_quotes")
    page.keyboard.press("c")
    expect(page.locator(".kit-review-form")).to_be_visible()
    found = Axe().run(page, context=".kit-app").response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in {"serious", "critical"}] == []
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.set_viewport_size({"width": 640, "height": 2400})
    page.wait_for_timeout(500)
    wide = page.locator(".kit-app").evaluate("""app => [...app.querySelectorAll('button, input, select, p')]
        .filter(e => e.checkVisibility() && !e.closest('table'))
        .filter(e => e.getBoundingClientRect().right > app.getBoundingClientRect().right + 2)
        .map(e => e.outerHTML.slice(0, 80))""")
    assert wide == []
