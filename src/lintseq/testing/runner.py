"""The laws of a runner: the right verdict, every time, and nothing of a trial in the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from lintseq.core.errors import SandboxFailed
from lintseq.core.execution import OUTCOMES, SANDBOX_FAILED, Runner, Trial
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.testing.sandbox_traces import left_running, traceable

GRACE = 20.0
"""Seconds beyond its limit that a trial may take: the machine may be busy."""
WANTED = {"passed", "wrong-answer", "error", "timeout", "exited"}
"""Outcomes that every language's programs can have."""


def as_they_are(limits: SandboxLimits) -> SandboxLimits:
    """The same ``limits``."""
    return limits


class RunnerConformance:
    """What a runner owes.

    Subclass it, name what makes the runner, a sandbox, and a trial for each outcome::

        class TestMyRunner(RunnerConformance):
            factory = staticmethod(my_runner)
            sandbox = Bubblewrap()
            trials = {
                "passed": Trial("def f(): return 1", "assert f() == 1"),
                "wrong-answer": Trial("def f(): return 2", "assert f() == 1"),
                ...
            }

    Attributes:
        factory: what a language supplies so that its programs can be run.
        sandbox: one that works here.
        trials: for each outcome, at least `WANTED`, a trial with it.
        limits: what trials may use; ``seconds`` should be short, as one trial takes them all.
        confined: what the sandbox is given for limits; more, where tools need more than programs.
    """

    factory: ClassVar[staticmethod[[Sandbox, SandboxLimits], Runner]]
    sandbox: ClassVar[Sandbox]
    trials: ClassVar[Mapping[str, Trial]]
    limits: ClassVar[SandboxLimits] = SandboxLimits(seconds=2.0, memory=1 << 28)
    confined: ClassVar[staticmethod[[SandboxLimits], SandboxLimits]] = staticmethod(as_they_are)

    def test_there_are_trials(self) -> None:
        """For the outcomes that programs of every language can have."""
        assert set(self.trials) >= WANTED
        assert set(self.trials) <= set(OUTCOMES)

    def test_finds_the_outcome(self) -> None:
        """Of each trial; and the next one is not the worse for it."""
        with type(self).factory(self.sandbox, self.limits) as runner:
            for outcome, trial in self.trials.items():
                verdict = runner.judge(trial)
                assert verdict.outcome == outcome, verdict
                assert verdict.passed == (outcome == "passed")
                after = runner.judge(self.trials["passed"])
                assert after.passed, f"after {outcome}: {after}"

    def test_judges_the_same_again(self) -> None:
        """Also in words; with another runner, and in another order."""
        verdicts = []
        for turn in (1, -1):
            with type(self).factory(self.sandbox, self.limits) as runner:
                trials = list(self.trials.items())[::turn]
                judged = {name: runner.judge(trial) for name, trial in trials}
            verdicts.append({name: (v.outcome, v.message) for name, v in judged.items()})
        assert verdicts[0] == verdicts[1]

    def test_keeps_to_the_time(self) -> None:
        """And says how long it took."""
        with type(self).factory(self.sandbox, self.limits) as runner:
            verdict = runner.judge(self.trials["timeout"])
        assert self.limits.seconds <= verdict.seconds <= self.limits.seconds + GRACE

    def test_a_failed_sandbox_is_tried_anew(self) -> None:
        """The program is not at fault."""
        sandbox = Failing(self.sandbox, times=1)
        with type(self).factory(sandbox, self.limits) as runner:
            assert runner.judge(self.trials["passed"]).passed
        assert sandbox.times == 0

    def test_a_sandbox_that_keeps_failing_is_no_wrong_answer(self) -> None:
        """It has an outcome of its own, and a message."""
        with type(self).factory(Failing(self.sandbox, times=1000), self.limits) as runner:
            for trial in self.trials.values():
                verdict = runner.judge(trial)
                assert verdict.outcome == SANDBOX_FAILED
                assert "out of order" in verdict.message

    def test_leaves_nothing_running(self) -> None:
        """When it is closed, even in the middle of things."""
        limits = traceable(self.limits)
        with type(self).factory(self.sandbox, limits) as runner:
            for trial in self.trials.values():
                runner.judge(trial)
        assert left_running(type(self).confined(limits)) == []
        runner.close()

    def test_uses_the_sandbox(self) -> None:
        """For everything that it runs, within the limits."""
        sandbox = Failing(self.sandbox, times=0)
        limits = replace(self.limits, memory=self.limits.memory + 4096)
        with type(self).factory(sandbox, limits) as runner:
            runner.judge(self.trials["passed"])
        assert sandbox.given
        assert all(given == type(self).confined(limits) for given in sandbox.given)


class Failing(Sandbox):
    """A sandbox that fails so many times, and then is the one that it is made of."""

    name = "failing"
    summary = "fails at first"
    tier: ClassVar[Tier] = "none"

    def __init__(self, sandbox: Sandbox, times: int) -> None:
        self._sandbox, self.times = sandbox, times
        self.given: list[SandboxLimits] = []

    def version(self) -> str:
        """That of the sandbox which it is made of."""
        return self._sandbox.version()

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        """Fail, or start ``job``."""
        self.given.append(limits)
        if self.times:
            self.times -= 1
            raise SandboxFailed("The sandbox is out of order.")
        return self._sandbox.start(job, limits)
