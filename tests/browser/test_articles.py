"""Notebook 01 in a real Chromium: a day set from the list, a line taken back, columns of a table chosen and kept."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.lab import browser_page, cell_errors, lab_server, open_notebook, run_all, settled
from tests.conftest import ROOT, SEED

pytestmark = pytest.mark.browser

PAGE = """A raid at the border

Norway accused Sweden of a raid on Monday. Foreign Minister Mira Holt condemned it, and called for an inquiry.

Sweden denied it, and said that its troops had stayed where they were all week.

Ask our reporters anything

Subscribe to our newsletter
"""
WORDS = (
    "Norway praised Sweden for its patience on Friday, and the two agreed to hold talks in the spring of next year, "
    "once the harbour is free of ice and ships can pass again,"
)
OTHER = (
    "Rain fell on the coast for a third week, the harbour master closed the northern quay to all ships, and traders at "
    "the crossing said that no lorry had moved since early March."
)
TABLE = f'Kopf,Inhalt,Tag\nA swap <b>,"{WORDS} in Oslo.",04/05/2025\nA pact,"{OTHER}",05/06/2025\n'


@pytest.fixture
def articles(chromium, tmp_path):
    """The page with notebook 01 run on two files of its own, and the project's root."""
    root = tmp_path / "project"
    (tmp_path / "home").mkdir()
    for name in ("notebooks", "data"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("workspace.sqlite*", SEED.name, "*.bak*")
        )
    (root / "data" / "articles" / "raid.txt").write_text(PAGE, encoding="utf-8")
    (root / "data" / "articles" / "wires.csv").write_text(TABLE, encoding="utf-8")
    with (
        lab_server(root, tmp_path / "home", ROOT) as lab,
        browser_page(tmp_path / "profile", lab, chromium) as (page, watch),
    ):
        open_notebook(page, lab, "notebooks/01_articles.ipynb")
        run_all(page)
        yield page, lab
        assert page.locator(".kit-errors").first.inner_text().strip() == "" and cell_errors(page) == []
        assert watch.page_errors == [] and watch.outside == []


def test_a_day_is_set_from_the_list_and_a_line_taken_back_is_in_the_reader(articles):
    page, _lab = articles
    task = page.locator(".kit-todo tbody tr", has_text="no date was found").filter(has_text="A raid")
    task.click()
    expect(page.locator(".kit-remedy")).to_contain_text("Set the day")
    settled(page)
    page.get_by_label("Published", exact=True).first.fill("2025-04-29")
    settled(page)
    page.get_by_role("button", name="Set date").first.click()
    expect(page.locator(".kit-status").first).to_contain_text("29 Apr 2025")
    expect(task).to_have_count(0)
    row = page.locator(".kit-table tbody tr", has_text="A raid")
    row.click()
    body = page.locator(".kit-reader .kit-body").first
    grey = body.locator(".kit-removed").filter(has_text="Ask our reporters")
    expect(grey).to_have_count(1)
    page.locator(".kit-removed-lines tbody tr", has_text="Ask our reporters").click()
    page.get_by_role("button", name="Take this line back").click()
    expect(grey).to_have_count(0)
    expect(body).to_contain_text("Ask our reporters anything")
    expect(page.get_by_role("button", name="Leave this line out again")).to_be_visible()


def test_the_columns_of_a_table_are_chosen_by_click_and_kept_for_the_next_run(articles):
    page, lab = articles
    page.locator(".kit-todo tbody tr", has_text="'Inhalt' as text").click()
    column = lambda field: page.get_by_role("combobox", name=field, exact=True)
    expect(column("Text")).to_have_value("Inhalt")
    preview = page.locator(".kit-columns")
    expect(preview).to_contain_text("2 articles in 2 rows, none with a date")
    column("Title").select_option("Kopf")
    expect(preview).to_contain_text("A swap <b>")
    column("Date").select_option("Tag")
    order = column("04/05 is")
    order.select_option("4 May (day first)")
    expect(preview).to_contain_text("all with a date")
    expect(preview).to_contain_text("04 May 2025")
    page.get_by_role("button", name="Keep these columns").click()
    expect(page.locator(".kit-status").first).to_contain_text("2 articles read anew")
    expect(page.locator(".kit-table tbody tr", has_text="A swap <b>")).to_contain_text("04 May 2025")
    expect(page.locator(".kit-todo tbody tr", has_text="'Inhalt' as text")).to_have_count(0)
    run_all(page)
    expect(page.locator(".kit-table tbody tr", has_text="A pact")).to_contain_text("05 Jun 2025")
    page.locator(".kit-report tbody tr", has_text="wires.csv").click()
    page.get_by_role("button", name="Back to the guess").click()
    expect(page.locator(".kit-table tbody tr", has_text="05 Jun 2025")).to_have_count(0)
    open_notebook(page, lab, "notebooks/04_quotes.ipynb")
    run_all(page)
