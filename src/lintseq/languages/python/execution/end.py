"""One end of the conversation, as its supervisor has it: a confined process, and its messages."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager

from lintseq.core.errors import SandboxFailed
from lintseq.core.pipes import Gone, Late, TooMuch
from lintseq.core.sandbox import ConfinedProcess, Ending
from lintseq.languages.python.execution.messages import Budget, Messages

READY = b"ready"
SECONDS = 60.0
"""How long a process may take to be ready: long, as the machine may be busy with others."""
SHORT = 0.5
"""How long an ending process is given to end by itself, so that we hear how."""


class End(AbstractContextManager["End"]):
    """A confined process with one end of the conversation in it; closing it kills it."""

    def __init__(self, process: ConfinedProcess, harness: bytes) -> None:
        self._process = process
        self.messages = Messages(process)
        self._ready = False
        try:
            # It fits into the pipe, so that nobody has to wait until it is read.
            self.messages.send_raw(harness, time.monotonic() + SECONDS)
        except (Gone, Late):
            raise self._failure() from None

    def await_ready(self) -> None:
        """Wait until the harness runs.

        Raises:
            SandboxFailed: it does not.
        """
        if self._ready:
            return
        try:
            deadline = time.monotonic() + SECONDS
            if self.messages.receive(deadline, Budget(len(READY))) != READY:
                raise self._failure()
        except (Gone, Late, TooMuch):
            raise self._failure() from None
        self._ready = True

    def _failure(self) -> SandboxFailed:
        ending = self.close(SHORT)
        what = ending.brief or f"it ended with {ending.status}"
        return SandboxFailed(f"A confined process did not get ready: {what}.")

    def close(self, patience: float = 0.0) -> Ending:
        """End the process; how it ended."""
        return self._process.end(patience)

    def __exit__(self, *error: object) -> None:
        self.close()
