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
    """

    workers: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Done(Generic[JobT, ResultT]):
    """A job that gave a result."""

    job: JobT
    result: ResultT


@dataclass(frozen=True, slots=True)
class Lost(Generic[JobT]):
    """A job that ran out of time (``timeout``) or whose process died (``worker-died``), twice."""

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
        it failed alone twice; neighbours that shared its process are run again without it.
        """
