"""Tasks that the laws of an engine have it run; functions of a module, so that they travel."""

from __future__ import annotations

import os
import time

from lintseq.core.errors import ProgramRejected

EXIT = -1
"""The job that kills the process working on it."""

HANG = -2
"""The job that takes for ever."""


def square(job: int) -> int:
    """A quick task."""
    return job * job


def square_unevenly(job: int) -> int:
    """A task of which early jobs take longer than late ones."""
    time.sleep(0.05 if job % 4 == 0 else 0)
    return job * job


def reject_three(job: int) -> int:
    """A task that raises at job 3."""
    if job == 3:
        raise ProgramRejected("syntax", "job 3 is refused", line=7)
    return job * job


def square_or_fail(job: int) -> int:
    """A task that `EXIT` and `HANG` end otherwise."""
    if job == EXIT:
        os._exit(1)
    if job == HANG:
        time.sleep(600)
    return job * job
