"""Chance, as the campaign needs it: everything hangs on the seed, in every version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from lintseq.core.random_source import below, random_source, shuffled

ItemT = TypeVar("ItemT")


class Draw:
    """Draws from one random source."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    @classmethod
    def of(cls, seed: int, what: str, number: int) -> Draw:
        """The draws that belong to one thing, by its name and number."""
        return cls(random_source(seed, what, number))

    def below(self, count: int) -> int:
        """A whole number from 0 up to, not including, ``count``."""
        return below(self.rng, count)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + below(self.rng, high - low + 1)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def one(self, items: Sequence[ItemT]) -> ItemT:
        """One of the items."""
        return items[below(self.rng, len(items))]

    def few(self, items: Sequence[ItemT], count: int) -> list[ItemT]:
        """So many different items, or all there are, in random order."""
        return shuffled(self.rng, items)[:count]

    def each(self, items: Sequence[ItemT], share: float) -> list[ItemT]:
        """The items, each with this chance, in their order."""
        return [item for item in items if self.rng.random() < share]
