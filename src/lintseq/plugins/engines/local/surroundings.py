"""What a worker process does when it starts, to disturb nobody and leave nothing behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading


def settle_in(recursion_limit: int) -> None:
    """Cut the new process off from its parent's terminal, streams and interrupts.

    It leads a session of its own: Ctrl-C is for the parent, and killing the session also ends the
    tools that a linter started. What is printed goes to standard error, never among the rows.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.setrecursionlimit(recursion_limit)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End the session when the parent ends, even if killed: an executor's process would not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)
