"""What a run of the engine's measurements is asked to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import HUMANEVAL, read_programs
from lintseq.core.program import Program


@dataclass(frozen=True)
class Plan:
    """The options of the script.

    Attributes:
        long_ones: where long programs are found.
        snippets: where more short ones are found than HumanEval's, if anywhere.
        kinds: of made programs.
        lengths: of programs, in lines.
        longest: the length at which only the fast session is measured.
        presets: those that are set beside the plain loop.
        count: programs of each kind and length.
        samples: sequences that lintseq draws of a program.
        budget: seconds for each part that goes on for as long as it may.
        plain_limit: seconds that the plain loop may take of a program; else it is estimated.
        states: on how many states an estimate rests.
        environment: where the reference is; None leaves it out.
        limit: seconds that the reference gets a program.
        records: after how many records memory is looked at.
        copies: how often the short programs are generated to compare workers.
        rounds: how often commands are run.
        log: the page to write.
    """

    long_ones: Path
    snippets: Path | None
    kinds: Sequence[str]
    lengths: Sequence[int]
    longest: int
    presets: Sequence[str]
    count: int
    samples: int
    budget: float
    plain_limit: float
    states: int
    environment: Path | None
    limit: float
    records: Sequence[int]
    copies: int
    rounds: int
    log: Path | None

    @property
    def short_files(self) -> list[Path]:
        """The files of short programs."""
        return [path for path in (HUMANEVAL, self.snippets) if path is not None]

    def short_programs(self) -> list[Program]:
        """All short programs."""
        return [program for path in self.short_files for program in read_programs(path)]

    def lengths_from(self, least: int) -> list[int]:
        """The lengths that are no less."""
        return [length for length in self.lengths if length >= least]

    def read_files(self, *paths: Path) -> list[Path]:
        """Those of ``paths`` that are files, for the page."""
        return [path for path in paths if path.is_file()]
