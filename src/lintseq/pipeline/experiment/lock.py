"""One run at a time in a work folder.

The lock is the kernel's, on an open file that the run's children inherit: it is gone when the last
of them is, however they ended. So a run that is started again never meets one of the last run's.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lintseq.core.errors import UsageError

PATIENCE = 3.0
"""Seconds to wait for children of a run that was killed."""
PAUSE = 0.05


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[int]:
    """Hold the lock on the file ``path``; yields its descriptor, for children to inherit.

    Raises:
        UsageError: another run holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(descriptor, path, time.monotonic() + patience)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, end: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
                raise UsageError(
                    f"Another run is at work in '{path.parent}' (process {holder}): wait for its "
                    "end, or name another folder by --out."
                ) from None
            time.sleep(PAUSE)
        else:
            return
