"""A session that does not answer is wrong too: it must not hold up the campaign."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stalled(Exception):
    """What was asked took longer than anything should."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `Stalled` in the block after so many seconds; in the main thread of a process only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stalled(f"no answer within {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
