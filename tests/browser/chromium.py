"""Print the path of a Chromium for the browser tests; install one when there is none.

In this order: `$CHROMIUM`, one on the PATH, the one Playwright installed, apt when root, Playwright's own download.
Prints nothing when none can be had: the browser tests then say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_path() -> str | None:
    """The Chromium that the environment names or the PATH holds."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def of_playwright() -> str | None:
    """The Chromium that `playwright install chromium` put in place."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if os.path.exists(path) else None


def install() -> None:
    """Try apt when root, else Playwright's download; a failure leaves things as they are."""
    quiet = {"stdout": sys.stderr, "stderr": sys.stderr, "check": False}
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        apt = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, **quiet}
        subprocess.run(["apt-get", "update", "-qq"], **apt)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], **apt)
    if not on_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], **quiet)


if __name__ == "__main__":
    found = on_path() or of_playwright()
    if not found:
        install()
        found = on_path() or of_playwright()
    print(found or "")
