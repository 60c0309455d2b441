"""Linting neither sees nor changes what the process around it has set.

Warning filters can turn a warning of the compiler into an error. The depth of the caller's stack
decides how deep a recursion may go. Both are fixed while a text is linted and put back after.
"""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH

FRAMES = 8 * MAX_DEPTH
"""Room for a checker on the stack: pyflakes was seen to take up to 5 frames a level of the tree."""

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def isolated() -> Iterator[None]:
    """Run the block with all warnings ignored and with `FRAMES` to spare on the stack.

    What is set belongs to the whole process, so threads wait for each other here.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(_frames_in_use() + FRAMES)
        try:
            yield
        finally:
            sys.setrecursionlimit(limit)


def _frames_in_use() -> int:
    count = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        count += 1
    return count
