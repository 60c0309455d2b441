"""The `miniature` benchmark: its problems, and the programs to train for them on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.errors import UsageError
from lintseq.core.program import Program
from lintseq.core.random_source import random_source
from lintseq.plugins.benchmarks.miniature.drawing import draw_tasks
from lintseq.plugins.benchmarks.miniature.hidden_tests import hidden_tests
from lintseq.plugins.benchmarks.miniature.task import Task
from lintseq.plugins.benchmarks.miniature.writing import ENTRY_POINT, instruction, program

PROBLEMS = 100
MOST = 10_000
"""So many problems there are; training programs, no end."""


class Miniature(Benchmark):
    """Small programming tasks, generated: for trying a whole pipeline in minutes."""

    name = "miniature"
    summary = "generated tasks of 5 to 12 lines, with programs to train on: a laboratory animal"
    where = "COUNT"

    def problems(self, where: str | None) -> list[Problem]:
        """The first ``where`` problems, 100 if it is None. Always the same ones."""
        rng = random_source(0, "miniature problems", 0)
        tasks = islice(draw_tasks(rng, held_out=True), _count(where))
        return [_problem(number, task) for number, task in enumerate(tasks)]

    def training_programs(self, count: int, seed: int) -> Iterator[Program]:
        """``count`` instructions with programs, no two of them equal."""
        rng = random_source(seed, "miniature training", 0)
        for number, task in enumerate(islice(draw_tasks(rng, held_out=False), count)):
            yield Program(
                program(task),
                "python",
                id=f"miniature-train-{seed}/{number}",
                instruction=instruction(task),
            )


def _count(where: str | None) -> int:
    if where is None:
        return PROBLEMS
    if not (where.isascii() and where.isdigit() and 1 <= int(where[:9]) <= MOST):
        raise UsageError(
            f"The benchmark 'miniature' takes a number of problems from 1 to {MOST}, "
            f"not '{where}': write 'miniature:{PROBLEMS}', for example."
        )
    return int(where)


def _problem(number: int, task: Task) -> Problem:
    name = f"miniature/{number}"
    return Problem(
        task_id=name,
        instruction=instruction(task),
        language="python",
        tests=hidden_tests(task, random_source(0, name, 0)),
        entry_point=ENTRY_POINT,
        solution=program(task),
    )
