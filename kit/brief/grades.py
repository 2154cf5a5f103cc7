"""The analyst's grades on the Admiralty scale, kept in the workspace by event and outlet."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kit.analysis.corroboration import grade
from kit.workspace import Workspace

_SETTING = "grades"  # "EVENT OUTLET" -> [reliability, credibility]; an event has the id of one of its mentions


def kept(workspace: Workspace | None) -> dict[str, list[str]]:
    """All grades, as they are kept; none without a workspace."""
    return workspace.get(_SETTING, {}) if workspace else {}


def keep(workspace: Workspace, event_id: str, outlet: str, reliability: str, credibility: str) -> None:
    """Keep a grade; it is on disk when the call returns. Raises ValueError for a code that is not on the scale."""
    workspace.update(_SETTING, name(event_id, outlet), list(grade(reliability, credibility)))


def name(event_id: str, outlet: str) -> str:
    """Under what a grade is kept."""
    return f"{event_id} {outlet}"


def of_event(grades: Mapping[str, Collection[str]], mentions: Collection[str]) -> dict[str, tuple[str, str]]:
    """outlet -> reliability and credibility for the event that has these mentions (ids of signals), by whichever of
    them it was graded: an earlier mention that is found later gives an event another id.
    """
    found = {}
    for key, (reliability, credibility) in grades.items():
        event, _, outlet = key.partition(" ")
        if event in mentions:
            found[outlet] = (reliability, credibility)
    return found


def in_words(graded: Mapping[str, tuple[str, str]]) -> str:
    """The grades of one event: "The Post B3"; what is not set is a dash, and nothing is said where neither is."""
    marks = ((outlet, f"{one or '–'}{two or '–'}") for outlet, (one, two) in graded.items())
    return ", ".join(f"{outlet} {mark}" for outlet, mark in marks if mark != "––")
