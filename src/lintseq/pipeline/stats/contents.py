"""What the figures of a run are: values that a table, a file or a picture is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintseq.pipeline.stats.distribution import Distribution
from lintseq.pipeline.work import Work


@dataclass(frozen=True)
class Cost:
    """What edits cost against whole programs, in one unit: tokens, characters or bytes.

    Attributes:
        prompt: the length of all prompts, one for each sequence: the instruction, and what a change
            starts from.
        whole: the length of all programs, written at once, one for each sequence.
        edits: the length of all sequences as text, separators included.
        ratios: for each sequence that is not empty, how many times as long it is as its program
            written at once; to four decimals.
    """

    prompt: int
    whole: int
    edits: int
    ratios: Distribution

    @property
    def ratio(self) -> float | None:
        """How many times as much a model writes; None where there is nothing to write."""
        return self.edits / self.whole if self.whole else None

    @property
    def ratio_with_prompt(self) -> float | None:
        """How many times as much a model reads and writes, which is what its FLOPs follow."""
        return (self.prompt + self.edits) / (self.prompt + self.whole) if self.whole else None


@dataclass(frozen=True)
class Figures:
    """The figures of one language, or of all.

    Attributes:
        programs: records that gave rows; a program of two runs counts twice.
        rows: sequences.
        rejects: records that gave none, by reason.
        sequences: of a program.
        lines: of a program.
        edits: of a sequence.
        edit_lines: of an edit: those that it inserts or deletes.
        hunks: of an edit: the places that it touches.
        largest: of a sequence that is not empty, the share of its largest edit in all lines; to
            four decimals, like all shares here.
        single: sequences of one edit.
        distance: of a program, how far two of its sequences are apart, as a share of the most that
            its lines allow; see `lintseq.pipeline.stats.diversity`.
        distance_bits: the same in bits.
        duplicates: sequences equal to an earlier one of their program.
        reordered: sequences with the edits of an earlier one in another order.
        costs: by unit; tokens, if there is a tokenizer, come first.
        work: how often a linter was asked, and for what; run folders alone tell, so this may be
            of some of the programs, or of none.
    """

    programs: int
    rows: int
    rejects: Mapping[str, int]
    sequences: Distribution
    lines: Distribution
    edits: Distribution
    edit_lines: Distribution
    hunks: Distribution
    largest: Distribution
    single: int
    distance: Distribution
    distance_bits: Distribution
    duplicates: int
    reordered: int
    costs: Mapping[str, Cost]
    work: Work

    @property
    def records(self) -> int:
        """Programs that were found: those that gave rows, and rejects."""
        return self.programs + sum(self.rejects.values())


@dataclass(frozen=True)
class Stats:
    """What is in the rows of one or more runs.

    Attributes:
        languages: the figures by language, in the order of names.
        total: the figures of all languages together.
        tokenizer: what counted tokens, as the user named it; None if nothing did.
        cautions: what a careful reader should know before the figures.
    """

    languages: Mapping[str, Figures]
    total: Figures
    tokenizer: str | None
    cautions: tuple[str, ...]
