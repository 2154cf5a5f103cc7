"""One JupyterLab for all browser tests, on a copy of the project; a fresh browser profile for each."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.browser.chromium import of_playwright, on_path
from tests.browser.lab import Lab, browser_page, lab_server
from tests.conftest import ROOT

SHOTS = ROOT / "tests" / "shots"  # where a failed test leaves its screenshot; ignored by git


def copy_project(target):
    """The notebooks and the data as they are shipped, without what earlier runs left; returns `target`."""
    leftovers = shutil.ignore_patterns("workspace.sqlite*", "*.bak*", ".ipynb_checkpoints")
    for folder in ("notebooks", "data"):
        shutil.copytree(ROOT / folder, target / folder, ignore=leftovers)
    return target


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the tests fail in CI and are skipped elsewhere."""
    path = on_path() or of_playwright()
    if path:
        return path
    message = "no Chromium: install one, or set CHROMIUM to its path"
    return pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture(scope="session")
def lab(chromium, tmp_path_factory) -> Lab:
    """A server on a copy of the project."""
    root, home = copy_project(tmp_path_factory.mktemp("project")), tmp_path_factory.mktemp("home")
    with lab_server(root, home, ROOT) as server:
        yield server


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    item.stash[_REPORT] = outcome.get_result() if call.when == "call" else item.stash.get(_REPORT, None)


_REPORT = pytest.StashKey()


@pytest.fixture
def browser(request, lab, chromium, tmp_path):
    """(page, watch) on the server; a failed test leaves its screenshot in tests/shots."""
    with browser_page(tmp_path / "profile", lab, chromium) as (page, watch):
        yield page, watch
        report = request.node.stash.get(_REPORT, None)
        if report is not None and report.failed:
            SHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SHOTS / f"{request.node.name}.png", full_page=True)
