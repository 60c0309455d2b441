"""Messages over pipes: a length, then so many bytes."""

from __future__ import annotations

import os
import struct

LENGTH = struct.Struct(">I")


class Closed(Exception):
    """The other end is gone."""


class Wire:
    """A pipe to read messages from, and one to write them to."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing

    @property
    def ends(self) -> tuple[int, int]:
        """The descriptors that it reads from and writes to."""
        return self._reading, self._writing

    def send(self, message: bytes) -> None:
        """Send a message."""
        rest = memoryview(LENGTH.pack(len(message)) + message)
        while rest:
            rest = rest[os.write(self._writing, rest) :]

    def receive(self) -> bytes:
        """The next message; `Closed` if there will be none."""
        (size,) = LENGTH.unpack(self._exactly(LENGTH.size))
        return self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        parts = []
        while size:
            part = os.read(self._reading, min(size, 1 << 16))
            if not part:
                raise Closed
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def take_the_pipes() -> Wire:
    """A wire over standard input and output, which from then on lead nowhere."""
    wire = Wire(os.dup(0), os.dup(1))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    if nowhere > 2:
        os.close(nowhere)
    return wire
