"""The `repairs` metric: which faults of a model's texts had to be repaired, and how often."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.plugins.metrics.shares import Count, ratio


class Repairs(Metric):
    """The faults that tolerant reading put up with, by code, as their number a sample."""

    name = "repairs"
    summary = "faults of the texts that were repaired: how many a sample, by kind (a dash is none)"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """The share of samples with a fault, then each code that occurs."""
        samples = [sample for every in arm.problems.values() for sample in every]
        codes = sorted({code for sample in samples for code in sample.repairs or {}})
        return [
            ratio("samples with a repair", arm, _is_repaired, _was_read, seed),
            *(ratio(code, arm, _of(code), _was_read, seed, percent=False) for code in codes),
        ]


def _was_read(sample: EvaluatedSample) -> float:
    return sample.repairs is not None


def _is_repaired(sample: EvaluatedSample) -> float:
    return any((sample.repairs or {}).values())


def _of(code: str) -> Count:
    def count(sample: EvaluatedSample) -> float:
        return (sample.repairs or {}).get(code, 0)

    return count


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [Repairs()]
