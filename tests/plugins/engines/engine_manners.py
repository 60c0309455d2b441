"""What our own engines hold beyond the laws of the conformance kit, told once for all of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from lintseq.core.engine import Done, Engine, EngineLimits, Lost
from lintseq.core.errors import LintseqError, ProgramRejected, ToolError, UsageError
from lintseq.plugins.engines.crew.batch import MOST
from lintseq.plugins.engines.crew.run import AHEAD, STARTS
from tests.plugins.engines import engine_jobs

LIMITS = EngineLimits(workers=2, seconds=60)
ALONE = EngineLimits(workers=1, seconds=60)


class EngineManners:
    """Outcomes in order and none lost, whatever jobs do to their processes.

    Attributes:
        engine: the engine.
        ends: jobs that end their process, with the engine's words for how it went.
    """

    engine: ClassVar[Engine]
    ends: ClassVar[Mapping[str, str]]

    @pytest.mark.parametrize("workers", [1, 3])
    def test_every_job_comes_back_in_its_place(self, workers: int) -> None:
        outcomes = self.engine.run(engine_jobs.double, range(3000), EngineLimits(workers, 60))
        assert list(outcomes) == [Done(job, 2 * job) for job in range(3000)]

    @pytest.mark.parametrize("task", [engine_jobs.double, engine_jobs.nap_first])
    def test_jobs_without_end_are_read_so_far_ahead_and_no_further(
        self, task: Callable[[int], int]
    ) -> None:
        read = 0
        ahead = 0

        def jobs() -> Iterator[int]:
            nonlocal read
            for read in count(1):
                yield read - 1

        with closing(self.engine.run(task, jobs(), LIMITS)) as outcomes:
            for given in range(2000):
                next(outcomes)
                ahead = max(ahead, read - given)
        assert 10 < ahead <= AHEAD * MOST * LIMITS.workers

    def test_jobs_that_end_their_process_are_lost_and_no_others(self, tmp_path: Path) -> None:
        log = tmp_path / "log"
        names = [f"job {number}" for number in range(60)]
        for place, name in enumerate(self.ends):
            names.insert(30 + 2 * place, name)
        jobs = [(log, name) for name in names]
        outcomes = list(self.engine.run(engine_jobs.log_then_end, jobs, LIMITS))
        assert [outcome.job for outcome in outcomes] == jobs
        for outcome in outcomes:
            if end := self.ends.get(outcome.job[1]):
                words = f"the process working on it {end}, and again when tried alone"
                assert outcome == Lost(outcome.job, "worker-died", words)
            else:
                assert outcome == Done(outcome.job, outcome.job[1])
        tries = Counter(log.read_text().splitlines())
        assert {name for name, count in tries.items() if count < 2} <= set(names) - set(self.ends)

    def test_jobs_that_hang_are_lost_and_no_others(self) -> None:
        jobs = [*map(str, range(40)), "hang", "spin", "40", "41"]
        limits = EngineLimits(workers=2, seconds=1)
        outcomes = list(self.engine.run(engine_jobs.end, jobs, limits))
        assert [outcome.job for outcome in outcomes] == jobs
        words = "it took longer than 1 s, and again when tried alone"
        for outcome in outcomes:
            if outcome.job in ("hang", "spin"):
                assert outcome == Lost(outcome.job, "timeout", words)
            else:
                assert outcome == Done(outcome.job, outcome.job)

    def test_a_worker_killed_between_jobs_is_replaced(self) -> None:
        outcomes = self.engine.run(engine_jobs.pid, range(300), ALONE)
        pids = []
        for outcome in outcomes:
            assert isinstance(outcome, Done)
            if outcome.job in (5, 250):
                os.kill(outcome.result, signal.SIGKILL)
            pids.append(outcome.result)
        assert len(pids) == 300
        assert len(set(pids)) > 1

    def test_time_limits_count_neither_starting_nor_waiting_for_the_caller(self) -> None:
        limits = EngineLimits(workers=1, seconds=1)
        running = self.engine.run(engine_jobs.SlowToLoad(), range(12), limits)
        for number, outcome in enumerate(running):
            assert outcome == Done(number, number)
            if number == 4:
                time.sleep(1.2)

    def test_an_exception_arrives_as_it_was(self) -> None:
        error = ProgramRejected("syntax", "unexpected indent", line=3, column=4)
        with pytest.raises(ProgramRejected) as raised:
            list(self.engine.run(engine_jobs.fail, [error], ALONE))
        assert vars(raised.value) == vars(error)
        assert "in fail\n    raise error" in str(raised.value.__cause__)

    def test_an_exception_comes_after_all_outcomes_before_it(self) -> None:
        jobs = [0.4, 0.0, 0.2, -1.0, 0.0, 0.0]
        given: list[object] = []
        with pytest.raises(ValueError, match="non-negative"):
            given += self.engine.run(engine_jobs.nap, jobs, LIMITS)
        running = self.engine.run(engine_jobs.nap, jobs, LIMITS)
        assert [next(running) for _ in range(3)] == [Done(job, job) for job in jobs[:3]]
        with pytest.raises(ValueError, match="non-negative"):
            next(running)
        assert not multiprocessing.active_children()

    def test_an_exception_of_the_jobs_comes_after_all_outcomes_before_it(self) -> None:
        def jobs() -> Iterator[float]:
            yield 0.3
            yield 0.0
            raise UsageError("the file ends here")

        running = self.engine.run(engine_jobs.nap, jobs(), LIMITS)
        assert [next(running), next(running)] == [Done(0.3, 0.3), Done(0.0, 0.0)]
        with pytest.raises(UsageError, match="the file ends here"):
            next(running)

    def test_what_cannot_travel_is_told_in_words(self) -> None:
        with pytest.raises(LintseqError, match=r"^Stubborn: 1 and 2"):
            list(self.engine.run(engine_jobs.fail_stubbornly, [0], ALONE))
        with pytest.raises(TypeError, match="cannot pickle"):
            list(self.engine.run(engine_jobs.give_what_cannot_travel, [0], ALONE))
        with pytest.raises(TypeError, match="cannot pickle"):
            list(self.engine.run(engine_jobs.pid, [multiprocessing], ALONE))
        with pytest.raises(UsageError, match=r"^The task cannot be sent .*; use a function of a m"):
            self.engine.run(lambda job: job, [0], ALONE)

    def test_a_task_that_workers_cannot_load_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        here = ModuleType("only_here")
        exec("def task(job): return job", vars(here))
        monkeypatch.setitem(sys.modules, "only_here", here)
        words = r"^The task cannot be loaded in another process \(No module"
        with pytest.raises(UsageError, match=words):
            list(self.engine.run(here.task, [0], ALONE))

    @pytest.mark.parametrize("what", ["free", "leak", "tool"])
    def test_jobs_that_take_too_much_memory_are_lost_and_no_others(self, what: str) -> None:
        limits = EngineLimits(workers=2, seconds=60, megabytes=300)
        jobs = [("free", 1), (what, 400), ("free", 2), ("free", 3)]
        outcomes = list(self.engine.run(engine_jobs.take_memory, jobs, limits))
        assert [outcome.job for outcome in outcomes] == jobs
        words = "it took more than 300 MiB of memory, and again when tried alone"
        assert outcomes[1] == Lost((what, 400), "memory", words)
        assert all(isinstance(outcome, Done) for outcome in outcomes[:1] + outcomes[2:])

    def test_a_leak_costs_processes_and_no_jobs(self) -> None:
        limits = EngineLimits(workers=1, seconds=60, megabytes=300)
        outcomes = list(self.engine.run(engine_jobs.take_memory, [("leak", 100)] * 8, limits))
        pids = [outcome.result for outcome in outcomes if isinstance(outcome, Done)]
        assert len(pids) == 8
        assert len(set(pids)) >= 4

    def test_without_a_limit_a_job_may_take_what_there_is(self) -> None:
        (outcome,) = self.engine.run(engine_jobs.take_memory, [("free", 400)], ALONE)
        assert isinstance(outcome, Done)

    def test_a_task_that_refuses_a_machine_says_why(self) -> None:
        words = r"^A process cannot take part in the run: its tools are too old$"
        with pytest.raises(ToolError, match=words):
            list(self.engine.run(engine_jobs.Refuses(), [0], ALONE))

    def test_a_worker_killed_while_it_starts_is_replaced(self, tmp_path: Path) -> None:
        task = engine_jobs.KillsAtStart(tmp_path, STARTS - 1)
        assert list(self.engine.run(task, [1, 2], ALONE)) == [Done(1, 1), Done(2, 2)]
        assert len(list(tmp_path.iterdir())) == STARTS - 1
        task = engine_jobs.KillsAtStart(tmp_path, 3 * STARTS)
        words = "5 worker processes in a row were killed while they st"
        with pytest.raises(ToolError, match=words):
            list(self.engine.run(task, [1], ALONE))

    @pytest.mark.parametrize(
        ("limits", "words"),
        [
            (EngineLimits(0, 1), "at least one worker and a time limit above 0"),
            (EngineLimits(1, 0), "at least one worker and a time limit above 0"),
            (EngineLimits(1, 1, 0), "a memory limit of at least 1 MiB, not 0"),
        ],
    )
    def test_limits_that_leave_no_room_are_refused(self, limits: EngineLimits, words: str) -> None:
        with pytest.raises(UsageError, match=words):
            self.engine.run(engine_jobs.double, [1], limits)
