"""One run at a time in a folder.

The lock is the kernel's, on an open file that a run's children may inherit: it is gone when the
last of them is, however they ended. So a run that is started again never meets one of the last
run's.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lintseq.core.errors import UsageError

PATIENCE = 3.0
"""Seconds to wait for children of a run that was killed."""
PAUSE = 0.05


@contextmanager
def locked(path: Path, patience: float = PATIENCE, *, keep: bool = True) -> Iterator[int]:
    """Hold the lock on the file ``path``; yields its descriptor, for children to inherit.

    Unless it is to ``keep``, the file is gone afterwards.

    Raises:
        UsageError: another run holds it.
    """
    descriptor = _held(path, time.monotonic() + patience)
    try:
        # Who holds it is for people: a full disk need not know.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        if not keep:
            with suppress(OSError):
                path.unlink()
        os.close(descriptor)


def _held(path: Path, end: float) -> int:
    """The file, opened and locked."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_there(path, descriptor):
                return descriptor
        except BlockingIOError:
            if time.monotonic() > end:
                holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
                os.close(descriptor)
                raise UsageError(
                    f"Another run is at work in '{path.parent}' (process {holder}): wait for its "
                    "end, or name another folder by --out."
                ) from None
            time.sleep(PAUSE)
        os.close(descriptor)


def _is_there(path: Path, descriptor: int) -> bool:
    """Whether the open file is still that of its name: its last holder may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
