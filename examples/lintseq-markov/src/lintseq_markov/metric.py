"""The metric: how long programs are, those that pass apart from all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lintseq.core.lines import split_lines
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.core.resampling import share_interval


class ProgramLines(Metric):
    """Mean lines a program, with the interval over problems that all metrics have."""

    name = "program-lines"
    summary = "lines a program, counted where there is a program"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """The mean over all programs, and over those that pass."""
        return [
            _mean_lines("lines a program", arm, _has_program, seed),
            _mean_lines("lines a passing program", arm, _has_passed, seed),
        ]


def _has_program(sample: EvaluatedSample) -> bool:
    return sample.solution is not None


def _has_passed(sample: EvaluatedSample) -> bool:
    return sample.passed and sample.solution is not None


def _mean_lines(
    name: str, arm: EvaluatedArm, counts: Callable[[EvaluatedSample], bool], seed: int
) -> Measure:
    counted = [list(filter(counts, samples)) for samples in arm.problems.values()]
    lines = [sum(len(split_lines(each.solution or "")) for each in samples) for samples in counted]
    programs = [len(samples) for samples in counted]
    interval = share_interval(lines, programs, seed)
    if interval is None:
        return Measure(name, None)
    return Measure(name, sum(lines) / sum(programs), *interval)
