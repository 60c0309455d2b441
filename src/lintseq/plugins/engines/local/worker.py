"""One worker: an executor of the standard library with a single process.

An executor whose process dies is broken for good, which is why it has only one: the death is
noticed at once, harms no other worker, and the next worker is a new executor.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lintseq.core.errors import ToolError, UsageError
from lintseq.plugins.engines.local.batch import OUT_OF_MEMORY
from lintseq.plugins.engines.local.surroundings import settle_in

START_SECONDS = 60.0
"""How long a process may take to start."""


GRACE = 1.0
"""How many seconds a process that died has to say how."""


class Worker:
    """A process that works on one call at a time.

    The first call makes it ready, and gives its process id.

    Attributes:
        call: what it works on.
        deadline: when the call is out of time, on the monotonic clock.
    """

    def __init__(self, begin: Callable[..., int], *given: object) -> None:
        self._process: BaseProcess | None = None
        with _away_from_here():
            # multiprocessing's own helper lets interrupts through as it starts, so it starts first.
            resource_tracker.ensure_running()
            with _interrupts_held():
                self._executor = _executor()
                self.call: Future[Any] = self._executor.submit(begin, *given)
        self.deadline = time.monotonic() + START_SECONDS

    @property
    def ready(self) -> bool:
        """Whether the process has started."""
        return self._process is not None

    def welcome(self) -> None:
        """The first call is done: the process has started, if it says so."""
        try:
            pid = self.call.result()
        except BrokenProcessPool as error:
            raise ToolError(
                "A worker process ended before it was ready; what it wrote to standard error says "
                "why, and a script that runs the engine must do so below "
                "'if __name__ == \"__main__\":'."
            ) from error
        except Exception as error:
            raise UsageError(
                f"The task cannot be loaded in another process ({error}); "
                "use a function of a module, or an instance of a class of a module."
            ) from error
        for process in multiprocessing.active_children():
            if process.pid == pid:
                self._process = process

    def begin(self, function: Callable[..., object], *given: object, seconds: float) -> None:
        """Call ``function`` in the process."""
        try:
            self.call = self._executor.submit(function, *given)
        # It died while it was idle.
        except BrokenProcessPool as error:
            self.call = Future()
            self.call.set_exception(error)
        self.deadline = time.monotonic() + seconds

    def bury(self) -> str:
        """Clear away a process that died, and all that it started; how it died, in words."""
        code = None
        patience = time.monotonic() + GRACE
        # The executor's own thread waits for the process too, and may hear of its end first.
        while self._process and code is None and time.monotonic() < patience:
            time.sleep(0.005)
            code = self._process.exitcode
        self.end()
        return _in_words(code)

    def end(self) -> None:
        """End the process and all that it started."""
        with _interrupts_held():
            if self._process is not None and self._process.pid is not None:
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._executor.shutdown(wait=True, cancel_futures=True)


def _executor() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        max_workers=1,
        # Nothing is inherited by chance, and the process is a child of this one.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=settle_in,
        initargs=(sys.getrecursionlimit(),),
    )


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


def first_ended(workers: Sequence[Worker]) -> Sequence[Worker]:
    """Wait until a call is done or out of time; the workers of which that is true."""
    from concurrent.futures import FIRST_COMPLETED, wait

    patience = max(0.0, min(worker.deadline for worker in workers) - time.monotonic())
    wait([worker.call for worker in workers], timeout=patience, return_when=FIRST_COMPLETED)
    now = time.monotonic()
    return [worker for worker in workers if worker.call.done() or worker.deadline <= now]
