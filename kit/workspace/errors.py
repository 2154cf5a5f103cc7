"""What the workspace says when it can't be used: one line, with the way out."""

from __future__ import annotations

import sqlite3

MOVE_AWAY = "move it away, and the kit makes a new one"
_PASSING = {"BUSY", "LOCKED", "FULL", "READONLY", "CANTOPEN", "IOERR", "PERM"}


class WorkspaceError(OSError):
    """The workspace can't be used; the message is one line that says why and what to do.

    `passing`: the file is sound, only it takes nothing now (locked, read-only, a full disk).
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


def is_damage(error: sqlite3.Error) -> bool:
    """Is the file one of the kit's, but broken?"""
    return "malformed" in str(error).lower()


def is_busy(error: sqlite3.Error) -> bool:
    """Has somebody else the file, so that it is worth trying again?"""
    return _code(error) in {"BUSY", "LOCKED"}


def explained(path: object, error: sqlite3.Error) -> WorkspaceError:
    """The error in words."""
    return WorkspaceError(f"{path} {_reason(error)}", passing=_code(error) in _PASSING)


def _code(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.removeprefix("SQLITE_").partition("_")[0]


def _reason(error: sqlite3.Error) -> str:
    said = str(error).lower()
    if is_busy(error):
        return "is in use by another program; close that one and run the cell again"
    if "not a database" in said:
        return "is no workspace of the kit; name another file"
    if is_damage(error):
        return f"is damaged; {MOVE_AWAY}"
    if "full" in said:
        return "can't be written: the disk is full; make room and run the cell again"
    if _code(error) in _PASSING:
        return "can't be written; name a file in a folder that can"
    if "closed" in said:
        return "was closed; open it again with kit.Workspace"
    return f"can't be used: {error}"
