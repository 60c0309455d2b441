"""Runs Python programs against tests: two confined processes, and a supervisor between them."""

from __future__ import annotations

import time
from dataclasses import replace

from lintseq.core.errors import SandboxFailed
from lintseq.core.execution import SANDBOX_FAILED, Runner, Trial, Verdict
from lintseq.core.interpreter import base_interpreter
from lintseq.core.sandbox import Sandbox, SandboxJob, SandboxLimits
from lintseq.languages.python.execution.conversation import Conversation, TestsLost
from lintseq.languages.python.execution.end import End
from lintseq.languages.python.execution.harness import START, program_harness, tests_harness

ATTEMPTS = 2
"""A sandbox that failed is tried anew, once."""


class PythonRunner(Runner):
    """Runs Python programs, which find the standard library and nothing else.

    The program and its tests are in two confined processes. What the program is asked, and what it
    answers, passes through here; the verdict comes from the tests' process, in which no code of
    the program's ever runs. Each program has a fresh process. That of the next one is started
    ahead; that of the tests stays, and forks for each trial.
    """

    def __init__(self, sandbox: Sandbox, limits: SandboxLimits) -> None:
        self._sandbox, self._limits = sandbox, limits
        self._next: End | None = None
        self._tests: End | None = None

    def judge(self, trial: Trial) -> Verdict:
        """Run ``trial``, as `Runner.judge` says."""
        begun = time.monotonic()
        message = ""
        for _ in range(ATTEMPTS):
            try:
                verdict = self._attempt(trial)
            except (SandboxFailed, TestsLost) as error:
                self.close()
                message = str(error)
            else:
                return replace(verdict, seconds=time.monotonic() - begun)
        return Verdict(SANDBOX_FAILED, message, time.monotonic() - begun)

    def close(self) -> None:
        """End the processes that are kept."""
        for end in (self._next, self._tests):
            if end is not None:
                end.close()
        self._next = self._tests = None

    def _attempt(self, trial: Trial) -> Verdict:
        if self._tests is None:
            self._tests = self._start(tests_harness())
        program, self._next = self._next or self._start(program_harness()), None
        with program:
            self._next = self._start(program_harness())
            program.await_ready()
            self._tests.await_ready()
            conversation = Conversation(program, self._tests, self._limits)
            try:
                verdict = conversation.hold(trial)
            finally:
                if conversation.tests_are_busy:
                    self._tests.close()
                    self._tests = None
        return verdict

    def _start(self, harness: bytes) -> End:
        interpreter = base_interpreter()
        job = SandboxJob(
            interpreter.command(START),
            interpreter.readable,
            # The order of sets must not change from run to run.
            environment={"PYTHONHASHSEED": "0"},
        )
        return End(self._sandbox.start(job, self._limits), harness)
