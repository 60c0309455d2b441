"""The unbiased estimate of pass@k from n samples, and the k at which its curve is drawn."""

from __future__ import annotations

from math import comb

POINTS = 15


def pass_at_k(samples: int, passed: int, k: int) -> float:
    """The chance that of ``k`` samples drawn from these, without putting back, one has passed.

    Its mean over all that might have been drawn is the true pass@k (Chen et al., 2021), where
    ``1 - (1 - passed / samples) ** k`` is too low. ``k`` is at most ``samples``.
    """
    return 1.0 - comb(samples - passed, k) / comb(samples, k)


def curve_ks(samples: int) -> list[int]:
    """The k of the points of a curve, evenly spread on a logarithmic axis, from 1 to all."""
    return sorted({round(samples ** (point / POINTS)) for point in range(POINTS + 1)})
