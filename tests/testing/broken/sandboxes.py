"""Sandboxes with a flaw each, tried by the kit as their authors would try them."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from lintseq.core.sandbox import ConfinedProcess, Ending, SandboxJob, SandboxLimits, Tier
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.plugins.sandboxes.unsafe.sandbox import Unsafe
from lintseq.testing import SandboxConformance


class TestFlawless(SandboxConformance):
    sandbox = Bubblewrap()


class Altered(Bubblewrap):
    """Bubblewrap, told something else than it was asked."""

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        return super().start(self.job(job), self.limits(limits))

    def job(self, job: SandboxJob) -> SandboxJob:
        return job

    def limits(self, limits: SandboxLimits) -> SandboxLimits:
        return limits


class ForgetsMemory(Altered):
    def limits(self, limits: SandboxLimits) -> SandboxLimits:
        return replace(limits, memory=limits.memory << 8)


class TestForgetsMemory(SandboxConformance):
    sandbox = ForgetsMemory()


class ForgetsProcesses(Altered):
    def limits(self, limits: SandboxLimits) -> SandboxLimits:
        return replace(limits, processes=64)


class TestForgetsProcesses(SandboxConformance):
    sandbox = ForgetsProcesses()


class ForgetsFiles(Altered):
    def limits(self, limits: SandboxLimits) -> SandboxLimits:
        return replace(limits, file_size=limits.file_size * 64)


class TestForgetsFiles(SandboxConformance):
    sandbox = ForgetsFiles()


class ShowsSettings(Altered):
    def job(self, job: SandboxJob) -> SandboxJob:
        return replace(job, readable=(*job.readable, "/etc"))


class TestShowsSettings(SandboxConformance):
    sandbox = ShowsSettings()


class ForgetsVariables(Altered):
    def job(self, job: SandboxJob) -> SandboxJob:
        return replace(job, environment={"HOME": "/", "A": "b"})


class TestForgetsVariables(SandboxConformance):
    sandbox = ForgetsVariables()


class NoBox(Unsafe):
    """Contains nothing, and says that it does."""

    name = "no-box"
    tier: ClassVar[Tier] = "weak"


class TestNoBox(SandboxConformance):
    sandbox = NoBox()


class Sloppy:
    """A process that is never ended."""

    def __init__(self, process: ConfinedProcess) -> None:
        self._process = process
        self.stdin, self.stdout = process.stdin, process.stdout

    def end(self, patience: float = 0.0) -> Ending:
        return Ending(started=True, status=None)

    def __enter__(self) -> ConfinedProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


class LeavesThemRunning(Bubblewrap):
    """What it starts dies with the process that runs this suite, not before."""

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        return Sloppy(super().start(job, limits))


class TestLeavesThemRunning(SandboxConformance):
    sandbox = LeavesThemRunning()


class ChangesItsVersion(Bubblewrap):
    count = 0

    def version(self) -> str:
        self.count += 1
        return str(self.count)


class TestChangesItsVersion(SandboxConformance):
    sandbox = ChangesItsVersion()


class HasALongName(Bubblewrap):
    name = "a box of steel"


class TestHasALongName(SandboxConformance):
    sandbox = HasALongName()
