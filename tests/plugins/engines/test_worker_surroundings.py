"""What workers see of the caller's surroundings, what the caller hears of them, what they leave."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lintseq.core.engine import Done, EngineLimits
from lintseq.plugins.engines.local.engine import LocalEngine
from lintseq.plugins.engines.local.worker import LocalWorker
from tests.plugins.engines import engine_jobs
from tests.plugins.engines.hold import Hold

ENGINE = LocalEngine()
LIMITS = EngineLimits(workers=1, seconds=60)


@pytest.fixture
def hold(tmp_path: Path) -> Iterator[Hold]:
    with Hold(tmp_path / "hold") as hold:
        yield hold


def seen(name: str) -> object:
    (outcome,) = ENGINE.run(engine_jobs.look_around, [name], LIMITS)
    assert isinstance(outcome, Done)
    return outcome.result


def test_surroundings_are_the_callers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SET_BY_THE_CALLER", "1")
    monkeypatch.chdir(tmp_path)
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(limit + 7)
        assert seen("recursion limit") == limit + 7
    finally:
        sys.setrecursionlimit(limit)
    assert seen("environment") == "1"
    assert seen("folder") == str(Path.cwd())


def test_workers_have_no_input() -> None:
    assert seen("input") == (b"", "")


def test_what_workers_print_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    list(ENGINE.run(engine_jobs.print_loudly, ["printed"], LIMITS))
    output, errors = capfd.readouterr()
    assert output == ""
    assert errors.count("printed") == 3


@pytest.mark.parametrize("what", ["be done", "exit 3", "hang"])
def test_tools_go_with_their_worker(hold: Hold, what: str) -> None:
    jobs = [(hold.path, what)]
    list(ENGINE.run(engine_jobs.start_tool, jobs, EngineLimits(workers=1, seconds=2)))
    assert hold.is_released()


@pytest.mark.parametrize("last", ["be done", "hang"])
def test_closing_ends_workers_and_tools(hold: Hold, last: str) -> None:
    jobs = [(hold.path, "be done"), (hold.path, last)]
    running = ENGINE.run(engine_jobs.start_tool, jobs, LIMITS)
    next(running)
    running.close()
    assert not multiprocessing.active_children()
    assert hold.is_released()


def test_an_interruption_just_after_a_job_was_sent_ends_workers_and_tools(
    hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = LocalWorker.begin

    def begin_and_be_interrupted(
        worker: LocalWorker, jobs: Sequence[object], seconds: float
    ) -> None:
        begin(worker, jobs, seconds)
        hold.wait_until_held_by(1)
        raise KeyboardInterrupt

    monkeypatch.setattr(LocalWorker, "begin", begin_and_be_interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(ENGINE.run(engine_jobs.hold_for_long, [hold.path], LIMITS))
    assert not multiprocessing.active_children()
    assert hold.is_released()
