"""Messages to and from a confined process, with a deadline and a limit on their size."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.pipes import Pipes, TooMuch


@dataclass
class Budget:
    """How many bytes more may come from a process."""

    left: int


class Messages(Pipes):
    """The pipes of a confined process, message by message."""

    def send(self, message: bytes, deadline: float) -> None:
        """Send a message; `Late` or `Gone` if that cannot be."""
        self.send_raw(len(message).to_bytes(4, "big") + message, deadline)

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
            parts.append(self.receive_some(size, deadline))
            size -= len(parts[-1])
        return b"".join(parts)
