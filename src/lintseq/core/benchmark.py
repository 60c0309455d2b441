"""Benchmarks: problems that a model is asked, each with hidden tests."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.execution import Trial
from lintseq.core.program import Program


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a benchmark.

    Attributes:
        task_id: unique in the benchmark, as its publishers call it.
        instruction: what a model is asked, in words.
        language: of the program that is wanted.
        tests: source that calls the program and checks the answers.
        setup: source that program and tests both come after.
        stub: the beginning of the program, which a bare completion continues; may be empty.
        entry_point: the name that the tests call, where they call just one.
        solution: a whole program that passes, if the benchmark has one.
    """

    task_id: str
    instruction: str
    language: str
    tests: str
    setup: str = ""
    stub: str = ""
    entry_point: str | None = None
    solution: str | None = None

    def trial(self, program: str) -> Trial:
        """``program`` with this problem's tests."""
        return Trial(program, self.tests, self.setup, self.entry_point)


class Benchmark(ABC):
    """A set of problems.

    Laws, which `lintseq.testing.BenchmarkConformance` checks: task ids are unique; a problem's
    ``solution`` passes its tests, but where `known_failures` says otherwise, and its ``stub`` alone
    does not; no training program is a problem's, and the seed decides which they are, a smaller
    count giving the first of a larger one.

    Attributes:
        name: as in ``--benchmark NAME[:WHERE]``.
        summary: one line for ``lintseq plugins``.
        where: what comes after the colon, for messages: ``FILE``, ``COUNT``.
        known_failures: task ids whose published solution fails, each with the reason.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    where: ClassVar[str]
    known_failures: ClassVar[dict[str, str]] = {}

    @abstractmethod
    def problems(self, where: str | None) -> list[Problem]:
        """The problems, in the benchmark's order; ``where`` is what came after the colon.

        Raises:
            UsageError: there are none there; the message names the place.
        """

    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        """``count`` instructions with programs to train on, none of them among the problems.

        Raises:
            UsageError: the benchmark has none.
        """
        raise UsageError(f"The benchmark '{self.name}' has no programs to train on.")
