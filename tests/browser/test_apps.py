"""Every app in a real JupyterLab in a real Chromium: it runs, answers to mouse and keys, and asks nobody outside."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.lab import browser_page, cell_count, cell_errors, lab_server, open_notebook, run_all, settled
from tests.conftest import ROOT, SEED

pytestmark = pytest.mark.browser

NAMES = ["00_start", "01_articles", "02_actors", "03_stances", "04_quotes", "05_escalation", "06_brief"]
# For each app with a table of rows: a control to move by mouse, the value to choose, and whether a chart is drawn.
FILTERS = {
    "02_actors": ("Side", "PAK"),
    "03_stances": ("Holder", "PAK"),
    "04_quotes": ("Side", "PAK"),
}


def _ran(page, lab, name):
    open_notebook(page, lab, f"notebooks/{name}.ipynb")
    run_all(page)
    expect(page.locator(".kit-app").first).to_be_visible()


def _calm(page, watch):
    """No error pane speaks, no traceback is shown, no script failed, nothing was asked of another machine."""
    for pane in page.locator(".kit-errors").all():
        assert pane.inner_text().strip() == ""
    assert cell_errors(page) == []
    assert watch.page_errors == []
    assert watch.outside == []


def _rows(page):
    return page.locator(".kit-table tbody tr")


@pytest.mark.parametrize("name", NAMES)
def test_notebook_runs_and_its_app_is_drawn(browser, lab, name):
    page, watch = browser
    _ran(page, lab, name)
    _calm(page, watch)
    if name in {"02_actors", "03_stances", "04_quotes", "05_escalation"}:
        image = page.locator(".kit-chart img").first
        expect(image).to_have_attribute("alt", re.compile(r"\w"))
    if name != "06_brief":
        assert _rows(page).count() >= 1


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_changes_table_and_chart_and_a_key_changes_it_back(browser, lab, name):
    page, watch = browser
    label, value = FILTERS[name]
    _ran(page, lab, name)
    before, cells = _rows(page).count(), cell_count(page)
    control = page.get_by_role("combobox", name=label, exact=True)  # also proves that the control has a name
    control.select_option(value)
    expect(_rows(page)).not_to_have_count(before)
    assert _rows(page).count() >= 1
    control.focus()
    page.keyboard.press("Home")  # the first option: all
    expect(_rows(page)).to_have_count(before)
    page.keyboard.press("x")  # unguarded, this key would cut the app's cell
    assert cell_count(page) == cells
    _calm(page, watch)


@pytest.mark.parametrize("name", ["03_stances", "04_quotes", "05_escalation"])
def test_a_row_chosen_by_mouse_or_key_is_marked_in_its_article_and_explained(browser, lab, name):
    page, watch = browser
    _ran(page, lab, name)
    cells = cell_count(page)
    _rows(page).first.click()
    expect(page.locator(".kit-why").first).to_contain_text("Why this row?")
    expect(page.locator(".kit-reader .kit-chosen").first).to_be_visible()
    first = page.locator(".kit-why").first.inner_text()
    _rows(page).first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".kit-why").first).not_to_have_text(first)
    expect(_rows(page).nth(1)).to_have_attribute("aria-selected", "true")
    assert cell_count(page) == cells
    _calm(page, watch)


def test_an_export_and_a_brief_are_written(browser, lab):
    page, watch = browser
    _ran(page, lab, "04_quotes")
    page.get_by_role("button", name="Export CSV").click()
    expect(page.locator(".kit-exported").first).to_contain_text("written to")
    with page.expect_download() as download:
        page.get_by_text("Download it").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "article_id" in text.splitlines()[0] and "rule" in text.splitlines()[0]
    _ran(page, lab, "06_brief")
    page.get_by_role("button", name="Write all four formats").click()
    expect(page.locator(".kit-app").first).to_contain_text(".xlsx")
    written = {path.suffix for path in (lab.root / "output").iterdir()}
    assert {".csv", ".html", ".md", ".docx", ".xlsx"} <= written
    _calm(page, watch)


def test_a_date_set_in_one_notebook_is_seen_in_the_next(browser, lab):
    page, watch = browser
    _ran(page, lab, "01_articles")
    page.locator(".kit-table", has_text="undated").locator("tbody tr").first.click()
    settled(page)
    page.get_by_label("Published", exact=True).fill("2025-04-29")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Set date").click()
    expect(page.locator(".kit-table", has_text="29 Apr 2025").first).to_be_visible()
    _ran(page, lab, "05_escalation")
    expect(page.locator(".kit-table").first).to_contain_text("Apr 2025")
    _calm(page, watch)


HOSTILE = """\
<script>window.OWNED = 1</script><img src=x onerror="window.OWNED=2"> and $5m

<img src=x onerror="window.OWNED=3"> said on Tuesday that “the US \u202eaccused\u202c <b>Pakistan</b> of $1 lies”.

Pakistan's prime minister, "Mira <svg onload=window.OWNED=4>" Holt, said: “We <i>will</i> respond with force, $$x$$.”

India accused Pakistan of <script>window.OWNED = 5</script> an attack in Kashmir, and Pakistan denied it on Monday.
"""


def test_a_hostile_article_is_shown_as_text_in_all_seven(chromium, tmp_path):
    root, home = tmp_path / "project", tmp_path / "home"
    home.mkdir()
    for folder in ("notebooks", "data"):
        ignored = shutil.ignore_patterns("workspace.sqlite*", SEED.name)
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    name = "<img src=x onerror=window.OWNED=6> $x$.txt"
    (root / "data" / "articles" / name).write_text(HOSTILE, encoding="utf-8")
    with lab_server(root, home, ROOT) as lab, browser_page(tmp_path / "profile", lab, chromium) as (page, watch):
        for notebook in NAMES:
            _ran(page, lab, notebook)
            rows = _rows(page)
            if rows.count():
                rows.first.click()
            assert page.evaluate("window.OWNED") is None, notebook
            assert page.locator(".kit-app img[src=x], .kit-app svg, .kit-app script").count() == 0, notebook
            _calm(page, watch)


def test_layers_of_the_reader_answer_to_mouse_and_key(browser, lab):
    page, watch = browser
    _ran(page, lab, "01_articles")
    marks = page.locator(".kit-reader .kit-on-actors .kit-body mark.kit-actors")
    box = page.locator(".kit-reader").get_by_role("checkbox", name="Actors", exact=True)
    box.click()
    expect(marks.first).to_be_attached()
    box.focus()
    page.keyboard.press("Space")
    expect(marks).to_have_count(0)
    _calm(page, watch)


def test_dyads_answer_to_mouse_and_key(browser, lab):
    page, watch = browser
    _ran(page, lab, "05_escalation")
    table, chart = page.locator(".kit-table").first, page.locator(".kit-chart img").first
    before, picture = table.inner_text(), chart.get_attribute("src")
    dyad = page.get_by_role("combobox", name="Dyad", exact=True)
    dyad.select_option(index=2)
    expect(chart).not_to_have_attribute("src", picture)
    assert table.inner_text() != before
    picture = chart.get_attribute("src")
    dyad.focus()
    page.keyboard.press("Home")
    expect(chart).not_to_have_attribute("src", picture)
    _calm(page, watch)


def test_the_brief_follows_its_title(browser, lab):
    page, watch = browser
    _ran(page, lab, "06_brief")
    title = page.get_by_label("Title", exact=True)
    title.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Week 17")
    page.keyboard.press("Enter")
    expect(page.frame_locator(".kit-app iframe").locator("h1")).to_have_text("Week 17")
    _calm(page, watch)


def test_dropped_files_become_files_and_one_that_is_too_large_is_named(browser, lab):
    page, watch = browser
    _ran(page, lab, "00_start")
    page.locator(".kit-drop").first.evaluate(
        """zone => {
            const carried = new DataTransfer();
            const text = "Envoys meet\\n\\nThe envoys of Norway and Sweden met on Monday and agreed to hold talks.";
            carried.items.add(new File([text], "dropped.txt"));
            carried.items.add(new File([new Uint8Array(10_500_000)], "huge <b>.txt"));
            zone.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator(".kit-table tr", has_text="dropped.txt")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="huge <b>.txt")).to_be_visible()
    assert (lab.root / "data" / "articles" / "dropped.txt").is_file()
    _calm(page, watch)


def test_a_task_shows_its_remedy_and_is_settled_beside_it(browser, lab):
    page, watch = browser
    _ran(page, lab, "01_articles")
    page.locator(".kit-todo tbody tr", has_text="no date was found").first.click()
    expect(page.locator(".kit-remedy")).to_contain_text("Set the day")
    settled(page)
    page.get_by_label("Published", exact=True).first.fill("2025-04-29")
    settled(page)
    page.get_by_role("button", name="Set date").first.click()
    expect(page.locator(".kit-status").first).to_contain_text("29 Apr 2025")
    _calm(page, watch)


def test_a_pasted_page_becomes_a_file(browser, lab):
    page, watch = browser
    _ran(page, lab, "00_start")
    page.get_by_label("Text", exact=True).fill(
        "Envoys of two states meet again\n\nThe envoys of Norway and Sweden met on Monday and agreed to hold talks."
    )
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save as a file").click()
    expect(page.locator(".kit-table", has_text="Envoys of two states").first).to_be_visible()
    assert [path for path in (lab.root / "data" / "articles").iterdir() if "Envoys" in path.name]
    _calm(page, watch)
