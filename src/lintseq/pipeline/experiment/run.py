"""Running a plan: whatever can begin begins, so many steps at once, each a process of its own."""

from __future__ import annotations

import shlex
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lintseq.core.errors import LintseqError, ToolError, UsageError
from lintseq.core.stage import Step
from lintseq.pipeline.experiment.child import Child
from lintseq.pipeline.experiment.folder import LOCK, WorkFolder
from lintseq.pipeline.experiment.plan import Plan
from lintseq.pipeline.lock import locked

PAUSE = 0.05
"""Seconds between two looks at the children."""
USAGE = 2
"""The exit status of a command that was asked for what cannot be done."""


class Watcher(Protocol):
    """Is told what becomes of each step."""

    def cached(self, step: Step, seconds: float) -> None:
        """The step's output is there already; making it took so long."""
        ...

    def began(self, step: Step) -> None:
        """The step runs."""
        ...

    def done(self, step: Step, seconds: float) -> None:
        """The step's output is complete."""
        ...

    def failed(self, step: Step, words: list[str], command: str) -> None:
        """The step failed: the last of what it said, and the command that shows it again."""
        ...

    def glance(self, running: Mapping[str, Child]) -> None:
        """Called often while steps run."""
        ...


@dataclass
class Run:
    """One run of a plan in a work folder.

    Attributes:
        workers: so many steps at once, at most.
    """

    plan: Plan
    folder: WorkFolder
    workers: int
    watcher: Watcher

    def __post_init__(self) -> None:
        self._running: dict[str, Child] = {}
        self._waiting: list[str] = []
        self._failure: LintseqError | None = None
        self._sorter = self.plan.sorter()

    def run(self, settings: str, *, overwrite: bool = False) -> None:
        """Run what is not done yet; ``settings`` are kept beside the outputs.

        When a step fails, no other begins; those that run are left to finish, so that their work
        is not lost.

        Raises:
            UsageError: a step was asked for what cannot be done, or another run is at work here.
            ToolError: a step failed otherwise.
        """
        self.folder.make()
        with locked(self.folder.path / LOCK) as lock:
            if overwrite:
                self.folder.forget()
            self.folder.write_settings(settings)
            try:
                self._drive(lock)
            except BaseException:
                self._end_all()
                raise
        if self._failure is not None:
            raise self._failure

    def _drive(self, lock: int) -> None:
        self._sorter.prepare()
        while self._sorter.is_active():
            self._waiting += self._ready()
            while self._waiting and len(self._running) < self.workers and not self._failure:
                self._begin(self._waiting.pop(0), lock)
            if not self._running:
                if self._failure:
                    return
                continue
            time.sleep(PAUSE)
            self._collect()
            self.watcher.glance(self._running)

    def _ready(self) -> list[str]:
        """The steps that can begin now, in the order of the stages."""
        ready = set(self._sorter.get_ready())
        return [name for name in self.plan.steps if name in ready]

    def _begin(self, name: str, lock: int) -> None:
        step, fingerprint = self.plan.steps[name], self.plan.fingerprints[name]
        seconds = self.folder.seconds(step, fingerprint)
        if seconds is not None:
            self.watcher.cached(step, seconds)
            self._sorter.done(name)
            return
        arguments = self.plan.arguments(self.folder.begin(step, fingerprint))
        self._running[name] = Child(name, arguments, self.folder.path, self.folder.log(step), lock)
        self.watcher.began(step)

    def _collect(self) -> None:
        """Take note of every child that has ended."""
        for name, child in list(self._running.items()):
            status = child.status()
            if status is None:
                continue
            step, seconds = self.plan.steps[name], child.seconds
            del self._running[name]
            if status == 0 and (self.folder.path / step.path).exists():
                self.folder.mark_done(step, self.plan.fingerprints[name], seconds)
                self._sorter.done(name)
                self.watcher.done(step, seconds)
            else:
                self._fail(step, status, child)

    def _fail(self, step: Step, status: int, child: Child) -> None:
        command = shown_command(self.plan, step, self.folder.path)
        self.watcher.failed(step, child.last_lines(10), command)
        how = f"ended with exit code {status}"
        if status < 0:
            how = f"was killed by signal {-status}"
        elif status == 0:
            how = f"did not write '{step.path}'"
        kind = UsageError if status == USAGE else ToolError
        failure = kind(
            f"The step '{step.name}' {how}; its words are in '{child.log}', and the experiment "
            "goes on from it when it is started again."
        )
        self._failure = self._failure or failure

    def _end_all(self) -> None:
        for child in self._running.values():
            child.interrupt()
        for child in self._running.values():
            child.end()


def shown_command(plan: Plan, step: Step, folder: Path) -> str:
    """The step's command as one can type it."""
    words = ["lintseq", *plan.arguments(step)]
    return f"cd {shlex.quote(str(folder))} && {shlex.join(words)}"
