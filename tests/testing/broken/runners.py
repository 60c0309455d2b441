"""Runners with a flaw each, tried by the kit as their authors would try them."""

from __future__ import annotations

import contextlib
import itertools
import time
from dataclasses import replace
from typing import ClassVar

from lintseq.core.errors import SandboxFailed
from lintseq.core.execution import Trial, Verdict
from lintseq.core.interpreter import base_interpreter
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits
from lintseq.languages.python import python_runner
from lintseq.languages.python.execution.runner import PythonRunner
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.testing import RunnerConformance

FORGOTTEN: list[ConfinedProcess] = []
TESTS = "assert f(2) == 3\n"


class Laws(RunnerConformance):
    sandbox = Bubblewrap()
    limits = SandboxLimits(seconds=1.0, memory=1 << 28)
    trials: ClassVar[dict[str, Trial]] = {
        "passed": Trial("def f(x):\n    return x + 1\n", TESTS),
        "wrong-answer": Trial("def f(x):\n    return x\n", TESTS),
        "error": Trial("def f(x):\n    return 1 / 0\n", TESTS),
        "timeout": Trial("while True:\n    pass\n", TESTS),
        "exited": Trial("import os\nos._exit(0)\n", TESTS),
    }


class TestFlawless(Laws):
    factory = staticmethod(python_runner)


class BelievesThePrograms(PythonRunner):
    """An exit with success is a success."""

    def judge(self, trial: Trial) -> Verdict:
        verdict = super().judge(trial)
        return replace(verdict, outcome="passed") if verdict.outcome == "exited" else verdict


class TestBelievesThePrograms(Laws):
    factory = staticmethod(BelievesThePrograms)


class BlamesThePrograms(PythonRunner):
    """A sandbox that failed is a wrong answer."""

    def judge(self, trial: Trial) -> Verdict:
        verdict = super().judge(trial)
        return replace(verdict, outcome="error") if verdict.outcome == "sandbox-failed" else verdict


class TestBlamesThePrograms(Laws):
    factory = staticmethod(BlamesThePrograms)


class GivesUp(PythonRunner):
    """Tries no sandbox anew."""

    def judge(self, trial: Trial) -> Verdict:
        begun = time.monotonic()
        try:
            return replace(self._attempt(trial), seconds=time.monotonic() - begun)
        except SandboxFailed as error:
            self.close()
            return Verdict("sandbox-failed", str(error))


class TestGivesUp(Laws):
    factory = staticmethod(GivesUp)


class Counts(PythonRunner):
    """Tells how many programs it has seen."""

    def __init__(self, sandbox: Sandbox, limits: SandboxLimits) -> None:
        super().__init__(sandbox, limits)
        self._count = itertools.count()

    def judge(self, trial: Trial) -> Verdict:
        verdict = super().judge(trial)
        return replace(verdict, message=f"{verdict.message} ({next(self._count)})")


class TestCounts(Laws):
    factory = staticmethod(Counts)


class LetsThemRun(PythonRunner):
    """Starts one process more for each trial, and forgets it."""

    def judge(self, trial: Trial) -> Verdict:
        python = base_interpreter()
        job = SandboxJob(python.command("import time; time.sleep(60)"), python.readable)
        with contextlib.suppress(SandboxFailed):
            FORGOTTEN.append(self._sandbox.start(job, self._limits))
        return super().judge(trial)


class TestLetsThemRun(Laws):
    factory = staticmethod(LetsThemRun)


class HasNoClock(PythonRunner):
    """Says of no trial how long it took."""

    def judge(self, trial: Trial) -> Verdict:
        return replace(super().judge(trial), seconds=0.0)


class TestHasNoClock(Laws):
    factory = staticmethod(HasNoClock)


class TestHasOneTrial(Laws):
    factory = staticmethod(python_runner)
    trials: ClassVar[dict[str, Trial]] = {name: Laws.trials[name] for name in ("passed", "timeout")}
