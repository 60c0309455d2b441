"""The laws of an engine: outcomes in order, whatever the workers do and however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

import pytest

from lintseq.core.engine import Done, Engine, EngineLimits, Lost
from lintseq.core.errors import ProgramRejected
from lintseq.testing.engine_tasks import (
    EXIT,
    HANG,
    reject_three,
    square,
    square_or_fail,
    square_unevenly,
)

MANY = 20_000
"""More jobs than an engine may read before it gives the first outcome."""

Outcome = tuple[int, int | str]


class EngineConformance:
    """What an engine owes. Its jobs run in other processes, as some of them end theirs.

    Subclass it and name the engine::

        class TestMyEngine(EngineConformance):
            engine = MyEngine()

    Attributes:
        engine: the engine, as the plugin's hook supplies it.
        limits: what it may use while no job hangs.
        patience: how many seconds a job that hangs is given.
    """

    engine: ClassVar[Engine]
    limits: ClassVar[EngineLimits] = EngineLimits(workers=2, seconds=60)
    patience: ClassVar[float] = 2.0

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.engine.name.split() == [self.engine.name], "a name is one word"
        assert self.engine.summary.strip()
        assert "\n" not in self.engine.summary

    def test_outcomes_come_in_order(self) -> None:
        """Also where later jobs are done earlier."""
        expected = [(job, job * job) for job in range(12)]
        assert self._outcomes(square_unevenly, range(12)) == expected

    def test_workers_change_nothing(self) -> None:
        """One worker gives what several give."""
        alone = EngineLimits(workers=1, seconds=self.limits.seconds)
        expected = [(job, job * job) for job in range(5)]
        assert self._outcomes(square, range(5), alone) == expected

    def test_no_jobs_give_no_outcomes(self) -> None:
        """Nor do they keep anyone waiting."""
        assert self._outcomes(square, ()) == []

    def test_jobs_are_read_a_bounded_way_ahead(self) -> None:
        """Inputs may be longer than memory; a run may be left off at any point."""
        read: list[int] = []

        def jobs() -> Iterator[int]:
            for job in range(MANY):
                read.append(job)
                yield job

        running = self.engine.run(square, jobs(), self.limits)
        assert next(running) == Done(0, 0)
        running.close()
        assert len(read) < MANY, "all jobs were read before the first outcome was given"

    def test_an_exception_of_the_task_is_raised(self) -> None:
        """As it was: a broken tool ends a run, and its message says why."""
        with pytest.raises(ProgramRejected, match="job 3 is refused") as raised:
            self._outcomes(reject_three, range(6))
        assert (raised.value.reason, raised.value.line) == ("syntax", 7)

    def test_a_job_that_hangs_is_lost_alone(self) -> None:
        """Its neighbours are done, whichever of them shared its process."""
        limits = EngineLimits(workers=self.limits.workers, seconds=self.patience)
        outcomes = self._outcomes(square_or_fail, (1, HANG, 2, 3), limits)
        assert outcomes == [(1, 1), (HANG, "timeout"), (2, 4), (3, 9)]

    def test_a_job_that_kills_its_process_is_lost_alone(self) -> None:
        """Its neighbours are done, whichever of them shared its process."""
        outcomes = self._outcomes(square_or_fail, (1, EXIT, 2, 3))
        assert outcomes == [(1, 1), (EXIT, "worker-died"), (2, 4), (3, 9)]

    def _outcomes(
        self,
        task: Callable[[int], int],
        jobs: Iterable[int],
        limits: EngineLimits | None = None,
    ) -> list[Outcome]:
        return [_told(outcome) for outcome in self.engine.run(task, jobs, limits or self.limits)]


def _told(outcome: Done[int, int] | Lost[int]) -> Outcome:
    """The job with its result, or with the reason why there is none."""
    if isinstance(outcome, Lost):
        assert outcome.message.strip(), "a lost job has no message"
        return outcome.job, outcome.reason
    return outcome.job, outcome.result
