"""A disk that is nearly full, for the process of the test."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


class SmallDisk:
    """Lets the files of a folder take so many bytes in all, as a disk that is nearly full."""

    def __init__(self, folder: Path, capacity: int) -> None:
        self._folder = folder
        self._capacity = capacity
        self._write = os.write

    def write(self, descriptor: int, data: bytes) -> int:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return self._write(descriptor, data)
        used = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        room = self._capacity - used
        if room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if room < len(data):
            # What is given back of a write that did not fit, others take at once.
            self._capacity -= room
        return self._write(descriptor, data[:room])
