"""Run folders: shards of fixed size, marks only on what is whole, nothing strange removed."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place, Reject
from lintseq.pipeline.accounting import folder_violations
from lintseq.pipeline.made import Made
from lintseq.pipeline.run_folder import RunFolder, kept_to_oneself, refuse_folder, shards_of
from lintseq.pipeline.shard import DoneShards, done_shards
from lintseq.pipeline.work import Work, WorkCounts
from tests.run_files import run_files

REJECT = Reject("syntax", "invalid", Place("in.jsonl", 3))


RUNNING: dict[str, object] = {"status": "running"}


def made(number: int) -> Made:
    """What a record gave: in two languages by turns, each with work of its own."""
    rows = tuple(json.dumps([number, path]) for path in range(2))
    return Made("ab"[number % 2], rows, edits=number, lints=10 * number)


def work_of(records: Iterable[int]) -> WorkCounts:
    """What the records among these took that are no rejects."""
    work = WorkCounts()
    for number in records:
        if number % 4 != 3:
            work.add("ab"[number % 2], Work(1, 2, number, 10 * number))
    return work


def write(run: RunFolder, records: int, *, complete: bool = True) -> None:
    """Write so many records, of which every fourth is a reject, and those only that are left."""
    run.folder.mkdir(exist_ok=True)
    run.begin(RUNNING)
    for number in run.left(range(records)):
        if number % 4 == 3:
            run.add_reject(REJECT)
        else:
            run.add(made(number))
    run.finish(complete=complete)


def manifest(records: int, rows: int, rejects: int) -> dict[str, object]:
    return {
        "status": "complete",
        "settings": {"samples": 2},
        "counts": {"records": records, "rows": rows, "rejects": rejects},
    }


@pytest.mark.parametrize("records", [0, 1, 3, 4, 8])
def test_every_record_is_in_one_shard_in_order(tmp_path: Path, records: int) -> None:
    run = RunFolder(tmp_path / "run", 3)
    write(run, records)
    rejects = records // 4
    run.write_manifest(manifest(records, 2 * (records - rejects), rejects))
    shards = shards_of(tmp_path / "run")
    rows = [json.loads(line) for shard in shards for line in shard.read_text().splitlines()]
    assert rows == [[n, path] for n in range(records) if n % 4 != 3 for path in range(2)]
    assert len((tmp_path / "run" / "rejects.jsonl").read_text().splitlines()) == rejects
    marks = [json.loads(mark.read_text()) for mark in sorted((tmp_path / "run").rglob("*.done"))]
    assert len(marks) == len(shards)
    assert sum(mark["records"] for mark in marks) == records
    told = [WorkCounts.from_dict(mark["languages"]) for mark in marks]
    assert told == [work_of(range(n, min(n + 3, records))) for n in range(0, records, 3)]
    assert list(folder_violations(tmp_path / "run")) == []


def test_an_interrupted_shard_is_whole_lines_without_a_mark(tmp_path: Path) -> None:
    write(RunFolder(tmp_path / "run", 3), 5, complete=False)
    shards = sorted((tmp_path / "run" / "shards").iterdir())
    assert [path.name for path in shards if path.suffix == ".done"] == ["00000.done"]
    assert (tmp_path / "run" / "shards" / "00001.jsonl").read_text() == "[4, 0]\n[4, 1]\n"


@pytest.mark.parametrize("wrong", [{"rows": 13}, {"rejects": 0}, {"records": 9}])
def test_a_manifest_that_lies_is_found(tmp_path: Path, wrong: dict[str, int]) -> None:
    run = RunFolder(tmp_path / "run", 3)
    write(run, 8)
    run.write_manifest(manifest(**{"records": 8, "rows": 12, "rejects": 2, **wrong}))
    assert [violation.law for violation in folder_violations(tmp_path / "run")] != []


def test_an_unfinished_run_is_not_accounted_for(tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run", 3)
    write(run, 2)
    run.write_manifest({**manifest(2, 4, 0), "status": "interrupted"})
    with pytest.raises(UsageError, match="is interrupted, not complete"):
        list(folder_violations(tmp_path / "run"))


def test_nothing_is_replaced_unasked_and_nothing_strange_at_all(tmp_path: Path) -> None:
    write(RunFolder(tmp_path / "run", 3), 2)
    with pytest.raises(UsageError, match="holds a run: give --overwrite"):
        refuse_folder(tmp_path / "run", overwrite=False)
    refuse_folder(tmp_path / "run", overwrite=True)
    (tmp_path / "run" / "thesis.tex").write_text("years of work")
    with pytest.raises(UsageError, match=r"something else, 'thesis\.tex'"):
        refuse_folder(tmp_path / "run", overwrite=True)
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        refuse_folder(tmp_path / "file", overwrite=True)


def test_a_new_run_removes_all_of_the_old(tmp_path: Path) -> None:
    write(RunFolder(tmp_path / "run", 3), 30)
    write(RunFolder(tmp_path / "run", 5), 2)
    write(RunFolder(tmp_path / "straight", 5), 2)
    assert run_files(tmp_path / "run") == run_files(tmp_path / "straight")


def test_a_run_that_was_killed_before_its_manifest_is_none(tmp_path: Path) -> None:
    (tmp_path / ".lock").touch()
    (tmp_path / ".manifest.json.part").write_text("{")
    refuse_folder(tmp_path, overwrite=False)


def begin_again(folder: Path) -> None:
    with kept_to_oneself(folder):
        pass


@pytest.mark.parametrize("ask", [begin_again, partial(refuse_folder, overwrite=True)])
def test_another_run_is_told_of_the_one_at_work(
    tmp_path: Path, ask: Callable[[Path], None]
) -> None:
    words = f"Another run is at work in '{tmp_path}' (process {os.getpid()}): wait for its end"
    with kept_to_oneself(tmp_path):
        RunFolder(tmp_path, 3).begin(RUNNING)
        with pytest.raises(UsageError, match=re.escape(words)):
            ask(tmp_path)
        refuse_folder(tmp_path, overwrite=True, held=True)
    ask(tmp_path)
    assert not (tmp_path / ".lock").exists()


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize("damage", [Path.unlink, torn, zeroed])
@pytest.mark.parametrize("name", ["00001.jsonl", "00001.rejects.jsonl", "00001.done"])
def test_what_is_not_whole_is_made_again(
    tmp_path: Path, name: str, damage: Callable[[Path], object]
) -> None:
    write(RunFolder(tmp_path / "straight", 4), 14)
    write(RunFolder(tmp_path / "run", 4), 14)
    shards = tmp_path / "run" / "shards"
    damage(shards / name)
    (shards / ".00002.jsonl.part").write_text("left behind")
    done = done_shards(shards, samples=2)
    work = work_of([*range(4), *range(8, 14)])
    assert done == DoneShards({0, 2, 3}, records=10, rows=16, reasons=Counter(syntax=2), work=work)
    write(RunFolder(tmp_path / "run", 4, done.numbers), 14)
    assert run_files(tmp_path / "run") == run_files(tmp_path / "straight")


def test_marks_of_a_time_when_work_was_not_counted_stay(tmp_path: Path) -> None:
    write(RunFolder(tmp_path / "run", 4), 14)
    shards = tmp_path / "run" / "shards"
    old = shards / "00001.done"
    old.write_text('{"records": 4, "rows": 6, "rejects": 1}\n')
    done = done_shards(shards, samples=2)
    assert (done.numbers, done.records, done.rows) == ({0, 1, 2, 3}, 14, 22)
    assert done.work == work_of([*range(4), *range(8, 14)])
    before = run_files(tmp_path / "run")
    write(RunFolder(tmp_path / "run", 4, done.numbers), 14)
    assert run_files(tmp_path / "run") == before


@settings(deadline=None, max_examples=20)
@given(records=st.integers(0, 12), each=st.integers(1, 8), lost=st.sets(st.integers(0, 12)))
def test_whatever_was_done_the_rest_is_the_same(records: int, each: int, lost: set[int]) -> None:
    with TemporaryDirectory() as folder:
        straight, disturbed = Path(folder) / "straight", Path(folder) / "run"
        write(RunFolder(straight, each), records)
        write(RunFolder(disturbed, each), records)
        for number in lost:
            (disturbed / "shards" / f"{number:05d}.done").unlink(missing_ok=True)
        done = done_shards(disturbed / "shards", samples=2)
        assert done.numbers == set(range(-(-records // each))) - lost
        write(RunFolder(disturbed, each, done.numbers), records)
        assert run_files(disturbed) == run_files(straight)


def test_a_folder_without_a_manifest_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no run folder"):
        shards_of(tmp_path)
