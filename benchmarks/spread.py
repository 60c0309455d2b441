"""Medians with their spread: on a machine that others use too, a mean is mostly noise."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from lintseq.pipeline.digits import digits


@dataclass(frozen=True, slots=True)
class Spread:
    """The quartiles of some measured values, and how many there are."""

    low: float
    median: float
    high: float
    count: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of at least one value; of a single one it is nil."""
        ordered = sorted(values)
        if len(ordered) == 1:
            return cls(ordered[0], ordered[0], ordered[0], 1)
        low, median, high = statistics.quantiles(ordered, n=4, method="inclusive")
        return cls(low, median, high, len(ordered))

    def shown(self, scale: float = 1.0) -> str:
        """The median and, in brackets, the quartiles, each times ``scale``; of one value, that."""
        if self.count == 1:
            return digits(self.median * scale)
        low, median, high = (digits(value * scale) for value in (self.low, self.median, self.high))
        return f"{median} ({low}–{high})"  # noqa: RUF001


def growth_exponent(points: Iterable[tuple[float, float]]) -> float | None:
    """The exponent k of the power law y = c·x^k that fits the points best, by least squares.

    None where all x are the same.
    """
    logs = [(math.log(x), math.log(y)) for x, y in points]
    if len({x for x, _ in logs}) < 2:
        return None
    return statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope
