"""Trying a sandbox: does it work on this machine?"""

from __future__ import annotations

from lintseq.core.errors import SandboxFailed
from lintseq.core.sandbox import Sandbox, SandboxJob, SandboxLimits

PATIENCE = 10.0


def try_sandbox(sandbox: Sandbox, program: str) -> None:
    """Run ``program``, which does nothing, in ``sandbox``.

    Raises:
        SandboxFailed: it did not run, or did not end well.
    """
    with sandbox.start(SandboxJob((program,), readable=(program,)), SandboxLimits()) as process:
        ending = process.end(PATIENCE)
    if not ending.started or ending.status != 0:
        raise SandboxFailed(ending.brief or f"'{program}' ended with {ending.status}")
