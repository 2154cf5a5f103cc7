"""The apps, one class a notebook: `QuotesApp(corpus).show()`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "StartApp": "kit.apps.start",
    "ArticlesApp": "kit.apps.articles",
    "ActorsApp": "kit.apps.actors",
    "StancesApp": "kit.apps.stances",
    "QuotesApp": "kit.apps.quotes",
    "EscalationApp": "kit.apps.escalation",
    "BriefApp": "kit.apps.brief",
}
__all__ = ["ActorsApp", "ArticlesApp", "BriefApp", "EscalationApp", "QuotesApp", "StancesApp", "StartApp"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kit.apps' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
