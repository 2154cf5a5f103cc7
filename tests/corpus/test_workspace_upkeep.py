"""What the workspace holds, what of it can go, from the command line and by the functions behind it."""

from datetime import date

import pytest

import kit
from kit.cli import main
from kit.workspace import upkeep

TEXT = "India accused Pakistan of lying on Tuesday."


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.sqlite"
    with kit.Workspace(path) as workspace:
        workspace.update("dates", "a", "2025-04-29")
        workspace.keep({f"p{n}": bytes(2000) for n in range(50)}, {f"r{n}": bytes(100) for n in range(50)}, "now")
        workspace.keep({}, {"other": bytes(7)}, "before")
        workspace.keep_files({"f0": bytes(30), "f1": bytes(40)})
        with workspace.opened() as db:
            db.execute("UPDATE parses SET used = used - 100 WHERE fingerprint IN ('p0', 'p1')")
            db.execute("UPDATE readings SET used = used - 100 WHERE fingerprint = 'r0'")
            db.execute("UPDATE files SET used = used - 100 WHERE fingerprint = 'f0'")
    return path


def test_what_can_go_is_what_is_old_or_of_another_version(path):
    with kit.Workspace(path) as workspace:
        found = upkeep.info(workspace, "now")
        assert found.held == upkeep.Held(50, 100_000, 51, 5007, 2, 70) and found.entered == {"dates": 1}
        assert found.removable == upkeep.Held(2, 4000, 2, 107, 1, 30) and found.size > 100_000
        assert upkeep.info(workspace, "now", days=101).removable == upkeep.Held(0, 0, 1, 7)
        assert upkeep.forget(workspace, "now") == found.removable
        assert upkeep.info(workspace, "now").held == upkeep.Held(48, 96_000, 49, 4900, 1, 40)
        assert "p0" not in workspace.parsed(["p0", "p2"]) and workspace.get("dates") == {"a": "2025-04-29"}


def test_what_a_run_uses_is_not_old(tmp_path):
    source, path = tmp_path / "a.txt", tmp_path / "w.sqlite"
    source.write_text(TEXT, encoding="utf-8")
    with kit.Workspace(path) as workspace:
        read = lambda: kit.annotate(kit.load(source, workspace=workspace), progress=False, workspace=workspace)
        read()
        with workspace.opened() as db:
            db.execute("UPDATE parses SET used = used - 100")
            db.execute("UPDATE readings SET used = used - 100")
            db.execute("UPDATE files SET used = used - 100")
        read()
        assert upkeep.info(workspace, "").removable.parses == 0 and upkeep.info(workspace, "").held.files == 1
        with workspace.opened() as db:
            tables = " UNION ".join(f"SELECT used FROM {name}" for name in ("parses", "readings", "files"))
            used = db.execute(tables).fetchall()
        assert used == [(date.today().toordinal(),)]


def test_the_command_line(path, capsys):
    run = lambda *words: (main(["workspace", *words, str(path)]), capsys.readouterr())
    code, said = run("info")
    assert code == 0 and "50 parses (0.1 MB), 51 readings" in said.out and "dates (1); this is never" in said.out
    code, said = run("forget", "--everything")
    assert code == 0 and said.out.startswith("removed 50 parses")
    before = path.stat().st_size
    code, said = run("vacuum")
    assert code == 0 and path.stat().st_size < before and "0.0 MB now" in said.out
    with kit.Workspace(path) as workspace:
        assert workspace.get("dates") == {"a": "2025-04-29"}


def test_asking_about_a_workspace_that_is_not_there_makes_none(tmp_path, capsys):
    for command in ("info", "forget", "vacuum"):
        assert main(["workspace", command, str(tmp_path / "w.sqlite")]) == 1
        assert "there is no workspace at" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
