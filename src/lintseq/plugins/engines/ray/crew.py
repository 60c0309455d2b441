"""Who works on a cluster, which is joined for the first and left when the run is over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count
from types import TracebackType
from typing import Any

import ray

from lintseq.core.engine import EngineLimits
from lintseq.core.errors import ToolError
from lintseq.plugins.engines.ray.cluster import end, joined
from lintseq.plugins.engines.ray.seat import MemoryLimit, Notes, Seat
from lintseq.plugins.engines.ray.worker import START_SECONDS, RayWorker, first_ended


class RayCrew:
    """Actors of a cluster."""

    def __init__(self, task: bytes, limits: EngineLimits) -> None:
        self._task = task
        self._limits = limits
        self._cluster = ExitStack()
        self._seat: Any = None
        self._notes: Any = None
        self._numbers = count()
        self._started = False

    def __enter__(self) -> RayCrew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._cluster.close()

    def hire(self) -> RayWorker:
        """Start an actor, on whichever machine Ray finds a processor."""
        if self._seat is None:
            self._cluster.enter_context(joined(self._limits.workers))
            self._seat = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Seat)
            if self._limits.megabytes is not None:
                self._notes = ray.remote(num_cpus=0)(Notes).remote()
                self._cluster.callback(end, self._notes)
        return RayWorker(self._seat, self._task, self._memory_limit())

    def first_ended(
        self, workers: Sequence[RayWorker], patience: float
    ) -> tuple[list[RayWorker], list[RayWorker]]:
        """Wait until a worker answers, ends or is out of time: those that did, those that are.

        After ``patience`` seconds there may be none.

        Raises:
            ToolError: none starts. Once one has, the others may wait for room on the cluster.
        """
        answered, late = first_ended(workers, patience)
        self._started = self._started or bool(answered)
        for worker in late:
            if not worker.ready:
                self._wait_on(worker)
        return answered, [worker for worker in late if worker.ready]

    def _memory_limit(self) -> MemoryLimit | None:
        if self._limits.megabytes is None:
            return None
        return MemoryLimit(self._limits.megabytes, self._notes, next(self._numbers))

    def _wait_on(self, worker: RayWorker) -> None:
        if not self._started:
            raise ToolError(
                f"No process of the Ray cluster started within {START_SECONDS:g} seconds, and "
                "each needs a processor; `ray status` shows who has them."
            )
        worker.deadline = math.inf
