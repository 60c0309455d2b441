"""The verdict over what was seen of a program's process."""

from __future__ import annotations

import re
import signal
from dataclasses import replace

from lintseq.core.execution import PASSED, Verdict
from lintseq.core.sandbox import SandboxLimits
from lintseq.languages.running.toolchain import Toolchain
from lintseq.languages.running.watching import Seen

CHANGING = re.compile(
    r"0x[0-9a-f]+|(?<=' )\(\d+\)(?= panicked)|(?<=\bgoroutine )\d+|(?<=\(node:)\d+"
)
"""Addresses, numbers of threads and of processes: what is another in every run."""
LONGEST = 500
"""Characters of a message, counted when what changes is out: it may be longer or shorter."""


def verdict_of(seen: Seen, toolchain: Toolchain, limits: SandboxLimits, seal: str) -> Verdict:
    """Passed only with the seal on the last line, and an end without a fault."""
    said = CHANGING.sub("…", seen.ending.message)
    verdict = _of_what_was_said(said, seen, toolchain, limits, seal)
    return replace(verdict, message=verdict.message[:LONGEST])


def _of_what_was_said(
    said: str, seen: Seen, toolchain: Toolchain, limits: SandboxLimits, seal: str
) -> Verdict:
    status = seen.ending.status
    if seen.stopped == "output":
        return Verdict("output", f"the program wrote more than {limits.output} bytes")
    if seen.stopped or status == -signal.SIGXCPU:
        what = "no verdict" if seen.runs else "not compiled"
        return Verdict("timeout", f"{what} within the time limit")
    if not seen.runs:
        return Verdict("syntax", said)
    if status == 0:
        return _of_silence(seen, seal)
    return _of_failure(status, said, toolchain)


def _of_silence(seen: Seen, seal: str) -> Verdict:
    if seen.output.rstrip(b"\n").split(b"\n")[-1] == seal.encode():
        return Verdict(PASSED)
    return Verdict("exited", "the program's process ended with status 0 before the tests had")


def _of_failure(status: int | None, said: str, toolchain: Toolchain) -> Verdict:
    if toolchain.shows(toolchain.memory_ran_out, said):
        return Verdict("memory", "the memory limit was reached")
    if toolchain.shows(toolchain.syntax, said):
        return Verdict("syntax", said)
    if toolchain.shows(toolchain.wrong, said):
        return Verdict("wrong-answer", said)
    if said:
        return Verdict("error", said)
    if status is not None and status == toolchain.silent_failure:
        return Verdict("wrong-answer", f"the tests ended with status {status}")
    if status is None:
        return Verdict("exited", "the program's process closed its output")
    if status < 0:
        return Verdict("error", f"the program's process ended with signal {-status}")
    return Verdict("exited", f"the program's process ended with status {status}")
