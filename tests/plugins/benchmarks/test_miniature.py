"""The miniature: its words, its programs and its answers say the same, and the split holds."""

from __future__ import annotations

import ast
import random
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq import generate
from lintseq.core.errors import UsageError
from lintseq.plugins.benchmarks.miniature.benchmark import Miniature
from lintseq.plugins.benchmarks.miniature.drawing import draw_tasks, is_held_out
from lintseq.plugins.benchmarks.miniature.hidden_tests import hidden_tests
from lintseq.plugins.benchmarks.miniature.meaning import Arguments, answer
from lintseq.plugins.benchmarks.miniature.near_misses import near_misses
from lintseq.plugins.benchmarks.miniature.task import (
    Branch,
    Change,
    Condition,
    Definition,
    Loop,
    Task,
)
from lintseq.plugins.benchmarks.miniature.writing import instruction, program
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.testing import BenchmarkConformance

TASKS = st.builds(
    lambda seed, held_out: next(draw_tasks(random.Random(seed), held_out=held_out)),
    st.integers(0, 10_000),
    st.booleans(),
)
LOOP = Task(
    "items",
    (
        Definition("c", 3),
        Loop(Condition("n", ">", "b"), Change("c", "-", "n")),
        Definition("d", "c", "*", 2),
        Branch(Condition("d", "%", 4), Change("d", "+", 1), None),
    ),
)


class TestMiniatureKeepsTheLaws(BenchmarkConformance):
    benchmark = Miniature()
    where = "40"


def test_a_task_in_words_and_as_a_program() -> None:
    assert instruction(LOOP) == (
        "Write a Python function `solve(items, b)`. Let c be 3. For each n in items, if n is "
        "greater than b, subtract n from c. Let d be c times 2. If d is divisible by 4, add 1 to "
        "d. Return d."
    )
    assert program(LOOP) == (
        "def solve(items, b):\n"
        "    c = 3\n"
        "    for n in items:\n"
        "        if n > b:\n"
        "            c = c - n\n"
        "    d = c * 2\n"
        "    if d % 4 == 0:\n"
        "        d = d + 1\n"
        "    return d\n"
    )


@pytest.mark.parametrize(
    ("items", "b", "result"),
    [((), 0, 6), ((1, 4), 2, -2), ((1, 4), 0, -3), ((5,), 10, 6), ((5, -3), -9, 2)],
)
def test_its_answers(items: tuple[int, ...], b: int, result: int) -> None:
    assert answer(LOOP, Arguments(items, b)) == result


def test_a_branch_takes_one_of_its_ways() -> None:
    branch = Branch(Condition("c", "<", 5), Change("c", "*", "b"), Change("c", "-", 1))
    task = Task("a", (Definition("c", "a", "+", "a"), branch))
    assert [answer(task, Arguments(a, 3)) for a in (2, 3)] == [12, 5]
    words = "If c is less than 5, multiply c by b, otherwise subtract 1 from c. Return c."
    assert instruction(task).endswith(f" Let c be a plus a. {words}")


@given(task=TASKS)
def test_words_programs_and_combinations_are_one_to_one(task: Task) -> None:
    for miss in near_misses(task):
        assert miss != task
        assert instruction(miss) != instruction(task)
        assert program(miss) != program(task)


@given(task=TASKS, b=st.integers(1, 9))
def test_numbers_do_not_move_a_task_over_the_split(task: Task, b: int) -> None:
    moved = [step for step in near_misses(task) if step.combination == task.combination]
    assert {is_held_out(each) for each in [task, *moved]} == {is_held_out(task)}


def test_no_combination_stands_on_both_sides() -> None:
    problems = {
        task.combination for task in islice(draw_tasks(random.Random(1), held_out=True), 500)
    }
    trained = {
        task.combination for task in islice(draw_tasks(random.Random(2), held_out=False), 5000)
    }
    assert len(problems) > 100
    assert len(trained) > 1000
    assert problems.isdisjoint(trained)


def test_there_are_many_programs_and_no_linter_complains() -> None:
    programs = list(Miniature().training_programs(20_000, seed=0))
    assert len({each.text for each in programs}) == 20_000
    assert len({each.instruction for each in programs}) == 20_000
    sizes = {each.text.count("\n") for each in programs}
    assert (min(sizes), max(sizes)) == (5, 12)
    pyflakes = Pyflakes()
    assert all(not pyflakes.lint(each.text) for each in programs[:200])


def test_programs_are_written_in_several_edits() -> None:
    programs = list(Miniature().training_programs(60, seed=0))
    edits = [
        len(sequence.edits)
        for each in programs
        for sequence in generate(each.text, language="python", samples=1)
    ]
    assert sum(edits) / len(edits) > 2


@given(task=TASKS, seed=st.integers(0, 100))
def test_hidden_tests_are_six_calls_with_the_right_answers(task: Task, seed: int) -> None:
    asserted = [_asserted(line) for line in hidden_tests(task, random.Random(seed)).splitlines()]
    assert len(asserted) == 6
    assert len({arguments for arguments, _ in asserted}) == 6
    assert all(answer(task, arguments) == result for arguments, result in asserted)


def test_hidden_tests_tell_near_misses_apart() -> None:
    """Of 400 tasks nearly all. Some mean the same: "greater than 3" of what is never near to it."""
    misses, passing = 0, 0
    for seed in range(400):
        task = next(draw_tasks(random.Random(seed), held_out=True))
        lines = hidden_tests(task, random.Random(seed)).splitlines()
        asserted = [_asserted(line) for line in lines]
        for miss in near_misses(task):
            misses += 1
            passing += all(answer(miss, arguments) == result for arguments, result in asserted)
    assert passing / misses < 0.05


def _asserted(line: str) -> tuple[Arguments, int]:
    """The arguments and the result of one test."""
    match ast.parse(line).body[0]:
        case ast.Assert(test=ast.Compare(left=ast.Call(args=[first, b]), comparators=[result])):
            value = ast.literal_eval(first)
            taken = tuple(value) if isinstance(value, list) else value
            return Arguments(taken, ast.literal_eval(b)), ast.literal_eval(result)
    raise AssertionError(line)


def test_a_hundred_problems_unless_told() -> None:
    miniature = Miniature()
    hundred = miniature.problems(None)
    assert [problem.task_id for problem in hundred] == [f"miniature/{n}" for n in range(100)]
    assert miniature.problems("7") == hundred[:7]
    assert miniature.problems("101")[:100] == hundred


@pytest.mark.parametrize("where", ["0", "-1", "ten", "10001", "1e3", "³", "9" * 5000])
def test_other_numbers_of_problems_are_refused(where: str) -> None:
    with pytest.raises(UsageError, match="takes a number of problems from 1 to 10000, not"):
        Miniature().problems(where)
