"""The roster with any bytes and any rows: usable rows or one-line reasons, nothing lost, a copy kept of what was."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.lexicon.roster import COLUMNS, KINDS, read_roster, write_roster

HEAD = (",".join(COLUMNS) + "\n").encode()
text = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=12)
days = st.one_of(st.just(""), st.dates().map(str))
rows = st.lists(
    st.fixed_dictionaries({
        "name": text, "side": text, "kind": st.sampled_from(["", *KINDS]), "role": text,
        "aliases": st.lists(text, max_size=3).map("|".join), "from": days, "until": days, "note": text,
    }),
    max_size=5,
)  # fmt: skip
lines = st.lists(
    st.sampled_from([b"A,NOR", b",NOR", b'"', b'"x\ny",z', b"", b"a\rb", b"A,,wizard", b"\x00", b";;;", b"\xff"])
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("roster") / "actors.csv"


@given(
    st.one_of(
        st.binary(max_size=60),
        st.binary(max_size=60).map(HEAD.__add__),
        lines.map(lambda many: HEAD + b"\n".join(many)),
    )
)
@example(HEAD + b'"' + b"x" * 140_000 + b'"\n')
def test_any_bytes_are_rows_or_reasons_of_one_line(path, data):
    path.write_bytes(data)
    try:
        roster = read_roster(path)
    except ValueError as error:
        assert len(str(error).splitlines()) == 1
        assert "actors.csv" in str(error)
        return
    assert all(row.name and row.kind in KINDS for row in roster.rows)
    assert all(len(problem.splitlines()) == 1 for problem in roster.problems)


@given(rows)
def test_what_is_written_is_read_again_and_the_old_file_is_kept(path, many):
    frame = pd.DataFrame(many, columns=list(COLUMNS))
    before = path.read_bytes() if path.exists() else None
    backup = write_roster(path, frame)
    assert read_roster(path).rows == read_roster(frame).rows
    assert (backup is None) == (before is None)
    if backup is not None:
        assert backup.read_bytes() == before
        backup.unlink()


@given(st.lists(st.sampled_from(["", "A,,,,,,,", '"A\nB",,,,,,,', ",NOR,,,,,,"]), max_size=8))
def test_reasons_name_the_line_in_the_file(path, written):
    path.write_text("\n".join([",".join(COLUMNS), *written]) + "\n", encoding="utf-8")
    faulty, line = [], 2
    for row in written:
        if row.startswith(",NOR"):
            faulty.append(f"line {line}")
        line += 1 + row.count("\n")
    assert [problem.split(":")[0] for problem in read_roster(path).problems] == faulty


def test_csv_of_a_spreadsheet_is_what_python_reads(path):
    write_roster(path, pd.DataFrame({"name": ['A "B", C;D'], "note": ["x\ny"]}))
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    assert (row["name"], row["note"]) == ('A "B", C;D', "x\ny")
