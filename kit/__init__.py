"""Read news about a crisis: who the actors are, who stands how toward whom, who said what, and what escalates.

    corpus = kit.annotate(kit.load("data/articles"))
    corpus.quotes

Importing the package loads no model and none of the heavy libraries: each name below is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Article": "kit.article",
    "load": "kit.reading",
    "paste": "kit.reading",
    "annotate": "kit.corpus",
    "Corpus": "kit.corpus",
    "pipeline": "kit.language",
    "Workspace": "kit.workspace",
}
__all__ = ["Article", "Corpus", "Workspace", "annotate", "load", "paste", "pipeline"]


def __getattr__(name: str) -> Any:
    if name == "scale":  # a room that needs more packages than the others
        return import_module("kit.scale")
    if name not in _HOMES:
        raise AttributeError(f"module 'kit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
