"""Engines: what spreads the work over processes or machines. No byte of a result depends on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """How much an engine may use.

    Attributes:
        workers: how many jobs run at once.
        seconds: how long one job may take on the wall clock.
        megabytes: how much memory one job may take, the tools that it starts included, in MiB; None
            for as much as there is.
    """

    workers: int
    seconds: float
    megabytes: int | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[JobT, ResultT]):
    """A job that gave a result."""

    job: JobT
    result: ResultT


@dataclass(frozen=True, slots=True)
class Lost(Generic[JobT]):
    """A job that failed twice, as ``reason`` says, a word from `lintseq.core.reject.REASONS`.

    It ran out of time (``timeout``) or of memory (``memory``), or its process died
    (``worker-died``).
    """

    job: JobT
    reason: str
    message: str


class Engine(ABC):
    """Runs a task over jobs.

    Attributes:
        name: as in ``--engine NAME``.
        summary: one line for ``lintseq plugins``.
    """

    name: ClassVar[str]
    summary: ClassVar[str]

    @abstractmethod
    def run(
        self, task: Callable[[JobT], ResultT], jobs: Iterable[JobT], limits: EngineLimits
    ) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        """Run ``task``, which can be pickled, over ``jobs``; outcomes come in the jobs' order.

        ``jobs`` is read only a bounded way ahead. Closing the generator stops all work. An
        exception that ``task`` raises ends the run and is raised here. A job is `Lost` only after
        it failed alone twice, the second time in a process that did nothing before; neighbours
        that shared its process are run again without it.
        """
