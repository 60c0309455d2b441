"""Engines: what spreads the work over processes or machines. No byte of a result depends on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import ClassVar, Generic, TypeVar

from lintseq.core.errors import ToolError

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
        requires: the modules that it imports when it runs.
        install: the command that installs them.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    requires: ClassVar[Sequence[str]] = ()
    install: ClassVar[str] = ""

    def check(self) -> None:
        """See that the engine is installed, before anything is read or written.

        Raises:
            ToolError: a module that it requires is missing; the message says what installs it.
        """
        for module in self.requires:
            if find_spec(module) is None:
                raise ToolError(
                    f"The engine '{self.name}' needs {module}, which is not installed; "
                    f"run: {self.install}"
                )

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
