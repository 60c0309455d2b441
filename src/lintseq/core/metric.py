"""Metrics: what is counted of the samples of a model, for tables and curves.

`lintseq.core.resampling` has the intervals that measures, differences and curves are to have.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.errors import UsageError


@dataclass(frozen=True, slots=True)
class EvaluatedSample:
    """One sample with its verdict, as metrics see it.

    Attributes:
        passed: whether every test passed.
        outcome: from `lintseq.core.execution.OUTCOMES`.
        solution: the program; None if there is none.
        tokens: of the completion, where the model told.
        decoding: from `lintseq.core.decoding.DECODINGS`; None where nothing was decoded.
        states: intermediate states that were linted; None where there were none to lint.
        clean_states: how many of them have no error that the finished program lacks.
        repairs: how often each fault of the text was repaired, by code.
    """

    passed: bool
    outcome: str
    solution: str | None = None
    tokens: int | None = None
    decoding: str | None = None
    states: int | None = None
    clean_states: int | None = None
    repairs: Mapping[str, int] | None = None


@dataclass(frozen=True)
class EvaluatedArm:
    """All samples of one model on one benchmark.

    Attributes:
        name: what tables and legends call it.
        problems: the samples of each problem, in their order, by task id. Samples on which the
            sandbox failed are left out: they say nothing of the model.
        sandbox_failed: how many were left out.
    """

    name: str
    problems: Mapping[str, Sequence[EvaluatedSample]]
    sandbox_failed: int = 0

    @property
    def fewest(self) -> int:
        """How many samples the problem with the fewest has: the largest k of pass@k."""
        return min((len(samples) for samples in self.problems.values()), default=0)

    def check_k(self, k: int) -> None:
        """Raise a `UsageError` unless every problem has ``k`` samples, one at least."""
        if k < 1:
            raise UsageError(f"k is at least 1, not {k}: give other numbers by --k.")
        for task, samples in self.problems.items():
            if len(samples) < k:
                failed = "; the sandbox failed on others" if self.sandbox_failed else ""
                raise UsageError(
                    f"k = {k} is more than the {len(samples)} samples that the arm '{self.name}' "
                    f"has of '{task}'{failed}: give a smaller --k, or sample more."
                )


@dataclass(frozen=True, slots=True)
class Measure:
    """One number about an arm.

    Attributes:
        name: heading of its column: ``pass@10``.
        value: None where it cannot be told.
        low: lower end of the 95 % interval over problems, if there is one.
        high: its upper end.
        percent: whether it is a share, to be shown as such.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """How far one arm lies above another, measured problem by problem.

    Attributes:
        name: of what differs: ``pass@1``.
        value: the first arm's number minus the second's.
        low: lower end of the 95 % interval, from resampling pairs of problems.
        high: its upper end.
        percent: whether it is a difference of shares, to be shown in percentage points.
    """

    name: str
    value: float
    low: float
    high: float
    percent: bool = False

    @property
    def within_noise(self) -> bool:
        """Whether no difference at all lies in the interval."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of a curve, with its 95 % interval over problems."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of an arm. Arms' curves of one name share a picture.

    Attributes:
        name: title of the picture.
        x: what the horizontal axis counts.
        y: what the vertical axis shows.
        points: from left to right; x above 0, since its axis is logarithmic.
        percent: whether y is a share, to be shown as such.
    """

    name: str
    x: str
    y: str
    points: Sequence[CurvePoint]
    percent: bool = False


class Metric(ABC):
    """Something to be told of every arm.

    Attributes:
        name: as in ``--metric NAME``, and the heading of its table.
        summary: one line, which the report shows.
    """

    name: ClassVar[str]
    summary: ClassVar[str]

    @abstractmethod
    def measures(self, arm: EvaluatedArm, *, ks: Sequence[int], seed: int) -> Sequence[Measure]:
        """The columns of the arm's row; ``ks`` are the k of pass@k, ``seed`` is for resampling.

        Raises:
            UsageError: the arm has too few samples.
        """

    def differences(
        self, first: EvaluatedArm, second: EvaluatedArm, *, ks: Sequence[int], seed: int
    ) -> Sequence[Difference]:
        """How ``first`` differs from ``second`` on the same problems, if the metric can tell.

        Raises:
            UsageError: an arm has too few samples.
        """
        return ()

    def curves(self, arm: EvaluatedArm, *, seed: int) -> Sequence[Curve]:
        """The arm's curves, if the metric has any."""
        return ()
