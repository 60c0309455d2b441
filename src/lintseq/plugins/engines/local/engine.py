"""The engine: reads jobs a little ahead, keeps the workers busy, gives outcomes in order.

A batch that runs out of time or memory or loses its process is run again job by job; a job that
fails alone, and again in a process of its own, is lost, its neighbours are not. So a tool that
leaks costs a process now and then, and only a job that takes too much by itself is lost. Batches
change when a job runs, never what it gives.

Two libraries were tried for this. The workers of pebble share one pipe; `concurrent.futures` keeps
both ends of its own open in the parent. With either, a process killed while it sends a result
leaves the run hanging, which no record may do.
"""

from __future__ import annotations

import math
import pickle
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from typing import Generic

from lintseq.core.engine import Done, Engine, EngineLimits, JobT, Lost, ResultT
from lintseq.core.errors import ToolError, UsageError
from lintseq.plugins.engines.local.batch import Batch, BatchSize, Raised, Ticket
from lintseq.plugins.engines.local.worker import (
    START_SECONDS,
    Gone,
    Stillborn,
    Worker,
    first_ended,
)

AHEAD = 3
"""Batches that are read ahead for each worker."""

STARTS = 5
"""So many processes in a row may be killed while they start."""

LOOK_SECONDS = 0.1
"""How often it is seen how much memory the workers take, where that is limited."""


class LocalEngine(Engine):
    """Runs jobs in processes of this machine.

    The processes import the script that runs the engine, as `multiprocessing` asks: a script keeps
    its own work below ``if __name__ == "__main__":``. They have no standard input, and what they
    print goes to standard error. They and the tools they start end with the run.
    """

    name = "local"
    summary = "processes of this machine"

    def run(
        self, task: Callable[[JobT], ResultT], jobs: Iterable[JobT], limits: EngineLimits
    ) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        """Run ``task`` over ``jobs``, as `Engine.run` says.

        Raises:
            UsageError: ``task`` cannot be pickled, or the limits leave no room to work.
            ToolError: the processes do not start.
        """
        if limits.workers < 1 or not limits.seconds > 0:
            raise UsageError(
                "The engine needs at least one worker and a time limit above 0 seconds, "
                f"not {limits.workers} and {limits.seconds:g}."
            )
        if limits.megabytes is not None and limits.megabytes < 1:
            raise UsageError(
                f"The engine needs a memory limit of at least 1 MiB, not {limits.megabytes}."
            )
        try:
            packed = pickle.dumps(task)
        # Pickling runs code of the task, which may raise anything.
        except Exception as error:
            raise UsageError(
                f"The task cannot be sent to other processes ({error}); "
                "use a function of a module, or an instance of a class of a module."
            ) from error
        return _Run[JobT, ResultT](packed, iter(jobs), limits).outcomes()


class _Run(Generic[JobT, ResultT]):
    """One run over jobs."""

    def __init__(self, task: bytes, jobs: Iterator[JobT], limits: EngineLimits) -> None:
        self._task = task
        self._jobs = jobs
        self._limits = limits
        self._size = BatchSize()
        self._batches: deque[Batch[JobT, ResultT]] = deque()
        self._waiting: deque[Ticket[JobT, ResultT]] = deque()
        # All that live: an interruption may find one that is neither idle nor busy.
        self._hired: set[Worker] = set()
        self._idle: list[Worker] = []
        self._busy: dict[Worker, Ticket[JobT, ResultT] | None] = {}
        self._end: Exception | None = None
        self._exhausted = False
        self._stillborn = 0
        self._next_look = time.monotonic()

    def outcomes(self) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        """The outcome of each job, in order."""
        try:
            while True:
                self._read_ahead()
                self._hand_out()
                if not self._batches:
                    break
                if self._batches[0].complete:
                    yield from _given(self._batches.popleft())
                else:
                    self._wait()
            if self._end is not None:
                raise self._end
        finally:
            for worker in self._hired:
                worker.end()

    def _read_ahead(self) -> None:
        while not self._exhausted and len(self._batches) < AHEAD * self._limits.workers:
            jobs: list[JobT] = []
            try:
                jobs.extend(islice(self._jobs, self._size.jobs))
            # An error of whoever gives the jobs comes after the outcomes of those before.
            except Exception as error:
                self._end, self._exhausted = error, True
            if not jobs:
                self._exhausted = True
                return
            batch: Batch[JobT, ResultT] = Batch(jobs)
            self._batches.append(batch)
            self._waiting.append(Ticket(batch, 0, jobs))

    def _hand_out(self) -> None:
        """Give waiting tickets to idle workers, and hire more where tickets are left."""
        while self._waiting and self._idle:
            worker, ticket = self._idle.pop(), self._waiting.popleft()
            if ticket.again and not worker.fresh:
                # What the process did before must not weigh on a last try: a new one gets it.
                self._let_go(worker)
                self._waiting.appendleft(ticket)
                continue
            try:
                worker.begin(ticket.jobs, self._limits.seconds)
                self._busy[worker] = ticket
            # Jobs that cannot be pickled: they are the caller's.
            except Exception as error:
                ticket.batch.outcomes[ticket.first] = Raised(error)
                self._idle.append(worker)
        starting = sum(ticket is None for ticket in self._busy.values())
        room = self._limits.workers - len(self._busy)
        for _ in range(min(room, len(self._waiting) - starting)):
            worker = Worker(self._task)
            self._hired.add(worker)
            self._busy[worker] = None

    def _let_go(self, worker: Worker) -> None:
        worker.end()
        self._hired.discard(worker)

    def _wait(self) -> None:
        patience = math.inf if self._limits.megabytes is None else LOOK_SECONDS
        answered, late = first_ended(list(self._busy), patience)
        for worker in answered:
            ticket = self._busy.pop(worker)
            if ticket is None:
                self._start(worker)
            else:
                self._settle(worker, ticket)
        for worker in late:
            self._give_up(worker, self._busy.pop(worker))
        if self._limits.megabytes is not None and time.monotonic() >= self._next_look:
            self._look(self._limits.megabytes)
            self._next_look = time.monotonic() + LOOK_SECONDS

    def _look(self, megabytes: int) -> None:
        """Take their work from those that take more memory than they may."""
        for worker, ticket in list(self._busy.items()):
            if ticket is not None and worker.megabytes > megabytes:
                del self._busy[worker]
                self._let_go(worker)
                self._retry(ticket, "memory", f"it took more than {megabytes} MiB of memory")

    def _start(self, worker: Worker) -> None:
        try:
            worker.welcome()
        except Stillborn:
            self._let_go(worker)
            self._stillborn += 1
            if self._stillborn == STARTS:
                raise ToolError(
                    f"{STARTS} worker processes in a row were killed while they started; see "
                    "whether the machine is out of memory."
                ) from None
        else:
            self._stillborn = 0
            self._idle.append(worker)

    def _settle(self, worker: Worker, ticket: Ticket[JobT, ResultT]) -> None:
        try:
            worked = worker.answer()
        except Gone:
            words = f"the process working on it {worker.bury()}"
            self._hired.discard(worker)
            self._retry(ticket, "worker-died", words)
            return
        # A result that cannot be unpickled is the caller's.
        except Exception as error:
            ticket.batch.outcomes[ticket.first] = Raised(error)
        else:
            ticket.settle(worked)
            self._size.learn(len(ticket.jobs), worked.seconds)
        self._idle.append(worker)

    def _give_up(self, worker: Worker, ticket: Ticket[JobT, ResultT] | None) -> None:
        self._let_go(worker)
        if ticket is None:
            raise ToolError(
                f"A worker process did not start within {START_SECONDS:g} seconds; "
                "use fewer workers, or a machine that is less busy."
            )
        self._retry(ticket, "timeout", f"it took longer than {self._limits.seconds:g} s")

    def _retry(self, ticket: Ticket[JobT, ResultT], reason: str, words: str) -> None:
        if ticket.again:
            ticket.lose(reason, words)
        else:
            self._waiting.extendleft(reversed(ticket.one_by_one()))


def _given(
    batch: Batch[JobT, ResultT],
) -> Iterator[Done[JobT, ResultT] | Lost[JobT]]:
    for outcome in batch.outcomes:
        if isinstance(outcome, Raised):
            outcome.again()
        assert outcome is not None  # a batch is given when it is complete
        yield outcome
