"""From Parquet to Parquet: the same rows as on one machine, nothing twice, and nothing stopped by one bad part."""

import importlib
import os
import shutil
import signal
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import fsspec
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import kit
from kit.article import distinct
from kit.corpus.frames import COLUMNS
from kit.scale import actors, events, index, reading, tellings
from kit.scale.jobs import ACTORS, INDEX, READINGS, Job
from kit.scale.schemas import TABLES, schema, to_frame
from kit.scale.source import parts
from kit.scale.store import Store
from kit.scale.tasks import Failed, each
from tests.scale.conftest import ROSTER


def write_parts(folder, articles, sizes):
    """The articles as files of so many rows each."""
    folder.mkdir(exist_ok=True)
    articles = list(articles)
    for number, size in enumerate(sizes):
        some, articles = articles[:size], articles[size:]
        rows = [{name: getattr(one, name) for name in ("text", "id", "title", "date", "source", "url")} for one in some]
        kinds = pa.schema([(name, pa.date32() if name == "date" else pa.string()) for name in rows[0]])
        parquet.write_table(pa.Table.from_pylist(rows, schema=kinds), folder / f"part-{number}.parquet")
    assert not articles


def frame(target, table):
    rows = pa.concat_tables(parquet.read_table(path) for path in sorted((target / table).glob("*.parquet")))
    return to_frame(table, rows)


def assert_same_tables(corpus, target):
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(corpus, table), frame(target, table))


def annotate(source, target, **more):
    return kit.scale.annotate_parquet(source, target, roster=ROSTER, **more)


@pytest.fixture(scope="module")
def twins(articles):
    """The articles, and at the end one again under its id, and another with its words under another id."""
    again = kit.Article(articles[3].text + "\n", id="again", date=articles[3].date)
    return [*articles, articles[0], again]


@pytest.fixture(scope="module")
def corpus(twins):
    return kit.annotate(twins, roster=ROSTER, progress=False)


@pytest.fixture(scope="module")
def result(twins, tmp_path_factory):
    """Source and target of a first run."""
    folder = tmp_path_factory.mktemp("scale")
    write_parts(folder / "source", twins, [6, 1, 10])
    report = annotate(folder / "source", folder / "target")
    assert list(report["outcome"]) == ["made"] * 3
    assert list(report["articles"]) == [6, 1, 10]
    return folder / "source", folder / "target"


def stamps(target):
    return {path: path.stat().st_mtime_ns for path in target.rglob("*.parquet")}


def test_the_rows_are_those_of_one_machine(result, corpus):
    assert_same_tables(corpus, result[1])
    assert corpus.articles["duplicate_of"].notna().sum() == 2
    assert corpus.signals["event_id"].nunique() < len(corpus.signals)


def test_every_part_of_a_table_has_the_one_schema(result):
    for table in TABLES:
        assert list(schema(table).names) == list(COLUMNS[table])
        for path in (result[1] / table).glob("*.parquet"):
            assert parquet.read_schema(path).equals(schema(table)), path


def test_a_second_run_does_nothing(result):
    before = stamps(result[1])
    report = annotate(*result)
    assert set(report["outcome"]) == {"kept"}
    assert stamps(result[1]) == before


def test_bad_parts_and_rows_are_told_and_the_rest_goes_on(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    texts = ["India accused Pakistan of lying.", None, "Pakistan denied it.", "  "]
    days = ["2025-04-29", "2025-04-29", "29.4.25", None]
    parquet.write_table(pa.table({"text": texts, "date": days}), source / "good.parquet")
    parquet.write_table(pa.table({"body": texts}), source / "other.parquet")
    (source / "torn.parquet").write_bytes((source / "good.parquet").read_bytes()[:-20])
    (source / "_hidden.parquet").write_bytes(b"")
    report = annotate(source, tmp_path / "target").set_index("part")
    assert report["outcome"].to_dict() == {"good": "made", "other": "failed", "torn": "failed"}
    assert report["articles"].to_dict() == {"good": 2, "other": 0, "torn": 0}
    wrong = "row 1: no text; row 2: date '29.4.25' is no ISO day; read without it; row 3: no text"
    assert report.loc["good", "message"] == wrong
    assert report.loc["other", "message"] == "there is no column text; there are: body"
    assert report.loc["torn", "message"].startswith("the file is damaged or no Parquet")
    articles = frame(tmp_path / "target", "articles")
    assert articles["date"].isna().tolist() == [False, True]
    assert len(frame(tmp_path / "target", "signals")) >= 2


def test_two_workers_give_the_same_rows_though_one_is_killed(one_process, paragraphs, client, tmp_path):
    class Killing:
        """The client; a worker is killed as soon as the parts that are to be read are handed out."""

        def map(self, task, items):
            futures = client.map(task, items)
            if task.args[0] is reading.read:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
            return futures

    write_parts(tmp_path / "source", paragraphs, [16, 16, 8, 8])
    report = annotate(tmp_path / "source", tmp_path / "target", client=Killing())
    assert set(report["outcome"]) == {"made"}
    assert_same_tables(one_process, tmp_path / "target")


def test_many_small_shares_give_the_same_rows(result, corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(actors, "_SHARE", 40)
    monkeypatch.setattr(tellings, "_GROUP", 2)
    monkeypatch.setattr(events, "_SLICE", 50)
    for place in (INDEX, READINGS, ACTORS):
        shutil.copytree(result[1] / place, tmp_path / place)
    report = annotate(result[0], tmp_path)
    assert set(report["outcome"]) == {"joined"}
    assert len(list((tmp_path / "actors").iterdir())) > 2
    many = frame(tmp_path, "actors").sort_values(["mentions", "name", "actor_id"], ascending=[False, True, True])
    pd.testing.assert_frame_equal(corpus.actors, many.reset_index(drop=True))
    pd.testing.assert_frame_equal(corpus.signals, frame(tmp_path, "signals"))


def test_a_changed_part_alone_is_read_again(result, twins):
    source, target = result
    before = stamps(target)
    changed = [*twins[:6], kit.Article("Rain fell on Osmark.", id="new"), *twins[7:]]
    write_parts(source, changed, [6, 1, 10])
    os.utime(source / "part-2.parquet", (1, 1))  # another age, the same articles
    report = annotate(source, target)
    assert report["outcome"].isin(["kept", "joined"]).tolist() == [True, False, True]
    assert report["outcome"][1] == "made"
    read = {path for path, stamp in stamps(target).items() if stamp != before[path] and "readings" in path.parts}
    assert {path.stem for path in read} == {"part-1"}
    assert_same_tables(kit.annotate(changed, roster=ROSTER, progress=False), target)


def test_a_run_that_is_stopped_goes_on_and_torn_files_are_made_anew(one_process, paragraphs, tmp_path):
    class Stopped:
        def map(self, task, items):
            for number, item in enumerate(items):
                if task.args[0] is reading.read and number == 2:
                    raise KeyboardInterrupt
                yield task(item)

    source, target = tmp_path / "source", tmp_path / "target"
    write_parts(source, paragraphs, [16, 16, 16])
    with pytest.raises(KeyboardInterrupt):
        annotate(source, target, client=Stopped())
    before = stamps(target)
    assert {path.stem for path in before if path.parent.name == "readings"} == {"part-0", "part-1"}
    report = annotate(source, target)
    assert list(report["outcome"]) == ["joined", "joined", "made"]
    assert {path for path, stamp in stamps(target).items() if before.get(path) == stamp} == set(before)
    torn = target / "quotes" / "part-1.parquet"
    torn.write_bytes(torn.read_bytes()[:-30])
    assert list(annotate(source, target)["outcome"]) == ["kept", "joined", "kept"]
    assert_same_tables(one_process, target)
    assert not list(target.rglob("*.tmp"))


def test_a_part_that_fails_twice_is_tried_again_and_one_that_always_fails_is_told():
    tries = Counter()

    def task(name):
        tries[name] += 1
        if name == "never" or (name == "third" and tries[name] < 3):
            raise OSError("the network is down")
        return name

    with ThreadPoolExecutor(2) as threads:
        done = dict(each(threads, task, ["first", "third", "never"]))
    assert done == {"first": "first", "third": "third", "never": Failed("OSError: the network is down", passing=True)}
    assert tries == {"first": 1, "third": 3, "never": 3}


def test_any_file_system_will_do_and_a_part_that_is_gone_goes(tmp_path):
    files = fsspec.filesystem("memory")
    for name in ("a", "b"):
        with files.open(f"/scale/source/2025/{name}.parquet", "wb") as out:
            parquet.write_table(pa.table({"text": [f"India accused Pakistan of shelling village {name}."]}), out)
    annotate("memory://scale/source", "memory://scale/target")
    assert files.glob("/scale/target/articles/*") == [f"/scale/target/articles/2025__{name}.parquet" for name in "ab"]
    annotate("memory://scale/source/2025/b*", "memory://scale/target")
    assert files.glob("/scale/target/signals/*") == ["/scale/target/signals/b.parquet"]


def test_a_source_without_files_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no Parquet file at"):
        annotate(tmp_path, tmp_path / "target")


def test_a_target_in_the_source_is_refused_before_its_tables_are_read_as_articles(tmp_path):
    (tmp_path / "result" / "articles").mkdir(parents=True)
    for path in (tmp_path / "a.parquet", tmp_path / "result" / "articles" / "a.parquet"):
        parquet.write_table(pa.table({"text": ["Rain fell."]}), path)
    with pytest.raises(ValueError, match="the target lies in the source"):
        annotate(tmp_path, tmp_path / "result")


def test_ids_that_come_twice_get_the_suffix_that_one_machine_gives(tmp_path):
    ids = ["a", "a", "b", "a-2", "a", "a-2-2", "c"]
    for number, some in enumerate((ids[:3], ids[3:])):
        store = Store(str(tmp_path / "target"))
        path = tmp_path / f"{number}.parquet"
        parquet.write_table(pa.table({"text": [f"Text {one}." for one in some], "id": some}), path)
    jobs = [Job(store, part, None) for part in parts(tmp_path / "*.parquet")]
    assert all(map(index.index, jobs))
    renamed = index.renamed(store, ["0", "1"])
    found = [
        renamed.get(part, {}).get(row, one)
        for part, some in (("0", ids[:3]), ("1", ids[3:]))
        for row, one in enumerate(some)
    ]
    assert found == [one.id for one in distinct(kit.Article("", id=one) for one in ids)]


def test_without_its_packages_the_room_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "kit.scale")
    with pytest.raises(ImportError, match=r'pip install -e "\.\[scale\]"'):
        importlib.import_module("kit.scale")
