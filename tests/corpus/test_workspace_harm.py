"""The workspace in bad hands: several at once, no room, no rights, old and broken files, processes that are killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

import kit
from kit.workspace import WorkspaceError, aside, schema
from kit.workspace.review_log import WorkspaceLog
from tests.conftest import ROOT

TEXT = "India accused Pakistan of lying on Tuesday."
KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 8
ANNOTATES = """
import sys, kit
from kit.corpus import Scope
path, seed = sys.argv[1], int(sys.argv[2])
texts = [f"India accused Pakistan of lying. Number {seed} of {n} ships left port. " * 3 for n in range(80)]
print("begun", flush=True)
corpus = kit.annotate([kit.Article(text) for text in texts], workspace=path, progress=False)
print("annotated", flush=True)
"""
WRITES = """
import sys, kit
from kit.corpus.verdicts import new_verdict
path, seed = sys.argv[1], int(sys.argv[2])
judged = {"start": 0, "end": 5, "words": "India", "values": {}}
verdict = new_verdict(table="quotes", row_id="r", article_id="a", verdict="accepted", judged=judged).as_entry()
print("begun", flush=True)
with kit.Workspace(path) as workspace:
    for n in range(100_000):
        workspace.update("dates", f"{seed}-{n}", "2025-04-29")
        print("date", f"{seed}-{n}", flush=True)
        workspace.keep_reviews([verdict | {"review_id": f"v{seed}-{n}"}])
        print("verdict", f"{seed}-{n}", flush=True)
        workspace.keep({f"p{seed}-{n}": bytes(3000)}, {f"r{seed}-{n}": bytes(800)}, "code")
        print("kept", f"{seed}-{n}", flush=True)
"""


def _do(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        return [other.execute(statement).fetchall() for statement in statements]


def _killed(script, path, number, delay):
    """Start the script, kill it so many seconds after it began, give what it acknowledged before."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", script, str(path), str(number)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return (first + said).splitlines()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_nothing_that_was_acknowledged_is_lost_when_the_process_is_killed(tmp_path):
    path, draw, dates, verdicts, kept = tmp_path / "w.sqlite", random.Random(), set(), set(), set()
    for number in range(KILLS):
        writes = number % 2
        said = _killed(WRITES if writes else ANNOTATES, path, number, draw.uniform(0, 1.5 if writes else 5))
        if writes:
            pairs = [line.split() for line in said if len(line.split()) == 2 and line.split()[1].count("-") == 1]
            dates |= {key for what, key in pairs[:-1] if what == "date"}  # the last line may be cut short
            verdicts |= {f"v{key}" for what, key in pairs[:-1] if what == "verdict"}
            kept |= {key for what, key in pairs[:-1] if what == "kept"}
        if not path.exists():
            continue
        assert _do(path, "PRAGMA integrity_check") == [[("ok",)]]
        with kit.Workspace(path) as workspace:
            assert dates <= set(workspace.get("dates", {}))
            assert verdicts <= {entry["review_id"] for entry in WorkspaceLog(workspace).entries()}
            assert workspace.parsed(f"p{key}" for key in kept) == {f"p{key}" for key in kept}
            assert len(workspace.readings(f"r{key}" for key in kept)) == len(kept)
    assert dates and verdicts and kept
    again = kit.annotate([kit.Article(TEXT)], progress=False, workspace=path)
    assert len(again.stances) and _do(path, "PRAGMA integrity_check") == [[("ok",)]]


def test_a_run_that_was_cut_short_goes_on_where_it_was(tmp_path, monkeypatch):
    articles = [kit.Article(f"{TEXT} Ship number {n} left." + " It rained." * n) for n in range(5)]
    monkeypatch.setattr("kit.corpus.reader.BATCH", 2)

    def stop(count):
        if count and stop.lots == 1:
            raise KeyboardInterrupt
        stop.lots += 1

    stop.lots = 0
    from kit.corpus.reader import Reader

    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        with pytest.raises(KeyboardInterrupt):
            Reader(workspace=workspace).read(articles, stop)
        counts = []
        Reader(workspace=workspace).read(articles, counts.append)
    assert counts == [2, 2, 1]


def test_several_notebooks_write_at_once(tmp_path):
    path, failures = tmp_path / "w.sqlite", []

    def notebook(number):
        try:
            with kit.Workspace(path) as workspace:
                for n in range(25):
                    workspace.update("dates", f"{number}-{n}", "2025-04-29")
                    workspace.keep({f"{number}-{n}": b"parse"}, {f"{number}-{n}": b"reading"})
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=notebook, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with kit.Workspace(path) as workspace:
        assert len(workspace.get("dates")) == 100
        assert len(workspace.parsed(f"{a}-{b}" for a in range(4) for b in range(25))) == 100


def test_two_processes_make_one_workspace_at_once(tmp_path):
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", ANNOTATES.replace("range(80)", "range(6)"), str(tmp_path / "w.sqlite"), "0"]
    both = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [one.communicate()[0].split() for one in both] == [["begun", "annotated"]] * 2
    with kit.Workspace(tmp_path / "w.sqlite") as workspace, workspace.opened() as db:
        assert db.execute("SELECT count(*) FROM readings").fetchone() == (6,)


def _fill(workspace):
    """Let the disk be full: the database may not grow."""
    with workspace.opened() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_stops_no_run_and_loses_no_entry(tmp_path):
    draw = random.Random(0)
    articles = [kit.Article(" ".join([TEXT, *(str(draw.random()) for _ in range(400))])) for _ in range(3)]
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        _fill(workspace)
        with pytest.warns(UserWarning, match="disk is full; make room"):
            corpus = kit.annotate(articles, progress=False, workspace=workspace)
        assert len(corpus.stances) == 3 and corpus.doc(articles[0].id).text == articles[0].text
        with pytest.raises(WorkspaceError, match=r"disk is full.*is safe in") as caught:
            workspace.update("dates", "a", "2025-04-29" + " " * 9000)
        assert "\n" not in str(caught.value)
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        assert workspace.get("dates")["a"].startswith("2025-04-29")
    assert [path.name for path in tmp_path.iterdir()] == ["w.sqlite"]


def test_what_a_locked_file_does_not_take_comes_back(tmp_path, monkeypatch):
    path = tmp_path / "w.sqlite"
    monkeypatch.setattr("kit.workspace.workspace._WAIT_SECONDS", 0.1)
    with kit.Workspace(path) as workspace:
        workspace.update("dates", "a", "2025-01-01")
        with closing(sqlite3.connect(path, isolation_level=None)) as blocker:
            blocker.execute("BEGIN IMMEDIATE")
            update = lambda: workspace.update("dates", "b", "2025-01-02")
            review = lambda: workspace.keep_reviews([{"review_id": "r", "verdict": "accepted"}])
            for act in (update, lambda: workspace.set("weights", {"x": 1}), review):
                with pytest.raises(WorkspaceError, match=r"in use by another program.*w\.sqlite\.entered\.jsonl"):
                    act()
            blocker.execute("ROLLBACK")
        workspace.update("dates", "c", "2025-01-03")
    (beside,) = tmp_path.glob("*.jsonl")
    beside.write_text(beside.read_text() + '{"name": "cut sho', encoding="ascii")
    with kit.Workspace(path) as workspace:
        assert sorted(workspace.get("dates")) == ["a", "b", "c"] and workspace.get("weights") == {"x": 1}
        assert WorkspaceLog(workspace).entries() == [{"review_id": "r", "verdict": "accepted"}]
    assert not beside.exists()


def test_where_the_folder_takes_nothing_the_home_folder_does(tmp_path, monkeypatch):
    home, folder = tmp_path / "home", tmp_path / "gone" / "w.sqlite"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    place = aside.put_aside(folder, [{"name": "weights", "value": {}}])
    assert place is not None and place.parent == home
    home.rename(tmp_path / "elsewhere")
    assert aside.put_aside(folder, [{"name": "weights", "value": {}}]) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_is_read_only_is_said_to_be_so(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WorkspaceError, match=r"can't be (written|made).*name"):
        kit.Workspace(tmp_path / "w.sqlite")
    tmp_path.chmod(0o700)


def test_a_file_that_became_read_only_says_so_and_the_run_goes_on(tmp_path):
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        with workspace.opened() as db:
            db.execute("PRAGMA query_only = 1")
        with pytest.warns(UserWarning, match="can't be written; name a file in a folder that can"):
            assert len(kit.annotate([kit.Article(TEXT)], progress=False, workspace=workspace).stances) == 1
        with pytest.raises(WorkspaceError, match="is safe in"):
            workspace.set("weights", {"attack": -5})
    with kit.Workspace(tmp_path / "w.sqlite") as workspace:
        assert workspace.get("weights") == {"attack": -5}


def test_what_was_entered_survives_a_broken_file(tmp_path):
    path = tmp_path / "w.sqlite"
    with kit.Workspace(path) as workspace:
        workspace.update("dates", "a", "2025-04-29")
        workspace.keep_reviews([{"review_id": "r", "verdict": "accepted"}])
        workspace.keep({str(n): bytes(4000) for n in range(100)})
    path.write_bytes(path.read_bytes()[:150_000])
    for _ in range(2):
        with pytest.raises(WorkspaceError, match=r"damaged; move it away.*is safe in"):
            kit.annotate([kit.Article(TEXT)], progress=False, workspace=path)
    path.unlink()
    with kit.Workspace(path) as workspace:
        assert workspace.get("dates") == {"a": "2025-04-29"}
        assert WorkspaceLog(workspace).entries() == [{"review_id": "r", "verdict": "accepted"}]


def _old(path):
    """A workspace as the first version of the kit made it."""
    _do(path, "CREATE TABLE parses (fingerprint TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """INSERT INTO settings VALUES ('dates', '{"a": "2025-04-29"}')""",
        "INSERT INTO parses VALUES ('k', x'01')",
        f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 1")  # fmt: skip


def test_an_older_file_is_brought_up_to_date_and_a_copy_stays(tmp_path):
    path = tmp_path / "w.sqlite"
    for number in range(2):
        path.unlink(missing_ok=True)
        _old(path)
        with kit.Workspace(path) as workspace:
            assert workspace.get("dates") == {"a": "2025-04-29"} and workspace.parses(["k"]) == {"k": b"\x01"}
            workspace.keep({}, {"r": b"reading"})
        assert _do(path, "PRAGMA user_version") == [[(schema.VERSION,)]]
        copies = sorted(copy.name for copy in tmp_path.glob("*.bak"))
        assert copies == ["w.sqlite.v1-2.bak", "w.sqlite.v1.bak"][1 - number :]
    for copy in tmp_path.glob("*.bak"):
        assert _do(copy, "PRAGMA user_version", "SELECT * FROM parses") == [[(1,)], [("k", b"\x01")]]


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    path = tmp_path / "w.sqlite"
    _old(path)
    monkeypatch.setattr(schema, "_STEPS", (schema._STEPS[0], "CREATE TABLE readings (x); NO SUCH STATEMENT"))
    with pytest.raises(WorkspaceError, match="can't be used"):
        kit.Workspace(path)
    tables = [("parses",), ("settings",)]
    assert _do(path, "PRAGMA user_version", "SELECT name FROM sqlite_master ORDER BY name") == [[(1,)], tables]
