"""Programs that run the engine and are interrupted, killed, or wrongly written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.engines.hold import Hold

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]


@pytest.fixture
def hold(tmp_path: Path) -> Iterator[Hold]:
    with Hold(tmp_path / "hold") as hold:
        yield hold


def start(program: str, *args: str) -> subprocess.Popen[str]:
    """Run one of the programs beside this file in a process group of its own, as shells do."""
    return subprocess.Popen(
        [sys.executable, str(FOLDER / program), *args],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_ctrl_c_ends_everything_in_silence(hold: Hold) -> None:
    with start("run_until_interrupted.py", "local", str(hold.path)) as program:
        hold.wait_until_held_by(2)
        os.killpg(program.pid, signal.SIGINT)
        output, errors = program.communicate(timeout=30)
    assert (program.returncode, output, errors) == (130, "begun\n", "")
    assert hold.is_released()


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.25])
def test_ctrl_c_at_the_start_ends_everything_in_silence(hold: Hold, delay: float) -> None:
    with start("run_until_interrupted.py", "local", str(hold.path)) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(delay)
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=30)
    assert (program.returncode, errors) == (130, "")


def test_a_killed_program_leaves_nothing_running(hold: Hold) -> None:
    with start("run_until_interrupted.py", "local", str(hold.path)) as program:
        hold.wait_until_held_by(2)
        program.kill()
        program.communicate(timeout=30)
    assert hold.is_released()


def test_a_script_without_guard_is_told_so() -> None:
    with start("run_without_guard.py") as program:
        output, _ = program.communicate(timeout=30)
    assert program.returncode == 3
    assert output.startswith("A worker process ended before it was ready; ")
    assert 'if __name__ == "__main__":' in output
