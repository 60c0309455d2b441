"""Messages to and from a confined process, with a deadline and a limit on their size."""

from __future__ import annotations

import os
import select
import time
from dataclasses import dataclass

from lintseq.core.sandbox import ConfinedProcess

PART = 1 << 16


class Late(Exception):
    """The deadline has passed."""


class Gone(Exception):
    """The process has closed its pipe, or ended."""


class TooMuch(Exception):
    """The process has sent more than its limit."""


@dataclass
class Budget:
    """How many bytes more may come from a process."""

    left: int


class Messages:
    """The pipes of a confined process, message by message. Nothing that it does blocks for ever."""

    def __init__(self, process: ConfinedProcess) -> None:
        self._reading, self._writing = process.stdout.fileno(), process.stdin.fileno()
        for fd in (self._reading, self._writing):
            os.set_blocking(fd, False)

    def send(self, message: bytes, deadline: float) -> None:
        """Send a message; `Late` or `Gone` if that cannot be."""
        self.send_raw(len(message).to_bytes(4, "big") + message, deadline)

    def send_raw(self, data: bytes, deadline: float) -> None:
        """Send bytes as they are."""
        rest = memoryview(data)
        while rest:
            _wait(self._writing, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._writing, rest) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise Gone from None

    def receive(self, deadline: float, budget: Budget) -> bytes:
        """The next message; `Late`, `Gone` or `TooMuch` if there is none to be had."""
        size = int.from_bytes(self._exactly(4, deadline), "big")
        budget.left -= size
        if budget.left < 0:
            raise TooMuch
        return self._exactly(size, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        parts: list[bytes] = []
        while size:
            _wait(self._reading, select.POLLIN, deadline)
            try:
                part = os.read(self._reading, min(size, PART))
            except BlockingIOError:
                continue
            if not part:
                raise Gone
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _wait(fd: int, event: int, deadline: float) -> None:
    """Wait until ``fd`` is ready, at most until ``deadline`` on the monotonic clock."""
    ready = select.poll()
    ready.register(fd, event)
    left = deadline - time.monotonic()
    if left <= 0 or not ready.poll(left * 1000):
        raise Late
