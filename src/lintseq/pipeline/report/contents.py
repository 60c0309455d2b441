"""What a report says, before it is written as a page, as JSON, or on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.metric import CurvePoint, Difference, EvaluatedArm, Measure
from lintseq.pipeline.report.training import Training


@dataclass(frozen=True)
class ReportArm:
    """One file of results, and what its rows say of their making.

    Attributes:
        evaluated: the samples, as metrics see them.
        results: the file.
        digest: SHA-256 of its rows without their timings.
        benchmark: whose problems they are.
        facts: model, format, parameters, sandbox, versions; several values are joined.
        asked: how many samples of each problem were to be drawn, if the rows say so.
        training: how the model was made, if that was given.
    """

    evaluated: EvaluatedArm
    results: Path
    digest: str
    benchmark: str
    facts: Mapping[str, str]
    asked: int | None = None
    training: Training | None = None

    @property
    def name(self) -> str:
        """What tables and legends call it."""
        return self.evaluated.name

    @property
    def samples(self) -> int:
        """How many samples count, of all problems."""
        return sum(map(len, self.evaluated.problems.values()))


@dataclass(frozen=True)
class MetricTable:
    """What one metric says of every arm, by the arm's name."""

    metric: str
    summary: str
    rows: Mapping[str, Sequence[Measure]]

    @property
    def columns(self) -> list[str]:
        """The names of all measures: those of the first arm first."""
        return list(dict.fromkeys(measure.name for row in self.rows.values() for measure in row))

    @property
    def nowhere(self) -> list[str]:
        """The shares that are nothing in every arm."""
        return [name for name in self.columns if all(map(_is_nothing, self._cells(name)))]

    @property
    def unknown(self) -> list[str]:
        """The measures that cannot be told of any arm."""
        return [
            name
            for name in self.columns
            if all(cell is None or cell.value is None for cell in self._cells(name))
        ]

    @property
    def telling(self) -> list[str]:
        """The columns that are neither of these."""
        left_out = {*self.nowhere, *self.unknown}
        return [name for name in self.columns if name not in left_out]

    def cell(self, arm: str, column: str) -> Measure | None:
        """The arm's measure of that name, if it has one."""
        return next((each for each in self.rows[arm] if each.name == column), None)

    def _cells(self, column: str) -> list[Measure | None]:
        return [self.cell(arm, column) for arm in self.rows]


def _is_nothing(measure: Measure | None) -> bool:
    return measure is not None and measure.percent and measure.value == 0


@dataclass(frozen=True)
class Comparison:
    """How the arm ``first`` differs from the arm ``second``."""

    first: str
    second: str
    difference: Difference


@dataclass(frozen=True)
class Picture:
    """The curves of one name, by arm; their points share the axes ``x`` and ``y``."""

    name: str
    x: str
    y: str
    curves: Mapping[str, Sequence[CurvePoint]]
    percent: bool = False

    @property
    def file(self) -> str:
        """What its file is called, without the ending."""
        kept = (letter if letter.isalnum() else "-" for letter in self.name.lower())
        return "-".join(filter(None, "".join(kept).split("-")))


@dataclass(frozen=True)
class ShownSample:
    """One sample, whole.

    Attributes:
        index: which of the problem's samples, from 0.
        outcome: from `lintseq.core.execution.OUTCOMES`.
        message: more of it, for people.
        program: None if the text gave none.
        text: what the model wrote; empty where the rows do not say.
        states: the texts between nothing and the program.
    """

    index: int
    outcome: str
    message: str
    program: str | None
    text: str
    states: Sequence[str]


@dataclass(frozen=True)
class ShownProblem:
    """One problem, with a sample of each arm that passed and one that did not.

    Attributes:
        prompt: what the models were asked; empty where the rows do not say.
        samples: for each arm, in order, the one that passed and the one that did not.
    """

    task_id: str
    prompt: str
    samples: Mapping[str, tuple[ShownSample | None, ShownSample | None]]


@dataclass(frozen=True)
class Report:
    """Everything a report says.

    Attributes:
        benchmark: that all arms were asked.
        ks: the k of pass@k.
        seed: of the resampling.
        arms: in the user's order.
        tables: one a metric; the first is pass@k.
        comparisons: of every pair of arms.
        pictures: curves against one another.
        shown: a problem with samples; None if no arm has any.
        cautions: what a careful reader should know before the numbers.
        made_from: SHA-256 of everything that the report depends on.
        lintseq_version: that made it.
    """

    benchmark: str
    ks: Sequence[int]
    seed: int
    arms: Sequence[ReportArm]
    tables: Sequence[MetricTable]
    comparisons: Sequence[Comparison]
    pictures: Sequence[Picture]
    shown: ShownProblem | None
    cautions: Sequence[str]
    made_from: str
    lintseq_version: str

    @property
    def problems(self) -> int:
        """How many problems each arm was asked."""
        return len(self.arms[0].evaluated.problems)
