"""The workspace: one SQLite file that keeps what is costly to find again and what an analyst set by hand."""

from kit.workspace.errors import WorkspaceError
from kit.workspace.workspace import Workspace

__all__ = ["Workspace", "WorkspaceError"]
