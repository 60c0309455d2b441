"""Which rows are kept: each is held against the benchmarks, and against the kept rows before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lintseq.core.program import Program
from lintseq.core.reject import Reject
from lintseq.pipeline.dedup.neighbours import Neighbours, crowded_digests
from lintseq.pipeline.dedup.phrases import Phrases
from lintseq.pipeline.dedup.removals import Contaminated, Exact, KeptRow, Near, Removal, Unread
from lintseq.pipeline.dedup.rows import DedupRow
from lintseq.pipeline.dedup.sketches import Sketcher
from lintseq.pipeline.dedup.texts import Comparison, Texts


@dataclass(frozen=True)
class NearOptions:
    """What makes a near duplicate.

    Attributes:
        threshold: the Jaccard similarity of shingles from which on a row is one.
        shingle: tokens of a shingle.
    """

    threshold: float = 0.85
    shingle: int = 5


@dataclass(frozen=True)
class Benchmarks:
    """What makes a row contaminated.

    Attributes:
        phrases: of the benchmarks.
        overlap: the share of n-grams in common from which on a row is contaminated; see
            `lintseq.pipeline.dedup.phrases.Overlap`.
    """

    phrases: Phrases
    overlap: float = 0.2


@dataclass(frozen=True)
class DedupOptions:
    """What is removed; see the parts. None for what is not to be looked for."""

    comparison: Comparison = field(default_factory=Comparison)
    near: NearOptions | None = field(default_factory=NearOptions)
    benchmarks: Benchmarks | None = None


def decide(
    rows: Iterable[DedupRow], options: DedupOptions
) -> Iterator[tuple[DedupRow, Removal | None]]:
    """Every row in its order, with why it is removed; None if it is kept.

    Of duplicates the first is kept. ``rows`` are gone through once, or twice where near duplicates
    are looked for. For each row some hashes are held, and its texts are not; for a row that shares
    a band of its sketch with another also its sketch and the hashes of its shingles.

    Raises:
        ToolError: what finds near duplicates is not installed.
    """
    near = None if options.near is None else _NearRule(rows, options.comparison, options.near)
    judge = _Judge(options.comparison, near, options.benchmarks)
    for row in rows:
        yield row, judge.removal(row)


class _NearRule:
    """Finds near duplicates among the rows that one look at all of them left in question."""

    def __init__(
        self, rows: Iterable[DedupRow], comparison: Comparison, options: NearOptions
    ) -> None:
        sketcher = Sketcher(options.threshold)
        compared = (
            texts
            for row in rows
            if isinstance(row.found, Program) and (texts := comparison.texts(row.found)) is not None
        )
        self._size = options.shingle
        self._crowded = crowded_digests(compared, sketcher, options.shingle)
        self._neighbours = Neighbours(sketcher, options.threshold)
        self._kept: list[KeptRow] = []

    def removal(self, row: KeptRow, texts: Texts, digest: bytes) -> Near | None:
        """Why a row is removed; if it is not, the rows after it are held against it."""
        if digest not in self._crowded:
            return None
        shingles = texts.shingles(self._size)
        found = self._neighbours.nearest(shingles)
        if found is not None:
            return Near(self._kept[found.number], found.similarity)
        self._neighbours.add(len(self._kept), shingles)
        self._kept.append(row)
        return None


class _Judge:
    def __init__(
        self, comparison: Comparison, near: _NearRule | None, benchmarks: Benchmarks | None
    ) -> None:
        self._comparison = comparison
        self._near = near
        self._benchmarks = benchmarks
        self._kept: dict[bytes, KeptRow] = {}

    def removal(self, row: DedupRow) -> Removal | None:
        if isinstance(row.found, Reject):
            return Unread(row.found)
        return self._contaminated(row.found) or self._duplicate(row, row.found)

    def _contaminated(self, program: Program) -> Contaminated | None:
        if self._benchmarks is None:
            return None
        texts = {
            "instruction": program.instruction or "",
            "base": program.base,
            "program": program.text,
        }
        overlaps = self._benchmarks.phrases.overlaps(texts, self._benchmarks.overlap)
        return Contaminated(tuple(overlaps)) if overlaps else None

    def _duplicate(self, row: DedupRow, program: Program) -> Exact | Near | None:
        texts = self._comparison.texts(program)
        if texts is None:
            return None
        digest = texts.digest()
        if digest in self._kept:
            return Exact(self._kept[digest])
        kept = KeptRow(row.place, row.id)
        near = None if self._near is None else self._near.removal(kept, texts, digest)
        if near is None:
            self._kept[digest] = kept
        return near
