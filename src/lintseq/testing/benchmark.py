"""The laws of a benchmark: solutions pass their hidden tests, and what is no solution does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import ClassVar

import pytest

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.errors import UsageError
from lintseq.core.execution import Runner
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.core.sandbox import SandboxLimits
from lintseq.core.sandbox_choice import choose_sandbox

TRAINING_PROGRAMS = 200
Judge = Callable[[Problem, str], str]
"""Runs a program against a problem's tests, and says the outcome."""


class BenchmarkConformance:
    """What a benchmark owes.

    Subclass it and name the benchmark, and where its problems are::

        class TestMyBenchmark(BenchmarkConformance):
            benchmark = MyBenchmark()
            where = "tests/data/problems.jsonl"

    Programs run in the strongest sandbox that works on the machine.

    Attributes:
        benchmark: the benchmark, as the plugin's hook supplies it.
        where: what follows the colon in ``--benchmark NAME:WHERE``; None for nothing.
        seconds: the time limit of one program.
    """

    benchmark: ClassVar[Benchmark]
    where: ClassVar[str | None] = None
    seconds: ClassVar[float] = 10.0

    @pytest.fixture
    def judge(self) -> Iterator[Judge]:
        """Runs programs, through runners that last as long as the test."""
        host = default_host()
        sandbox = choose_sandbox(host.sandboxes.things)
        runners: dict[str, Runner] = {}
        with ExitStack() as closing:

            def outcome(problem: Problem, program: str) -> str:
                if problem.language not in runners:
                    make = host.languages.get(problem.language).runner
                    assert make is not None, f"nothing runs programs in '{problem.language}'"
                    runner = make(sandbox, SandboxLimits(seconds=self.seconds))
                    runners[problem.language] = closing.enter_context(runner)
                return runners[problem.language].judge(problem.trial(program)).outcome

            yield outcome

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        benchmark = self.benchmark
        assert benchmark.name.split() == [benchmark.name], "a name is one word"
        assert ":" not in benchmark.name, "a colon ends the name"
        for text in (benchmark.summary, benchmark.where):
            assert text.strip()
            assert "\n" not in text

    def test_problems_have_ids_and_instructions(self) -> None:
        """Each id is used once; and there is something to ask."""
        problems = self._problems()
        assert problems, "give a place with problems"
        ids = [problem.task_id for problem in problems]
        assert len(set(ids)) == len(ids)
        assert all(problem.task_id and problem.instruction.strip() for problem in problems)

    def test_gives_the_same_problems_again(self) -> None:
        """In the same order."""
        assert self._problems() == self._problems()

    def test_solutions_pass(self, judge: Judge) -> None:
        """All that there are, but the known failures."""
        outcomes = {
            problem.task_id: judge(problem, problem.solution)
            for problem in self._problems()
            if problem.solution is not None and problem.task_id not in self.benchmark.known_failures
        }
        assert {task: word for task, word in outcomes.items() if word != "passed"} == {}

    def test_what_is_no_solution_fails(self, judge: Judge) -> None:
        """The beginning that a problem gives, without anything after it."""
        wrong = [
            problem.task_id
            for problem in self._problems()
            if judge(problem, problem.stub) in ("passed", "sandbox-failed")
        ]
        assert not wrong

    def test_training_programs_are_as_many_as_asked(self) -> None:
        """They have ids, each used once, instructions and texts; or there are none at all."""
        programs = self._training(TRAINING_PROGRAMS, seed=0)
        if programs:
            assert len(programs) == TRAINING_PROGRAMS
            assert len({program.id for program in programs}) == TRAINING_PROGRAMS
            assert all(program.instruction and program.text for program in programs)

    def test_training_programs_come_from_the_seed(self) -> None:
        """The same for the same seed, a beginning of those of a larger count; else others."""
        programs = self._training(TRAINING_PROGRAMS, seed=1)
        assert self._training(TRAINING_PROGRAMS, seed=1) == programs
        assert self._training(TRAINING_PROGRAMS // 2, seed=1) == programs[: len(programs) // 2]
        if programs:
            assert self._training(TRAINING_PROGRAMS, seed=2) != programs

    def test_training_programs_are_not_among_the_problems(self) -> None:
        """Neither their instructions nor their texts."""
        problems = self._problems()
        programs = self._training(TRAINING_PROGRAMS, seed=0)
        asked = {problem.instruction for problem in problems}
        assert asked.isdisjoint(program.instruction for program in programs)
        solved = {problem.solution for problem in problems}
        assert solved.isdisjoint(program.text for program in programs)

    def _problems(self) -> Sequence[Problem]:
        return self.benchmark.problems(self.where)

    def _training(self, count: int, seed: int) -> list[Program]:
        try:
            return list(self.benchmark.training_programs(count, seed))
        except UsageError as error:
            assert self.benchmark.name in str(error)
            return []
