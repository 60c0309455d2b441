"""Near duplicates in two readings, so that little is held of the many rows that have none.

The first reading keeps a few hashes of each row, and finds the rows that agree with another in a
band of their sketches. Only these can have near duplicates. Only they are looked up in the second
reading, and the exact similarity decides.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lintseq.pipeline.dedup.sketches import Sketcher
from lintseq.pipeline.dedup.texts import Texts


def crowded_digests(texts: Iterable[Texts], sketcher: Sketcher, size: int) -> frozenset[bytes]:
    """The digests of the texts that share a band with another, of shingles of ``size`` tokens.

    Of equal texts one is taken, so that they do not crowd themselves.
    """
    seen: dict[bytes, None] = {}
    hashes = array("Q")
    for each in texts:
        digest = each.digest()
        if digest not in seen and (shingles := each.shingles(size)):
            seen[digest] = None
            hashes.extend(sketcher.band_hashes(sketcher.sketch(shingles)))
    shared = _shared_rows(hashes, sketcher.bands.count)
    return frozenset(digest for digest, crowded in zip(seen, shared, strict=True) if crowded)


def _shared_rows(hashes: array[int], bands: int) -> list[bool]:
    """For each row of a table with so many bands, whether one of its cells is in another row too.

    Cells are compared with those of their own column.
    """
    import numpy as np

    table = np.frombuffer(hashes, dtype=np.uint64).reshape(-1, bands)
    shared: Any = np.zeros(len(table), dtype=bool)
    for column in table.T:
        order = np.argsort(column, kind="stable")
        ascending = column[order]
        equal = ascending[1:] == ascending[:-1]
        shared[order[1:][equal]] = True
        shared[order[:-1][equal]] = True
    found: list[bool] = shared.tolist()
    return found


@dataclass(frozen=True)
class Neighbour:
    """A row that is similar enough.

    Attributes:
        number: what it was added as.
        similarity: the exact Jaccard similarity of the shingles.
    """

    number: int
    similarity: float


class Neighbours:
    """The rows that were kept so far, by their sketches."""

    def __init__(self, sketcher: Sketcher, threshold: float) -> None:
        self._sketcher = sketcher
        self._threshold = threshold
        self._index = sketcher.index()
        self._shingles: dict[int, array[int]] = {}

    def nearest(self, shingles: frozenset[int]) -> Neighbour | None:
        """The most similar row, of equals the first, that shares a band and is near enough."""
        numbers = sorted(self._index.query(self._sketcher.sketch(shingles)))
        found = [Neighbour(number, self._similarity(number, shingles)) for number in numbers]
        near = [each for each in found if each.similarity >= self._threshold]
        return max(near, key=lambda each: each.similarity, default=None)

    def add(self, number: int, shingles: frozenset[int]) -> None:
        """Take a row that is kept."""
        self._index.insert(number, self._sketcher.sketch(shingles))
        self._shingles[number] = array("Q", shingles)

    def _similarity(self, number: int, shingles: frozenset[int]) -> float:
        return jaccard(shingles, self._shingles[number])


def jaccard(one: frozenset[int], other: array[int]) -> float:
    """The share of what two sets have in common; ``other`` has each element once."""
    shared = len(one.intersection(other))
    return shared / (len(one) + len(other) - shared)
