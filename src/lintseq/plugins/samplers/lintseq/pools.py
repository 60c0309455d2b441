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
        self._place = {row: place for place, row in enumerate(rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        """Draw by the first steps of a shuffle of the pool, which stays shuffled so far."""
        rows, place_of = self._rows, self._place
        count = min(count, len(rows))
        for place in range(count):
            other = place + below(rng, len(rows) - place)
            drawn, moved = rows[other], rows[place]
            rows[place], rows[other] = drawn, moved
            place_of[moved], place_of[drawn] = other, place
        return rows[:count]

    def discard(self, rows: Iterable[int]) -> None:
        """Take rows out, each by putting the last one into its place."""
        # Sorted, so that the pool's order, and with it every later draw, never hangs on a set's.
        for row in sorted(rows):
            place = self._place.pop(row, None)
            if place is not None:
                last = self._rows.pop()
                if last != row:
                    self._rows[place] = last
                    self._place[last] = place


class WeightedPool:
    """Every row as likely as its weight says."""

    def __init__(self, weights: Mapping[int, int]) -> None:
        self._rows = list(weights)
        self._weights = dict(weights)
        self._total = sum(weights.values())
        self._index = {row: index for index, row in enumerate(self._rows)}
        self._sums = PrefixSums(list(weights.values()))

    def __len__(self) -> int:
        return len(self._weights)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        """Draw one row after another, each among those not drawn yet."""
        count = min(count, len(self._weights))
        drawn: list[int] = []
        left = self._total
        for _ in range(count):
            row = self._rows[self._sums.find(below(rng, left))]
            drawn.append(row)
            # The last one drawn need not be taken out, only to be put in again.
            if len(drawn) < count:
                left -= self._weights[row]
                self._sums.add(self._index[row], -self._weights[row])
        for row in drawn[:-1]:
            self._sums.add(self._index[row], self._weights[row])
        return drawn

    def discard(self, rows: Iterable[int]) -> None:
        """Take rows out."""
        for row in rows:
            weight = self._weights.pop(row, None)
            if weight is not None:
                self._total -= weight
                self._sums.add(self._index[row], -weight)
