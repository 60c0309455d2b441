"""Jobs travel in batches, so that small ones cost little more than their own time."""

from __future__ import annotations

import os
import pickle
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, NoReturn

from lintseq.core.engine import Done, JobT, Lost, ResultT
from lintseq.core.errors import ToolError

SECONDS = 0.2
"""Batches grow until one takes about so long."""

MOST = 256
"""Jobs in a batch, at most."""

OUT_OF_MEMORY = 12
"""The exit code of a process whose job asked for more memory than there is (ENOMEM)."""


class WorkerTraceback(Exception):
    """The traceback of an error in a worker, as the cause of the error here."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What a task raised, on its way to the process that asked."""

    error: Exception
    traceback: str = ""

    def again(self) -> NoReturn:
        """Raise it."""
        raise self.error from (WorkerTraceback(self.traceback) if self.traceback else None)


@dataclass(frozen=True, slots=True)
class Worked(Generic[ResultT]):
    """What a task gave for the jobs of a batch, up to the first that raised; and in how long."""

    results: list[ResultT]
    raised: Raised | None
    seconds: float


_loaded: list[Callable[[Any], Any]] = []
"""In a worker, the task."""


def load(task: bytes) -> None:
    """Unpickle the task, in a worker."""
    _loaded.append(pickle.loads(task))


def work(jobs: Sequence[JobT]) -> Worked[ResultT]:
    """Run a batch, in a worker."""
    started = time.perf_counter()
    (task,) = _loaded
    results: list[ResultT] = []
    failure = None
    try:
        for job in jobs:
            # One by one: what was done before an error counts.
            results.append(task(job))  # noqa: PERF401
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except SystemExit as error:
        os._exit(error.code if isinstance(error.code, int) else 1)
    except Exception as error:
        failure = raised(error)
    return Worked(results, failure, time.perf_counter() - started)


def raised(error: Exception) -> Raised:
    """An error that is being handled, made ready to travel."""
    return Raised(_able_to_travel(error), "\n" + traceback.format_exc())


def _able_to_travel(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))
    # Pickling runs the error's own code, which may raise anything.
    except Exception:
        return ToolError(f"{type(error).__name__}: {error}")
    return error


@dataclass(slots=True)
class Batch(Generic[JobT, ResultT]):
    """Neighbouring jobs and what became of them.

    Attributes:
        jobs: at least one.
        outcomes: of each job, None while it is not known.
    """

    jobs: Sequence[JobT]
    outcomes: list[Done[JobT, ResultT] | Lost[JobT] | Raised | None] = field(init=False)

    def __post_init__(self) -> None:
        self.outcomes = [None] * len(self.jobs)

    @property
    def complete(self) -> bool:
        """Whether all there will be is known: nothing comes after an error."""
        for outcome in self.outcomes:
            if outcome is None:
                return False
            if isinstance(outcome, Raised):
                return True
        return True


@dataclass(frozen=True, slots=True)
class Ticket(Generic[JobT, ResultT]):
    """Some jobs of a batch to be worked on.

    Attributes:
        batch: where their outcomes go.
        first: the place of the first of them in the batch.
        jobs: those jobs.
        again: whether it is a single job that failed alone before.
        moves: how often the machine went that they were on.
    """

    batch: Batch[JobT, ResultT]
    first: int
    jobs: Sequence[JobT]
    again: bool = False
    moves: int = 0

    def elsewhere(self) -> Ticket[JobT, ResultT]:
        """The same, after its machine went."""
        return replace(self, moves=self.moves + 1)

    def one_by_one(self) -> list[Ticket[JobT, ResultT]]:
        """The same jobs, each alone; if it was one alone, that was its first failure."""
        again = len(self.jobs) == 1
        return [
            Ticket(self.batch, self.first + index, [job], again, self.moves)
            for index, job in enumerate(self.jobs)
        ]

    def settle(self, worked: Worked[ResultT]) -> None:
        """Note what the jobs gave."""
        outcomes = self.batch.outcomes
        for index, result in enumerate(worked.results):
            outcomes[self.first + index] = Done(self.jobs[index], result)
        if worked.raised is not None:
            outcomes[self.first + len(worked.results)] = worked.raised

    def lose(self, reason: str, words: str) -> None:
        """Note that the one job failed for good."""
        (job,) = self.jobs
        words = f"{words}, and again when tried alone"
        self.batch.outcomes[self.first] = Lost(job, reason, words)


class BatchSize:
    """How many jobs the next batch takes: it grows while batches are quick."""

    def __init__(self) -> None:
        self.jobs = 1

    def learn(self, jobs: int, seconds: float) -> None:
        """Aim at `SECONDS`, at most doubling at a time."""
        fitting = int(jobs * SECONDS / max(seconds, 1e-6))
        self.jobs = max(1, min(fitting, 2 * self.jobs, MOST))
