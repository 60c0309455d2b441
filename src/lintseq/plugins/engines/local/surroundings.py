"""What a worker process does: settle in, to disturb nobody, then work until it is not needed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

from lintseq.plugins.engines.crew.batch import Worked, load, raised, work


def serve(pipe: Connection[Any, Any], task: bytes, recursion_limit: int) -> None:
    """Answer when ready, with None or what loading the task raised, and then each batch of jobs."""
    _settle_in(recursion_limit)
    try:
        load(task)
    # Unpickling runs code of the task, which may raise anything.
    except Exception as error:
        pipe.send(raised(error))
        return
    pipe.send(None)
    while True:
        try:
            jobs = pipe.recv()
        except EOFError:
            return
        worked: Worked[Any] = work(jobs)
        try:
            pipe.send(worked)
        # A result that cannot be pickled; nothing was sent of it.
        except Exception as error:
            pipe.send(Worked([], raised(error), worked.seconds))


def _settle_in(recursion_limit: int) -> None:
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
    """End the session when the parent ends, even if killed: and this process is busy."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)
