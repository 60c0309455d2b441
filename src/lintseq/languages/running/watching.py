"""Watching a confined process that compiles and runs a program: what it said, and how it ended."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass

from lintseq.core.errors import SandboxFailed
from lintseq.core.pipes import PART, Gone, Late, Pipes, TooMuch
from lintseq.core.sandbox import ConfinedProcess, Ending, SandboxLimits

PATIENCE = 2.0
"""Seconds that a process has to end after its output has."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a process.

    Attributes:
        runs: whether the program was started: it is compiled.
        output: what it wrote.
        stopped: ``timeout`` or ``output`` if it was stopped for it.
        ending: how it ended.
    """

    runs: bool
    output: bytes
    stopped: str | None
    ending: Ending


def watch(
    process: ConfinedProcess,
    stdin: bytes,
    limits: SandboxLimits,
    compile_seconds: float,
    ready: bytes,
) -> Seen:
    """Give ``stdin`` to ``process``, and read what it writes to its end or to a limit.

    Raises:
        SandboxFailed: it was never started.
    """
    pipes, output, runs, stopped = Pipes(process), b"", False, None
    deadline = time.monotonic() + compile_seconds
    try:
        with contextlib.suppress(Gone):
            pipes.send_raw(stdin, deadline)
        process.stdin.close()
        while not runs:
            output += pipes.receive_some(PART, deadline)
            runs = output.startswith(ready)
        output = output.removeprefix(ready)
        deadline = time.monotonic() + limits.seconds
        while len(output) <= limits.output:
            output += pipes.receive_some(PART, deadline)
        raise TooMuch
    except Late:
        stopped = "timeout"
    except TooMuch:
        stopped = "output"
    except Gone:
        pass
    ending = process.end(0.0 if stopped else PATIENCE)
    if not ending.started:
        raise SandboxFailed(ending.brief or "The sandbox did not start its process.")
    return Seen(runs, output, stopped, ending)
