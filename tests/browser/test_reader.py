"""The reader in a real JupyterLab: layers, rows by their words, finding, lines left out, marking by key and mouse."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.lab import browser_page, cell_count, lab_server, open_notebook, run_all
from tests.conftest import ROOT, SEED

pytestmark = pytest.mark.browser

TEXT = """Talks stall \U0001f600 again

Subscribe to our newsletter

Norway’s foreign minister Mira Holt \U0001f600 said: “We condemn the raid by Sweden \U0001f600 and we will respond.”

Sweden denied the raid. Norway accused Sweden of a second raid, and Sweden again denied the raid on Tuesday.
"""
_ASK = """code => new Promise((done) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const asked = kernel.requestExecute({code, store_history: false});
    let told = "";
    asked.onIOPub = (message) => { told += message.content.text ?? ""; };
    asked.done.then(() => done(told.trim()));
})"""

_PRINT = """
import gc
from kit.apps.widgets import Reader
for reader in gc.get_objects():
    if isinstance(reader, Reader) and reader.marked:
        print(ascii(reader.text[slice(*reader.marked)]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A project with one article of its own; returns its root."""
    root = tmp_path_factory.mktemp("reader") / "project"
    for name in ("notebooks", "data"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("workspace.sqlite*", SEED.name, "*.bak*")
        )
    (root / "data" / "articles" / "2025-05-01 one.txt").write_text(TEXT, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    with lab_server(folder, tmp_path_factory.mktemp("home"), ROOT) as server:
        yield server


@pytest.fixture
def opened(lab, chromium, tmp_path):
    """Opens a notebook, runs it, and gives the page, checked for errors at the end."""
    with browser_page(tmp_path / "profile", lab, chromium) as (page, watch):

        def open_it(name):
            open_notebook(page, lab, f"notebooks/{name}.ipynb")
            run_all(page)
            expect(page.locator(".kit-reader .kit-body").first).to_contain_text("Sweden denied")
            return page

        yield open_it
        assert page.locator(".kit-errors").first.inner_text().strip() == ""
        assert watch.page_errors == [] and watch.outside == []


def _ask(page, code):
    """What the kernel prints."""
    return page.evaluate(_ASK, code)


def _marked(page):
    return _ask(page, _PRINT)


def test_words_lead_to_their_rows_by_mouse_and_by_keys(opened):
    page = opened("03_stances")
    reader, why = page.locator(".kit-reader"), page.locator(".kit-why").first
    layers = reader.get_by_role("group", name="Marks")
    expect(layers.get_by_role("checkbox", name="Stances")).to_be_checked()
    for name in ("Actors", "Quotes", "Signals"):
        layers.get_by_role("checkbox", name=name).check()
    reader.locator("mark", has_text=re.compile("^condemn")).first.click()  # a stance in a quote
    menu = reader.get_by_role("menu", name="Rows that own these words")
    expect(menu).to_contain_text("Quote: Mira Holt")
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    page.keyboard.press("Enter")
    first = menu.get_by_role("menuitem").first
    expect(first).to_be_focused()
    expect(first).to_contain_text("Quote: Mira Holt")
    page.keyboard.press("Enter")
    expect(why).to_contain_text("Quote: Mira Holt: “We condemn")
    page.keyboard.press("Enter") if page.locator("mark:focus").count() else reader.locator(
        "mark", has_text="condemn"
    ).first.click()
    menu.get_by_role("menuitem").filter(has_text="Stance").first.click()
    expect(page.locator('.kit-table tr[aria-selected="true"]')).to_contain_text("condemn")
    expect(reader.locator(".kit-chosen").first).to_contain_text("condemn")
    for name in ("Actors", "Quotes", "Signals"):
        layers.get_by_role("checkbox", name=name).uncheck()
    reader.get_by_role("button", name="Next mark").click()
    expect(reader.locator(".kit-place")).to_contain_text("2 of")
    expect(reader.locator("mark:focus")).to_have_count(1)
    cells = cell_count(page)
    page.keyboard.press("ArrowLeft")
    expect(reader.locator(".kit-place")).to_contain_text("1 of")
    page.keyboard.press("x")  # unguarded, this key would cut the app's cell
    assert cell_count(page) == cells


def test_words_are_found_and_those_found_are_marked(opened):
    page = opened("04_quotes")
    reader = page.locator(".kit-reader")
    find, count = reader.get_by_role("searchbox", name="Find in text"), reader.locator(".kit-count")
    find.fill("THE raid")
    expect(count).to_have_text("1 of 3")
    find.press("Enter")
    expect(count).to_have_text("2 of 3")
    find.press("Shift+Enter")
    find.press("Shift+Enter")
    expect(count).to_have_text("3 of 3")
    find.fill("no such words")
    expect(count).to_have_text("not found")
    find.fill("\U0001f600 and we")
    expect(count).to_have_text("1 of 1")
    find.press("Escape")
    expect(reader.locator(".kit-held")).to_contain_text("Marked: “\U0001f600 and we”")
    assert _marked(page) == r"'\U0001f600 and we'"


def test_words_are_marked_by_keys_and_by_mouse_behind_astral_characters(opened):
    page = opened("05_escalation")
    reader = page.locator(".kit-reader")
    find = reader.get_by_role("searchbox", name="Find in text")
    find.fill("Sweden \U0001f600")
    expect(reader.locator(".kit-count")).to_have_text("1 of 1")
    find.press("Escape")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(reader.locator(".kit-held")).to_contain_text("Marked: “weden \U0001f600 and”")
    page.keyboard.press("Shift+ArrowLeft")
    expect(reader.locator(".kit-held")).to_contain_text("Marked: “weden \U0001f600 an”")
    assert _marked(page) == r"'weden \U0001f600 an'"
    page.keyboard.press("Escape")
    expect(reader.locator(".kit-held")).to_be_empty()
    last = reader.locator(".kit-body").get_by_text("denied the raid on Tuesday").first
    last.scroll_into_view_if_needed()
    box = last.evaluate(
        """one => {
            const walker = document.createTreeWalker(one.closest(".kit-body"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.lastIndexOf("Tuesday");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 7);
                const {left, right, top, height} = range.getBoundingClientRect();
                return {left, right, middle: top + height / 2};
            }
        }"""
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    expect(reader.locator(".kit-held")).to_contain_text("Marked: “Tuesday”")
    assert _marked(page) == "'Tuesday'"
    reader.get_by_role("button", name="Let go of the marked words").click()
    expect(reader.locator(".kit-held")).to_be_empty()
    assert _marked(page) == ""


def test_lines_left_out_stand_in_their_places_when_asked_for(opened):
    page = opened("03_stances")
    reader = page.locator(".kit-reader")
    line = reader.locator(".kit-removed", has_text="Subscribe to our newsletter").last
    expect(line).to_be_hidden()
    reader.get_by_role("checkbox", name="Lines left out").check()
    expect(line).to_be_visible()
    find = reader.get_by_role("searchbox", name="Find in text")
    find.fill("Norway accused")
    find.press("Enter")
    find.press("Escape")
    assert _marked(page) == "'Norway accused'"  # they count in no offset
