"""Distributions by counting: exact quantiles of whole numbers, in memory that rows do not fill."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Distribution:
    """How often each value occurs.

    Attributes:
        counts: the values, ascending, each with how often it was found; may be empty.
    """

    counts: Mapping[float, int]

    @cached_property
    def count(self) -> int:
        """How many values there are."""
        return sum(self.counts.values())

    @cached_property
    def mean(self) -> float:
        """The mean.

        Raises:
            ValueError: there is no value.
        """
        self._refuse_nothing()
        total = math.fsum(value * count for value, count in self.counts.items())
        return total / self.count

    @property
    def minimum(self) -> float:
        """The least value."""
        return self.quantile(0)

    @property
    def median(self) -> float:
        """The value in the middle."""
        return self.quantile(0.5)

    @property
    def maximum(self) -> float:
        """The greatest value."""
        return self.quantile(1)

    def quantile(self, share: float) -> float:
        """The value below which this share of the values lies, between 0 and 1.

        Between two neighbouring values it is interpolated, as by numpy and by
        ``statistics.quantiles(…, method="inclusive")``: Hyndman and Fan's definition 7 (1996).

        Raises:
            ValueError: there is no value.
        """
        self._refuse_nothing()
        place = share * (self.count - 1)
        below = math.floor(place)
        lower, upper = self._at(below), self._at(math.ceil(place))
        return lower + (upper - lower) * (place - below)

    @cached_property
    def _ranks(self) -> tuple[list[float], list[int]]:
        """The values, and how many there are up to each."""
        return list(self.counts), list(accumulate(self.counts.values()))

    def _at(self, rank: int) -> float:
        values, ends = self._ranks
        return values[bisect_right(ends, rank)]

    def _refuse_nothing(self) -> None:
        if not self.count:
            raise ValueError("nothing was counted")


class Histogram:
    """Counts values as they come.

    Args:
        steps: how many there are from one whole number to the next. Values are rounded to the
            nearest: with 1 step whole numbers are exact.
    """

    def __init__(self, steps: int = 1) -> None:
        self._steps = steps
        self._counts: Counter[int] = Counter()

    def add(self, values: Iterable[float]) -> None:
        """Take some values."""
        self._counts.update([round(value * self._steps) for value in values])

    def distribution(self) -> Distribution:
        """What was counted so far."""
        if self._steps == 1:
            return Distribution(dict(sorted(self._counts.items())))
        return Distribution(
            {value / self._steps: count for value, count in sorted(self._counts.items())}
        )
