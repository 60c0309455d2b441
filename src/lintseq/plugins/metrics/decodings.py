"""The `decodings` metric: whether a model's texts are what their format asks for."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.decoding import DECODINGS
from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure, Metric
from lintseq.plugins.metrics.shares import Count, ratio


class Decodings(Metric):
    """Each way in which reading a text ended, as a share of the samples that were read."""

    name = "decodings"
    summary = "how reading the texts as edits ended"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """A share for every word of `lintseq.core.decoding.DECODINGS`."""
        return [ratio(word, arm, _is(word), _was_read, seed) for word in DECODINGS]


def _was_read(sample: EvaluatedSample) -> float:
    return sample.decoding is not None


def _is(word: str) -> Count:
    def matches(sample: EvaluatedSample) -> float:
        return sample.decoding == word

    return matches


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [Decodings()]
