"""Counting what was measured, one program after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lintseq.pipeline.stats.contents import Cost, Figures
from lintseq.pipeline.stats.distribution import Histogram
from lintseq.pipeline.stats.measured import MeasuredProgram, MeasuredSequence
from lintseq.pipeline.work import Work

STEPS = 10_000
"""From 0 to 1, for shares and ratios."""


class Tally:
    """The figures of one language, or of all, as they grow.

    Args:
        units: the names of what lengths are counted in.
    """

    def __init__(self, units: Iterable[str]) -> None:
        self._programs = self._single = self._duplicates = self._reordered = 0
        self._rejects: Counter[str] = Counter()
        self._work = Work()
        self._sequences = Histogram()
        self._lines = Histogram()
        self._edits = Histogram()
        self._edit_lines = Histogram()
        self._hunks = Histogram()
        self._largest = Histogram(STEPS)
        self._distance = Histogram(STEPS)
        self._distance_bits = Histogram(STEPS)
        self._costs = {unit: _CostTally(unit) for unit in units}

    def add(self, program: MeasuredProgram) -> None:
        """Count a program and its sequences."""
        self._programs += 1
        self._sequences.add([len(program.sequences)])
        self._lines.add([program.lines])
        for sequence in program.sequences:
            self._add_sequence(sequence)
        for cost in self._costs.values():
            cost.add(program)
        diversity = program.diversity
        self._duplicates += diversity.duplicates
        self._reordered += diversity.reordered
        if diversity.bits is not None and diversity.share is not None:
            self._distance.add([diversity.share])
            self._distance_bits.add([diversity.bits])

    def add_reject(self, reason: str) -> None:
        """Count a record that gave no rows."""
        self._rejects[reason] += 1

    def add_work(self, work: Work) -> None:
        """Count what it took to draw some of the sequences."""
        self._work += work

    def figures(self) -> Figures:
        """What was counted so far."""
        edits = self._edits.distribution()
        return Figures(
            programs=self._programs,
            rows=edits.count,
            rejects=dict(sorted(self._rejects.items())),
            sequences=self._sequences.distribution(),
            lines=self._lines.distribution(),
            edits=edits,
            edit_lines=self._edit_lines.distribution(),
            hunks=self._hunks.distribution(),
            largest=self._largest.distribution(),
            single=self._single,
            distance=self._distance.distribution(),
            distance_bits=self._distance_bits.distribution(),
            duplicates=self._duplicates,
            reordered=self._reordered,
            costs={unit: tally.cost() for unit, tally in self._costs.items()},
            work=self._work,
        )

    def _add_sequence(self, sequence: MeasuredSequence) -> None:
        cut = sequence.cut
        self._edits.add([cut.edits])
        self._edit_lines.add(cut.sizes)
        self._hunks.add(sequence.hunks)
        self._single += cut.single
        if cut.edits:
            self._largest.add([cut.largest_share])


class _CostTally:
    """What edits cost in one unit, as it grows."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._prompt = self._whole = self._edits = 0
        self._ratios = Histogram(STEPS)

    def add(self, program: MeasuredProgram) -> None:
        whole = program.whole[self._unit]
        written = [sequence.written[self._unit] for sequence in program.sequences]
        self._prompt += program.prompt[self._unit] * len(written)
        self._whole += whole * len(written)
        self._edits += sum(written)
        if whole:
            self._ratios.add([length / whole for length in written])

    def cost(self) -> Cost:
        return Cost(self._prompt, self._whole, self._edits, self._ratios.distribution())
