"""Workers on a cluster: actors, each with one batch at a time."""

from __future__ import annotations

import math
import pickle
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Literal

import ray
from ray.exceptions import ActorDiedError, OutOfMemoryError, RayError, RayTaskError

from lintseq.core.errors import ToolError
from lintseq.plugins.engines.crew.batch import Raised
from lintseq.plugins.engines.crew.crew import Gone, Stillborn, cannot_load
from lintseq.plugins.engines.ray.cluster import end, reached
from lintseq.plugins.engines.ray.seat import MemoryLimit, Surroundings

START_SECONDS = 300.0
"""How long the first process may take to start: a cluster may be busy, or growing."""

NOTES_SECONDS = 10.0
"""How long to wait for word on whether a process took too much memory."""


class RayWorker:
    """An actor that works on one batch of jobs at a time.

    Attributes:
        expected: what Ray will give its answer for.
        ready: whether it has started.
        fresh: whether it has not been given anything to do yet.
        deadline: when it is out of time, on the monotonic clock.
        megabytes: nothing, as its memory is watched where it is.
    """

    megabytes = 0.0

    def __init__(self, seat: Any, task: bytes, limit: MemoryLimit | None) -> None:
        with reached():
            self._actor = seat.remote()
            self.expected = self._actor.load.remote(task, Surroundings.here(), limit)
        self._limit = limit
        self._node = ""
        self._fate = ""
        self.ready = False
        self.fresh = True
        self.deadline = time.monotonic() + START_SECONDS

    def welcome(self) -> None:
        """Take the first answer: it has started, and has the task.

        Raises:
            Stillborn: it was killed before, or its machine went.
            ToolError: its machine cannot run it.
            UsageError: it cannot load the task.
        """
        try:
            self._node, refusal = self.answer()
        except Gone as gone:
            if isinstance(gone.__cause__, RayTaskError):
                raise ToolError(
                    f"A process of the Ray cluster {self._fate}; every machine needs the same "
                    "Python, with lintseq and the plugins of the run."
                ) from gone
            raise Stillborn from gone
        if isinstance(refusal, Raised):
            raise cannot_load(refusal)
        self.ready = True

    def begin(self, jobs: Sequence[object], seconds: float) -> None:
        """Send a batch. Raises what pickling it raises."""
        packed = pickle.dumps(jobs)
        self.fresh = False
        with reached():
            self.expected = self._actor.work.remote(packed)
        self.deadline = time.monotonic() + seconds

    def answer(self) -> Any:
        """What the actor sent.

        Raises:
            Gone: it ended without an answer.
        """
        try:
            packed = ray.get(self.expected)
        except RayError as error:
            self._fate = _in_words(error)
            raise Gone(self._why(error)) from error
        return pickle.loads(packed)

    def bury(self) -> str:
        """How the actor went, in words."""
        self.end()
        return self._fate

    def end(self) -> None:
        """End the actor's process; Ray ends what that started."""
        end(self._actor)

    def _why(self, error: RayError) -> Literal["process", "memory", "machine"]:
        """What is gone.

        A machine tells of the death of a process at once. Whatever else there is, an actor that
        does not answer, an answer that cannot be fetched, comes of a machine that went.
        """
        of_process = isinstance(error, ActorDiedError | OutOfMemoryError | RayTaskError)
        if not of_process or self._node in _dead_nodes():
            return "machine"
        if self._limit is not None:
            with suppress(RayError):
                asked = self._limit.notes.has.remote(self._limit.seat)
                if ray.get(asked, timeout=NOTES_SECONDS):
                    return "memory"
        return "process"


def first_ended(
    workers: Sequence[RayWorker], patience: float
) -> tuple[list[RayWorker], list[RayWorker]]:
    """Wait until a worker answers, ends or is out of time: those that did, those that are.

    After ``patience`` seconds there may be none.
    """
    by_answer = {worker.expected: worker for worker in workers}
    answers = list(by_answer)
    left = min(worker.deadline for worker in workers) - time.monotonic()
    patience = max(0.0, min(left, patience))
    with reached():
        ray.wait(answers, timeout=None if math.isinf(patience) else patience)
        there, missing = ray.wait(answers, num_returns=len(answers), timeout=0)
    now = time.monotonic()
    late = [by_answer[answer] for answer in missing if by_answer[answer].deadline <= now]
    return [by_answer[answer] for answer in there], late


def _dead_nodes() -> set[str]:
    return {node["NodeID"] for node in ray.nodes() if not node["Alive"]}


def _in_words(error: RayError) -> str:
    if isinstance(error, OutOfMemoryError):
        return "was killed by Ray, as its machine ran out of memory"
    if isinstance(error, RayTaskError):
        return f"failed: {str(error).strip().splitlines()[-1]}"
    return "ended, or its machine did"
