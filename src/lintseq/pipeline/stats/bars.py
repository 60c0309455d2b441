"""A distribution in bars of equal width, as a picture shows it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.pipeline.stats.distribution import Distribution

MOST, SHARE_BARS = 40, 20
SHOWN = 0.99
"""What is greater than this quantile is left out, so that the rest can be seen."""


@dataclass(frozen=True)
class Bars:
    """A distribution in bars of equal width.

    Attributes:
        places: their middles.
        counts: how many values each holds.
        width: of each.
        hidden: how many values are in none, because they are too great.
    """

    places: Sequence[float]
    counts: Sequence[int]
    width: float
    hidden: int

    @classmethod
    def of(cls, found: Distribution) -> Bars:
        """Up to `MOST` bars, up to the quantile `SHOWN`; each has as many whole numbers."""
        low, high = found.minimum, found.quantile(SHOWN)
        if all(value == int(value) for value in found.counts):
            return cls._filled(found, low - 0.5, max(1, math.ceil((high - low + 1) / MOST)), high)
        return cls._filled(found, low, (high - low) / MOST or 1.0, high)

    @classmethod
    def of_shares(cls, found: Distribution) -> Bars:
        """Bars from nothing to everything."""
        return cls._filled(found, 0.0, 1 / SHARE_BARS, 1.0)

    @classmethod
    def _filled(cls, found: Distribution, start: float, width: float, high: float) -> Bars:
        """Bars from ``start`` on, of the values up to ``high``, which is in the last one."""
        counts = [0] * max(1, math.ceil(round((high - start) / width, 6)))
        for value, times in found.counts.items():
            if value <= high:
                # Rounded first, so that a value on the border of two bars is in the upper one.
                counts[min(int(round((value - start) / width, 6)), len(counts) - 1)] += times
        places = [start + width * (bar + 0.5) for bar in range(len(counts))]
        return cls(places, counts, width, found.count - sum(counts))
