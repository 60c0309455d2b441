"""Engines with one flaw each; `test_engine_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from lintseq.core.engine import Done, Engine, EngineLimits, Lost
from lintseq.core.errors import LintseqError
from lintseq.testing import EngineConformance
from lintseq.testing.engine_tasks import EXIT, HANG

Task = Callable[[Any], Any]
Outcomes = Generator[Done[Any, Any] | Lost[Any], None, None]
REASONS = {EXIT: "worker-died", HANG: "timeout"}


class Imagined(Engine):
    """Flawless, as far as the laws can tell: it knows beforehand which jobs will be lost."""

    name = "imagined"
    summary = "no processes at all"

    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        for job in jobs:
            yield self.outcome(task, job)

    def outcome(self, task: Task, job: Any) -> Done[Any, Any] | Lost[Any]:
        if job in REASONS:
            return Lost(job, REASONS[job], "it never came back")
        return Done(job, task(job))


class TestFlawless(EngineConformance):
    engine = Imagined()


class Backwards(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        yield from [*super().run(task, jobs, limits)][::-1]


class TestBackwards(EngineConformance):
    engine = Backwards()


class ReadsEverythingFirst(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        return super().run(task, list(jobs), limits)


class TestReadsEverythingFirst(EngineConformance):
    engine = ReadsEverythingFirst()


class CannotBeClosed(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        return chain(super().run(task, jobs, limits))  # type: ignore[return-value]


class TestCannotBeClosed(EngineConformance):
    engine = CannotBeClosed()


class NeedsTwoWorkers(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        if limits.workers < 2:
            raise LintseqError("One worker is not enough.")
        return super().run(task, jobs, limits)


class TestNeedsTwoWorkers(EngineConformance):
    engine = NeedsTwoWorkers()


class NeedsAJob(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        if jobs == ():
            raise LintseqError("There is nothing to do.")
        return super().run(task, jobs, limits)


class TestNeedsAJob(EngineConformance):
    engine = NeedsAJob()


class SwallowsExceptions(Imagined):
    def outcome(self, task: Task, job: Any) -> Done[Any, Any] | Lost[Any]:
        try:
            return super().outcome(task, job)
        except LintseqError as error:
            return Lost(job, "worker-died", str(error))


class TestSwallowsExceptions(EngineConformance):
    engine = SwallowsExceptions()


class TellsExceptionsInItsOwnWords(Imagined):
    def outcome(self, task: Task, job: Any) -> Done[Any, Any] | Lost[Any]:
        try:
            return super().outcome(task, job)
        except LintseqError as error:
            raise RuntimeError(f"a worker failed: {error}") from None


class TestTellsExceptionsInItsOwnWords(EngineConformance):
    engine = TellsExceptionsInItsOwnWords()


class LosesNeighbours(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        lost: Lost[Any] | None = None
        for outcome in super().run(task, jobs, limits):
            yield replace(lost, job=outcome.job) if lost else outcome
            lost = outcome if isinstance(outcome, Lost) else None


class TestLosesNeighbours(EngineConformance):
    engine = LosesNeighbours()


class SkipsLostJobs(Imagined):
    def run(self, task: Task, jobs: Iterable[Any], limits: EngineLimits) -> Outcomes:
        for outcome in super().run(task, jobs, limits):
            if isinstance(outcome, Done):
                yield outcome


class TestSkipsLostJobs(EngineConformance):
    engine = SkipsLostJobs()


class HasOneReasonForAll(Imagined):
    def outcome(self, task: Task, job: Any) -> Done[Any, Any] | Lost[Any]:
        outcome = super().outcome(task, job)
        return replace(outcome, reason="timeout") if isinstance(outcome, Lost) else outcome


class TestHasOneReasonForAll(EngineConformance):
    engine = HasOneReasonForAll()


class HasNoWordsForALostJob(Imagined):
    def outcome(self, task: Task, job: Any) -> Done[Any, Any] | Lost[Any]:
        outcome = super().outcome(task, job)
        return replace(outcome, message="") if isinstance(outcome, Lost) else outcome


class TestHasNoWordsForALostJob(EngineConformance):
    engine = HasNoWordsForALostJob()


class HasALongName(Imagined):
    name = "no processes"


class TestHasALongName(EngineConformance):
    engine = HasALongName()
