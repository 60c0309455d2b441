"""Every metric of ours obeys the laws that all metrics obey."""

from __future__ import annotations

from lintseq.core.host import default_host
from lintseq.testing import MetricConformance

METRICS = default_host().metrics


class TestPassAtK(MetricConformance):
    metric = METRICS.get("pass-at-k")


class TestCleanStates(MetricConformance):
    metric = METRICS.get("clean-states")


class TestDistinct(MetricConformance):
    metric = METRICS.get("distinct")


class TestOutcomes(MetricConformance):
    metric = METRICS.get("outcomes")


class TestDecodings(MetricConformance):
    metric = METRICS.get("decodings")


class TestRepairs(MetricConformance):
    metric = METRICS.get("repairs")


class TestTokens(MetricConformance):
    metric = METRICS.get("tokens")
