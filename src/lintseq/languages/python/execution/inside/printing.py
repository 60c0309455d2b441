"""What a program prints: counted, and kept nowhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any


class Drain(io.RawIOBase):
    """Swallows bytes, and calls ``full`` after too many of them."""

    def __init__(self, limit: int, full: Callable[[], None]) -> None:
        self._left, self._full = limit, full

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Swallow ``data``."""
        size = memoryview(data).nbytes
        self._left -= size
        if self._left < 0:
            self._full()
        return size


def count_what_is_printed(limit: int, full: Callable[[], None]) -> None:
    """Let standard output and error lead into one `Drain`."""
    drain = Drain(limit, full)
    for name in ("stdout", "stderr"):
        buffer = io.BufferedWriter(drain)
        stream = io.TextIOWrapper(buffer, encoding="utf-8", errors="replace", line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
