"""How much memory a process takes, with all that it started: watched, not limited.

A limit by the kernel on a process's addresses (``RLIMIT_AS``) would hit tools that only reserve
them, as Node and Java do by the gigabyte, and would not add up what a process and its tools take.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")
MEBIBYTE = 1 << 20


def megabytes_of(process: int) -> float:
    """The MiB in memory of a process and its descendants; 0 where the system does not tell.

    What processes share counts for each of them.
    """
    total = 0
    waiting = [process]
    while waiting:
        folder = PROCESSES / str(waiting.pop())
        try:
            total += int((folder / "statm").read_bytes().split()[1])
            waiting += _children(folder)
        # A process that ended meanwhile takes nothing.
        except OSError:
            continue
    return total * PAGE / MEBIBYTE


def _children(folder: Path) -> Iterator[int]:
    """The processes that any thread of a process started."""
    for thread in (folder / "task").iterdir():
        yield from map(int, (thread / "children").read_bytes().split())
