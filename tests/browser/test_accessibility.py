"""Every app for everyone: no serious finding of axe, all by keyboard, legible at twice the size, pictures in words."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.lab import open_notebook, run_all

pytestmark = pytest.mark.browser

NAMES = ["00_start", "01_articles", "02_actors", "03_stances", "04_quotes", "05_escalation", "06_brief"]
MOST_STOPS = 400  # more presses of Tab than any app has stops

# Each stop of the keyboard in the apps gets a number; a group of radio buttons is one stop.
NUMBER_THE_STOPS = """() => {
    const can = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const stops = [];
    for (const app of document.querySelectorAll('.kit-app')) {
        for (const e of app.querySelectorAll(can)) {
            const folded = e.closest('details:not([open])') && e.tagName !== 'SUMMARY';
            if (e.disabled || e.tabIndex < 0 || folded || !e.checkVisibility({visibilityProperty: true})) continue;
            if (e.type === 'radio' && !e.checked) continue;
            e.dataset.stop = stops.length;
            stops.push((e.getAttribute('aria-label') || e.innerText || e.title || e.outerHTML).slice(0, 80));
        }
    }
    return stops;
}"""
WHERE = """() => {
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderStyle !== 'none'
        || e.type === 'checkbox' || e.type === 'radio';
    return {stop: e.dataset.stop ?? null, marked, inside: !!e.closest('.kit-app'), size: box.width * box.height};
}"""


@pytest.mark.parametrize("name", NAMES)
def test_an_app_is_for_everyone(browser, lab, name):
    page, watch = browser
    open_notebook(page, lab, f"notebooks/{name}.ipynb")
    run_all(page)
    expect(page.locator(".kit-app").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 3200})
    page.wait_for_timeout(800)

    found = Axe().run(page, context=".kit-app").response["violations"]
    serious = [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:120]})" for v in found
               if v["impact"] in {"serious", "critical"}]  # fmt: skip
    assert serious == []
    for image in page.locator(".kit-app img").all():
        assert re.search(r"\w", image.get_attribute("alt") or "")

    stops = page.evaluate(NUMBER_THE_STOPS)
    assert stops
    page.locator("[data-stop='0']").focus()
    reached, unmarked = set(), []
    for _ in range(MOST_STOPS):
        at = page.evaluate(WHERE)
        if not at["inside"]:
            break
        if at["stop"] is not None:
            reached.add(int(at["stop"]))
            if not at["marked"]:
                unmarked.append(stops[int(at["stop"])])
        page.keyboard.press("Tab")
    assert [stop for number, stop in enumerate(stops) if number not in reached] == []
    assert unmarked == []

    # At twice the size a page is half as wide: everything is still there, and no line runs out of the app.
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.set_viewport_size({"width": 640, "height": 3200})
    page.wait_for_timeout(500)
    wide = page.evaluate("""() => [...document.querySelectorAll('.kit-app')].map(e => {
        const right = e.getBoundingClientRect().right;
        const out = [...e.querySelectorAll('button, input, select, textarea, h3, h4, p')].filter(c =>
            c.checkVisibility() && c.getBoundingClientRect().right > right + 2 && !c.closest('table, .kit-table'));
        return out.map(c => (c.innerText || c.title || c.outerHTML).slice(0, 80));
    }).flat()""")
    assert wide == []
    assert watch.page_errors == []
