"""What was read is kept in a workspace: by bytes, name and wishes, and by the version of the kit."""

import os
import sys
from datetime import date

import pytest

import kit
from kit.reading import kept
from kit.reading.draft import File
from tests.reading.test_choices import KEPT, _csv
from tests.reading.test_load import BODY, OTHER


@pytest.fixture
def workspace(tmp_path):
    with kit.Workspace(tmp_path / "w.sqlite") as opened:
        yield opened


@pytest.fixture
def reads(monkeypatch):
    """The names of the files that are really read."""
    module, names = sys.modules["kit.reading.load"], []
    real = module.drafts_of
    monkeypatch.setattr(module, "drafts_of", lambda file: names.append(os.path.basename(file.path)) or real(file))
    return names


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Envoy returns\nBy Ann Reyes\n29 April 2025\n\n{BODY}\n\nLeave a Reply\n")
    (folder / "b.txt").write_text(OTHER)
    _csv(folder / "c.csv")
    return folder


def test_a_second_run_reads_only_what_is_new_or_changed_and_gives_the_same(folder, workspace, reads):
    first = kit.load(folder, workspace=workspace)
    assert reads == ["a.txt", "b.txt", "c.csv"]
    again = kit.load(folder, workspace=workspace)
    assert len(reads) == 3 and list(again) == list(first) and again.columns == first.columns
    assert again.report.equals(first.report) and again[0].removed == first[0].removed
    (folder / "b.txt").write_text(f"{OTHER} {BODY}")
    (folder / "d.txt").write_text(BODY)
    assert kit.load(folder, workspace=workspace)[1].text == f"{OTHER} {BODY}" and reads[3:] == ["b.txt", "d.txt"]


def test_another_choice_of_columns_or_another_version_of_the_kit_reads_anew(folder, workspace, reads, monkeypatch):
    kit.load(folder / "c.csv", workspace=workspace)
    chosen = kit.load(folder / "c.csv", workspace=workspace, columns=KEPT.columns)
    assert chosen[0].title == "Envoy back" and len(reads) == 2
    monkeypatch.setattr(kept, "_version", lambda: "another")
    kit.load(folder / "c.csv", workspace=workspace)
    assert len(reads) == 3


def test_what_gave_no_article_is_looked_at_again(folder, workspace, reads):
    (folder / "e.txt").write_text("Home\n")
    kit.load(folder / "e.txt", workspace=workspace)
    kit.load(folder / "e.txt", workspace=workspace)
    assert reads == ["e.txt", "e.txt"]


@pytest.mark.parametrize("held", [b"", b"x", kept.zlib.compress(b"[]"), kept.zlib.compress(b"[1, 2, 3, [{}], {}]")])
def test_what_is_kept_but_damaged_is_read_anew(folder, workspace, reads, held):
    path = folder / "a.txt"
    file = File(str(path), ".txt", path.read_bytes())
    workspace.keep_files({kept._key_of(file): held})
    assert kit.load(path, workspace=workspace)[0].date == date(2025, 4, 29) and reads == ["a.txt"]


def test_a_workspace_that_takes_nothing_does_not_stop_a_load(folder, workspace, monkeypatch):
    def full(files):
        raise OSError("disk full")

    monkeypatch.setattr(workspace, "keep_files", full)
    assert len(kit.load(folder, workspace=workspace)) == 4


def test_what_was_kept_long_ago_is_forgotten_with_the_rest(folder, workspace, reads):
    from kit.workspace.upkeep import forget

    kit.load(folder, workspace=workspace)
    forget(workspace, "", everything=True)
    kit.load(folder, workspace=workspace)
    assert len(reads) == 6
