"""Runs a program and its tests as one confined process, which has to print a seal at its end.

The seal is made up for the trial and stands behind the tests. Whoever ends the process before, by
whatever means, ends it without the seal, and so cannot pass.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from math import ceil

from lintseq.core.errors import SandboxFailed
from lintseq.core.execution import SANDBOX_FAILED, Runner, Trial, Verdict
from lintseq.core.sandbox import Sandbox, SandboxJob, SandboxLimits
from lintseq.languages.running.outcome import verdict_of
from lintseq.languages.running.toolchain import MEBIBYTE, Sources, Toolchain, coreutil, program
from lintseq.languages.running.watching import watch

ATTEMPTS = 2
"""A sandbox that failed is tried anew, once."""
KIBIBYTE = 1 << 10
COMPILE_SECONDS = 60.0
"""How long compiling may take; it does not count as the program's time."""
COMPILE_SPACE = 256 * MEBIBYTE
READY = b"lintseq runs it\n"
"""What the shell says between compiling and running."""


def confined_limits(limits: SandboxLimits, toolchain: Toolchain) -> SandboxLimits:
    """What the sandbox gives: ``limits``, with what the tools need beyond a program's own."""
    compiling = bool(toolchain.compile)
    return replace(
        limits,
        seconds=limits.seconds + (COMPILE_SECONDS if compiling else 0),
        memory=limits.memory + toolchain.memory,
        processes=limits.processes + toolchain.processes,
        file_size=max(limits.file_size, COMPILE_SPACE if compiling else 0),
    )


class SealedRunner(Runner):
    """Runs programs of the language that ``find`` finds a toolchain for, each in its own sandbox.

    Raises:
        ToolError: the toolchain is missing.
    """

    def __init__(
        self, find: Callable[[], Toolchain], sandbox: Sandbox, limits: SandboxLimits
    ) -> None:
        self._toolchain, self._sandbox, self._limits = find(), sandbox, limits

    def judge(self, trial: Trial) -> Verdict:
        """Run ``trial``, as `Runner.judge` says."""
        begun = time.monotonic()
        message = ""
        for _ in range(ATTEMPTS):
            try:
                verdict = self._attempt(trial)
            except SandboxFailed as error:
                message = str(error)
            else:
                return replace(verdict, seconds=time.monotonic() - begun)
        return Verdict(SANDBOX_FAILED, message, time.monotonic() - begun)

    def _attempt(self, trial: Trial) -> Verdict:
        seal = f"lintseq{secrets.token_hex(16)}"
        sources = self._toolchain.sources(trial, seal)
        shell = program("sh", "the shell", "install a shell")
        tools = self._toolchain
        tools = self._toolchain
        helpers = tuple(coreutil(name) for name in ("cat", "head", "mkdir", "rm"))
        shell = program("sh", "the shell", "install a shell")
        job = SandboxJob(
            (shell, "-c", self._script(sources)),
            (shell, *helpers, *tools.readable),
            environment=tools.environment,
        )
        told = b"".join([*sources.files.values(), sources.stdin])
        with self._sandbox.start(job, confined_limits(self._limits, tools)) as process:
            seen = watch(process, told, self._limits, COMPILE_SECONDS, READY)
        return verdict_of(seen, tools, self._limits, seal)

    def _script(self, sources: Sources) -> str:
        """Compiles what comes by standard input, takes it away, and becomes the program."""
        tools = self._toolchain
        ready = f"printf '{READY.decode().strip()}\\n'"
        become = f"exec {tools.run(self._limits)}"
        if not tools.compile:
            return f"{ready}\n{become}"
        files = [
            f"{coreutil('head')} -c {len(content)} >{name}"
            for name, content in sources.files.items()
        ]
        return "\n".join(
            [
                # Go takes no module that lies in the folder for temporary files itself.
                f"{coreutil('mkdir')} trial && cd trial",
                *files,
                f"{{ {tools.compile}; }} </dev/null >&2 || exit 1",
                f"{coreutil('rm')} -f {' '.join(sources.files)}",
                # No more than the sandbox would give to a program alone.
                f"ulimit -t {ceil(self._limits.seconds) + 1}",
                f"ulimit -v {(self._limits.memory + tools.kept) // KIBIBYTE}",
                ready,
                become,
            ]
        )
