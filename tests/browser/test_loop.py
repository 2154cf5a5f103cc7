"""The whole way of the exercise in a real Chromium, from a pasted page to a brief that others act on, by keys alone.

With KIT_SHOTS set to a folder, a picture of each station is left there.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import copy_project
from tests.browser.lab import TIMEOUT_MS, browser_page, cell_errors, lab_server, open_notebook, run_all
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PASTED = ("11-pellmark", "06-two-ondrian", "07-shelling", "13-varania")  # the third is a copy of the second
CHECKED = 5
JUDGEMENT = "The truce of 19 March will hold into April."


@pytest.fixture
def desk(chromium, tmp_path):
    """A server on a project without articles, its list of actors that of the exercise; a page on it."""
    root, home = copy_project(tmp_path / "project"), tmp_path / "home"
    home.mkdir()
    for path in (root / "data" / "articles").iterdir():
        path.unlink()
    shutil.copy(ROOT / "data" / "exercise" / "actors.csv", root / "data" / "actors.csv")
    with lab_server(root, home, ROOT) as lab, browser_page(tmp_path / "profile", lab, chromium) as (page, watch):
        yield lab, page
        assert (watch.page_errors, watch.outside) == ([], [])


def _page_text(start: str) -> str:
    """What one copies from a page of the exercise: its heading, day and paragraphs."""
    (path,) = (ROOT / "data" / "exercise" / "articles").glob(f"{start}*")
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":  # it was copied with all that stood around it
        return source
    lines = re.findall(r"<(?:h1|time|p)\b[^>]*>(.*?)</", source, re.DOTALL)
    return "\n\n".join(lines) + "\n"


def _open(page: Page, lab, name: str) -> None:
    open_notebook(page, lab, f"notebooks/{name}.ipynb")
    run_all(page)
    expect(page.locator(".kit-app").first).to_be_visible()


def _press(page: Page, name: str, key: str = "Enter") -> None:
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled()
    button.focus()
    page.keyboard.press(key)


def _choose(page: Page, label: str, words: str) -> None:
    """Choose in a list by typing the beginning of an option."""
    page.get_by_role("combobox", name=label, exact=True).focus()
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def _choose_row(page: Page, table: str, words: str) -> None:
    row = page.locator(f"{table} tbody tr", has_text=words).first
    expect(row).to_be_visible(timeout=TIMEOUT_MS)
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-selected", "true")


def _shot(page: Page, name: str, at: str) -> None:
    if folder := os.environ.get("KIT_SHOTS"):
        page.locator(at).first.scroll_into_view_if_needed()
        page.wait_for_timeout(500)  # pictures come after their words
        page.screenshot(path=Path(folder) / f"loop-{name}.png")


def _calm(page: Page) -> None:
    """No error pane speaks, and axe finds nothing serious in what is open now."""
    found = Axe().run(page, context=".kit-app").response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in {"serious", "critical"}] == []
    for pane in page.locator(".kit-errors").all():
        assert pane.inner_text().strip() == ""
    assert cell_errors(page) == []


def test_from_a_pasted_page_to_a_brief_by_keys_alone(desk):
    lab, page = desk
    _open(page, lab, "00_start")
    for start in PASTED:
        text = page.get_by_label("Text", exact=True)
        text.focus()
        page.keyboard.insert_text(_page_text(start))  # as a paste does
        if start == PASTED[0]:
            expect(page.locator(".kit-why").first).to_contain_text("published 2024-03-16")
            _shot(page, "1-paste", ".kit-reader")
        _press(page, "Save as a file")
        expect(text).to_have_value("", timeout=TIMEOUT_MS)
    _calm(page)

    _open(page, lab, "02_actors")
    _choose_row(page, ".kit-table", "Varania")
    _choose(page, "Show", "said")
    expect(page.locator(".kit-followed").first).to_contain_text("rows from", timeout=TIMEOUT_MS)
    _calm(page)

    _open(page, lab, "05_escalation")
    _press(page, "Review rows", "Space")
    expect(page.locator(".kit-review-rows tbody tr:focus")).to_have_count(1)
    for n in range(CHECKED):
        page.keyboard.press("a")
        expect(page.locator(".kit-review-rows tbody td:first-child").nth(n)).to_have_text(re.compile("accepted"))
    expect(page.locator(".kit-review-states")).to_contain_text(f"{CHECKED} reviewed")
    _shot(page, "2-review", ".kit-review-rows")
    _press(page, "Leave the review")
    expect(page.locator(".kit-review-rows")).to_be_hidden()
    expect(page.locator(".kit-status").first).to_contain_text("in the table below")
    _choose_row(page, ".kit-table", "Eleven shells")
    expect(page.locator(".kit-rests").first).to_contain_text("sources tell it", timeout=TIMEOUT_MS)
    _choose(page, "Reliability", "B")
    expect(page.locator(".kit-graded").first).to_contain_text("B: usually reliable")
    _shot(page, "3-corroborate", ".kit-graded")
    _calm(page)

    _open(page, lab, "06_brief")
    text = page.get_by_label("Text", exact=True)
    text.focus()
    page.keyboard.type(JUDGEMENT)
    page.keyboard.press("Tab")
    judged = page.frame_locator(".kit-app iframe").locator(".judgements li")
    expect(judged).to_contain_text(JUDGEMENT, timeout=TIMEOUT_MS)
    _choose(page, "Likelihood", "likely")
    _choose(page, "Confidence", "moderate")
    expect(judged).to_contain_text("Confidence in this judgement: moderate.", timeout=TIMEOUT_MS)
    _choose_row(page, ".kit-table", "Ilsa Merrow")
    _press(page, "Pick this row as evidence")
    expect(page.locator(".kit-judged").first).to_contain_text("Evidence: ", timeout=TIMEOUT_MS)
    _shot(page, "4-brief", ".kit-judged")
    _press(page, "Write all four formats")
    expect(page.locator(".kit-written").first).to_contain_text(".xlsx", timeout=TIMEOUT_MS)
    written = {path.suffix: path for path in (lab.root / "output").iterdir()}
    assert set(written) == {".html", ".md", ".docx", ".xlsx"}
    first, *rest = written[".md"].read_text(encoding="utf-8").splitlines()
    assert first.startswith(f"**{CHECKED} of ") and "the others are unreviewed" in first
    assert any(line.startswith("**J1** The truce") and "Evidence: " in line for line in rest)
    _calm(page)
