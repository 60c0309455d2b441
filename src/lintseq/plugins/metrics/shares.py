"""What many metrics are: sums over samples, divided by one another, with their interval."""

from __future__ import annotations

from collections.abc import Callable

from lintseq.core.metric import EvaluatedArm, EvaluatedSample, Measure
from lintseq.core.resampling import share_interval

Count = Callable[[EvaluatedSample], float]


def ratio(
    name: str, arm: EvaluatedArm, part: Count, whole: Count, seed: int, *, percent: bool = True
) -> Measure:
    """The sum of ``part`` over all samples by that of ``whole``; untold where that is nothing."""
    parts = [sum(map(part, samples)) for samples in arm.problems.values()]
    wholes = [sum(map(whole, samples)) for samples in arm.problems.values()]
    total = sum(wholes)
    interval = share_interval(parts, wholes, seed) if total else None
    if interval is None:
        return Measure(name, None, percent=percent)
    return Measure(name, sum(parts) / total, *interval, percent=percent)


def one(sample: EvaluatedSample) -> float:
    """Each sample counts: for means over samples."""
    return 1
