"""Pools of rows to draw from: each draw and each removal in constant or logarithmic time."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from lintseq.core.prefix_sums import PrefixSums
from lintseq.core.random_source import below


class Pool(Protocol):
    """Rows that may still be drawn."""

    def __len__(self) -> int: ...

    def draw(self, rng: random.Random, count: int) -> list[int]:
        """Draw ``count`` different rows, or all that are left, and leave them in the pool."""
        ...

    def discard(self, rows: Iterable[int]) -> None:
        """Take rows out, if they are in."""
        ...


class UniformPool:
    """Every row as likely as any other."""

    def __init__(self, rows: Sequence[int]) -> None:
        self._rows = list(rows)
        self._index = {row: index for index, row in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        """Draw by the first steps of a shuffle of the pool, which stays shuffled so far."""
        count = min(count, len(self._rows))
        for index in range(count):
            self._swap(index, index + below(rng, len(self._rows) - index))
        return self._rows[:count]

    def discard(self, rows: Iterable[int]) -> None:
        """Take rows out, each by swapping the last one into its place."""
        # Sorted, so that the pool's order, and with it every later draw, never hangs on a set's.
        for row in sorted(rows):
            index = self._index.get(row)
            if index is not None:
                self._swap(index, len(self._rows) - 1)
                self._rows.pop()
                del self._index[row]

    def _swap(self, left: int, right: int) -> None:
        rows = self._rows
        rows[left], rows[right] = rows[right], rows[left]
        self._index[rows[left]] = left
        self._index[rows[right]] = right


class WeightedPool:
    """Every row as likely as its weight says."""

    def __init__(self, weights: Mapping[int, int]) -> None:
        self._rows = list(weights)
        self._weights = dict(weights)
        self._index = {row: index for index, row in enumerate(self._rows)}
        self._sums = PrefixSums(list(weights.values()))

    def __len__(self) -> int:
        return len(self._weights)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        """Draw one row after another, each among those not drawn yet."""
        drawn: list[int] = []
        for _ in range(min(count, len(self._weights))):
            total = self._sums.sum(len(self._rows))
            row = self._rows[self._sums.find(below(rng, total))]
            drawn.append(row)
            self._sums.add(self._index[row], -self._weights[row])
        for row in drawn:
            self._sums.add(self._index[row], self._weights[row])
        return drawn

    def discard(self, rows: Iterable[int]) -> None:
        """Take rows out."""
        for row in rows:
            weight = self._weights.pop(row, None)
            if weight is not None:
                self._sums.add(self._index[row], -weight)
