"""One run: reads jobs a little ahead, keeps the workers busy, gives outcomes in order.

A batch that runs out of time or memory or loses its process is run again job by job; a job that
fails alone, and again in a process of its own, is lost, its neighbours are not. So a tool that
leaks costs a process now and then, and only a job that takes too much by itself is lost. Batches
change when a job runs, never what it gives.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Generator, Iterator
from itertools import islice
from typing import Generic

from lintseq.core.engine import Done, EngineLimits, JobT, Lost, ResultT
from lintseq.core.errors import ToolError
from lintseq.plugins.engines.crew.batch import Batch, BatchSize, Raised, Ticket
from lintseq.plugins.engines.crew.crew import Crew, Gone, Stillborn, WorkerT

AHEAD = 3
"""Batches that are read ahead for each worker."""

STARTS = 5
"""So many processes in a row may be killed while they start."""

MOVES = 5
"""How often a batch may lose the machine that it is on before that is held against its jobs."""

LOOK_SECONDS = 0.1
"""How often it is seen how much memory the workers take, where that is limited."""


class Run(Generic[JobT, ResultT, WorkerT]):
    """One run over jobs."""

    def __init__(self, crew: Crew[WorkerT], jobs: Iterator[JobT], limits: EngineLimits) -> None:
        self._crew = crew
        self._jobs = jobs
        self._limits = limits
        self._size = BatchSize()
        self._batches: deque[Batch[JobT, ResultT]] = deque()
        self._waiting: deque[Ticket[JobT, ResultT]] = deque()
        # All that live: an interruption may find one that is neither idle nor busy.
        self._hired: set[WorkerT] = set()
        self._idle: list[WorkerT] = []
        self._busy: dict[WorkerT, Ticket[JobT, ResultT] | None] = {}
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
            worker = self._crew.hire()
            self._hired.add(worker)
            self._busy[worker] = None

    def _let_go(self, worker: WorkerT) -> None:
        worker.end()
        self._hired.discard(worker)

    def _wait(self) -> None:
        patience = math.inf if self._limits.megabytes is None else LOOK_SECONDS
        answered, late = self._crew.first_ended(list(self._busy), patience)
        for worker in answered:
            ticket = self._busy.pop(worker)
            if ticket is None:
                self._start(worker)
            else:
                self._settle(worker, ticket)
        for worker in late:
            ticket = self._busy.pop(worker)
            assert ticket is not None  # one that does not start is an error of the crew
            self._let_go(worker)
            self._retry(ticket, "timeout", f"it took longer than {self._limits.seconds:g} s")
        if self._limits.megabytes is not None and time.monotonic() >= self._next_look:
            self._look(self._limits.megabytes)
            self._next_look = time.monotonic() + LOOK_SECONDS

    def _look(self, megabytes: int) -> None:
        """Take their work from those that take more memory than they may."""
        for worker, ticket in list(self._busy.items()):
            if ticket is not None and worker.megabytes > megabytes:
                del self._busy[worker]
                self._let_go(worker)
                self._retry(ticket, *self._too_big())

    def _start(self, worker: WorkerT) -> None:
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

    def _settle(self, worker: WorkerT, ticket: Ticket[JobT, ResultT]) -> None:
        try:
            worked = worker.answer()
        except Gone as gone:
            words = f"the process working on it {worker.bury()}"
            self._hired.discard(worker)
            if gone.why == "machine" and ticket.moves < MOVES:
                self._waiting.appendleft(ticket.elsewhere())
            elif gone.why == "memory":
                self._retry(ticket, *self._too_big())
            else:
                self._retry(ticket, "worker-died", words)
            return
        # A result that cannot be unpickled is the caller's.
        except Exception as error:
            ticket.batch.outcomes[ticket.first] = Raised(error)
        else:
            ticket.settle(worked)
            self._size.learn(len(ticket.jobs), worked.seconds)
        self._idle.append(worker)

    def _too_big(self) -> tuple[str, str]:
        return "memory", f"it took more than {self._limits.megabytes} MiB of memory"

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
