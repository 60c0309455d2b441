"""Whether processes are gone that nobody but they themselves know of."""

from __future__ import annotations

import os
import select
from pathlib import Path
from types import TracebackType

PATIENCE = 20_000
"""How many milliseconds processes may take to go. Those that stay would stay for ten minutes."""


class Hold:
    """A named pipe that processes hold open; when the last of them is gone, its end is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Hold:
        os.mkfifo(self.path)
        self._reader = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._reader)

    def is_released(self) -> bool:
        """Whether all processes that held the pipe are gone, soon at the latest."""
        poll = select.poll()
        poll.register(self._reader, select.POLLIN | select.POLLHUP)
        # A pipe that was never held says nothing, as one that is held still.
        return any(event & select.POLLHUP for _, event in poll.poll(PATIENCE))

    def wait_until_held_by(self, processes: int) -> None:
        """Wait until as many processes have written that they hold the pipe."""
        poll = select.poll()
        poll.register(self._reader, select.POLLIN)
        said = b""
        while len(said) < processes * len(b"held"):
            assert poll.poll(PATIENCE), f"only {said!r} of {processes} holders"
            said += os.read(self._reader, 100)
