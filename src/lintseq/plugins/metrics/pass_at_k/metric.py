"""The `pass-at-k` metric: how often one of k samples is right, against samples and tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintseq.core.metric import Curve, CurvePoint, Difference, EvaluatedArm, Measure, Metric
from lintseq.core.resampling import mean_interval
from lintseq.plugins.metrics.pass_at_k.estimate import curve_ks, pass_at_k


class PassAtK(Metric):
    """Unbiased pass@k, whose mean is taken and resampled over problems.

    Problems may have different numbers of samples: each is estimated from its own.
    """

    name = "pass-at-k"
    summary = "the chance that at least one of k samples passes every test"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """pass@k for each of ``ks``."""
        return [_measure(arm, k, seed) for k in ks]

    def differences(
        self, first: EvaluatedArm, second: EvaluatedArm, *, ks: Sequence[int], seed: int
    ) -> Sequence[Difference]:
        """The difference in pass@k for each of ``ks``, problem by problem."""
        return list(_differences(first, second, ks, seed))

    def curves(self, arm: EvaluatedArm, *, seed: int) -> Sequence[Curve]:
        """pass@k against k, and against the tokens that k samples take, if they were counted."""
        if not arm.fewest:
            return ()
        found = [(k, _measure(arm, k, seed)) for k in curve_ks(arm.fewest)]
        curves = [_curve("pass@k by samples", "samples (k)", found, 1.0)]
        each = tokens_a_sample(arm)
        if each:
            curves.append(_curve("pass@k by tokens", "tokens written in k samples", found, each))
        return curves


def tokens_a_sample(arm: EvaluatedArm) -> float | None:
    """The mean length of a completion; None unless it is known of every sample."""
    counts = [sample.tokens for samples in arm.problems.values() for sample in samples]
    known = [count for count in counts if count is not None]
    return sum(known) / len(known) if known and len(known) == len(counts) else None


def _by_problem(arm: EvaluatedArm, k: int) -> dict[str, float]:
    arm.check_k(k)
    return {
        task: pass_at_k(len(samples), sum(sample.passed for sample in samples), k)
        for task, samples in arm.problems.items()
    }


def _measure(arm: EvaluatedArm, k: int, seed: int) -> Measure:
    values = list(_by_problem(arm, k).values())
    interval = mean_interval(values, seed)
    if interval is None:
        return Measure(f"pass@{k}", None, percent=True)
    return Measure(f"pass@{k}", sum(values) / len(values), *interval, percent=True)


def _differences(
    first: EvaluatedArm, second: EvaluatedArm, ks: Sequence[int], seed: int
) -> Iterator[Difference]:
    for k in ks:
        ours, theirs = _by_problem(first, k), _by_problem(second, k)
        apart = [value - theirs[task] for task, value in ours.items()]
        interval = mean_interval(apart, seed)
        if interval is not None:
            yield Difference(f"pass@{k}", sum(apart) / len(apart), *interval, percent=True)


def _curve(name: str, x: str, found: Sequence[tuple[int, Measure]], width: float) -> Curve:
    points = [
        CurvePoint(k * width, measure.value, measure.low, measure.high)
        for k, measure in found
        if measure.value is not None and measure.low is not None and measure.high is not None
    ]
    return Curve(name, x, "pass@k", points, percent=True)
