"""Metrics with one flaw each; `test_metric_laws.py` says what catches which."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lintseq.core.metric import Curve, CurvePoint, Difference, EvaluatedArm, Measure, Metric
from lintseq.testing import MetricConformance


class Passing(Metric):
    """Flawless: the share of samples that passed, with k samples asked for."""

    name = "passing"
    summary = "samples that passed"

    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        for k in ks:
            arm.check_k(k)
        values = shares(arm)
        # The widest interval there is: resampling would take most of this suite's time.
        return [Measure("passing", sum(values) / len(values), 0.0, 1.0, percent=True)]

    def curves(self, arm: EvaluatedArm, *, seed: int) -> Sequence[Curve]:
        points = [CurvePoint(x, x, x, x) for x in self.places()]
        return [Curve("line", "x", "y", points)]

    def places(self) -> Sequence[float]:
        return [1, 2]


def shares(arm: EvaluatedArm) -> list[float]:
    return [sum(one.passed for one in samples) / len(samples) for samples in arm.problems.values()]


class TestFlawless(MetricConformance):
    metric = Passing()


class HasALongName(Passing):
    name = "all that passed"


class TestHasALongName(MetricConformance):
    metric = HasALongName()


class RepeatsItself(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        return [*super().measures(arm, ks=ks, seed=seed)] * 2


class TestRepeatsItself(MetricConformance):
    metric = RepeatsItself()


class CountsInPercent(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        found = super().measures(arm, ks=ks, seed=seed)
        return [replace(each, value=1 + 100 * (each.value or 0)) for each in found]


class TestCountsInPercent(MetricConformance):
    metric = CountsInPercent()


class TurnsIntervalsAround(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        return [
            replace(each, low=1.0, high=0.0) for each in super().measures(arm, ks=ks, seed=seed)
        ]


class TestTurnsIntervalsAround(MetricConformance):
    metric = TurnsIntervalsAround()


class DrawsFromTheSeed(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        found = super().measures(arm, ks=ks, seed=seed)
        return [replace(each, value=random.Random(seed).random()) for each in found]


class TestDrawsFromTheSeed(MetricConformance):
    metric = DrawsFromTheSeed()


class DrawsFromAnywhere(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        found = super().measures(arm, ks=ks, seed=seed)
        return [replace(each, low=0.0, high=random.random()) for each in found]


class TestDrawsFromAnywhere(MetricConformance):
    metric = DrawsFromAnywhere()


class LooksAtTheName(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        found = super().measures(arm, ks=ks, seed=seed)
        return [replace(each, value=1 / len(arm.name)) for each in found]


class TestLooksAtTheName(MetricConformance):
    metric = LooksAtTheName()


class DividesByNothing(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        fewest = min(map(len, arm.problems.values()))
        assert all(k <= fewest for k in ks)
        return super().measures(arm, ks=ks, seed=seed)


class TestDividesByNothing(MetricConformance):
    metric = DividesByNothing()


class DiffersFromItself(Passing):
    def differences(
        self, first: EvaluatedArm, second: EvaluatedArm, *, ks: Sequence[int], seed: int
    ) -> Sequence[Difference]:
        return [Difference("passing", 0.1, 0.05, 0.2)]


class TestDiffersFromItself(MetricConformance):
    metric = DiffersFromItself()


class GoesBackwards(Passing):
    def places(self) -> Sequence[float]:
        return [2, 1]


class TestGoesBackwards(MetricConformance):
    metric = GoesBackwards()


class BeginsAtNothing(Passing):
    def places(self) -> Sequence[float]:
        return [0, 1]


class TestBeginsAtNothing(MetricConformance):
    metric = BeginsAtNothing()


class LeavesAFile(Passing):
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        Path(f"measured-{len(list(Path.cwd().iterdir()))}").touch()
        return super().measures(arm, ks=ks, seed=seed)


class TestLeavesAFile(MetricConformance):
    metric = LeavesAFile()
