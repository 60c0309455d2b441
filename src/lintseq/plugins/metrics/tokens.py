"""The `tokens` metric: what a sample costs, and what a right one does."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.plugins.metrics.shares import ratio


class Tokens(Metric):
    """Tokens that the model wrote. Edits are longer than programs: equal k is not equal cost."""

    name = "tokens"
    summary = "tokens that the model wrote, end of text included"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """Tokens a sample, and all tokens by the samples that passed."""
        return [
            ratio("tokens a sample", arm, _tokens, _was_counted, seed, percent=False),
            ratio("tokens a passing sample costs", arm, _tokens, _has_passed, seed, percent=False),
        ]


def _tokens(sample: EvaluatedSample) -> int:
    return sample.tokens or 0


def _was_counted(sample: EvaluatedSample) -> int:
    return 0 if sample.tokens is None else 1


def _has_passed(sample: EvaluatedSample) -> int:
    return 1 if sample.passed and sample.tokens is not None else 0


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [Tokens()]
