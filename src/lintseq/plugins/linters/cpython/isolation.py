"""Linting neither sees nor changes what the process around it has set.

Warning filters can turn a warning of the compiler into an error. The depth of the caller's stack
decides how deep a recursion may go, and a variable of the environment how many digits a number may
have. All are fixed while a text is linted and put back after.
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
    """Run the block with warnings ignored, `FRAMES` to spare, and Python's own limit on digits.

    What is set belongs to the whole process, so threads wait for each other here.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings(), _own_limit_on_digits():
        warnings.simplefilter("ignore")
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(_frames_in_use() + FRAMES)
        try:
            yield
        finally:
            sys.setrecursionlimit(limit)


@contextmanager
def _own_limit_on_digits() -> Iterator[None]:
    if sys.version_info < (3, 11):
        yield
        return
    digits = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(sys.int_info.default_max_str_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(digits)


def _frames_in_use() -> int:
    count = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        count += 1
    return count
