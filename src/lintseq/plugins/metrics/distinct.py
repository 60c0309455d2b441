"""The `distinct` metric: whether a model says the same thing again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import comb

from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.core.resampling import mean_interval


class Distinct(Metric):
    """Distinct programs among k samples, as a share of k: the mean over problems.

    Programs are the same if their texts are. The more samples, the more of them repeat an earlier
    one; so arms are compared at the same k. The number is the mean over all ways to take k of a
    problem's samples, worked out exactly, so it does not depend on how many more there are. A
    sample without a program adds none.
    """

    name = "distinct"
    summary = "different programs among k samples, as a share of k"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """The share for each of ``ks`` but 1, where there is nothing to repeat."""
        return list(_measures(arm, [k for k in ks if k != 1], seed))


def distinct_among(programs: Sequence[str | None], k: int) -> float:
    """How many different programs ``k`` of these hold on average, over all ways to take them."""
    ways = comb(len(programs), k)
    counts = Counter(program for program in programs if program is not None)
    # A program is missed by the choices that take k of the others.
    return sum(1 - comb(len(programs) - count, k) / ways for count in counts.values())


def _measures(arm: EvaluatedArm, ks: Sequence[int], seed: int) -> Iterator[Measure]:
    for k in ks:
        arm.check_k(k)
        values = [distinct_among(_programs(samples), k) / k for samples in arm.problems.values()]
        interval = mean_interval(values, seed)
        if interval is None:
            yield Measure(f"distinct of {k}", None, percent=True)
        else:
            mean = sum(values) / len(values)
            yield Measure(f"distinct of {k}", mean, *interval, percent=True)


def _programs(samples: Sequence[EvaluatedSample]) -> list[str | None]:
    return [sample.solution for sample in samples]


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [Distinct()]
