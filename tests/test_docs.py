"""What the pages in docs tell one to type does what they say."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from kit.analysis.judgements import terms
from kit.analysis.ladder import STATUSES
from tests.conftest import ROOT

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _blocks(page):
    return _BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


def _printed(code, folder):
    env = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_rule_is_changed_as_the_page_on_rules_tells(tmp_path):
    (_, code), (_, line), (_, expected) = _blocks("rules.md")
    shutil.copytree(ROOT / "kit", tmp_path / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    assert _printed(code, tmp_path) == ""
    words = tmp_path / "kit" / "lexicon" / "data" / "signal_triggers.tsv"
    words.write_text(words.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert _printed(code, tmp_path) == expected


@pytest.mark.parametrize("name", re.findall(r"`(\w+\.tsv)`", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))
def test_the_lists_that_the_page_on_rules_names_are_there(name):
    assert (ROOT / "kit" / "lexicon" / "data" / name).exists()


def test_the_page_for_users_of_spacy_says_what_is_printed():
    blocks = _blocks("spacy.md")
    assert [kind for kind, _ in blocks] == ["python", "text"] * 3
    for (_, code), (_, expected) in zip(blocks[::2], blocks[1::2], strict=True):
        assert _printed(code, ROOT) == expected


def test_the_glossary_has_the_words_of_the_standard_as_they_are_used():
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    one_line = " ".join(page.split())
    assert all(f"{word} ({meaning})" in one_line for word, meaning in terms("likelihood").items())
    assert all(f"*{status.replace('_', ' ')}*" in one_line.casefold() for status in STATUSES)
    assert len(page.split()) < 800  # one page
