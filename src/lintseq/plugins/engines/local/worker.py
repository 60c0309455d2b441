"""One worker: a process, and a pipe of its own to talk through.

A pipe has two ends, and each process closes the one that is not its own. So whatever happens to a
worker, even between two bytes of an answer, shows as the end of its pipe, and harms no other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from lintseq.core.errors import ToolError
from lintseq.plugins.engines.crew.batch import OUT_OF_MEMORY, Raised
from lintseq.plugins.engines.crew.crew import Gone, Stillborn, cannot_load
from lintseq.plugins.engines.crew.memory import megabytes_of
from lintseq.plugins.engines.local.surroundings import serve

START_SECONDS = 60.0
"""How long a process may take to start."""

GRACE = 1.0
"""How many seconds a process that died has to say how."""


class LocalWorker:
    """A process that works on one batch of jobs at a time.

    Attributes:
        ready: whether the process has started.
        fresh: whether it has not been given anything to do yet.
        deadline: when it is out of time, on the monotonic clock.
    """

    def __init__(self, task: bytes) -> None:
        # Nothing is inherited by chance from what this process has open, or has running.
        context = multiprocessing.get_context("spawn")
        with _away_from_here():
            # multiprocessing's own helper lets interrupts through as it starts, so it starts first.
            resource_tracker.ensure_running()
            with _interrupts_held():
                self._pipe, theirs = context.Pipe()
                given = (theirs, task, sys.getrecursionlimit())
                self._process = context.Process(target=serve, args=given, daemon=True)
                self._process.start()
        theirs.close()
        self._ended = False
        self.ready = False
        self.fresh = True
        self.deadline = time.monotonic() + START_SECONDS

    @property
    def ends(self) -> tuple[Any, int]:
        """What to wait on: an answer, or the end of the process."""
        return self._pipe, self._process.sentinel

    @property
    def megabytes(self) -> float:
        """The MiB in memory of the process and of all that it started."""
        return 0.0 if self._process.pid is None else megabytes_of(self._process.pid)

    def welcome(self) -> None:
        """Take the first answer: the process has started, and has the task.

        Raises:
            Stillborn: it was killed before.
            ToolError: it ended by itself.
            UsageError: it cannot load the task.
        """
        try:
            refusal = self.answer()
        except Gone:
            self._process.join(timeout=GRACE)
            if (self._process.exitcode or 0) < 0:
                raise Stillborn from None
            raise ToolError(
                "A worker process ended before it was ready; what it wrote to standard error says "
                "why, and a script that runs the engine must do so below "
                "'if __name__ == \"__main__\":'."
            ) from None
        if isinstance(refusal, Raised):
            raise cannot_load(refusal)
        self.ready = True

    def begin(self, jobs: Sequence[object], seconds: float) -> None:
        """Send a batch. Raises what pickling it raises."""
        self.fresh = False
        # One that died while it was idle shows it when it is to answer.
        with suppress(ConnectionError):
            self._pipe.send(jobs)
        self.deadline = time.monotonic() + seconds

    def answer(self) -> Any:
        """What the process sent.

        Raises:
            Gone: it ended without an answer.
        """
        try:
            if self._pipe.poll():
                return self._pipe.recv()
        # The end of the pipe, be it in the middle of an answer.
        except (EOFError, OSError) as error:
            raise Gone from error
        raise Gone

    def bury(self) -> str:
        """Clear away a process that died, and all that it started; how it died, in words."""
        self._process.join(timeout=GRACE)
        code = self._process.exitcode
        self.end()
        return _in_words(code)

    def end(self) -> None:
        """End the process and all that it started, unless that was done before."""
        with _interrupts_held():
            if self._ended:
                return
            if self._process.pid is not None and self.ready:
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._ended = True


class LocalCrew:
    """Processes of this machine."""

    def __init__(self, task: bytes) -> None:
        self._task = task

    def hire(self) -> LocalWorker:
        """Start a process."""
        return LocalWorker(self._task)

    def first_ended(
        self, workers: Sequence[LocalWorker], patience: float
    ) -> tuple[list[LocalWorker], list[LocalWorker]]:
        """Wait until a worker answers, ends or is out of time: those that did, those that are.

        After ``patience`` seconds there may be none.

        Raises:
            ToolError: one does not start.
        """
        left = min(worker.deadline for worker in workers) - time.monotonic()
        patience = max(0.0, min(left, patience))
        heard = wait([end for worker in workers for end in worker.ends], timeout=patience)
        answered = [worker for worker in workers if any(end in heard for end in worker.ends)]
        now = time.monotonic()
        late = [worker for worker in workers if worker not in answered and worker.deadline <= now]
        if not all(worker.ready for worker in late):
            raise ToolError(
                f"A worker process did not start within {START_SECONDS:g} seconds; "
                "use fewer workers, or a machine that is less busy."
            )
        return answered, late


def _in_words(code: int | None) -> str:
    if code is None:
        return "ended"
    if code < 0:
        name = signal.Signals(-code).name
        return f"was killed by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")
    return f"ended with exit code {code}" + (" (out of memory)" if code == OUT_OF_MEMORY else "")


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Put Ctrl-C off to the end of the block; a process that starts in it never sees one."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


@contextmanager
def _away_from_here() -> Iterator[None]:
    """Let no process that starts in the block import modules from the current folder.

    It may be the folder of the data, with a `types.py` in it.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    if sys.version_info < (3, 11):
        # That says nothing to older Pythons. A worker goes back to this folder by itself.
        here = Path.cwd()
        os.chdir("/")
    try:
        yield
    finally:
        if sys.version_info < (3, 11):
            os.chdir(here)
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before
