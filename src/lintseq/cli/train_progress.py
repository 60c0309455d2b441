"""Live progress of training on standard error: step, loss, tokens a second, time left."""

from __future__ import annotations

import time
from collections import deque
from contextlib import ExitStack
from typing import TYPE_CHECKING

from lintseq.core.trainer import TrainingStep

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

SMOOTHED = 20
"""Steps over which the loss that is shown is a mean."""


class TrainProgress:
    """Shows training going on, if there is a terminal to show it on. A context."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._shown = not quiet and console.is_terminal
        self._stack = ExitStack()
        self._bar: tuple[Progress, TaskID] | None = None
        self._losses: deque[float] = deque(maxlen=SMOOTHED)
        self._first: tuple[float, int] | None = None
        self._last: TrainingStep | None = None

    def __enter__(self) -> TrainProgress:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def advance(self, step: TrainingStep) -> None:
        """Another step was done."""
        self._last = step
        if not self._shown:
            return
        now = time.monotonic()
        if self._first is None:
            # Steps of an earlier process, and the first one, which warms up, tell nothing of speed.
            self._first = (now, step.tokens)
        self._losses.append(step.loss)
        started, before = self._first
        progress, task = self._bar = self._bar or self._start(step)
        progress.update(
            task,
            completed=step.step,
            loss=sum(self._losses) / len(self._losses),
            rate=(step.tokens - before) / max(now - started, 1e-9),
        )

    def words(self) -> str:
        """How far it came."""
        if self._last is None:
            return " before the first step"
        return f" after step {self._last.step} of {self._last.steps}"

    def _start(self, step: TrainingStep) -> tuple[Progress, TaskID]:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        progress = Progress(
            TextColumn("step"),
            MofNCompleteColumn(),
            BarColumn(),
            TextColumn("loss {task.fields[loss]:.4f}"),
            TextColumn("{task.fields[rate]:,.0f} tokens/s"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._stack.enter_context(progress)
        task = progress.add_task("steps", total=step.steps, loss=step.loss, rate=0.0)
        return progress, task
