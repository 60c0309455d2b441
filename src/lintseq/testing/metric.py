"""The laws of a metric: numbers that are what they say, come from the samples, and come again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from hypothesis import HealthCheck, Phase, given, settings

from lintseq.core.errors import UsageError
from lintseq.core.metric import EvaluatedArm, Measure, Metric
from lintseq.testing.metric_cases import evaluated_arms
from lintseq.testing.surroundings import Surroundings

KS = (1, 2)
ROUNDING = 1e-9
EXAMPLES = 8
"""Each draws thousands of resamples, so these are few."""

_few = settings(
    max_examples=EXAMPLES,
    deadline=None,
    # Without explaining what fails: that would take longer than finding it.
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow],
)


class MetricConformance:
    """What a metric owes.

    Subclass it and name the metric::

        class TestMyMetric(MetricConformance):
            metric = MyMetric()

    Attributes:
        metric: the metric, as the plugin's hook supplies it.
    """

    metric: ClassVar[Metric]

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.metric.name.split() == [self.metric.name], "a name is one word"
        assert self.metric.summary.strip()
        assert "\n" not in self.metric.summary

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_measures_have_names_of_their_own(self, arm: EvaluatedArm) -> None:
        """They head rows and columns."""
        names = [measure.name for measure in self._measures(arm)]
        assert all(names), "a measure has no name"
        assert len(set(names)) == len(names), names

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_numbers_are_numbers(self, arm: EvaluatedArm) -> None:
        """Finite; shares between 0 and 1; intervals have two ends in their order, and a value."""
        for measure in self._measures(arm):
            told = [each for each in (measure.low, measure.value, measure.high) if each is not None]
            assert all(map(math.isfinite, told)), measure
            assert (measure.low is None) == (measure.high is None), measure
            assert measure.value is not None or measure.low is None, measure
            if measure.low is not None and measure.high is not None:
                assert measure.low <= measure.high + ROUNDING, measure
            if measure.percent:
                assert all(-ROUNDING <= each <= 1 + ROUNDING for each in told), measure

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_same_seed_same_numbers(self, arm: EvaluatedArm) -> None:
        """To the last digit; and nothing but the interval depends on the seed."""
        first = self._measures(arm, seed=1)
        assert self._measures(arm, seed=1) == first
        other = self._measures(arm, seed=2)
        assert [(each.name, each.value) for each in other] == [
            (each.name, each.value) for each in first
        ]

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_names_and_order_tell_nothing(self, arm: EvaluatedArm) -> None:
        """The arm may be called otherwise, and its problems come in any order."""
        turned = dict(reversed(list(arm.problems.items())))
        other = self._measures(replace(arm, name="other", problems=turned))
        for measure, again in zip(self._measures(arm), other, strict=True):
            assert measure.name == again.name
            assert (measure.value is None) == (again.value is None)
            if measure.value is not None and again.value is not None:
                assert math.isclose(measure.value, again.value, abs_tol=ROUNDING), measure

    @given(arm=evaluated_arms(fewest=1))
    @_few
    def test_too_large_a_k_is_refused_or_does_not_matter(self, arm: EvaluatedArm) -> None:
        """By a `UsageError` that names the arm and the problem; never by another error."""
        too_large = 1 + max(map(len, arm.problems.values()))
        try:
            self.metric.measures(arm, ks=[too_large], seed=0)
        except UsageError as error:
            assert arm.name in str(error)
            assert any(task in str(error) for task in arm.problems), error

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_an_arm_does_not_differ_from_itself(self, arm: EvaluatedArm) -> None:
        """Where the metric tells differences at all."""
        for difference in self.metric.differences(arm, arm, ks=KS, seed=0):
            told = (difference.low, difference.value, difference.high)
            assert all(abs(each) <= ROUNDING for each in told), difference
            assert difference.within_noise

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_curves_go_to_the_right(self, arm: EvaluatedArm) -> None:
        """Above 0, since the axis is logarithmic; y lies in its interval; all numbers finite."""
        for curve in self.metric.curves(arm, seed=0):
            xs = [point.x for point in curve.points]
            assert xs == sorted(set(xs)), curve.name
            for point in curve.points:
                assert all(map(math.isfinite, (point.x, point.y, point.low, point.high)))
                assert point.x > 0
                assert point.low - ROUNDING <= point.y <= point.high + ROUNDING, point

    @given(arm=evaluated_arms(fewest=2))
    @_few
    def test_leaves_the_process_as_it_was(self, arm: EvaluatedArm) -> None:
        """Nothing is left in the folder, and chance comes from the seed alone."""
        before = Surroundings.now()
        self._measures(arm)
        list(self.metric.curves(arm, seed=0))
        assert Surroundings.now() == before

    def _measures(self, arm: EvaluatedArm, seed: int = 0) -> Sequence[Measure]:
        return list(self.metric.measures(arm, ks=KS, seed=seed))
