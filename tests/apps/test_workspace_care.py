"""The part of notebook 00 about the workspace."""

import kit
from kit.apps.workspace_care import WorkspaceCare


def test_it_says_what_is_kept_and_removes_what_is_no_longer_used(tmp_path):
    path = tmp_path / "w.sqlite"
    care = WorkspaceCare(path)
    assert "made at the first reading" in care.said.value and care.tidy.disabled and not path.exists()
    with kit.Workspace(path) as workspace:
        workspace.update("dates", "a", "2025-04-29")
        workspace.keep({"p": bytes(10)}, {"r": bytes(10)}, "another version")
    care.refresh()
    assert "1 parse (" in care.said.value and "dates (1)" in care.said.value and not care.tidy.disabled
    care.tidy.click()
    removed = "Removed: 0 parses (0.0 MB), 1 reading (0.0 MB) and 0 files as read (0.0 MB)."
    assert removed in care.said.value and care.tidy.disabled
    with kit.Workspace(path) as workspace:
        assert workspace.readings(["r"]) == {} and workspace.parsed(["p"]) == {"p"}
        assert workspace.get("dates") == {"a": "2025-04-29"}


def test_a_file_that_is_no_workspace_is_said_to_be_none(tmp_path):
    path = tmp_path / "w.sqlite"
    path.write_text("no database " * 200)
    care = WorkspaceCare(path)
    assert "is no workspace of the kit" in care.said.value and care.tidy.disabled
