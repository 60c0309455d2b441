"""MinHash sketches and their bands, by datasketch: the one file that knows it.

The sketch of a set is a short row of numbers; two sketches agree in each place with the sets'
Jaccard similarity for its probability. Cut into bands, similar sets agree in at least one whole
band, and others hardly ever do (Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from lintseq.core.errors import ToolError

PLACES = 128
"""Numbers in a sketch."""
SEED = 1
SCHEME = "affine32"
MISSED = 1e-3
"""Of the pairs that are just as similar as the threshold, the share that may agree in no band."""
INSTALL = "pip install 'lintseq[dedup]'"


@dataclass(frozen=True)
class Bands:
    """How sketches are cut: ``count`` bands of ``places`` numbers each."""

    count: int
    places: int


def bands_for(threshold: float) -> Bands:
    """The longest bands by which no more than `MISSED` of similar pairs are missed.

    Longer bands bring fewer pairs together that are not similar, and there are fewer of them to
    keep.
    """
    for places in range(PLACES // 2, 1, -1):
        count = PLACES // places
        if (1 - threshold**places) ** count <= MISSED:
            return Bands(count, places)
    return Bands(PLACES, 1)


class Sketcher:
    """Makes the sketches of sets of hashes, the same on every machine.

    Attributes:
        bands: how they are cut.
    """

    def __init__(self, threshold: float) -> None:
        """``threshold`` is the Jaccard similarity that is looked for.

        Raises:
            ToolError: datasketch is not installed.
        """
        try:
            from datasketch import MinHash, MinHashLSH
        except ImportError:
            raise ToolError(
                f"Near duplicates need datasketch; install it by: {INSTALL}; or add --no-near."
            ) from None
        self.bands = bands_for(threshold)
        self._index = MinHashLSH
        self._empty = MinHash(PLACES, seed=SEED, hashfunc=_lower_half, scheme=SCHEME)

    def sketch(self, shingles: Collection[int]) -> Any:
        """The sketch, a ``datasketch.MinHash``, of a set of whole numbers of 64 bits."""
        sketch = self._empty.copy()
        sketch.update_batch(shingles)
        return sketch

    def band_hashes(self, sketch: Any) -> list[int]:
        """A hash of 64 bits for each band of a sketch."""
        numbers = sketch.hashvalues
        places = self.bands.places
        return [
            _hash(numbers[start : start + places].tobytes())
            for start in range(0, self.bands.count * places, places)
        ]

    def index(self) -> Any:
        """An empty ``datasketch.MinHashLSH``, which finds sketches that agree in a band."""
        return self._index(num_perm=PLACES, params=(self.bands.count, self.bands.places))


def _lower_half(number: int) -> int:
    return number & 0xFFFFFFFF


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")
