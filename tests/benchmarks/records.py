"""Where the benchmarks leave their figures: `results.json`, each with the day and the machine."""

from __future__ import annotations

import json
import os
import platform
from datetime import date
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")


def record(name: str, found: dict[str, Any], *, under: str | None = None) -> None:
    """Print the figures, and put them in the place of the earlier ones of that name."""
    found = _rounded(found) | {"measured": date.today().isoformat(), "machine": machine()}
    print(name, found, flush=True)
    recorded = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    (recorded.setdefault(under, {}) if under else recorded)[name] = found
    RESULTS.write_text(json.dumps(recorded, indent=1) + "\n", "utf-8")


def machine() -> str:
    """What it was measured on, and how busy that was."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.machine()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def _rounded(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _rounded(value) for key, value in found.items()}
    return round(found, 4) if isinstance(found, float) else found
