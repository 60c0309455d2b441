"""Which of some rows is nearest to another, while rows come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lintseq.core.prefix_sums import PrefixSums


class NearestRow:
    """Some of the rows from 0 up to ``count``; each question takes time logarithmic in that."""

    def __init__(self, count: int, rows: Collection[int]) -> None:
        self._there = [0] * count
        for row in rows:
            self._there[row] = 1
        self._sums = PrefixSums(self._there)
        self._total = len(rows)

    def switch(self, rows: Iterable[int]) -> None:
        """Take those of ``rows`` out that are in, and the others in."""
        for row in rows:
            step = -1 if self._there[row] else 1
            self._there[row] += step
            self._sums.add(row, step)
            self._total += step

    def to(self, row: int) -> int:
        """The row in it that is nearest to ``row``, the earlier of two; one must be in."""
        before = self._sums.sum(row)
        around = [rank for rank in (before - 1, before) if 0 <= rank < self._total]
        return min(map(self._sums.find, around), key=lambda other: (abs(other - row), other))
