"""Who does the work: a worker loads the task once, and then takes one batch after another."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol, TypeVar

from lintseq.core.engine import EngineLimits
from lintseq.core.errors import LintseqError, ToolError, UsageError
from lintseq.plugins.engines.crew.batch import Raised


class Gone(Exception):
    """A worker ended without an answer.

    Attributes:
        why: ``process``: that ended, by itself or killed; ``memory``: it took more than it may;
            ``machine``: the whole machine went, for which no job is blamed.
    """

    def __init__(self, why: Literal["process", "memory", "machine"] = "process") -> None:
        super().__init__(why)
        self.why = why


class Stillborn(Exception):
    """A worker was killed while it started, which says nothing of the next one."""


class Worker(Protocol):
    """A process that works on one batch of jobs at a time, somewhere.

    Attributes:
        fresh: whether it has not been given anything to do yet.
    """

    fresh: bool

    @property
    def megabytes(self) -> float:
        """The MiB in memory of the process and of all that it started.

        Or 0, if that is watched where the process is.
        """

    def welcome(self) -> None:
        """Take the first answer: it has started, and has the task.

        Raises:
            Stillborn: it was killed before.
            ToolError: it ended by itself, or its machine lacks what the task needs.
            UsageError: it cannot load the task.
        """

    def begin(self, jobs: Sequence[object], seconds: float) -> None:
        """Send a batch, to be done in so many seconds. Raises what pickling it raises."""

    def answer(self) -> Any:
        """What it sent, a `lintseq.plugins.engines.crew.batch.Worked`.

        Raises:
            Gone: it ended without an answer.
        """

    def bury(self) -> str:
        """Clear away one that is gone, and all that it started; how it went, in words."""

    def end(self) -> None:
        """End it, whatever it does, and all that it started. Once more does no harm."""


WorkerT = TypeVar("WorkerT", bound=Worker)


class Crew(Protocol[WorkerT]):
    """Workers of one kind, all with the same task."""

    def hire(self) -> WorkerT:
        """Start a worker; its first answer is for `Worker.welcome`."""

    def first_ended(
        self, workers: Sequence[WorkerT], patience: float
    ) -> tuple[list[WorkerT], list[WorkerT]]:
        """Wait until a worker answers, ends or is out of time: those that did, those that are.

        After ``patience`` seconds there may be none.

        Raises:
            ToolError: one does not start.
        """


def pack(task: Callable[..., object], limits: EngineLimits) -> bytes:
    """The task, ready to travel.

    Raises:
        UsageError: ``task`` cannot be pickled, or the limits leave no room to work.
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
        return pickle.dumps(task)
    # Pickling runs code of the task, which may raise anything.
    except Exception as error:
        raise UsageError(
            f"The task cannot be sent to other processes ({error}); "
            "use a function of a module, or an instance of a class of a module."
        ) from error


def cannot_load(refusal: Raised) -> LintseqError:
    """The error for a task that a worker could not load, or would not."""
    if isinstance(refusal.error, LintseqError):
        return ToolError(f"A process cannot take part in the run: {refusal.error}")
    return UsageError(
        f"The task cannot be loaded in another process ({refusal.error}); "
        "use a function of a module, or an instance of a class of a module."
    )
