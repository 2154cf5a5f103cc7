"""A real JupyterLab in a real Chromium: start it, open a notebook, run all its cells, look at what came out.

Nothing leaves 127.0.0.1: any other request that the page makes is recorded.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROME_FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
TIMEOUT_MS = 30_000
RUN_ALL_MS = 120_000  # the first cell loads the model and reads the articles

# No "Jupyter news" toast and no look-up for updates; no autosave while a test runs.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "docmanager-extension/plugin": {"autosave": False},
}


@dataclass(frozen=True)
class Lab:
    """A running server: `base` is http://127.0.0.1:PORT, `token` its secret, `root` the folder it serves."""

    base: str
    token: str
    root: Path

    def url(self, notebook: str) -> str:
        """Where `notebook` opens; `reset` drops the saved workspace, so that no tab of an earlier test comes back."""
        return f"{self.base}/lab/tree/{notebook}?reset&token={self.token}"


@contextmanager
def lab_server(root: Path, home: Path, import_from: Path) -> Iterator[Lab]:
    """Start JupyterLab on a free loopback port, every Jupyter folder under `home`; stop it and its kernels at exit."""
    for plugin, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = os.urandom(16).hex()
    own_folders = {
        "HOME": ".", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
        "MPLCONFIGDIR": "mpl",
    }  # fmt: skip
    env = os.environ | {name: str(home / folder) for name, folder in own_folders.items()}
    env |= {"JUPYTER_TOKEN": token, "PYTHONPATH": str(import_from)}
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    log = home / "lab.log"
    with log.open("w") as sink:
        # A session of its own, so that one killpg ends the server and its kernels.
        server = subprocess.Popen(
            command, env=env, cwd=root, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(server, f"{base}/api?token={token}", log)
            yield Lab(base, token, root)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait(5)


def _wait_for(server: subprocess.Popen, url: str, log: Path) -> None:
    deadline = time.monotonic() + 90
    while True:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)


@dataclass
class Watch:
    """What the page said and asked for while a test ran."""

    page_errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@contextmanager
def browser_page(profile: Path, lab: Lab, chromium: str) -> Iterator[tuple[Page, Watch]]:
    """A Chromium page with a fresh profile, and the watch over it."""
    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile), executable_path=chromium, headless=True, args=CHROME_FLAGS,
            viewport={"width": 1280, "height": 1000}, accept_downloads=True,
        )  # fmt: skip
        page = context.pages[0] if context.pages else context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        watch = Watch()
        page.on("pageerror", lambda error: watch.page_errors.append(str(error)[:300]))
        inside = (lab.base, lab.base.replace("http", "ws", 1), "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(inside) else watch.outside.append(r.url))
        try:
            yield page, watch
        finally:
            context.close()


def open_notebook(page: Page, lab: Lab, notebook: str) -> None:
    """Open `notebook` (a path under the server's root) and wait until its kernel answers."""
    page.goto(lab.url(notebook))
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    # The toolbar's indicator says "idle" before there is any kernel, and a Run All sent then is swallowed by a
    # "Select Kernel" dialog. The session itself knows.
    page.wait_for_function(
        """() => {
            const context = window.jupyterapp.shell.currentWidget?.sessionContext;
            return context?.isReady && context.session?.kernel?.connectionStatus === 'connected'
                && context.session.kernel.status === 'idle';
        }"""
    )


# Asked of JupyterLab's own model, not of the DOM: a cell with folded source shows no [n]: prompt.
_CODE_CELLS = """window.jupyterapp.shell.currentWidget.content.widgets
    .filter(c => c.model.type === 'code' && c.model.sharedModel.source.trim())"""


def run_all(page: Page) -> None:
    """Run > Run All Cells; wait until every code cell ran. Raises AssertionError with the text of what failed."""
    last = page.evaluate(f"Math.max(0, ...{_CODE_CELLS}.map(c => c.model.executionCount || 0))")
    page.locator("#jp-MainMenu .lm-MenuBar-item", has_text="Run").click()
    page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
    page.wait_for_function(
        f"""last => {{
            const cells = {_CODE_CELLS};
            const failed = cells.some(c => c.model.executionCount > last
                && c.model.outputs.toJSON().some(o => o.output_type === 'error'));
            return failed || cells.every(c => c.model.executionCount > last && c.model.executionState === 'idle');
        }}""",
        arg=last,
        timeout=RUN_ALL_MS,
    )
    failed = cell_errors(page)
    assert failed == [], failed


def settled(page: Page) -> None:
    """Wait until the kernel has nothing left to do. While it is busy the page holds a control's new value back, and a
    click would overtake it.
    """
    page.wait_for_timeout(200)
    kernel = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
    page.wait_for_function(f"() => {kernel}.status === 'idle'")


def cell_errors(page: Page) -> list[str]:
    """The text of every traceback or warning now shown below a cell."""
    shown = page.locator(
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'],"
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
    )
    return shown.all_inner_texts()


def cell_count(page: Page) -> int:
    """How many cells the open notebook has; a stolen key would change it."""
    return page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length")
