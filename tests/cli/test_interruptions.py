"""Ctrl-C and worse: whole lines, an honest manifest, and no process left behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.job import Job

Finished = subprocess.CompletedProcess[str]
ReadRows = Callable[..., list[dict[str, Any]]]

RECORDS = 500


@pytest.fixture
def start(
    tmp_path: Path,
    environment: dict[str, str],
    plugged: Callable[..., dict[str, str]],
    write_rows: Callable[..., Path],
) -> Iterator[Callable[..., Job]]:
    """Starts runs over many programs, each of which takes a linter a tenth of a second."""
    programs = [{"id": f"r{n}", "program": f"a = {n}  # NAP\n"} for n in range(RECORDS)]
    write_rows(tmp_path / "rows.jsonl", programs)
    around = {**environment, **plugged("moody")}
    jobs: list[Job] = []

    def run(*arguments: str) -> Job:
        slow = ("rows.jsonl", "--lang", "python", "--linter", "moody", "-w", "2", "-s", "2")
        jobs.append(Job(tmp_path, around, *slow, *arguments))
        return jobs[-1]

    yield run
    for job in jobs:
        job.kill()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def whole_records(rows: list[dict[str, Any]]) -> bool:
    """Whether these are the rows of the first records, with none missing between."""
    found = [(row["id"], row["path"]) for row in rows]
    return found == [(f"r{n}", path) for n in range(len(rows) // 2) for path in range(2)]


def check_words(finished: Finished, rows: int, tail: str) -> None:
    """Check what an interrupted run said; the last record may not have been counted yet."""
    assert (finished.returncode, finished.stdout) == (130, "")
    said = [
        f"Interrupted after {records} of {RECORDS} programs{tail}\n"
        for records in (rows // 2 - 1, rows // 2)
    ]
    assert finished.stderr in said


def test_an_interrupted_file_is_whole_lines(
    start: Callable[..., Job], read_rows: ReadRows, tmp_path: Path
) -> None:
    job = start("-o", "out.jsonl")
    job.await_rows()
    job.interrupt()
    finished = job.end()
    rows = read_rows(tmp_path / "out.jsonl")
    check_words(finished, len(rows), "; their rows are in 'out.jsonl'.")
    assert 0 < len(rows) < 2 * RECORDS
    assert whole_records(rows)
    assert names(tmp_path) == ["out.jsonl", "rows.jsonl"]
    job.await_no_process()


def test_an_interrupted_run_folder_says_so(
    start: Callable[..., Job], read_rows: ReadRows, tmp_path: Path
) -> None:
    job = start("-o", "run/")
    job.await_rows()
    job.interrupt()
    finished = job.end()
    rows = read_rows(tmp_path / "run" / "shards" / "00000.jsonl")
    check_words(finished, len(rows), "; go on by 'lintseq generate --resume run/'.")
    assert whole_records(rows)
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["status"] == "interrupted"
    assert manifest["counts"]["rows"] in (len(rows) - 2, len(rows))
    assert list((tmp_path / "run").rglob("*.done")) == []
    job.await_no_process()


def test_an_interrupted_stream_is_whole_lines(
    start: Callable[..., Job], read_rows: ReadRows
) -> None:
    job = start()
    assert job.process.stdout is not None
    first = job.process.stdout.readline().decode()
    job.interrupt()
    finished = job.end()
    rows = read_rows(first + finished.stdout)
    check_words(Finished([], finished.returncode, "", finished.stderr), len(rows), ".")
    assert whole_records(rows)
    job.await_no_process()


def test_before_the_first_row_nothing_is_left(start: Callable[..., Job], tmp_path: Path) -> None:
    job = start("-o", "out.jsonl")
    job.await_that(lambda: len(names(tmp_path)) > 1)
    job.interrupt()
    finished = job.end()
    assert finished.returncode == 130, finished
    assert finished.stderr.startswith("Interrupted")
    assert finished.stderr.count("\n") == 1
    job.await_no_process()


class CutOff:
    """Writes files as the system does, but is interrupted in the middle of a certain row."""

    def __init__(self, row: bytes) -> None:
        self._row = row
        self._write = os.write

    def write(self, descriptor: int, data: bytes) -> int:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode) or self._row not in bytes(data):
            return self._write(descriptor, data)
        self._write(descriptor, data[: len(data) // 2])
        raise KeyboardInterrupt


def test_an_interruption_in_the_middle_of_a_write(
    here: Callable[..., Finished],
    write_rows: Callable[..., Path],
    read_rows: ReadRows,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programs = [{"id": f"r{n}", "program": f"a = {n}\n"} for n in range(4)]
    write_rows(tmp_path / "rows.jsonl", programs)
    monkeypatch.setattr(os, "write", CutOff(b'{"id": "r2"').write)
    done = here("rows.jsonl", "--lang", "python", "-w", 1, "-s", 2, "-o", "out.jsonl")
    assert done.returncode == 130
    assert done.stderr == "Interrupted after 2 of 4 programs; their rows are in 'out.jsonl'.\n"
    rows = read_rows(tmp_path / "out.jsonl")
    assert len(rows) == 4
    assert whole_records(rows)


@pytest.mark.parametrize("out", ["out.jsonl", "run/"])
def test_a_killed_run_leaves_nothing_torn_in_sight(
    start: Callable[..., Job], lintseq: Callable[..., Finished], tmp_path: Path, out: str
) -> None:
    job = start("-o", out)
    job.await_rows()
    job.process.kill()
    assert job.end().returncode == -signal.SIGKILL
    seen = [path.name for path in tmp_path.rglob("*") if not path.name.startswith(".")]
    if out == "run/":
        assert sorted(seen) == ["manifest.json", "rows.jsonl", "run", "shards"]
        assert json.loads((tmp_path / "run" / "manifest.json").read_text())["status"] == "running"
    else:
        assert seen == ["rows.jsonl"]
    job.await_no_process()
    (tmp_path / "rows.jsonl").write_text('{"program": "a = 1\\n"}\n')
    again = ("rows.jsonl", "--lang", "python", "-w", 1, "-o", out, "--overwrite")
    assert lintseq(*again, cwd=tmp_path).returncode == 0
    assert list(tmp_path.rglob(".*")) == []
