"""The `outcomes` metric: what became of the samples when they were run."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import OUTCOMES, SANDBOX_FAILED
from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.plugins.metrics.shares import Count, one, ratio


class Outcomes(Metric):
    """Each outcome's share of the samples that could be judged, and how many could not."""

    name = "outcomes"
    summary = "how running the samples ended; failures of the sandbox are in no share"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """A share for every outcome, and the number of failures of the sandbox."""
        judged = [outcome for outcome in OUTCOMES if outcome != SANDBOX_FAILED]
        shares = [ratio(outcome, arm, _is(outcome), one, seed) for outcome in judged]
        return [*shares, Measure(SANDBOX_FAILED, arm.sandbox_failed)]


def _is(outcome: str) -> Count:
    def matches(sample: EvaluatedSample) -> float:
        return sample.outcome == outcome

    return matches


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [Outcomes()]
