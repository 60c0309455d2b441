"""Evaluating samples: every program run against its problem's hidden tests, in a sandbox.

A program that several samples of a problem share is judged once, and the others get the same
verdict. Results appear when all samples are judged; until then a journal beside them keeps what was
judged, for a run that is killed to go on with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from lintseq.core.benchmark import Problem
from lintseq.core.execution import RunnerFactory, Verdict
from lintseq.core.json_text import encode_json
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.pipeline.evaluate_journal import Journal, Subject
from lintseq.pipeline.evaluate_summary import EvaluationSummary, summed_up
from lintseq.pipeline.judging import Judges, runner_factory
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.result_rows import Circumstances, SandboxStamp, encode_result
from lintseq.pipeline.samples_file import Sample

NO_PROGRAM = Verdict("no-program")
OnVerdict = Callable[[int, int], None]
"""Told how many programs were judged, and how many there are."""


@dataclass(frozen=True)
class Evaluation:
    """What is to be evaluated, and how.

    Attributes:
        samples: in the order of the results.
        benchmark: the name of their benchmark.
        sandbox: where programs run.
        limits: of each run.
        workers: how many run at once.
        runners: what makes runners for a language.
    """

    samples: Sequence[Sample]
    benchmark: str
    sandbox: Sandbox
    limits: SandboxLimits
    workers: int
    runners: Callable[[str], RunnerFactory] = runner_factory

    @cached_property
    def circumstances(self) -> list[Circumstances]:
        """What each sample is judged by."""
        sandbox = self.sandbox
        stamp = SandboxStamp(sandbox.name, sandbox.tier, sandbox.version(), self.limits.seconds)
        return [
            Circumstances(self.benchmark, _tests_key(sample.problem), stamp)
            for sample in self.samples
        ]

    @property
    def subject(self) -> Subject:
        """What decides the results, by names for messages."""
        rows = hashlib.sha256()
        tests = hashlib.sha256()
        for sample, judged_by in zip(self.samples, self.circumstances):
            rows.update(f"{encode_json(sample.columns)}\n".encode())
            tests.update(judged_by.tests_sha256.encode())
        return {
            "content of the samples file": rows.hexdigest(),
            "benchmark": f"{self.benchmark} {tests.hexdigest()}",
            "sandbox": encode_json(asdict(self.circumstances[0].sandbox)),
        }

    def write(
        self, out: Path, on_verdict: OnVerdict, *, resume: bool, overwrite: bool
    ) -> EvaluationSummary:
        """Judge all samples, and write the file of results ``out``.

        Raises:
            UsageError: it cannot be written; or there is a journal to ``resume`` from, and it is
                of something else, and not to be overwritten.
            ToolError: the sandbox cannot work any more.
        """
        with Journal(out, self.subject, resume=resume, overwrite=overwrite) as journal:
            self._judge(journal, on_verdict)
            verdicts = [self._verdict(sample, journal) for sample in self.samples]
            with LineFile.at(out) as file:
                file.write(
                    [
                        encode_result(sample.columns, verdict, judged_by)
                        for sample, verdict, judged_by in zip(
                            self.samples, verdicts, self.circumstances
                        )
                    ]
                )
            journal.remove()
        outcomes = [verdict.outcome for verdict in verdicts]
        return summed_up([sample.problem.task_id for sample in self.samples], outcomes)

    def _judge(self, journal: Journal, on_verdict: OnVerdict) -> None:
        attempts = {
            _key(sample.problem.task_id, sample.program): (sample.problem, sample.program)
            for sample in self.samples
            if sample.program is not None
        }
        left = [key for key in attempts if key not in journal.verdicts]
        done = len(attempts) - len(left)
        languages = {attempts[key][0].language for key in left}
        makers = {language: self.runners(language) for language in sorted(languages)}
        with Judges(makers, self.sandbox, self.limits, self.workers) as judges:
            for index, verdict in judges.verdicts([attempts[key] for key in left]):
                journal.add(left[index], verdict)
                done += 1
                on_verdict(done, len(attempts))

    def _verdict(self, sample: Sample, journal: Journal) -> Verdict:
        if sample.program is None:
            return NO_PROGRAM
        return journal.verdicts[_key(sample.problem.task_id, sample.program)]


def _tests_key(problem: Problem) -> str:
    parts = [problem.language, problem.setup, problem.tests, problem.entry_point]
    return hashlib.sha256(encode_json(parts).encode()).hexdigest()


def _key(task_id: str, program: str) -> str:
    data = encode_json([task_id, program]).encode()
    return hashlib.sha256(data).hexdigest()
