"""The analyst's judgements, kept in the workspace while they are drafts, in the order in which they were begun."""

from __future__ import annotations

from kit.analysis.judgements import Judgement
from kit.workspace import Workspace

_SETTING = "judgements"


def kept(workspace: Workspace | None) -> list[Judgement]:
    """The judgements; none without a workspace."""
    return list(numbered(workspace).values())


def numbered(workspace: Workspace | None) -> dict[str, Judgement]:
    """The judgements by the number under which they are kept."""
    held = workspace.get(_SETTING, {}) if workspace else {}
    return {key: Judgement.from_json(held[key]) for key in sorted(held, key=int)}


def keep(workspace: Workspace, judgement: Judgement, number: str | None = None) -> str:
    """Keep a judgement, under its number if it has one; gives the number. It is on disk when the call returns."""
    if number is None:
        number = str(max(map(int, workspace.get(_SETTING, {})), default=0) + 1)
    workspace.update(_SETTING, number, judgement.as_json())
    return number


def drop(workspace: Workspace, number: str) -> None:
    """Let a judgement go."""
    workspace.update(_SETTING, number, None)
