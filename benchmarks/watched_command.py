"""A command, and what its first process takes while it runs. Linux only: it reads ``/proc``."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import ROOT

EVERY = 0.1
"""Seconds between two looks."""


@dataclass(frozen=True)
class Watched:
    """What a command took.

    Attributes:
        wall: seconds by the clock, from its start to its end.
        peak: bytes of memory that its first process had at most, without those it started.
        parent: seconds of the processor that its first process took.
        everything: seconds of the processor that it and all that it started took.
    """

    wall: float
    peak: int
    parent: float
    everything: float


def watch(command: Sequence[str]) -> Watched:
    """Run a command to its end and look at its first process now and then; a failed one raises."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    peak, parent = 0, 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        files = Path(f"/proc/{process.pid}")
        while process.poll() is None:
            peak = max(peak, _peak(files))
            parent = max(parent, _seconds(files))
            time.sleep(EVERY)
    wall = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    everything = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Watched(wall, peak, parent, everything)


def _peak(files: Path) -> int:
    for line in _text(files / "status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _seconds(files: Path) -> float:
    # The name in brackets may hold anything; what follows are numbers (proc(5): utime, stime).
    numbers = _text(files / "stat").rpartition(")")[2].split()
    return sum(map(int, numbers[11:13])) / os.sysconf("SC_CLK_TCK")


def _text(path: Path) -> str:
    """The text of a file of a process; empty once that has ended."""
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
