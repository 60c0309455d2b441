"""The `clean-states` metric: how many of the states between nothing and the program are clean."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.plugins.metrics.shares import ratio


class CleanStates(Metric):
    """The share over all states of all samples, so that long samples count for more."""

    name = "clean-states"
    summary = "intermediate states without an error that the finished program lacks"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """The share of clean states, of samples that have no other, and the states a sample."""
        return [
            ratio("clean states", arm, _clean, _states, seed),
            ratio("samples all of whose states are clean", arm, _all_clean, _has_states, seed),
            ratio("states a sample", arm, _states, _has_states, seed, percent=False),
        ]


def _states(sample: EvaluatedSample) -> int:
    return sample.states or 0


def _clean(sample: EvaluatedSample) -> int:
    return (sample.clean_states or 0) if sample.states else 0


def _has_states(sample: EvaluatedSample) -> int:
    return 1 if sample.states else 0


def _all_clean(sample: EvaluatedSample) -> int:
    return 1 if sample.states and sample.clean_states == sample.states else 0


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [CleanStates()]
