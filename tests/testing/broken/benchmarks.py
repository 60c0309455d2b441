"""Benchmarks with one flaw each; `test_benchmark_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count as numbers
from typing import ClassVar

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.errors import UsageError
from lintseq.core.program import Program
from lintseq.testing import BenchmarkConformance

CALLS = numbers()


def constant(number: int) -> str:
    return f"def f():\n    return {number}\n"


class Constants(Benchmark):
    """A flawless benchmark: functions that return a number; the small ones are the problems."""

    name = "constants"
    summary = "functions of no arguments"
    where = "COUNT"

    def problems(self, where: str | None) -> list[Problem]:
        return [self.problem(number) for number in range(3)]

    def problem(self, number: int) -> Problem:
        return Problem(
            task_id=f"constant/{number}",
            instruction=f"Return {number}.",
            language="python",
            tests=f"assert f() == {number}\n",
            entry_point="f",
            solution=constant(number),
        )

    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        for index in range(count):
            number = self.trained(index) + 1000 * seed
            yield Program(
                constant(number), "python", id=str(number), instruction=f"Return {number}."
            )

    def trained(self, index: int) -> int:
        return 3 + index


class TestFlawless(BenchmarkConformance):
    benchmark = Constants()


class NothingToTrainOn(Constants):
    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        raise UsageError(f"The benchmark '{self.name}' has none.")


class TestNothingToTrainOn(BenchmarkConformance):
    benchmark = NothingToTrainOn()


class KnownFailure(Constants):
    known_failures: ClassVar[dict[str, str]] = {"constant/1": "its solution is wrong"}

    def problem(self, number: int) -> Problem:
        solution = constant(-1 if number == 1 else number)
        return replace(super().problem(number), solution=solution)


class TestKnownFailure(BenchmarkConformance):
    benchmark = KnownFailure()


class OneIdForTwo(Constants):
    def problem(self, number: int) -> Problem:
        return replace(super().problem(number), task_id=f"constant/{number // 2}")


class TestOneIdForTwo(BenchmarkConformance):
    benchmark = OneIdForTwo()


class NeverTheSame(Constants):
    def problem(self, number: int) -> Problem:
        made = super().problem(number)
        return replace(made, instruction=f"{made.instruction} ({next(CALLS)})")


class TestNeverTheSame(BenchmarkConformance):
    benchmark = NeverTheSame()


class WrongSolution(Constants):
    def problem(self, number: int) -> Problem:
        return replace(super().problem(number), solution=constant(-number))


class TestWrongSolution(BenchmarkConformance):
    benchmark = WrongSolution()


class ToothlessTests(Constants):
    def problem(self, number: int) -> Problem:
        return replace(super().problem(number), tests="assert True\n")


class TestToothlessTests(BenchmarkConformance):
    benchmark = ToothlessTests()


class TrainsOnTheProblems(Constants):
    def trained(self, index: int) -> int:
        return index


class TestTrainsOnTheProblems(BenchmarkConformance):
    benchmark = TrainsOnTheProblems()


class DeafToTheSeed(Constants):
    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        return super().training_programs(count, 0)


class TestDeafToTheSeed(BenchmarkConformance):
    benchmark = DeafToTheSeed()


class TooFewPrograms(Constants):
    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        return super().training_programs(count - 1, seed)


class TestTooFewPrograms(BenchmarkConformance):
    benchmark = TooFewPrograms()


class ColonInItsName(Constants):
    name = "constants:few"


class TestColonInItsName(BenchmarkConformance):
    benchmark = ColonInItsName()
