"""The whole line with real stages: killed in every step, it ends as if nothing had been."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
ROOT = Path(__file__).parents[2]
EXPERIMENTS = {
    "three chains": ROOT / "examples" / "lintseq-markov" / "experiment.yaml",
    "a small network": ROOT / "tests" / "data" / "small_line.yaml",
}
CLOCK = {
    *("seconds", "process_seconds", "started", "finished", "tokens_per_second"),
    *("folder", "resumed"),
}
"""What tells of time and place, and of going on, under whatever key it stands."""
PATIENCE = 120.0


Start = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.fixture(params=EXPERIMENTS)
def start(request: pytest.FixtureRequest, environment: dict[str, str]) -> Start:
    """Starts an experiment in a work folder."""

    def begin(out: Path) -> subprocess.Popen[bytes]:
        experiment = str(EXPERIMENTS[request.param])
        return subprocess.Popen(
            [LINTSEQ, "run", experiment, "--out", str(out), "--workers", "2", "--quiet"],
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    return begin


def timeless(value: Any) -> Any:
    """A JSON value without what tells of time."""
    if isinstance(value, dict):
        return {key: timeless(inner) for key, inner in value.items() if key not in CLOCK}
    return [timeless(inner) for inner in value] if isinstance(value, list) else value


def contents(path: Path) -> object:
    """What a file says, timings aside."""
    data = path.read_bytes()
    if path.suffix in (".json", ".done"):
        return timeless(json.loads(data))
    if path.suffix == ".jsonl":
        return [timeless(json.loads(line)) for line in data.decode().split("\n") if line]
    return data


def tree(out: Path) -> dict[str, object]:
    """Everything in a work folder, timings and logs aside."""
    files = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file()}
    told = {name for name in files if not name.startswith("logs") and name != ".lock"}
    return {name: contents(files[name]) for name in sorted(told)}


def workers_in(out: Path) -> Iterator[int]:
    """The processes that work in a folder."""
    for process in [path for path in Path("/proc").iterdir() if path.name.isdecimal()]:
        try:
            if (process / "cwd").readlink() == out:
                yield int(process.name)
        except OSError:
            continue


def kill_during(step: str, usual: float, out: Path, start: Start) -> None:
    """Start the line, and kill it halfway through a step: with all that works on it, or alone."""
    if (out / "steps" / f"{step}.done").exists():
        return
    log, now = out / "logs" / f"{step}.log", time.time()
    running = start(out)
    while not (log.exists() and log.stat().st_mtime >= now):
        assert time.time() < now + PATIENCE, step
        time.sleep(0.02)
    time.sleep(usual / 2)
    if len(step) % 2:
        for number in workers_in(out):
            os.kill(number, signal.SIGKILL)
    running.kill()
    running.wait()


@pytest.mark.campaign
def test_killed_in_every_step(tmp_path: Path, start: Start) -> None:
    straight, disturbed = tmp_path / "straight", tmp_path / "disturbed"
    assert start(straight).wait() == 0
    marks = sorted((straight / "steps").glob("*.done"), key=lambda mark: mark.stat().st_mtime)
    assert len(marks) >= 6
    for mark in marks:
        usual = json.loads(mark.read_bytes())["seconds"]
        kill_during(mark.stem, usual, disturbed, start)
    assert start(disturbed).wait() == 0
    expected, found = tree(straight), tree(disturbed)
    assert sorted(found) == sorted(expected)
    for name, told in expected.items():
        assert found[name] == told, name
