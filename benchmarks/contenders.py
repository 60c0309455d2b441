"""Who is measured: what draws edit sequences of a program, whoever wrote it.

All times are of the processor, not of the clock on the wall: on a machine that others use, a long
task is interrupted more often than a short one, and their ratio would be about the others.
"""

from __future__ import annotations

import ast
import hashlib
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from lintseq.core.change import Change
from lintseq.core.counted_session import CountedSession
from lintseq.core.edits import EditSequence
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.program import Program
from lintseq.core.random_source import random_source
from lintseq.pipeline.settings import Settings, toolbox
from lintseq.pipeline.stats.cut import Cut

PRESETS = ("default", "paper", "fine", "released")


@dataclass(frozen=True, slots=True)
class Draw:
    """What drawing sequences of one program took, each figure for one sequence.

    Attributes:
        seconds: of the processor, including a fair share of what is prepared once a program.
        lints: states that were judged.
        sizes: for each sequence the number of lines of each edit.
        prepared: the share in ``seconds`` of what is prepared once a program.
        drawn: a digest of the sequences; none of sequences that nobody else draws.
        estimated: whether ``seconds`` is worked out from states that were judged, not all.
    """

    seconds: float
    lints: float
    sizes: Sequence[Sequence[int]]
    prepared: float = 0.0
    drawn: str = ""
    estimated: bool = False

    @property
    def cuts(self) -> list[Cut]:
        """How each sequence cuts the program."""
        return [Cut(lines) for lines in self.sizes]

    @property
    def edits(self) -> float:
        """How many the program was cut into."""
        return statistics.fmean(cut.edits for cut in self.cuts)

    @property
    def seconds_an_edit(self) -> float:
        """What is comparable where programs are cut into more edits or fewer."""
        return self.seconds / self.edits

    @property
    def lines_an_edit(self) -> float:
        """Of a sequence's edits, the mean."""
        return statistics.fmean(cut.lines_an_edit for cut in self.cuts)

    @property
    def largest_share(self) -> float:
        """The part of all lines that the largest edit writes."""
        return statistics.fmean(cut.largest_share for cut in self.cuts)

    @property
    def single_share(self) -> float:
        """The part of the sequences that are one edit."""
        return statistics.fmean(cut.single for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class Failure:
    """A program of which no sequence came, and why."""

    reason: str


class Contender(Protocol):
    """Draws edit sequences of programs, and says what that took."""

    @property
    def name(self) -> str:
        """What tables call it."""
        ...

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        """Draw sequences; those of another ``visit`` are other ones."""
        ...


Sessions = Callable[[Linter, Change, LintOptions], LintSession]
"""What prepares a linter for a change."""


def offered(linter: Linter, change: Change, options: LintOptions) -> LintSession:
    """The session that the linter itself offers."""
    return linter.session(change, options)


class LintseqPreset:
    """lintseq with a preset, in this process.

    Args:
        preset: its name, and the contender's unless it has another.
        samples: how many sequences are drawn of a program from one session.
        seed: of the random source.
        sessions: what lints.
    """

    def __init__(
        self,
        preset: str,
        samples: int,
        seed: int = 0,
        *,
        sessions: Sessions = offered,
        name: str | None = None,
    ) -> None:
        self.name = name or preset
        self._tools = toolbox(Settings("python", preset=preset))
        self._samples = samples
        self._seed = seed
        self._sessions = sessions

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        """Draw the paths from ``visit`` times the number of samples on."""
        tools = self._tools
        paths = range(visit * self._samples, (visit + 1) * self._samples)
        started = time.process_time()
        change = Change.creation(program.text)
        try:
            inner = self._sessions(tools.linter, change, tools.sampler.lint_options())
            session = CountedSession(inner)
            shape = tools.language.structure(change)
            prepared = time.process_time() - started
            drawn = [
                tools.sampler.sample(
                    change, session, shape, random_source(self._seed, program.id, path)
                )
                for path in paths
            ]
        except ProgramRejected as reject:
            return Failure(reject.reason)
        seconds = time.process_time() - started
        return Draw(
            seconds / self._samples,
            session.lints / self._samples,
            sizes=[[len(edit) for edit in sequence.edits] for sequence in drawn],
            prepared=prepared / self._samples,
            drawn=_digest(drawn),
        )


def _digest(sequences: Sequence[EditSequence]) -> str:
    edits = [sequence.edits for sequence in sequences]
    return hashlib.sha256(repr(edits).encode()).hexdigest()


def parse_seconds(program: Program, repeats: int = 5) -> float:
    """How long one ``ast.parse`` of the program takes, the yardstick: the least of some tries."""
    return min(_parse_once(program.text) for _ in range(repeats))


def _parse_once(text: str) -> float:
    started = time.process_time()
    ast.parse(text)
    return time.process_time() - started
