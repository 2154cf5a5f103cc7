"""A table of more rows than the page holds at a time, in a real Chromium: its keys, its pages, its order."""

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.lab import open_notebook, run_all

pytestmark = pytest.mark.browser

CELL = """import pandas as pd
from kit.apps.widgets import RowTable
names = [f"n{n:04}" for n in range(2500)]
table = RowTable().add_class("kit-long")
table.show(pd.DataFrame({"name": names, "size": [n * 7 % 2500 for n in range(2500)]}), names)
table"""


def test_a_long_table_turns_to_every_row_and_sorts_all_of_them(browser, lab):
    page, watch = browser
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)], metadata=kernel)
    nbformat.write(notebook, lab.root / "long.ipynb")
    open_notebook(page, lab, "long.ipynb")
    run_all(page)
    box = page.locator(".kit-long")
    rows, says = box.locator("tbody tr"), box.locator(".kit-pages span")
    expect(says).to_contain_text("rows 1 to 100 of 2500")
    rows.first.click()
    page.keyboard.press("End")
    expect(says).to_contain_text("rows 2401 to 2500 of 2500")
    expect(rows.last).to_be_focused()
    expect(rows.last).to_have_attribute("aria-selected", "true")
    expect(rows.last).to_contain_text("n2499")
    box.get_by_role("button", name="Previous").click()
    expect(says).to_contain_text("rows 2301 to 2400 of 2500")
    box.get_by_role("button", name="size").click()
    expect(box.locator("th").last).to_have_attribute("aria-sort", "ascending")
    expect(says).to_contain_text("rows 1 to 100 of 2500")
    rows.first.focus()
    page.keyboard.press("Home")
    expect(rows.first).to_contain_text("n0000")
    box.get_by_role("button", name="size").click()
    expect(box.locator("th").last).to_have_attribute("aria-sort", "descending")
    assert watch.page_errors == []
