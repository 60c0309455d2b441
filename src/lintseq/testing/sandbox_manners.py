"""What every sandbox owes, also one that contains nothing: it runs what it is told to."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, ClassVar, get_args

from lintseq.core.interpreter import base_interpreter
from lintseq.core.sandbox import ConfinedProcess, Ending, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.testing.sandbox_traces import left_running, traceable

PATIENCE = 30.0
"""Seconds for a process that ends by itself: long, as the machine may be busy."""
NOTHING: Mapping[str, bytes] = {}
NO_VARIABLES: Mapping[str, str] = {}
FOR_EVER = "import time\nprint('here', flush=True)\ntime.sleep(60)"


class SandboxManners:
    """What a sandbox owes whatever its tier.

    Subclass it and name the sandbox::

        class TestMySandbox(SandboxManners):
            sandbox = MySandbox()

    Its jobs are short Python programs, run by the interpreter that runs the tests.

    Attributes:
        sandbox: the sandbox, as the plugin's hook supplies it.
        limits: what its jobs may use.
    """

    sandbox: ClassVar[Sandbox]
    limits: ClassVar[SandboxLimits] = SandboxLimits(seconds=10.0, memory=1 << 28, processes=8)

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages; its tier is one that there is."""
        assert self.sandbox.name.split() == [self.sandbox.name], "a name is one word"
        assert self.sandbox.summary.strip()
        assert "\n" not in self.sandbox.summary
        assert self.sandbox.tier in get_args(Tier)

    def test_has_a_version(self) -> None:
        """One line, and the same again."""
        version = self.sandbox.version()
        assert version.strip()
        assert "\n" not in version
        assert self.sandbox.version() == version

    def test_runs_a_job(self) -> None:
        """What it reads, what it writes, and how it ends."""
        with self.start("print(input()[::-1])\nraise SystemExit(7)") as process:
            process.stdin.write(b"desserts\n")
            assert read_all(process.stdout) == b"stressed\n"
            assert process.end(PATIENCE) == Ending(started=True, status=7)

    def test_hands_over_files_and_variables(self) -> None:
        """The files lie in the current folder; there is no variable of ours."""
        source = "import os\nprint(open('note').read(), os.environ['A'], 'HOME' in os.environ)"
        job = self.job(source, files={"note": b"do re mi"}, environment={"A": "b"})
        assert self.output(job) == b"do re mi b False\n"

    def test_shows_what_is_readable(self) -> None:
        """Wherever it lies, also where a private folder may be mounted."""
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            Path(folder).chmod(0o755)
            note = Path(folder, "note")
            note.write_text("la")
            job = self.job(f"print(open({str(note)!r}).read(), open('note').read())")
            job = replace(job, readable=(*job.readable, folder), files={"note": b"so"})
            assert self.output(job) == b"la so\n"

    def test_starts_afresh(self) -> None:
        """What a process writes into its folder is gone with it."""
        source = "import os\nprint(os.path.exists('mark'))\nopen('mark', 'w').close()"
        assert [self.output(self.job(source)) for _ in range(2)] == [b"False\n"] * 2

    def test_ends_what_runs(self) -> None:
        """And says that it did not end by itself."""
        with self.start(FOR_EVER) as process:
            assert process.stdout.read(5) == b"here\n"
            ending = process.end()
        assert (ending.started, ending.status) == (True, None)
        assert process.end() == ending, "it ends once"

    def test_leaving_the_context_ends_it(self) -> None:
        """Also where it is left by an exception."""
        limits = traceable(self.limits)
        with self.sandbox.start(self.job(FOR_EVER), limits) as process:
            assert process.stdout.read(5) == b"here\n"
            assert left_running(limits)
        assert left_running(limits) == []

    def test_limits_memory(self) -> None:
        """Of one process."""
        source = "print(len(bytearray(1 << 20)))\nbytearray(1 << 29)\nprint('unlimited')"
        assert self.output(self.job(source)) == b"1048576\n"

    def job(
        self,
        source: str,
        files: Mapping[str, bytes] = NOTHING,
        environment: Mapping[str, str] = NO_VARIABLES,
    ) -> SandboxJob:
        """A job that runs Python source."""
        python = base_interpreter()
        return SandboxJob(python.command(source), python.readable, files, environment)

    def start(self, source: str) -> ConfinedProcess:
        """Start Python source."""
        return self.sandbox.start(self.job(source), self.limits)

    def output(self, job: SandboxJob) -> bytes:
        """What a job that ends by itself writes."""
        with self.sandbox.start(job, self.limits) as process:
            return read_all(process.stdout)


def read_all(stream: BinaryIO) -> bytes:
    """All that comes until the other end is closed."""
    parts = []
    while part := stream.read(1 << 16):
        parts.append(part)
    return b"".join(parts)
