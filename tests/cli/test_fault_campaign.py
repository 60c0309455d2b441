"""Whatever is done to a run, it ends as if nothing had been: shards, rejects and marks to the byte.

Each campaign disturbs a run, goes on with it by ``--resume``, and holds the end against a run that
nothing disturbed. A bare `pytest` runs short ones, ``-m campaign`` the long ones.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lintseq.pipeline.accounting import folder_violations
from tests.cli.job import Job
from tests.cli.small_disk import SmallDisk
from tests.run_files import run_files

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

SAMPLES, EACH = 2, 4
MEGABYTES, SECONDS = 160, 4
OPTIONS = (
    *("--lang", "python", "--linter", "moody", "-s", str(SAMPLES), "-w", "2", "-q"),
    *("--shard-records", str(EACH), "--memory-limit", str(MEGABYTES)),
    *("--time-limit", str(SECONDS), "-o", "run/"),
)
MOODS = ("RAISE", "DIE", "HANG", "GORGE", *["LEAK"] * 24, "CALM")
"""A program of each comes at the end; those that leak do so together, more than may be taken."""
REASONS = {"RAISE": "linter-failed", "DIE": "worker-died", "HANG": "timeout", "GORGE": "memory"}
LONGEST = 0.6
"""Seconds that a process is left in peace, at most, once it did what it was waited for."""
SLOW = {"MOODY_NAP": "0.04"}


def program(number: int, mood: str = "") -> dict[str, object]:
    """A row; some ids come again."""
    return {"id": f"r{number % 90}", "program": f"a = {number}  # {mood}\nb = a\nc = b\n"}


def write_inputs(folder: Path, records: int) -> None:
    """Rows of which one is no JSON, rows whose packed file is cut off, and rows of all moods."""
    lines = [json.dumps(program(number)) for number in range(records)]
    lines[records // 3] = '{"id": "torn", "program": "a ='
    half = records // 2
    (folder / "a.jsonl").write_text("\n".join(lines[:half]))
    random_words = random.Random(0).randbytes(20_000).hex()
    packed = gzip.compress("\n".join([*lines[half:], json.dumps(random_words)]).encode(), mtime=0)
    (folder / "b.jsonl.gz").write_bytes(packed[:-5000])
    moods = [program(1000 + number, mood) for number, mood in enumerate(MOODS)]
    (folder / "c.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in moods))


INPUTS = ("a.jsonl", "b.jsonl.gz", "c.jsonl")


def shards_done(run: Path) -> int:
    return len(list(run.rglob("*.done")))


def rejects_of(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "rejects.jsonl").read_text().splitlines()]


@dataclass
class Killer:
    """Kills a run of the command line, again and again, one worker of it first."""

    folder: Path
    environment: dict[str, str]
    chance: random.Random
    kills: int = 0
    rounds: int = 0

    def disturb(self) -> None:
        """Begin the run or go on with it, and kill a worker and the parent at random moments."""
        run = self.folder / "run"
        begun = (run / "manifest.json").exists()
        ask = ("generate", "--resume", "run", "-q") if begun else (*INPUTS, *OPTIONS)
        job = Job(self.folder, {**self.environment, **SLOW}, *ask)
        # One time in three, at whatever moment; else it gets somewhere before.
        wanted = shards_done(run) + self.rounds % 3
        self.rounds += 1
        job.await_that(lambda: shards_done(run) >= wanted or job.process.poll() is not None)
        self._wait()
        # One, as a record that loses its process twice is a reject, and rightly so.
        workers = job.workers()
        if workers:
            self._kill(self.chance.choice(workers))
            self._wait()
        if job.process.poll() is None:
            self._kill(job.process.pid)
        job.end()

    def _wait(self) -> None:
        time.sleep(self.chance.uniform(0, LONGEST))

    def _kill(self, process: int) -> None:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.kills += 1


@pytest.mark.parametrize(
    ("kills", "records"), [(4, 150), pytest.param(60, 1600, marks=pytest.mark.campaign)]
)
def test_killed_at_random_moments(
    lintseq: Run,
    environment: dict[str, str],
    plugged: Callable[..., dict[str, str]],
    tmp_path: Path,
    kills: int,
    records: int,
) -> None:
    straight, disturbed = tmp_path / "straight", tmp_path / "disturbed"
    for folder in (straight, disturbed):
        folder.mkdir()
        write_inputs(folder, records)
    around = {**environment, **plugged("moody")}
    assert lintseq(*INPUTS, *OPTIONS, cwd=straight, env=around).returncode == 0
    killer = Killer(disturbed, around, random.Random(kills))
    while killer.kills < kills:
        killer.disturb()
    marks = shards_done(disturbed / "run")
    assert 0 < marks < shards_done(straight / "run"), "the job was too short, or made no progress"
    done = lintseq("generate", "--resume", "run", "-q", cwd=disturbed, env=around)
    assert done.returncode == 0, done
    assert run_files(disturbed / "run") == run_files(straight / "run")
    check_accounts(disturbed / "run", records)


def check_accounts(run: Path, records: int) -> None:
    """Check that every record is accounted for, and each mood has its reason."""
    assert list(folder_violations(run)) == []
    counts = json.loads((run / "manifest.json").read_bytes())["counts"]
    # What the cut took away is one record, and so is the row that is no JSON.
    assert records // 2 < counts["records"] <= records + 1 + len(MOODS)
    rejects = rejects_of(run)
    assert counts["records"] * SAMPLES == counts["rows"] + len(rejects) * SAMPLES
    unreadable = [row["place"]["source"] for row in rejects if row["reason"] == "unreadable"]
    assert unreadable == ["a.jsonl", "b.jsonl.gz"]
    moody = [(row["place"]["row"], row["reason"]) for row in rejects if row["id"] is not None]
    assert moody == [(MOODS.index(mood) + 1, reason) for mood, reason in REASONS.items()]


@pytest.fixture
def quick(write_rows: Callable[..., Path], tmp_path: Path) -> Sequence[str]:
    """What makes a run of many rows in no time."""
    rows = [{"id": f"r{n}", "program": f"a = {n}\nb = a\n" if n % 7 else "("} for n in range(60)]
    write_rows(tmp_path / "rows.jsonl", rows)
    sampler = ("--sampler", "randseq", "--set", "edits=2")
    return ("rows.jsonl", "--lang", "python", *sampler, "-q", "-w", "1", "--shard-records", "7")


def test_a_disk_that_is_full_time_and_again(
    here: Run,
    refusal: Refusal,
    quick: Sequence[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert here(*quick, "-o", "straight/").returncode == 0
    ask: Sequence[str] = (*quick, "-o", "run/")
    size = sum(len(data) for data in run_files(tmp_path / "straight").values())
    for part in (0.2, 0.5, 0.5, 0.9):
        with monkeypatch.context() as patch:
            disk = SmallDisk(tmp_path / "run", 20_000 + int(part * size))
            patch.setattr(os, "write", disk.write)
            assert "No space left on device; " in refusal(here(*ask))
        manifest = json.loads((tmp_path / "run" / "manifest.json").read_bytes())
        assert manifest["status"] == "failed"
        ask = ("generate", "--resume", "run", "-q")
    assert 0 < shards_done(tmp_path / "run") < shards_done(tmp_path / "straight")
    assert here(*ask).returncode == 0
    assert run_files(tmp_path / "run") == run_files(tmp_path / "straight")
    assert list(folder_violations(tmp_path / "run")) == []


def test_files_that_may_not_grow(
    lintseq: Run, refusal: Refusal, quick: Sequence[str], tmp_path: Path
) -> None:
    assert lintseq(*quick, "-o", "straight/", cwd=tmp_path).returncode == 0
    limited = ["bash", "-c", 'ulimit -f 8; exec "$0" "$@"']
    said = refusal(lintseq(*quick, "-o", "run/", cwd=tmp_path, before=limited))
    assert "File too large; " in said
    assert lintseq("generate", "--resume", "run", cwd=tmp_path).returncode == 0
    assert run_files(tmp_path / "run") == run_files(tmp_path / "straight")


def without_privileges() -> Sequence[str]:
    """What to put before a command so that permissions hold for it, even if root runs it."""
    return ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []


def set_writable(folder: Path, *, writable: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IWUSR if writable else mode & ~0o222)


def test_a_folder_that_may_only_be_read(
    lintseq: Run, refusal: Refusal, quick: Sequence[str], tmp_path: Path
) -> None:
    assert lintseq(*quick, "-o", "straight/", cwd=tmp_path).returncode == 0
    sealed = tmp_path / "sealed"
    sealed.mkdir(mode=0o555)
    before = without_privileges()
    said = refusal(lintseq(*quick, "-o", "sealed/run/", cwd=tmp_path, before=before))
    assert said == "Cannot read or write 'sealed/run': Permission denied; check its permissions."
    assert list(sealed.iterdir()) == []
    assert lintseq(*quick, "-o", "run/", cwd=tmp_path).returncode == 0
    run = tmp_path / "run"
    for path in (run / "shards").glob("0000[3-9].*"):
        path.unlink()
    set_writable(run, writable=False)
    left = run_files(run)
    ask = ("generate", "--resume", "run", "-q")
    said = refusal(lintseq(*ask, cwd=tmp_path, before=before))
    assert said == "Cannot read or write 'run/.lock': Permission denied; check its permissions."
    assert run_files(run) == left
    set_writable(run, writable=True)
    assert lintseq(*ask, cwd=tmp_path).returncode == 0
    assert run_files(run) == run_files(tmp_path / "straight")


def test_a_table_whose_footer_was_torn_meanwhile(
    here: Run, refusal: Refusal, tmp_path: Path
) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [{"id": f"r{n}", "code": f"a = {n}\nb = a\n"} for n in range(40)]
    table = tmp_path / "rows.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), table)
    ask = (table.name, "--lang", "python", "-q", "-w", "1", "--shard-records", "7")
    for name in ("straight", "run"):
        assert here(*ask, "-o", f"{name}/").returncode == 0
    (tmp_path / "run" / "shards" / "00002.rejects.jsonl").unlink()
    whole = table.read_bytes()
    table.write_bytes(whole[:-20])
    for command in ((*ask, "-o", "other/"), ("generate", "--resume", "run")):
        said = refusal(here(*command))
        assert said.startswith("Cannot read 'rows.parquet': its end, where Parquet says what is in")
    assert not (tmp_path / "other").exists()
    table.write_bytes(whole)
    assert here("generate", "--resume", "run", "-q").returncode == 0
    assert run_files(tmp_path / "run") == run_files(tmp_path / "straight")
