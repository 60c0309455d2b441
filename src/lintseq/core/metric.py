"""Metrics: what is counted of the samples of a model, for tables and curves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar


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
            sandbox failed are left out.
    """

    name: str
    problems: Mapping[str, Sequence[EvaluatedSample]]


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
        points: from left to right.
    """

    name: str
    x: str
    y: str
    points: Sequence[CurvePoint]


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

    def curves(self, arm: EvaluatedArm, *, seed: int) -> Sequence[Curve]:
        """The arm's curves, if the metric has any."""
        return ()
