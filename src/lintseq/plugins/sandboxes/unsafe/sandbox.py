"""No sandbox at all: limits, and a folder to work in."""

from __future__ import annotations

import platform
import tempfile
from pathlib import Path
from typing import ClassVar

from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.plugins.sandboxes.limits import limit_command
from lintseq.plugins.sandboxes.unsafe.process import UnsafeProcess


class Unsafe(Sandbox):
    """Contains nothing: programs can read and delete your files, and reach the network.

    A program is held to its memory, its processor time and the size of a file. It is killed with
    its process group, which it may leave. For programs that you have read, or a machine that you
    can lose; never chosen but by its name.
    """

    name = "unsafe"
    summary = "contains NOTHING: only limits, for programs that you trust"
    tier: ClassVar[Tier] = "none"

    def version(self) -> str:
        """The machine's kernel: nothing else stands between it and a program."""
        limit_command(SandboxLimits())
        return f"nothing but {platform.system()} {platform.release()}"

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        """Start ``job``, as `Sandbox.start` says."""
        folder = Path(tempfile.mkdtemp(prefix="lintseq-"))
        for name, content in job.files.items():
            (folder / name).write_bytes(content)
        return UnsafeProcess([*limit_command(limits), *job.command], folder, job.environment)
