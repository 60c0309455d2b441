"""A process that bubblewrap confines, and what bubblewrap says of it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import time
from collections.abc import Sequence
from typing import Any

from lintseq.core.errors import SandboxFailed
from lintseq.core.sandbox import Ending
from lintseq.plugins.sandboxes.confined import (
    Confined,
    offer_to_the_memory_killer,
    status_by_shell,
)

SECONDS = 30.0
"""How long bubblewrap may take to make its first process."""
ENOUGH = 1 << 14


class BubblewrapProcess(Confined):
    """A process that bubblewrap confines.

    ``status`` is the end of a pipe on which bubblewrap says which process is the first of the
    sandbox, and, only if the program ran, with which exit status it ended. It becomes this
    object's own.
    """

    def __init__(self, command: Sequence[str], status: int, inherited: Sequence[int]) -> None:
        super().__init__(command, inherited=inherited)
        self._status = status
        self._told = b""
        self._first: int | None = None

    def settle(self) -> None:
        """Wait until bubblewrap has made the first process of the sandbox.

        Raises:
            SandboxFailed: it made none.
        """
        deadline = time.monotonic() + SECONDS
        while b"\n" not in self._told and self._listen(deadline - time.monotonic()):
            continue
        pid = self._said().get("child-pid")
        if not isinstance(pid, int):
            message = self.end().brief or "bubblewrap gave no account of itself"
            raise SandboxFailed(f"{message}.")
        with contextlib.suppress(ProcessLookupError):
            self._first = os.pidfd_open(pid)
        offer_to_the_memory_killer(pid)

    def kill(self) -> None:
        """Kill the first process of the sandbox, and so all of them."""
        if self._first is None:
            super().kill()
            return
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._first, signal.SIGKILL)

    def wait_for_the_rest(self) -> None:
        """Wait for the sandbox's first process, which ends after all others in it."""
        if self._first is None:
            return
        self.kill()
        gone = select.poll()
        gone.register(self._first, select.POLLIN)
        gone.poll()

    def describe(self, killed: bool) -> Ending:
        """How it ended, in bubblewrap's words."""
        while self._listen(0.0):
            continue
        status = self._said().get("exit-code")
        if killed:
            return Ending(started=True, status=None)
        if not isinstance(status, int):
            return Ending(started=False, status=None, message=self.complaint())
        return Ending(started=True, status=status_by_shell(status), message=self.complaint())

    def release(self) -> None:
        """Close everything."""
        super().release()
        os.close(self._status)
        if self._first is not None:
            os.close(self._first)

    def _listen(self, seconds: float) -> bool:
        """Take in what bubblewrap says within so many seconds; whether there was anything."""
        ready = select.poll()
        ready.register(self._status, select.POLLIN)
        if len(self._told) > ENOUGH or not ready.poll(max(0.0, seconds) * 1000):
            return False
        said = os.read(self._status, ENOUGH)
        self._told += said
        return bool(said)

    def _said(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for line in self._told.split(b"\n"):
            with contextlib.suppress(ValueError):
                facts.update(json.loads(line))
        return facts
