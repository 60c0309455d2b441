"""The pipes of a confined process, with a deadline for all that goes through them."""

from __future__ import annotations

import os
import select
import time

from lintseq.core.sandbox import ConfinedProcess

PART = 1 << 16


class Late(Exception):
    """The deadline has passed."""


class Gone(Exception):
    """The process has closed its pipe, or ended."""


class TooMuch(Exception):
    """The process has sent more than its limit."""


class Pipes:
    """Bytes to and from a confined process. Nothing that it does blocks for ever.

    Deadlines are on the clock of `time.monotonic`.
    """

    def __init__(self, process: ConfinedProcess) -> None:
        self._reading, self._writing = process.stdout.fileno(), process.stdin.fileno()
        for fd in (self._reading, self._writing):
            os.set_blocking(fd, False)

    def send_raw(self, data: bytes, deadline: float) -> None:
        """Send bytes as they are; `Late` or `Gone` if that cannot be."""
        rest = memoryview(data)
        while rest:
            _wait(self._writing, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._writing, rest) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise Gone from None

    def receive_some(self, size: int, deadline: float) -> bytes:
        """The next bytes, at least one and at most ``size``; `Late` or `Gone` if none come."""
        while True:
            _wait(self._reading, select.POLLIN, deadline)
            try:
                part = os.read(self._reading, min(size, PART))
            except BlockingIOError:
                continue
            if not part:
                raise Gone
            return part


def _wait(fd: int, event: int, deadline: float) -> None:
    """Wait until ``fd`` is ready, at most until ``deadline``."""
    ready = select.poll()
    ready.register(fd, event)
    left = deadline - time.monotonic()
    if left <= 0 or not ready.poll(left * 1000):
        raise Late
