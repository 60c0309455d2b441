"""What is measured of one program and its sequences: all that figures are counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lintseq.core.host import default_host
from lintseq.core.hunks import hunks_of
from lintseq.core.training_text import training_text
from lintseq.pipeline.rows import Row
from lintseq.pipeline.stats.cut import Cut
from lintseq.pipeline.stats.diversity import Diversity, diversity_of
from lintseq.pipeline.stats.units import Unit

WHOLE = "whole"
"""The text format that edits are held against."""


@dataclass(frozen=True)
class MeasuredSequence:
    """One way in which a program is written.

    Attributes:
        cut: the lines of its edits.
        hunks: for each edit the places that it touches.
        written: what a model writes, in each unit.
    """

    cut: Cut
    hunks: Sequence[int]
    written: Mapping[str, int]


@dataclass(frozen=True)
class MeasuredProgram:
    """One program and its sequences.

    Attributes:
        lines: of the finished program.
        prompt: what a model is asked, in each unit.
        whole: what a model writes that writes the program at once, in each unit.
    """

    language: str
    lines: int
    prompt: Mapping[str, int]
    whole: Mapping[str, int]
    sequences: Sequence[MeasuredSequence]
    diversity: Diversity


def measure_program(rows: Sequence[Row], units: Mapping[str, Unit]) -> MeasuredProgram:
    """Measure a program by its rows, at least one, in a text format that is installed."""
    program, sequence = rows[0].program, rows[0].sequence
    whole = default_host().serializers.get(WHOLE)
    taught = training_text(program.instruction, sequence, whole)
    return MeasuredProgram(
        language=program.language,
        lines=len(sequence.change.target_rows),
        prompt=_lengths(taught.prompt, units),
        whole=_lengths(taught.completion, units),
        sequences=[_measure_sequence(row, units) for row in rows],
        diversity=diversity_of([row.sequence.edits for row in rows]),
    )


def _measure_sequence(row: Row, units: Mapping[str, Unit]) -> MeasuredSequence:
    text = default_host().serializers.get(row.provenance.format).join(row.edits)
    return MeasuredSequence(
        cut=Cut([len(edit) for edit in row.sequence.edits]),
        hunks=[len(hunks) for hunks in hunks_of(row.sequence)],
        written=_lengths(text, units),
    )


def _lengths(text: str, units: Mapping[str, Unit]) -> Mapping[str, int]:
    return {name: length(text) for name, length in units.items()}
