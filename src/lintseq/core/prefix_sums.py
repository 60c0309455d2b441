"""Prefix sums that can change: what keeps drawing and counting rows from going quadratic."""

from __future__ import annotations

from collections.abc import Sequence


class PrefixSums:
    """A Fenwick tree over non-negative weights: change one, sum a prefix, find a prefix.

    Each takes time logarithmic in the number of weights (Fenwick, *A New Data Structure for
    Cumulative Frequency Tables*, 1994).
    """

    def __init__(self, weights: Sequence[int]) -> None:
        self._size = len(weights)
        self._tree = [0, *weights]
        if not any(weights):
            return
        for index in range(1, self._size + 1):
            parent = index + (index & -index)
            if parent <= self._size:
                self._tree[parent] += self._tree[index]

    def add(self, index: int, amount: int) -> None:
        """Add ``amount`` to the weight at ``index``, counted from 0."""
        index += 1
        while index <= self._size:
            self._tree[index] += amount
            index += index & -index

    def sum(self, count: int) -> int:
        """The sum of the first ``count`` weights."""
        total = 0
        while count > 0:
            total += self._tree[count]
            count &= count - 1
        return total

    def find(self, mass: int) -> int:
        """The first index whose weight, with all before it, exceeds ``mass``."""
        position = 0
        step = 1 << self._size.bit_length()
        while step:
            following = position + step
            if following <= self._size and self._tree[following] <= mass:
                position = following
                mass -= self._tree[following]
            step >>= 1
        return min(position, self._size - 1)
