"""A Ray cluster that the engine starts by itself: quiet, harmless, and gone when the run ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import ray

from lintseq.core.engine import Done, EngineLimits, Lost
from lintseq.core.errors import ToolError
from lintseq.plugins.engines.ray import cluster
from lintseq.plugins.engines.ray.engine import RayEngine
from tests.plugins.engines import engine_jobs
from tests.plugins.engines.hold import Hold

pytestmark = pytest.mark.campaign

ENGINE = RayEngine()
LIMITS = EngineLimits(workers=1, seconds=60)
FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
MARK = "MARKED_BY_THE_TEST"
"""A variable in the environment of a program, by which all that it starts is known."""


@pytest.fixture(autouse=True)
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)


@pytest.fixture
def hold(tmp_path: Path) -> Iterator[Hold]:
    with Hold(tmp_path / "hold") as hold:
        yield hold


def start(hold: Hold) -> subprocess.Popen[str]:
    """Run a program in a process group of its own, as shells do."""
    return subprocess.Popen(
        [sys.executable, str(FOLDER / "run_until_interrupted.py"), "ray", str(hold.path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), MARK: str(hold.path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def marked(hold: Hold) -> list[str]:
    """The processes that the program started, or that these started, and that still run."""
    mark = f"{MARK}={hold.path}".encode()
    return [
        place.parent.name for place in Path("/proc").glob("[0-9]*/environ") if mark in _of(place)
    ]


def _of(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""


def all_end(hold: Hold, *, seconds: int = 20) -> bool:
    """Whether all of them end in so many seconds."""
    for _ in range(5 * seconds):
        if not marked(hold):
            return True
        time.sleep(0.2)
    return False


def test_ctrl_c_ends_everything_in_silence(hold: Hold) -> None:
    with start(hold) as program:
        hold.wait_until_held_by(2)
        assert marked(hold)
        os.killpg(program.pid, signal.SIGINT)
        output, errors = program.communicate(timeout=60)
    assert (program.returncode, output, errors) == (130, "begun\n", "")
    assert hold.is_released()
    assert all_end(hold)


@pytest.mark.parametrize("delay", [0.0, 1.0, 2.5, 4.0])
def test_ctrl_c_at_the_start_ends_everything_in_silence(hold: Hold, delay: float) -> None:
    with start(hold) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(delay)
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=60)
    assert (program.returncode, errors) == (130, "")
    assert all_end(hold)


def test_a_killed_program_leaves_nothing_running(hold: Hold) -> None:
    with start(hold) as program:
        hold.wait_until_held_by(2)
        program.kill()
        program.communicate(timeout=60)
    assert hold.is_released()
    # Two idle helpers of Ray try for a while to tell somebody of it.
    assert all_end(hold, seconds=240)


def test_processes_that_die_make_no_noise(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = list(ENGINE.run(engine_jobs.end, ["exit 3", "1"], LIMITS))
    assert [type(outcome) for outcome in outcomes] == [Lost, Done]
    assert capfd.readouterr() == ("", "")


def test_the_caller_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    on_termination = signal.getsignal(signal.SIGTERM)
    folders = {*Path("/tmp").glob("lintseq-ray-*")}
    assert list(ENGINE.run(engine_jobs.double, [1], LIMITS)) == [Done(1, 2)]
    assert Path.cwd() == tmp_path
    assert signal.getsignal(signal.SIGTERM) == on_termination
    assert not ray.is_initialized()
    assert folders >= {*Path("/tmp").glob("lintseq-ray-*")}


def test_workers_see_the_callers_surroundings_and_no_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SET_BY_THE_CALLER", "1")
    names = ["folder", "environment", "recursion limit", "input"]
    outcomes = list(ENGINE.run(engine_jobs.look_around, names, LIMITS))
    seen = [outcome.result for outcome in outcomes if isinstance(outcome, Done)]
    assert seen == [str(tmp_path), "1", sys.getrecursionlimit(), (b"", "")]


def test_nothing_is_imported_from_the_folder_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lintseq", "pluggy", "ray", "sitecustomize", "types"):
        (tmp_path / f"{name}.py").write_text(f"open('{tmp_path}/imported', 'w')")
    monkeypatch.chdir(tmp_path)
    assert list(ENGINE.run(engine_jobs.double, [1], LIMITS)) == [Done(1, 2)]
    assert not (tmp_path / "imported").exists()


@pytest.mark.parametrize("what", ["be done", "exit 3", "hang"])
def test_tools_go_with_their_worker(hold: Hold, what: str) -> None:
    jobs = [(hold.path, what)]
    list(ENGINE.run(engine_jobs.start_tool, jobs, EngineLimits(workers=1, seconds=2)))
    assert hold.is_released()


def test_a_cluster_that_is_not_there_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    words = r"^The Ray cluster at '127.0.0.1:1' \(RAY_ADDRESS\) cannot be joined: .*; `ray status`"
    with pytest.raises(ToolError, match=words):
        list(ENGINE.run(engine_jobs.double, [1], LIMITS))


def test_who_is_no_ray_is_not_asked_for_minutes(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"127.0.0.1:{mute.getsockname()[1]}"
        monkeypatch.setenv("RAY_ADDRESS", address)
        words = rf"^The Ray cluster at '{address}' \(RAY_ADDRESS\) cannot be joined: nothing there "
        with pytest.raises(ToolError, match=words + r"answers as Ray does in 1.5 seconds; `ray "):
            list(ENGINE.run(engine_jobs.double, [1], LIMITS))
    assert capfd.readouterr() == ("", "")
