"""How sure a number about a benchmark is: the bootstrap over its problems.

The unit that is drawn anew is the problem, never the sample: samples of one problem are alike, and
to take them for independent would make every interval too narrow. Problems are drawn with
replacement `RESAMPLES` times, each time as many as there are; the statistic is taken of each
resample, and the interval runs between the percentiles that leave 2.5 % on either side (Efron's
percentile method). Lists of one length and one seed are resampled alike, so that numbers of the
same problems can be subtracted pair by pair.

Needs nothing but Python, so that every metric can have intervals: 10,000 resamples of 164 problems
are drawn once, and each statistic of them takes some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

from lintseq.core.random_source import below, random_source

RESAMPLES = 10_000
OUTSIDE = 0.025
"""The share of resamples that is left out at either end of an interval."""

Interval = tuple[float, float]
_Draw = Callable[[Sequence[float]], tuple[float, ...]]


def mean_interval(values: Sequence[float], seed: int) -> Interval | None:
    """The 95 % interval of the mean of ``values``, one a problem; None if there are none."""
    if not values:
        return None
    return percentile_interval([total / len(values) for total in resampled_sums(values, seed)])


def share_interval(parts: Sequence[float], wholes: Sequence[float], seed: int) -> Interval | None:
    """The 95 % interval of ``sum(parts) / sum(wholes)``, one of each a problem.

    Resamples whose whole is nothing are left out; None if all of them are.
    """
    drawn = zip(resampled_sums(parts, seed), resampled_sums(wholes, seed), strict=True)
    shares = [part / whole for part, whole in drawn if whole]
    return percentile_interval(shares) if shares else None


def resampled_sums(values: Sequence[float], seed: int) -> list[float]:
    """The sum of ``values`` in each of the resamples."""
    return list(_resampled_sums(tuple(values), seed))


def percentile_interval(statistics: Sequence[float]) -> Interval:
    """The percentiles 2.5 and 97.5 of ``statistics``, interpolated between neighbours."""
    ordered = sorted(statistics)
    return _quantile(ordered, OUTSIDE), _quantile(ordered, 1 - OUTSIDE)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    lower = int(place)
    upper = min(lower + 1, len(ordered) - 1)
    return ordered[lower] + (ordered[upper] - ordered[lower]) * (place - lower)


@lru_cache(maxsize=64)
def _resampled_sums(values: tuple[float, ...], seed: int) -> tuple[float, ...]:
    """The same once more, since metrics ask about the same wholes again and again."""
    if len(set(values)) < 2:
        # Whatever is drawn of equal values, their sum is one.
        return (float(sum(values)),) * RESAMPLES
    return tuple([sum(draw(values)) for draw in _draws(len(values), seed)])


@lru_cache(maxsize=8)
def _draws(count: int, seed: int) -> list[_Draw]:
    """What takes each resample out of a list of ``count``, two or more."""
    rng = random_source(seed, "resampling", count)
    return [itemgetter(*[below(rng, count) for _ in range(count)]) for _ in range(RESAMPLES)]
