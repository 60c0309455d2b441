"""How much the sequences of one program differ.

The distance of two sequences is that of their partitions of the program's lines into edits, the
variation of information: what is lost and won, in bits, by learning one partition in the other's
stead (Meilă, *Comparing clusterings: an information based distance*, Journal of Multivariate
Analysis 98, 2007). It is a metric. It does not see in which order edits come; `Diversity` counts
sequences that differ by their order alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

Edits = Sequence[Sequence[int]]
"""For each edit its rows."""


@dataclass(frozen=True)
class Diversity:
    """How much the sequences of one program differ.

    Attributes:
        bits: the mean variation of information of two of them; None where there are not two, or
            fewer than two lines, which can be cut in one way only.
        share: ``bits`` of the most that so many lines allow, their logarithm: between 0 and 1.
        duplicates: sequences equal to an earlier one.
        reordered: sequences with the edits of an earlier one in an order that is new.
    """

    bits: float | None
    share: float | None
    duplicates: int
    reordered: int


def diversity_of(sequences: Sequence[Edits]) -> Diversity:
    """The diversity of the sequences of one program.

    Time is proportional to lines times the pairs of different partitions.
    """
    ordered = {tuple(map(tuple, edits)) for edits in sequences}
    unordered = Counter(tuple(sorted(map(tuple, edits))) for edits in sequences)
    bits = mean_distance(unordered)
    lines = sum(map(len, sequences[0]))
    return Diversity(
        bits=bits,
        share=None if bits is None else bits / math.log2(lines),
        duplicates=len(sequences) - len(ordered),
        reordered=len(ordered) - len(unordered),
    )


def mean_distance(partitions: Counter[tuple[tuple[int, ...], ...]]) -> float | None:
    """The mean variation of information of two of the partitions, each there so many times."""
    count = partitions.total()
    if count < 2 or sum(map(len, next(iter(partitions)))) < 2:
        return None
    known = [(_Partition(edits), times) for edits, times in partitions.items()]
    total = math.fsum(
        one.distance(other) * times * again
        for (one, times), (other, again) in combinations(known, 2)
    )
    return total / math.comb(count, 2)


def variation_of_information(one: Edits, other: Edits) -> float:
    """How far two partitions of the same rows, at least one, are apart, in bits.

    It is nothing if they are the same, and at most the logarithm of the number of rows.
    """
    return _Partition(one).distance(_Partition(other))


class _Partition:
    """A partition, with what a distance asks of it alone."""

    def __init__(self, edits: Edits) -> None:
        self._edit_of = {row: number for number, edit in enumerate(edits) for row in edit}
        self._weight = _weight(map(len, edits))

    def distance(self, other: _Partition) -> float:
        """In bits: H(X | Y) + H(Y | X), from the sizes of the edits and of what they share."""
        there = other._edit_of
        shared = Counter([(edit, there[row]) for row, edit in self._edit_of.items()])
        bits = self._weight + other._weight - 2 * _weight(shared.values())
        return max(0.0, bits / len(there))


def _weight(sizes: Iterable[int]) -> float:
    return math.fsum(size * math.log2(size) for size in sizes)
